/*
 * table_row: see table_row.h.
 */
#include "table_row.h"

#include "base/arena.h"
#include "base/unicode.h"

#include <stdlib.h>
#include <string.h>

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool text_is_value(struct span text)
{
    size_t digits = 0, blanks = 0;
    text = span_trim(text);
    for (size_t i = 0; i < text.length; i++) {
        digits += is_digit(text.bytes[i]);
        blanks += text.bytes[i] == ' ';
    }
    if (text.length == 0 || digits == 0) return false;
    size_t sign = text.bytes[0] == '-' || text.bytes[0] == '+';
    if (text.length > sign && is_digit(text.bytes[sign]))
        return blanks == 0 || 2 * digits >= text.length;
    return blanks == 0 && digits >= 7; /* a code; "Q2_2026" is none */
}

bool cell_filled(const struct table_row *row, uint32_t column)
{
    return column < row->count && row->cells[column].text.length > 0;
}

bool cell_is_value(const struct table_row *row, uint32_t column)
{
    if (!cell_filled(row, column)) return false;
    const struct cell *cell = &row->cells[column];
    bool typed = cell->kind == CELL_NUMBER || cell->kind == CELL_DATE ||
                 cell->kind == CELL_DATETIME || cell->kind == CELL_TIME || cell->kind == CELL_BOOL;
    return typed || text_is_value(cell->text);
}

static bool begins_with_word(struct span text, const char *word)
{
    size_t length = strlen(word);
    return span_starts_with(text, word) &&
           (text.length == length || (text.bytes[length] & 0xDF) < 'A' ||
            (text.bytes[length] & 0xDF) > 'Z');
}

static bool is_total(struct span plain)
{
    static const char *const words[] = {"tong cong", "tong so",     "tong", "cong",
                                        "total",     "grand total", "sum"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (begins_with_word(plain, words[i])) return plain.length < 40;
    return false;
}

static bool is_signature(struct span plain)
{
    static const char *const words[] = {"nguoi lap",
                                        "to truong",
                                        "truong thon",
                                        "chu tich",
                                        "pho chu tich",
                                        "thu truong",
                                        "ke toan",
                                        "nguoi ky",
                                        "xac nhan cua",
                                        "(ky",
                                        "ky ten",
                                        "noi nhan",
                                        "nguoi tong hop",
                                        "tm.",
                                        "kt.",
                                        "dai dien",
                                        "cong hoa xa hoi chu nghia",
                                        "doc lap - tu do"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (begins_with_word(plain, words[i])) return plain.length < 60;
    const char *day = memmem(plain.bytes, plain.length, "ngay", 4);
    return day != NULL &&
           memmem(day, plain.length - (size_t)(day - plain.bytes), "thang", 5) != NULL &&
           memmem(day, plain.length - (size_t)(day - plain.bytes), "nam", 3) != NULL &&
           plain.length < 80;
}

/* Words are looked at only in rows of few texts: a row of data costs no folding. */
static void look_at_words(struct table_row *row)
{
    struct arena *arena ARENA_AUTO = arena_open(16 << 20);
    bool few = row->filled <= 3 && row->values == 0;
    for (uint32_t i = row->first, seen = 0; i < row->count && seen < 3; i++) {
        if (!cell_filled(row, i)) continue;
        struct span plain = fold_plain(
            arena, span_make(row->cells[i].text.bytes, utf8_cut(row->cells[i].text, 200)));
        row->total |= seen < 2 && is_total(plain);
        row->signature |= few && is_signature(plain);
        seen++;
    }
}

static bool is_worth_reading(const struct table_row *row)
{
    return row->filled > 0 &&
           ((row->filled <= 3 && row->values == 0) || !cell_is_value(row, row->first));
}

struct table_row *table_row_copy(const struct sheet_row *source)
{
    uint32_t count = source->count;
    while (count > 0 && source->cells[count - 1].text.length == 0) count--;
    size_t bytes = sizeof(struct table_row) + count * sizeof(struct cell), text = 0;
    for (uint32_t i = 0; i < count; i++) text += source->cells[i].text.length;
    struct table_row *row = malloc(bytes + text + 1);
    if (row == NULL) memory_end(bytes + text);
    *row = (struct table_row){.number = source->number, .flags = source->flags, .count = count};
    char *at = (char *)row + bytes;
    for (uint32_t i = 0; i < count; i++) {
        row->cells[i] = source->cells[i];
        row->cells[i].text.bytes = at;
        if (source->cells[i].text.length == 0) continue;
        memcpy(at, source->cells[i].text.bytes, source->cells[i].text.length);
        at += source->cells[i].text.length;
        if (row->filled++ == 0) row->first = i;
        row->values += cell_is_value(row, i);
    }
    if (is_worth_reading(row)) look_at_words(row);
    return row;
}

void table_row_free(struct table_row *row)
{
    free(row);
}

bool row_is_numbering(const struct table_row *row, bool brackets_only)
{
    int64_t wanted = 1, value;
    bool brackets = true;
    for (uint32_t i = 0; i < row->count; i++) {
        if (!cell_filled(row, i)) continue;
        struct span text = span_trim(row->cells[i].text);
        bool bracketed =
            text.length > 2 && text.bytes[0] == '(' && text.bytes[text.length - 1] == ')';
        if (bracketed) text = span_make(text.bytes + 1, text.length - 2);
        brackets &= bracketed;
        bool letter = text.length == 1 && wanted == 1 && text.bytes[0] >= 'A' &&
                      text.bytes[0] <= 'C'; /* "A", "B", 1, 2 */
        if (letter) continue;
        if (!span_to_int64(text, &value) || value != wanted) return false;
        wanted++;
    }
    return brackets ? wanted > 2 : !brackets_only && wanted > 4;
}

bool rows_equal(const struct table_row *a, const struct table_row *b)
{
    if (a->filled != b->filled || a->count != b->count) return false;
    for (uint32_t i = 0; i < a->count; i++)
        if (!span_equal(a->cells[i].text, b->cells[i].text)) return false;
    return true;
}
