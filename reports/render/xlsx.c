/*
 * xlsx: chi-so-PERIOD.xlsx (see xlsx.h). "Chi tiết" has one row per value, in the order of the
 *       document: A indicator's
 * code, B its name, C unit's code, D its name, E period, F state, G numerator, H denominator, I
 * ratio (formula), J target, K met (formula), L low, M high. The commune's survey figure is an
 * estimate, not G / H: its ratio is the stored number.
 */
#include "render/xlsx.h"

#include "base/path.h"
#include "render/xlsx_book.h"

#include <stdlib.h>
#include <string.h>

enum { COLUMNS = 13, RATIO = 8, TARGET = 9, MET = 10 };

static const struct xml_node *indicator_of(const struct book *book, const char *code)
{
    const struct xml_node *node = book_first(book, "catalogue", "indicators", "indicator");
    while (node && strcmp(xml_attribute_or(node, "code", ""), code) != 0)
        node = xml_next(node, "indicator");
    return node;
}

/* The ratio is no quotient of the two counts beside it: an estimate, or counts that were rounded. */
static bool is_stored(const struct book *book, const struct xml_node *indicator,
                      const struct xml_node *value)
{
    if (xml_attribute(book->root, "edition")) return true;
    return indicator && strcmp(xml_attribute_or(value, "unit", ""), "COMMUNE") == 0 &&
           strcmp(xml_attribute_or(indicator, "communeRule", ""), "stratified") == 0;
}

/* G >= J x H is exact where G / H >= J is not; an estimate too thin to decide anything has no
 * answer. */
static void put_ratio(struct book *book, struct worksheet *sheet, uint32_t row, bool stored,
                      const struct xml_node *value)
{
    const char *ratio = xml_attribute(value, "value"), *met = xml_attribute(value, "met");
    unsigned line = row + 1;
    if (!ratio) return;
    if (stored)
        book_number(sheet, row, RATIO, ratio, book->percent);
    else
        sheet_formula(sheet, row, RATIO,
                      arena_printf(book->arena, "=IF(H%u>0,G%u/H%u,\"\")", line, line, line),
                      strtod(ratio, NULL), book->percent);
    if (!met) return;
    if (xml_attribute(book->root, "edition")) { /* decided by the exact figures, not by these */
        sheet_text(sheet, row, MET, strcmp(met, "true") == 0 ? "đạt" : "chưa đạt", book->words);
        return;
    }
    const char *formula =
        stored ? arena_printf(book->arena, "=IF(I%u>=J%u,\"đạt\",\"chưa đạt\")", line, line)
               : arena_printf(book->arena, "=IF(ROUND(G%u-J%u*H%u,9)>=0,\"đạt\",\"chưa đạt\")",
                              line, line, line);
    sheet_formula_text(sheet, row, MET, formula, strcmp(met, "true") == 0 ? "đạt" : "chưa đạt",
                       book->words);
}

static void put_value(struct book *book, struct worksheet *sheet, uint32_t row,
                      const struct xml_node *value)
{
    const char *code = xml_attribute_or(value, "indicator", ""),
               *unit = xml_attribute_or(value, "unit", "");
    const struct xml_node *indicator = indicator_of(book, code);
    sheet_text(sheet, row, 0, code, 0);
    sheet_text(sheet, row, 1, indicator ? xml_child_text(indicator, "name", book->arena) : code, 0);
    sheet_text(sheet, row, 2, unit, 0);
    sheet_text(sheet, row, 3, book_unit_name(book, unit), 0);
    sheet_text(sheet, row, 4, xml_attribute_or(value, "period", ""), 0);
    sheet_text(sheet, row, 5, book_state(value), 0);
    book_number(sheet, row, 6, xml_attribute(value, "numerator"), book->count);
    book_number(sheet, row, 7, xml_attribute(value, "denominator"), book->count);
    book_number(sheet, row, TARGET, xml_attribute(value, "target"), book->percent);
    put_ratio(book, sheet, row, is_stored(book, indicator, value), value);
    book_number(sheet, row, 11, xml_attribute(value, "low"), book->percent);
    book_number(sheet, row, 12, xml_attribute(value, "high"), book->percent);
}

static void write_details(struct book *book, struct worksheet *sheet)
{
    static const char *const heads[COLUMNS] = {
        "Mã chỉ tiêu",     "Chỉ tiêu",     "Mã thôn",     "Thôn",    "Kỳ",
        "Tình trạng",      "Tử số",        "Mẫu số",      "Giá trị", "Mục tiêu",
        "So với mục tiêu", "Cận dưới 95%", "Cận trên 95%"};
    static const double widths[COLUMNS] = {20, 48, 12, 22, 10, 18, 10, 10, 10, 10, 16, 13, 13};
    uint32_t row = 1;
    for (uint16_t i = 0; i < COLUMNS; i++) {
        sheet_text(sheet, 0, i, heads[i], book->head);
        sheet_width(sheet, i, i, widths[i], 0);
    }
    const struct xml_node *value = book_first(book, NULL, "values", "value");
    for (; value; value = xml_next(value, "value")) put_value(book, sheet, row++, value);
    sheet_freeze(sheet, 1, 4);
    if (row > 1) sheet_filter(sheet, (struct sheet_area){0, row - 1, 0, COLUMNS - 1});
}

/* The plan year's value of a unit and its row in "Chi tiết". */
static const struct xml_node *value_of(const struct book *book, const char *indicator,
                                       const char *unit, uint32_t *ret_row)
{
    const struct xml_node *period = xml_child(book->root, "period");
    bool whole_year = strcmp(xml_attribute_or(period, "code", ""),
                             xml_attribute_or(period, "yearPeriod", "")) == 0;
    const struct xml_node *value = book_first(book, NULL, "values", "value");
    for (*ret_row = 1; value; value = xml_next(value, "value"), (*ret_row)++)
        if (strcmp(xml_attribute_or(value, "indicator", ""), indicator) == 0 &&
            strcmp(xml_attribute_or(value, "unit", ""), unit) == 0 &&
            strcmp(xml_attribute_or(value, "role", ""), whole_year ? "current" : "year") == 0)
            break;
    return value;
}

/* A cell of the summary looks into the details; what is missing is said in words. */
static void put_summary(struct book *book, struct worksheet *sheet, uint32_t row, uint16_t column,
                        const char *indicator, const char *unit)
{
    uint32_t source = 0;
    const struct xml_node *value = value_of(book, indicator, unit, &source);
    const char *ratio = value ? xml_attribute(value, "value") : NULL;
    if (ratio)
        sheet_formula(sheet, row, column, arena_printf(book->arena, "='Chi tiết'!I%u", source + 1),
                      strtod(ratio, NULL), book->percent);
    else if (value)
        sheet_text(sheet, row, column, book_state(value), book->words);
}

static void write_column(struct book *book, struct worksheet *sheet, uint16_t column,
                         const struct xml_node *indicator)
{
    uint32_t row = 2;
    const char *target = xml_attribute(indicator, "target");
    sheet_text(sheet, 0, column, xml_child_text(indicator, "name", book->arena), book->head);
    book_number(sheet, 1, column, target, book->percent);
    const struct xml_node *unit = book_first(book, NULL, "units", "unit");
    for (; unit; unit = xml_next(unit, "unit")) {
        const char *kind = xml_attribute_or(unit, "kind", "");
        if (strcmp(kind, "village") != 0 && strcmp(kind, "commune") != 0) continue;
        if (column == 1) sheet_text(sheet, row, 0, xml_attribute_or(unit, "name", ""), 0);
        put_summary(book, sheet, row++, column, xml_attribute_or(indicator, "code", ""),
                    xml_attribute_or(unit, "code", ""));
    }
    if (target && row > 2)
        sheet_colour(sheet, (struct sheet_area){2, row - 1, column, column}, strtod(target, NULL),
                     book->met, book->missed);
}

static void write_summary(struct book *book, struct worksheet *sheet)
{
    uint16_t column = 1;
    sheet_text(sheet, 0, 0, "Thôn", book->head);
    sheet_text(sheet, 1, 0, "Mục tiêu", book->head);
    const struct xml_node *node = book_first(book, "catalogue", "indicators", "indicator");
    for (; node; node = xml_next(node, "indicator")) write_column(book, sheet, column++, node);
    sheet_width(sheet, 0, 0, 24, 0);
    sheet_width(sheet, 1, column, 16, 0);
    sheet_height(sheet, 0, 75);
    sheet_freeze(sheet, 2, 1);
    sheet_landscape(sheet);
}

bool xlsx_indicators(struct arena *arena, const struct xml *report, const char *folder,
                     struct error *err)
{
    struct book book;
    const char *period = xml_attribute_or(xml_child(xml_root(report), "period"), "code", "");
    const char *path = path_join(arena, folder, arena_printf(arena, "chi-so-%s.xlsx", period));
    if (!book_open(&book, arena, report, path, "Chỉ số Tổ công nghệ số cộng đồng", err))
        return false;
    WORKBOOK_AUTO struct workbook *file = book.file;
    struct worksheet *summary = workbook_sheet(file, "Tổng hợp");
    write_details(&book, workbook_sheet(file, "Chi tiết"));
    write_summary(&book, summary);
    return workbook_finish(&file, NULL, err);
}
