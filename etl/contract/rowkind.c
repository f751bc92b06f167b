/*
 * rowkind: see rowkind.h. Rows with many filled cells are data at once, but for totals; the few
 * others are looked at closely.
 */
#include "rowkind.h"

#include "base/unicode.h"
#include "scan.h"

#include <string.h>

enum { FEW = 6, WORDS_BYTES = 200, DATE_LINE_BYTES = 120 };

static const char *const signature_words[] = {
    "tổ trưởng",     "tổ phó",       "trưởng thôn",      "phó thôn",
    "bí thư chi bộ", "bí thư",       "chủ tịch",         "phó chủ tịch",
    "kế toán",       "thủ quỹ",      "cán bộ",           "công chức",
    "giám đốc",      "phó giám đốc", "thủ trưởng",       "thủ trưởng đơn vị",
    "đại diện",      "trưởng phòng", "phó trưởng phòng", NULL};
static const char *const signature_starts[] = {"người lập",
                                               "người tổng hợp",
                                               "người báo cáo",
                                               "người ghi",
                                               "người kiểm tra",
                                               "người thực hiện",
                                               "xác nhận",
                                               "tm.",
                                               "t/m",
                                               "kt.",
                                               "tl.",
                                               "nơi nhận",
                                               "(kí",
                                               "kí tên",
                                               "(đã kí",
                                               "(họ tên",
                                               NULL};

/* The filled cells of a row. */
struct filled {
    uint32_t count, mapped, first, second;
    uint32_t first_text; /* UINT32_MAX = none */
};

static bool is_filled(const struct cell *cell)
{
    if (cell->text.length == 0) return false;
    unsigned char c = (unsigned char)cell->text.bytes[0];
    return (c > ' ' && c < 0x7F) || !scan_blank(cell->text);
}

static bool is_numeric(struct span text)
{
    text = span_trim(text);
    for (size_t i = 0; i < text.length; i++)
        if (!is_digit(text.bytes[i]) && text.bytes[i] != '.' && text.bytes[i] != ',') return false;
    return text.length > 0;
}

static struct filled look(const struct table_shape *shape, const struct sheet_row *row)
{
    struct filled filled = {.first_text = UINT32_MAX};
    for (uint32_t i = 0; i < row->count; i++) {
        if (!is_filled(&row->cells[i])) continue;
        if (filled.count == 0) filled.first = i;
        if (filled.count == 1) filled.second = i;
        filled.count++;
        const struct field *field = i < LOCATE_COLUMNS ? shape->by_column[i] : NULL;
        filled.mapped += field != NULL && field->type != FIELD_IGNORED;
        if (filled.first_text == UINT32_MAX && !is_numeric(row->cells[i].text))
            filled.first_text = i;
    }
    return filled;
}

static struct span short_fold(struct arena *scratch, const struct cell *cell)
{
    if (cell->text.length > WORDS_BYTES) return span_make("", 0);
    struct span text = fold(scratch, cell->text);
    while (text.length > 0 &&
           (text.bytes[text.length - 1] == ':' || text.bytes[text.length - 1] == '.' ||
            text.bytes[text.length - 1] == ' '))
        text.length--;
    return text;
}

/* Tổng cộng, Tổng số, Cộng. */
static bool is_total(struct arena *scratch, const struct sheet_row *row, uint32_t at)
{
    struct span text = span_trim(row->cells[at].text);
    if (text.length < 4 || text.length > WORDS_BYTES || strchr("TtCc", text.bytes[0]) == NULL)
        return false;
    text = short_fold(scratch, &row->cells[at]);
    return span_starts_with(text, "tổng cộng") || span_equals(text, "tổng số") ||
           (text.length < 60 && span_starts_with(text, "tổng số ")) || span_equals(text, "tổng") ||
           span_equals(text, "cộng") || span_starts_with(text, "cộng:") ||
           span_starts_with(text, "tổng:") || span_starts_with(text, "tong cong") ||
           span_starts_with(text, "cộng mục") || span_starts_with(text, "tổng số:");
}

/* "(3)" or "3": the number of a column; 0 = neither. A capital letter counts too. */
static int64_t ordinal(struct span text)
{
    text = span_trim(text);
    bool bracket = scan_byte(&text, '(') || scan_byte(&text, '[');
    int64_t number = 0;
    if (text.length > 0 && text.bytes[0] >= 'A' && text.bytes[0] <= 'H') {
        number = text.bytes[0] - 'A' + 1;
        text.bytes++, text.length--;
    } else if (scan_digits(&text, &number) == 0) {
        return 0;
    }
    if (bracket) text.length -= text.length > 0;
    return text.length == 0 ? number : 0;
}

/* Each filled cell one more than the one before, from 1 (or letters first, then from 1 again). */
static bool is_numbering(const struct sheet_row *row, const struct filled *filled)
{
    int64_t last = 0;
    bool letters = false;
    for (uint32_t i = filled->first; i < row->count; i++) {
        if (!is_filled(&row->cells[i])) continue;
        int64_t number = ordinal(row->cells[i].text);
        struct span text = span_trim(row->cells[i].text);
        bool letter = memchr(text.bytes, 'A', text.length) != NULL ||
                      memchr(text.bytes, 'B', text.length) != NULL;
        if (letters && !letter) last = 0;
        letters = letter;
        if (number != last + 1) return false;
        last = number;
    }
    return filled->count >= 2;
}

/* "Trần Phú, ngày 04 tháng 3 năm 2026", also with dots for the numbers; nothing follows the
 * year, so that a sentence with a
 * date in it is none. */
static bool is_date_line(struct arena *scratch, struct span cell, bool date_column)
{
    if (cell.length < 10 || cell.length > DATE_LINE_BYTES) return false;
    struct span text = fold_plain(scratch, cell);
    const char *day = memmem(text.bytes, text.length, "ngay", 4), *end = text.bytes + text.length;
    if (day == NULL || (day == text.bytes && date_column)) return false;
    const char *month = memmem(day, (size_t)(end - day), "thang", 5);
    const char *year = month == NULL ? NULL : memmem(month, (size_t)(end - month), "nam", 3);
    if (year == NULL) return false;
    for (const char *p = year + 3; p < end; p++)
        if ((unsigned char)*p < 0x80 && !is_digit(*p) && *p != '.' && *p != ' ') return false;
    return true;
}

/* A word of a signature that is no value of the list of its own column. */
static bool is_signature_word(struct arena *scratch, struct span text, const struct field *field)
{
    bool word = false;
    if (text.length == 0) return false;
    for (size_t i = 0; signature_words[i] != NULL && !word; i++)
        word = span_equals(text, signature_words[i]);
    if (!word)
        for (size_t i = 0; signature_starts[i] != NULL; i++)
            if (span_starts_with(text, signature_starts[i])) return true;
    if (!word) return false;
    for (size_t i = 0; field != NULL && i < more_of(field)->term_count; i++)
        if (span_equal(more_of(field)->terms[i].text, text)) return false;
    (void)scratch;
    return true;
}

static bool is_signature(const struct table_shape *shape, struct arena *scratch,
                         const struct sheet_row *row, const struct filled *filled)
{
    bool found = false;
    for (uint32_t i = filled->first; i < row->count && i < LOCATE_COLUMNS; i++) {
        if (!is_filled(&row->cells[i])) continue;
        const struct field *field = shape->by_column[i];
        bool date_column =
            field != NULL &&
            (field->type == FIELD_DATE || field->type == FIELD_BIRTH || field->type == FIELD_TIME);
        if (is_date_line(scratch, row->cells[i].text, date_column)) return filled->count <= 2;
        if (is_numeric(row->cells[i].text)) return false;
        struct span text = short_fold(scratch, &row->cells[i]);
        if (is_signature_word(scratch, text,
                              field != NULL && field->type == FIELD_CHOICE ? field : NULL))
            found = true;
    }
    return found && filled->count <= 4;
}

/* I. II) A. 1. in front: the title of a section. */
static bool is_marked(struct span text)
{
    size_t i = 0;
    text = span_trim(text);
    while (i < text.length && i < 5 && strchr("IVXABCDE", text.bytes[i]) != NULL) i++;
    if (i == 0)
        while (i < text.length && i < 2 && is_digit(text.bytes[i])) i++;
    return i > 0 && i < text.length &&
           (text.bytes[i] == '.' || text.bytes[i] == ')' || text.bytes[i] == '/' ||
            text.bytes[i] == '-');
}

static bool is_roman(struct span text)
{
    text = span_trim(text);
    for (size_t i = 0; i < text.length; i++)
        if (strchr("IVXABCDE", text.bytes[i]) == NULL) return false;
    return text.length > 0 && text.length <= 5;
}

static bool is_section(const struct table_shape *shape, struct arena *scratch,
                       const struct sheet_row *row, const struct filled *filled)
{
    const struct cell *cell = &row->cells[filled->first];
    const struct field *field =
        filled->first < LOCATE_COLUMNS ? shape->by_column[filled->first] : NULL;
    bool ordinal_column = field == NULL || field->type == FIELD_IGNORED;
    if (filled->count == 2) return ordinal_column && is_roman(cell->text);
    if (filled->count != 1 || is_numeric(cell->text)) return false;
    if (cell->span_columns > 1 || ordinal_column || is_marked(cell->text)) return true;
    struct span text = short_fold(scratch, cell);
    return span_starts_with(text, "ghi chú") || span_starts_with(text, "*") ||
           span_starts_with(text, "lưu ý");
}

/* The heading again, as printed at the top of every page. */
static bool is_heading(const struct table_shape *shape, const struct sheet_row *row,
                       const struct filled *filled)
{
    if (shape->heading == NULL || filled->count < 2) return false;
    uint32_t equal = 0;
    for (uint32_t i = filled->first; i < row->count && i < shape->heading->count; i++) {
        if (!is_filled(&row->cells[i])) continue;
        if (!span_equal(row->cells[i].text, shape->heading->cells[i].text)) return false;
        if (++equal == 3) break;
    }
    return equal >= 2;
}

enum row_kind rowkind_of(const struct table_shape *shape, struct arena *scratch,
                         const struct sheet_row *row, bool first)
{
    struct filled filled = look(shape, row);
    if (filled.count == 0) return ROWKIND_BLANK;
    if (first && is_numbering(row, &filled)) return ROWKIND_NUMBERING;
    if (filled.first_text != UINT32_MAX && is_total(scratch, row, filled.first_text))
        return ROWKIND_TOTAL;
    if (is_heading(shape, row, &filled)) return ROWKIND_HEADING;
    if (filled.count > FEW) return ROWKIND_DATA;
    if (is_signature(shape, scratch, row, &filled)) return ROWKIND_SIGNATURE;
    if (is_section(shape, scratch, row, &filled)) return ROWKIND_SECTION;
    if (filled.mapped == 0) return ROWKIND_BLANK; /* an ordinal alone, or notes beside the table */
    return ROWKIND_DATA;
}
