/*
 * numbers: see numbers.h.
 */
#include "numbers.h"

#include "base/unicode.h"
#include "scan.h"

#include <string.h>

enum { GROUPS_MAX = 7, DIGITS_MAX = 18 };

/* Digits cut at separators. */
struct parts {
    struct span group[GROUPS_MAX];
    char separator[GROUPS_MAX]; /* before group i; separator[0] is none */
    size_t count;
};

static const char *const units[] = {
    "nguoi", "luot nguoi", "luot", "nguoi dan", "hoi vien",      "buoi",
    "ho",    "cuoc",       "bai",  "tin",       "thanh vien",    "dai bieu",
    "dong",  "d",          "vnd",  "vnđ",       "dong viet nam", NULL};

bool number_is_unit(struct arena *scratch, struct span text)
{
    if (text.length == 0) return true;
    if (text.length > 40) return false;
    struct span folded = fold_plain(scratch, text);
    if (span_ends_with(folded, ".")) folded.length--;
    for (size_t i = 0; units[i] != NULL; i++)
        if (span_equals(folded, units[i])) return true;
    return false;
}

static bool is_no_break(struct span text)
{
    return text.length >= 2 && (unsigned char)text.bytes[0] == 0xC2 &&
           (unsigned char)text.bytes[1] == 0xA0;
}

/* Cuts groups of digits off the front; a blank separates only where three digits follow. */
static void cut(struct span *text, struct parts *parts)
{
    *parts = (struct parts){0};
    char separator = 0;
    while (parts->count < GROUPS_MAX) {
        size_t digits = 0;
        while (digits < text->length && is_digit(text->bytes[digits])) digits++;
        if (digits == 0) return;
        parts->separator[parts->count] = separator;
        parts->group[parts->count++] = span_make(text->bytes, digits);
        text->bytes += digits, text->length -= digits;
        size_t wide = is_no_break(*text) ? 2 : 1;
        if (text->length <= wide || !is_digit(text->bytes[wide])) return;
        separator = wide == 2 ? ' ' : text->bytes[0];
        if (separator != '.' && separator != ',' && separator != ' ') return;
        text->bytes += wide, text->length -= wide;
    }
}

/* The groups [0, end) as one whole number of thousands. */
static bool join(const struct parts *parts, size_t end, int64_t *ret)
{
    int64_t value = 0;
    size_t digits = 0;
    for (size_t i = 0; i < end; i++) {
        if (end > 1 && (i == 0 ? parts->group[i].length > 3 : parts->group[i].length != 3))
            return false;
        digits += parts->group[i].length;
        for (size_t k = 0; k < parts->group[i].length && digits <= DIGITS_MAX; k++)
            value = value * 10 + (parts->group[i].bytes[k] - '0');
    }
    *ret = value;
    return digits <= DIGITS_MAX;
}

static bool all_zero(struct span digits)
{
    for (size_t i = 0; i < digits.length; i++)
        if (digits.bytes[i] != '0') return false;
    return true;
}

static bool with_decimals(const struct parts *parts, struct number *ret)
{
    ret->fraction = !all_zero(parts->group[parts->count - 1]);
    return join(parts, parts->count - 1, &ret->whole);
}

/* One separator: 1.234 or 12,5. */
static bool one_separator(const struct parts *parts, enum number_proof known, struct number *ret)
{
    char separator = parts->separator[1];
    struct span before = parts->group[0], after = parts->group[1];
    bool may_group = after.length == 3 && before.length <= 3 && !(before.bytes[0] == '0');
    if (separator == ' ') return join(parts, 2, &ret->whole);
    if (!may_group) {
        ret->proof = separator == '.' ? PROOF_ENGLISH : PROOF_VIETNAMESE;
        return with_decimals(parts, ret);
    }
    ret->ambiguous = true;
    if (known == PROOF_BOTH) return false;
    bool groups = (separator == '.') == (known != PROOF_ENGLISH);
    return groups ? join(parts, 2, &ret->whole) : with_decimals(parts, ret);
}

static bool many_separators(const struct parts *parts, struct number *ret)
{
    char first = parts->separator[1], last = parts->separator[parts->count - 1];
    for (size_t i = 2; i + 1 < parts->count; i++)
        if (parts->separator[i] != first) return false;
    if (first == last) {
        if (first != ' ') ret->proof = first == '.' ? PROOF_VIETNAMESE : PROOF_ENGLISH;
        return join(parts, parts->count, &ret->whole);
    }
    if (last == ' ') return false;
    ret->proof = last == ',' ? PROOF_VIETNAMESE : PROOF_ENGLISH;
    return with_decimals(parts, ret);
}

bool number_parse(struct arena *scratch, struct span text, enum number_proof known,
                  struct number *ret)
{
    struct number number = {0};
    struct parts parts;
    bool minus = scan_byte(&text, '-');
    if (!minus) scan_byte(&text, '+');
    cut(&text, &parts);
    if (parts.count == 0) return false;
    bool good = parts.count == 1   ? join(&parts, 1, &number.whole)
                : parts.count == 2 ? one_separator(&parts, known, &number)
                                   : many_separators(&parts, &number);
    scan_spaces(&text);
    if (!number_is_unit(scratch, text)) return false;
    if (minus) number.whole = -number.whole;
    *ret = number;
    return good;
}

bool number_of_cell(struct span text, struct number *ret)
{
    struct number number = {0};
    bool minus = scan_byte(&text, '-');
    int64_t fraction;
    if (text.length > 40 || scan_digits(&text, &number.whole) == 0) return false;
    if (text.length > 0) {
        if (!scan_byte(&text, '.')) return false;
        while (text.length > 0) {
            if (scan_digits(&text, &fraction) == 0) return false;
            number.fraction |= fraction != 0;
        }
    }
    if (minus) number.whole = -number.whole;
    *ret = number;
    return true;
}
