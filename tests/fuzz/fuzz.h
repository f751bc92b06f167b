/*
 * fuzz: what every libFuzzer target shares: a sink that checks what readers promise (sheet.h), and
 * a file in memory.
 */
#ifndef THIDUA_TESTS_FUZZ_H
#define THIDUA_TESTS_FUZZ_H

#include "read/reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A sink that ends the process where a row breaks a promise: UTF-8, limits, order of numbers. */
struct sheet_sink checking_sink(void);
/* A descriptor of a memory file with these bytes; the caller closes it. */
int memory_file(const uint8_t *data, size_t size);

typedef bool fuzz_reader(int fd, const struct read_options *options, const struct sheet_sink *sink,
                         struct error *err);
/* Reads the bytes as a file into the checking sink: it succeeds, or says why not. unpacked_bytes
 * bounds what a package may become; 0 = as by default. */
void fuzz_read(fuzz_reader *read, const uint8_t *data, size_t size, int64_t unpacked_bytes);

#endif
