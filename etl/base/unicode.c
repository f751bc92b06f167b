/*
 * unicode: see unicode.h; folding stands in fold.c.
 *
 * Source: RFC 3629 (well-formed UTF-8), Unicode 15 UAX #15 (NFC_Quick_Check).
 */
#include "unicode.h"

#include <endian.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <uninorm.h>

static const uint32_t REPLACEMENT = 0xFFFD;

/* Number of ASCII bytes at the start, eight at a time. */
static inline size_t ascii_run(const char *bytes, size_t length)
{
    size_t i = 0;
    for (uint64_t word; i + sizeof word <= length; i += sizeof word) {
        memcpy(&word, bytes + i, sizeof word);
        word &= UINT64_C(0x8080808080808080);
        if (word != 0) return i + (size_t)(__builtin_ctzll(le64toh(word)) >> 3);
    }
    while (i < length && (unsigned char)bytes[i] < 0x80) i++;
    return i;
}

static bool is_tail(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

/* Length of the well-formed character at p (n > 0 bytes left) and in *ret itself; 0 = none. */
static size_t decode(const unsigned char *p, size_t n, uint32_t *ret)
{
    if (p[0] < 0x80) {
        *ret = p[0];
        return 1;
    }
    if (p[0] >= 0xC2 && p[0] <= 0xDF && n >= 2 && is_tail(p[1])) {
        *ret = (uint32_t)(p[0] & 0x1F) << 6 | (p[1] & 0x3F);
        return 2;
    }
    if ((p[0] & 0xF0) == 0xE0 && n >= 3 && is_tail(p[1]) && is_tail(p[2])) {
        *ret = (uint32_t)(p[0] & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
        return *ret < 0x800 || (*ret >= 0xD800 && *ret <= 0xDFFF) ? 0 : 3;
    }
    if ((p[0] & 0xF8) == 0xF0 && n >= 4 && is_tail(p[1]) && is_tail(p[2]) && is_tail(p[3])) {
        *ret = (uint32_t)(p[0] & 0x07) << 18 | (uint32_t)(p[1] & 0x3F) << 12 |
               (uint32_t)(p[2] & 0x3F) << 6 | (p[3] & 0x3F);
        return *ret < 0x10000 || *ret > 0x10FFFF ? 0 : 4;
    }
    return 0;
}

/* A letter of two bytes (but the first block's C0 and C1), or one of U+1000-U+CFFF: nearly all that
 * Vietnamese text holds, told by the lead byte and the tails alone. 0 = look closer. */
static inline size_t common_length(const unsigned char *p, size_t n)
{
    if (n >= 3 && p[0] >= 0xE1 && p[0] <= 0xEC && is_tail(p[1]) && is_tail(p[2])) return 3;
    return n >= 2 && p[0] >= 0xC2 && p[0] <= 0xDF && is_tail(p[1]) ? 2 : 0;
}

bool utf8_valid(struct span bytes, size_t *ret_bad)
{
    const unsigned char *p = (const unsigned char *)bytes.bytes;
    for (size_t i = 0; i < bytes.length;) {
        uint32_t character;
        if (p[i] < 0x80) {
            i += ascii_run(bytes.bytes + i, bytes.length - i);
            continue;
        }
        size_t length = common_length(p + i, bytes.length - i);
        if (length == 0) length = decode(p + i, bytes.length - i, &character);
        if (length == 0) {
            if (ret_bad != NULL) *ret_bad = i;
            return false;
        }
        i += length;
    }
    return true;
}

uint32_t utf8_next(struct span *text)
{
    uint32_t character;
    size_t length = decode((const unsigned char *)text->bytes, text->length, &character);
    if (length == 0) {
        character = REPLACEMENT;
        length = 1;
    }
    text->bytes += length;
    text->length -= length;
    return character;
}

/* Ranges in which every character is NFC in any company. U+2000 and U+2001 are not. */
static bool is_plain_nfc(uint32_t c)
{
    return c < 0x300 || (c >= 0x1E00 && c <= 0x1EFF) || (c >= 0x2002 && c <= 0x206F) ||
           (c >= 0x20A0 && c <= 0x20BF) || c == 0xFEFF;
}

bool utf8_is_nfc_quick(struct span text)
{
    while (text.length > 0) {
        size_t run = ascii_run(text.bytes, text.length);
        text.bytes += run;
        text.length -= run;
        if (text.length > 0 && !is_plain_nfc(utf8_next(&text))) return false;
    }
    return true;
}

struct span nfc(struct arena *arena, struct span text)
{
    if (utf8_is_nfc_quick(text)) return text;
    size_t length = 0;
    uint8_t *normal =
        u8_normalize(UNINORM_NFC, (const uint8_t *)text.bytes, text.length, NULL, &length);
    if (normal == NULL) memory_end(text.length);
    struct span result = span_make(arena_strndup(arena, (const char *)normal, length), length);
    free(normal);
    return result;
}

size_t utf8_chars(struct span text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.length; i++) count += !is_tail((unsigned char)text.bytes[i]);
    return count;
}

size_t utf8_cut(struct span text, size_t max_bytes)
{
    size_t end = text.length < max_bytes ? text.length : max_bytes;
    size_t start = end; /* of the last character */
    while (start > 0 && end - start < 4) {
        unsigned char byte = (unsigned char)text.bytes[--start];
        if (is_tail(byte)) continue;
        size_t need = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
        return need > end - start ? start : end;
    }
    return end;
}

size_t utf8_encode(uint32_t c, char ret_bytes[4])
{
    if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = REPLACEMENT;
    if (c < 0x80) {
        ret_bytes[0] = (char)c;
        return 1;
    }
    size_t length = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    for (size_t i = length - 1; i > 0; i--, c >>= 6) ret_bytes[i] = (char)(0x80 | (c & 0x3F));
    static const uint8_t leads[] = {0, 0, 0xC0, 0xE0, 0xF0};
    ret_bytes[0] = (char)(leads[length] | c);
    return length;
}

void utf8_put(struct buffer *buffer, uint32_t character)
{
    char bytes[4];
    buffer_add(buffer, bytes, utf8_encode(character, bytes));
}

/* Controls, line ends of Unicode, and marks that turn the direction of a line around. */
static bool is_control(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x200E || c == 0x200F ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

void printable(struct buffer *buffer, struct span bytes)
{
    while (bytes.length > 0) {
        uint32_t character;
        const unsigned char *start = (const unsigned char *)bytes.bytes;
        size_t length = decode(start, bytes.length, &character);
        bool shown = length > 0 && !is_control(character);
        if (length == 0) length = 1;
        if (shown) buffer_add(buffer, start, length);
        for (size_t i = 0; i < length && !shown; i++) buffer_printf(buffer, "\\x%02X", start[i]);
        bytes.bytes += length;
        bytes.length -= length;
    }
}
