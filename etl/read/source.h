/*
 * source: the bytes of a text file in blocks, UTF-16 turned into UTF-8 on the way, and samples for
 * detection.
 *
 * In:     a descriptor of a regular file, read by offset (pread); or bytes in memory.
 * Out:    every byte after the byte order mark, in order. Every other encoding passes as it is: all
 *         of them keep delimiters, quotes and line ends at their ASCII bytes. Half a UTF-16 pair or
 *         unit comes out as byte 0xFF.
 * Errors: CODE_FILE_READ.
 */
#ifndef THIDUA_READ_SOURCE_H
#define THIDUA_READ_SOURCE_H

#include "base/error.h"
#include "base/text.h"

#include <stdint.h>

enum wide { WIDE_NOT, WIDE_LITTLE, WIDE_BIG };

struct source {
    int fd;
    int64_t offset, size; /* bytes of the file */
    enum wide wide;
    unsigned char *block; /* UTF-16 waiting to be turned */
};

enum { SAMPLE_CHUNKS = 14, SAMPLE_HEAD_BYTES = 256 << 10, SAMPLE_CHUNK_BYTES = 16 << 10 };

/* The head of the file and whole lines from places across it; the last chunk ends where the file
 * ends. */
struct sample {
    char *bytes;
    struct span chunks[SAMPLE_CHUNKS];
    size_t count;
    bool whole; /* the only chunk is the file */
};

/* skip = length of the byte order mark. */
void source_init(struct source *source, int fd, int64_t skip, int64_t size, enum wide wide);
void source_release(struct source *source);
/* Up to `capacity` (at least 64) bytes; *ret_length 0 at the end. */
MUST_CHECK bool source_read(struct source *source, char *bytes, size_t capacity, size_t *ret_length,
                            struct error *err);

MUST_CHECK bool sample_take(struct sample *ret, int fd, int64_t skip, int64_t size, enum wide wide,
                            struct error *err);
/* True where every byte of the sample is ASCII. */
bool sample_is_ascii(const struct sample *sample);
/* One chunk from the first place beyond ASCII on: for a file whose sample shows none. No chunk
 * where there is no such place. */
MUST_CHECK bool sample_take_beyond_ascii(struct sample *ret, int fd, int64_t skip, int64_t size,
                                         struct error *err);
void sample_release(struct sample *sample);

#endif
