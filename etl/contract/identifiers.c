/*
 * identifiers: see identifiers.h.
 */
#include "identifiers.h"

#include "scan.h"

#include <string.h>

enum {
    PROCEDURE_PLACES = 6,
    PROCEDURE_PLACES_MIN = 3,
    CITIZEN_DIGITS = 12,
    CARD_DIGITS = 9,
    CODE_BYTES = 256
};

/* Codes are short: a terminated copy spares regexec from running on. */
static bool fits(const regex_t *pattern, struct span text)
{
    char copy[CODE_BYTES];
    if (text.length >= sizeof copy || memchr(text.bytes, '\0', text.length) != NULL) return false;
    memcpy(copy, text.bytes, text.length);
    copy[text.length] = '\0';
    return regexec(pattern, copy, 0, NULL, 0) == 0;
}

/* The text with 9 for every digit and A for every capital letter: what a uniform pattern sees. */
static struct span shape_of(struct span text, char *room)
{
    for (size_t i = 0; i < text.length; i++) {
        char c = text.bytes[i];
        room[i] = is_digit(c) ? '9' : c >= 'A' && c <= 'Z' ? 'A' : c;
    }
    return span_make(room, text.length);
}

/* The codes of a file have few shapes: each is matched once. */
static bool fits_by_shape(struct choice_memory *memory, const struct field_more *more,
                          struct span text)
{
    char room[CHOICE_CACHE_BYTES];
    if (memory == NULL || !more->uniform || text.length > sizeof room || text.length == 0)
        return fits(&more->pattern, text);
    struct span shape = shape_of(text, room);
    struct choice_slot *slot = &memory->slots[scan_hash(shape) % CHOICE_CACHE];
    if (slot->length != shape.length || memcmp(slot->bytes, shape.bytes, shape.length) != 0) {
        slot->value = fits(&more->pattern, text);
        slot->length = (uint8_t)shape.length;
        memcpy(slot->bytes, shape.bytes, shape.length);
    }
    return slot->value != 0;
}

bool identifier_is_uniform(const char *pattern)
{
    for (const char *p = pattern; *p != '\0'; p++) {
        if (strncmp(p, "[0-9]", 5) == 0 || strncmp(p, "[A-Z]", 5) == 0) {
            p += 4;
        } else if (*p == '{') {
            while (p[1] != '\0' && *p != '}') p++;
        } else if (*p == '[') {
            if (p[1] == '\0' || strchr(".-/", p[1]) == NULL || p[2] != ']') return false;
            p += 2;
        } else if (strchr("^$.-/()?*+|", *p) == NULL) {
            return false;
        }
    }
    return true;
}

enum code identifier_code(struct arena *scratch, const struct field *field,
                          struct choice_memory *memory, struct span text, struct span *ret)
{
    bool change = false;
    for (size_t i = 0; i < text.length && !change; i++)
        change = text.bytes[i] == ' ' || (text.bytes[i] >= 'a' && text.bytes[i] <= 'z');
    if (change) {
        char *copy = arena_alloc(scratch, text.length + 1);
        size_t used = 0;
        for (size_t i = 0; i < text.length; i++) {
            char c = text.bytes[i];
            if (c != ' ') copy[used++] = c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
        }
        text = span_make(copy, used);
    }
    const struct field_more *more = more_of(field);
    if (more->has_pattern && !fits_by_shape(memory, more, text)) return CODE_CODE_PATTERN;
    *ret = text;
    return CODE_OK;
}

enum code identifier_procedure(struct arena *scratch, struct span text, struct span *ret)
{
    *ret = span_make("", 0);
    struct span rest = text;
    if (rest.length < 2 + PROCEDURE_PLACES_MIN || !is_digit(rest.bytes[0]))
        return CODE_PROCEDURE_CODE;
    bool comma = rest.bytes[1] == ',';
    if (rest.bytes[1] != '.' && !comma) return CODE_PROCEDURE_CODE;
    size_t places = 0;
    while (2 + places < rest.length && is_digit(rest.bytes[2 + places])) places++;
    if (places == PROCEDURE_PLACES && !comma) {
        *ret = span_make(text.bytes, 2 + PROCEDURE_PLACES);
        return CODE_OK;
    }
    if (places > PROCEDURE_PLACES || places < PROCEDURE_PLACES_MIN || 2 + places != rest.length)
        return CODE_PROCEDURE_CODE;
    char *copy = arena_printf(scratch, "%c.%.*s000000", text.bytes[0], (int)places, text.bytes + 2);
    *ret = span_make(copy, 2 + PROCEDURE_PLACES);
    return places == PROCEDURE_PLACES ? CODE_REPAIRED_VALUE : CODE_PADDED_ZERO;
}

/* Digits without the blanks, dots and dashes between them; length 0 where anything else stands
 * there. */
static struct span digits_only(struct arena *scratch, struct span text)
{
    bool clean = true;
    for (size_t i = 0; i < text.length && clean; i++) clean = is_digit(text.bytes[i]);
    if (clean) return text;
    if (text.length > 64) return span_make("", 0);
    char *copy = arena_alloc(scratch, text.length + 1);
    size_t used = 0;
    for (size_t i = 0; i < text.length; i++) {
        char c = text.bytes[i];
        if (is_digit(c))
            copy[used++] = c;
        else if (c != ' ' && c != '.' && c != '-' &&
                 !((unsigned char)c == 0xC2 || (unsigned char)c == 0xA0))
            return span_make("", 0);
    }
    return span_make(copy, used);
}

enum code identifier_citizen(struct arena *scratch, struct span text, struct span *ret)
{
    struct span digits = digits_only(scratch, text);
    *ret = span_make("", 0);
    if (digits.length == CITIZEN_DIGITS || digits.length == CARD_DIGITS) {
        if (!span_equals(digits, "000000001") && !span_equals(digits, "000000000")) *ret = digits;
        return CODE_OK;
    }
    if (digits.length != CITIZEN_DIGITS - 1) return CODE_REPAIRED_VALUE;
    *ret =
        span_make(arena_printf(scratch, "0%.*s", (int)digits.length, digits.bytes), CITIZEN_DIGITS);
    return CODE_PADDED_ZERO;
}

enum code identifier_phone(struct arena *scratch, struct span text, struct span *ret)
{
    bool abroad = scan_byte(&text, '+');
    struct span digits = digits_only(scratch, text);
    *ret = span_make("", 0);
    if (abroad || digits.length > 11) {
        if (!scan_word(&digits, "84")) return CODE_REPAIRED_VALUE;
    }
    if (digits.length >= 10 && digits.length <= 11 && digits.bytes[0] == '0') {
        *ret = digits;
        return CODE_OK;
    }
    if (digits.length != 9 || digits.bytes[0] == '0') return CODE_REPAIRED_VALUE;
    *ret = span_make(arena_printf(scratch, "0%.*s", (int)digits.length, digits.bytes),
                     digits.length + 1);
    return abroad ? CODE_OK : CODE_PADDED_ZERO;
}

static size_t digits_at(struct span text, size_t at)
{
    size_t count = 0;
    while (at + count < text.length && is_digit(text.bytes[at + count])) count++;
    return count;
}

/* End of the number that begins at `at`, with its digits; groups are joined by one dot, dash or
 * blank: of three digits or more,
 * after a blank of two or more. Dates and amounts do not begin with 0 in such groups. */
static size_t number_end(struct span text, size_t at, size_t *ret_digits, bool *ret_joined)
{
    size_t end = at + digits_at(text, at);
    *ret_digits = end - at;
    *ret_joined = false;
    while (end<text.length && * ret_digits> 0) {
        char c = text.bytes[end];
        size_t next = c == ' ' || c == '.' || c == '-' ? digits_at(text, end + 1) : 0;
        if (next < (c == ' ' ? 2U : 3U)) break;
        *ret_joined = true;
        *ret_digits += next;
        end += 1 + next;
    }
    return end;
}

struct span identifier_mask(struct arena *scratch, struct span text)
{
    char *out = NULL;
    for (size_t at = 0; at < text.length;) {
        size_t digits, plain = digits_at(text, at);
        bool joined;
        size_t end = number_end(text, at, &digits, &joined);
        bool masked =
            plain >= CARD_DIGITS || (joined && digits >= CARD_DIGITS && text.bytes[at] == '0');
        if (masked) {
            if (out == NULL) {
                out = arena_alloc(scratch, text.length + 1);
                memcpy(out, text.bytes, text.length);
            }
            for (size_t i = at; i < end; i++)
                if (is_digit(out[i])) out[i] = '*';
        }
        at = masked ? end : plain > 0 ? at + plain : at + 1;
    }
    return out == NULL ? text : span_make(out, text.length);
}
