/*
 * scan: small steps over text that the parsers of contract/ share.
 *
 * Units:  bytes; text is UTF-8.
 */
#ifndef THIDUA_CONTRACT_SCAN_H
#define THIDUA_CONTRACT_SCAN_H

#include "base/arena.h"
#include "base/text.h"

#include <stdint.h>

/* 64-bit hash of bytes for tables in memory (not for anything stored). */
uint64_t scan_hash(struct span text);

/* Without blanks of any kind (no-break, zero-width, tabs) at both ends, without zero-width
 * characters inside, without the
 * apostrophe that Excel puts before text. Copies only where something inside changes. */
struct span scan_clean(struct arena *scratch, struct span text);
/* Every run of blanks and line breaks as one space. */
struct span scan_one_line(struct arena *scratch, struct span text);
/* True for nothing but blanks of any kind. */
bool scan_blank(struct span text);

/* Takes decimal digits off the front: their number and value; at most 18. */
size_t scan_digits(struct span *text, int64_t *ret_value);
/* Takes one byte off the front where it is that one. */
bool scan_byte(struct span *text, char byte);
/* Takes a word off the front (exact bytes). */
bool scan_word(struct span *text, const char *word);
void scan_spaces(struct span *text);

static inline bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

#endif
