/*
 * Whole CSV files: encoding and dialect detection, splitter, fields, decoding; also the table
 * finder over what comes out.
 */
#include "fuzz.h"

#include "read/csv.h"

#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct read_options options = {.head_rows = 0};
    struct error err = {.code = CODE_OK};
    struct sheet_sink sink = checking_sink();
    read_limits_default(&options.limits);
    int fd = memory_file(data, size);
    bool ok = csv_read(fd, &options, &sink, &err);
    close(fd);
    if (!ok && err.code == CODE_OK) __builtin_trap();
    return 0;
}
