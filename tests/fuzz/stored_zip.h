/*
 * stored_zip: a ZIP archive in memory with stored entries, so that fuzzing changes the content of a
 *             part and not its CRC.
 */
#ifndef THIDUA_TESTS_STORED_ZIP_H
#define THIDUA_TESTS_STORED_ZIP_H

#include "base/text.h"

enum { STORED_ENTRIES_MAX = 16 };

struct stored_zip {
    struct buffer bytes, directory;
    unsigned count;
};

static inline void stored_number(struct buffer *buffer, uint32_t value, int bytes)
{
    for (int i = 0; i < bytes; i++) buffer_add_char(buffer, (char)(value >> (8 * i)));
}

static inline uint32_t stored_crc(struct span data)
{
    uint32_t crc = 0xFFFFFFFF;
    for (size_t i = 0; i < data.length; i++) {
        crc ^= (unsigned char)data.bytes[i];
        for (int bit = 0; bit < 8; bit++) crc = crc >> 1 ^ (0xEDB88320 & (0 - (crc & 1)));
    }
    return ~crc;
}

/* What local header and directory entry have in common. */
static inline void stored_fields(struct buffer *buffer, struct span name, struct span data)
{
    stored_number(buffer, 20, 2);
    stored_number(buffer, 0, 4); /* flags, method */
    stored_number(buffer, 33 << 16, 4);
    stored_number(buffer, stored_crc(data), 4);
    stored_number(buffer, (uint32_t)data.length, 4);
    stored_number(buffer, (uint32_t)data.length, 4);
    stored_number(buffer, (uint32_t)name.length, 4); /* and no extra field */
}

static inline void stored_add(struct stored_zip *zip, const char *name, struct span data)
{
    uint32_t offset = (uint32_t)zip->bytes.length;
    buffer_add(&zip->bytes, "PK\3\4", 4);
    stored_fields(&zip->bytes, span_of(name), data);
    buffer_add_text(&zip->bytes, name);
    buffer_add_span(&zip->bytes, data);
    buffer_add(&zip->directory, "PK\1\2", 4);
    stored_number(&zip->directory, 20, 2);
    stored_fields(&zip->directory, span_of(name), data);
    for (int i = 0; i < 10; i++) buffer_add_char(&zip->directory, 0);
    stored_number(&zip->directory, offset, 4);
    buffer_add_text(&zip->directory, name);
    zip->count++;
}

static inline void stored_begin(struct stored_zip *zip)
{
    zip->count = 0;
    buffer_init(&zip->bytes, (size_t)64 << 20);
    buffer_init(&zip->directory, (size_t)1 << 20);
}

/* The finished archive; stored_release frees it. */
static inline struct span stored_finish(struct stored_zip *zip)
{
    uint32_t offset = (uint32_t)zip->bytes.length;
    buffer_add_span(&zip->bytes, buffer_span(&zip->directory));
    buffer_add(&zip->bytes, "PK\5\6\0\0\0\0", 8);
    stored_number(&zip->bytes, zip->count, 2);
    stored_number(&zip->bytes, zip->count, 2);
    stored_number(&zip->bytes, (uint32_t)zip->directory.length, 4);
    stored_number(&zip->bytes, offset, 4);
    stored_number(&zip->bytes, 0, 2);
    return buffer_span(&zip->bytes);
}

static inline void stored_release(struct stored_zip *zip)
{
    buffer_release(&zip->bytes);
    buffer_release(&zip->directory);
}

#endif
