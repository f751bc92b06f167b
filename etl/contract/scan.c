/*
 * scan: see scan.h.
 */
#include "scan.h"

#include "base/unicode.h"

#include <string.h>

uint64_t scan_hash(struct span text)
{
    uint64_t hash = UINT64_C(0x9E3779B97F4A7C15) ^ text.length;
    const char *p = text.bytes;
    size_t n = text.length;
    for (; n >= 8; p += 8, n -= 8) {
        uint64_t word;
        memcpy(&word, p, 8);
        hash = (hash ^ word) * UINT64_C(0xFF51AFD7ED558CCD);
        hash ^= hash >> 32;
    }
    uint64_t last = 0;
    if (n > 0) memcpy(&last, p, n);
    hash = (hash ^ last) * UINT64_C(0xC4CEB9FE1A85EC53);
    return hash ^ hash >> 29;
}

static bool is_printable(char byte)
{
    return byte > ' ' && byte < 0x7F;
}

/* Length of the blank or invisible character at p; 0 = it is none. Zero-width ones set
 * *ret_invisible. */
static size_t blank_at(const char *p, size_t n, bool *ret_invisible)
{
    const unsigned char *u = (const unsigned char *)p;
    *ret_invisible = false;
    if (u[0] == ' ' || (u[0] >= 9 && u[0] <= 13)) return 1;
    if (u[0] < 0xC2) return 0;
    if (u[0] == 0xC2 && n >= 2) {
        *ret_invisible = u[1] == 0xAD;
        return u[1] == 0xA0 || u[1] == 0xAD || u[1] == 0x85 ? 2 : 0;
    }
    if (u[0] == 0xE2 && n >= 3 && u[1] == 0x80) {
        *ret_invisible = (u[2] >= 0x8B && u[2] <= 0x8F) || (u[2] >= 0xAA && u[2] <= 0xAE);
        return *ret_invisible || (u[2] >= 0x80 && u[2] <= 0x8A) || u[2] == 0xA8 || u[2] == 0xA9 ||
                       u[2] == 0xAF
                   ? 3
                   : 0;
    }
    if (u[0] == 0xE2 && n >= 3 && u[1] == 0x81 && (u[2] == 0xA0 || u[2] == 0x9F)) {
        *ret_invisible = u[2] == 0xA0;
        return 3;
    }
    if (u[0] == 0xEF && n >= 3 && u[1] == 0xBB && u[2] == 0xBF) {
        *ret_invisible = true;
        return 3;
    }
    return u[0] == 0xE3 && n >= 3 && u[1] == 0x80 && u[2] == 0x80 ? 3 : 0;
}

static struct span trim_all(struct span text)
{
    bool invisible;
    if (text.length > 0 && is_printable(text.bytes[0]) && is_printable(text.bytes[text.length - 1]))
        return text;
    while (text.length > 0) {
        size_t length = blank_at(text.bytes, text.length, &invisible);
        if (length == 0) break;
        text.bytes += length;
        text.length -= length;
    }
    while (text.length > 0) {
        size_t length = 1;
        while (length < 3 && length < text.length &&
               ((unsigned char)text.bytes[text.length - length] & 0xC0) == 0x80)
            length++;
        if (blank_at(text.bytes + text.length - length, length, &invisible) != length) break;
        text.length -= length;
    }
    return text;
}

bool scan_blank(struct span text)
{
    return trim_all(text).length == 0;
}

/* The eight bytes at p hold the byte `lead`, or (rarely) a neighbour of it. */
static bool holds(uint64_t word, unsigned char lead)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    uint64_t differs = word ^ ones * lead;
    return ((differs - ones) & ~differs & ones * 0x80) != 0;
}

/* Position of the first byte from `at` on that may begin an invisible character. */
static size_t lead_from(struct span text, size_t at)
{
    for (uint64_t word; at + sizeof word <= text.length; at += sizeof word) {
        memcpy(&word, text.bytes + at, sizeof word);
        if (holds(word, 0xC2) || holds(word, 0xE2) || holds(word, 0xEF)) break;
    }
    return at;
}

static bool has_invisible(struct span text)
{
    bool invisible;
    for (size_t i = lead_from(text, 0); i < text.length; i++) {
        unsigned char c = (unsigned char)text.bytes[i];
        if (c == 0xC2 || c == 0xE2 || c == 0xEF)
            if (blank_at(text.bytes + i, text.length - i, &invisible) > 0 && invisible) return true;
    }
    return false;
}

struct span scan_clean(struct arena *scratch, struct span text)
{
    text = trim_all(text);
    if (text.length > 1 && text.bytes[0] == '\'')
        text = trim_all(span_make(text.bytes + 1, text.length - 1));
    if (!has_invisible(text)) return text;
    char *out = arena_alloc(scratch, text.length + 1);
    size_t used = 0;
    for (size_t i = 0; i < text.length;) {
        bool invisible;
        size_t length = blank_at(text.bytes + i, text.length - i, &invisible);
        if (length > 0 && invisible) {
            i += length;
        } else {
            out[used++] = text.bytes[i++];
        }
    }
    return span_make(out, used);
}

struct span scan_one_line(struct arena *scratch, struct span text)
{
    bool invisible, change = false;
    for (size_t i = 0; i < text.length && !change; i++) {
        size_t length = blank_at(text.bytes + i, text.length - i, &invisible);
        change = length > 1 || (length == 1 && (text.bytes[i] != ' ' ||
                                                (i + 1 < text.length && text.bytes[i + 1] == ' ')));
    }
    if (!change) return text;
    char *out = arena_alloc(scratch, text.length + 1);
    size_t used = 0;
    for (size_t i = 0; i < text.length;) {
        size_t length = blank_at(text.bytes + i, text.length - i, &invisible);
        if (length == 0) {
            out[used++] = text.bytes[i++];
            continue;
        }
        i += length;
        if (!invisible && used > 0 && out[used - 1] != ' ') out[used++] = ' ';
    }
    return span_make(out, used);
}

size_t scan_digits(struct span *text, int64_t *ret_value)
{
    size_t count = 0;
    int64_t value = 0;
    while (count < text->length && count < 18 && is_digit(text->bytes[count]))
        value = value * 10 + (text->bytes[count++] - '0');
    text->bytes += count;
    text->length -= count;
    *ret_value = value;
    return count;
}

bool scan_byte(struct span *text, char byte)
{
    if (text->length == 0 || text->bytes[0] != byte) return false;
    text->bytes++;
    text->length--;
    return true;
}

bool scan_word(struct span *text, const char *word)
{
    if (!span_starts_with(*text, word)) return false;
    size_t length = strlen(word);
    text->bytes += length;
    text->length -= length;
    return true;
}

void scan_spaces(struct span *text)
{
    bool invisible;
    while (text->length > 0) {
        size_t length = blank_at(text->bytes, text->length, &invisible);
        if (length == 0) return;
        text->bytes += length;
        text->length -= length;
    }
}
