/*
 * cfb: one stream of an OLE2 compound file (legacy Office documents), read whole into memory.
 *
 * In:     a descriptor of a regular file, read by offset.
 * Owns:   *ret_bytes is the caller's to free.
 * Limits: the stream is no longer than the file; chains that circle or leave the file are refused.
 * Errors: CODE_UNREADABLE_FILE, CODE_MEMORY.
 * Source: [MS-CFB] 2.2 header, 2.3 FAT, 2.4 mini FAT, 2.5 DIFAT, 2.6 directory.
 */
#ifndef THIDUA_READ_CFB_H
#define THIDUA_READ_CFB_H

#include "base/error.h"

#include <stddef.h>
#include <stdint.h>

MUST_CHECK bool cfb_read(int fd, const char *name, uint8_t **ret_bytes, size_t *ret_length,
                         struct error *err);

/* The error that an old workbook is broken or cut short; false. */
bool cfb_broken(struct error *err);

static inline uint16_t u16_at(const uint8_t *bytes)
{
    return (uint16_t)(bytes[0] | bytes[1] << 8);
}

static inline uint32_t u32_at(const uint8_t *bytes)
{
    return (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 |
           (uint32_t)bytes[3] << 24;
}

#endif
