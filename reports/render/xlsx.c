/*
 * xlsx: see xlsx.h. "Chi tiết" has one row per value, in the order of the document: A indicator's code, B its name, C unit's
 * code, D its name, E period, F state, G numerator, H denominator, I ratio (formula), J target, K met (formula), L low, M high.
 * The commune's survey figure is an estimate, not G / H: its ratio is the stored number.
 */
#include "render/xlsx.h"

#include "base/path.h"
#include "base/unicode.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

enum { FIRST_ROW = 1, COLUMNS = 13 };

struct book {
    struct arena *arena;
    const struct xml_node *root;
    lxw_workbook *book;
    lxw_format *head, *percent, *text, *number, *met, *missed;
    const char *year_role;
    lxw_error worst; /* the first trouble */
    bool bad_text;
};

static void must(struct book *book, lxw_error result)
{
    if (result != LXW_NO_ERROR && book->worst == LXW_NO_ERROR) book->worst = result;
}

static void put_text(struct book *book, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
                     const char *text, lxw_format *format)
{
    size_t bad;
    if (!utf8_valid(span_of(text), &bad))
        book->bad_text = true;
    else
        must(book, worksheet_write_string(sheet, row, column, text, format));
}

/* A number of the document; nothing where it is missing. */
static void put_number(struct book *book, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
                       const char *number, lxw_format *format)
{
    if (!number) return;
    double value = strtod(number, NULL);
    if (isfinite(value)) must(book, worksheet_write_number(sheet, row, column, value, format));
}

static const struct xml_node *find(const struct xml_node *first, const char *name, const char *code)
{
    for (const struct xml_node *node = first; node; node = xml_next(node, name))
        if (strcmp(xml_attribute_or(node, "code", ""), code) == 0) return node;
    return NULL;
}

static const struct xml_node *indicators(const struct book *book)
{
    return xml_child(xml_child(xml_child(book->root, "catalogue"), "indicators"), "indicator");
}

static const struct xml_node *units(const struct book *book)
{
    return xml_child(xml_child(book->root, "units"), "unit");
}

static const char *state_text(const char *state)
{
    static const char *const states[][2] = {{"ok", "đã tính"},
                                            {"no_report", "chưa báo cáo"},
                                            {"not_applicable", "không phát sinh"},
                                            {"inconsistent", "trái với minh chứng"},
                                            {"unreliable", "mẫu quá ít"}};
    for (size_t i = 0; i < sizeof states / sizeof *states; i++)
        if (strcmp(states[i][0], state) == 0) return states[i][1];
    return state;
}

static bool is_estimate(const struct book *book, const struct xml_node *value)
{
    const struct xml_node *indicator =
        find(indicators(book), "indicator", xml_attribute_or(value, "indicator", ""));
    return indicator && strcmp(xml_attribute_or(value, "unit", ""), "COMMUNE") == 0 &&
           strcmp(xml_attribute_or(indicator, "communeRule", ""), "stratified") == 0;
}

static void put_ratio(struct book *book, lxw_worksheet *sheet, lxw_row_t row,
                      const struct xml_node *value)
{
    const char *ratio = xml_attribute(value, "value");
    unsigned line = row + 1;
    if (!ratio) return;
    if (is_estimate(book, value))
        put_number(book, sheet, row, 8, ratio, book->percent);
    else
        must(book, worksheet_write_formula_num(
                       sheet, row, 8,
                       arena_printf(book->arena, "=IF(H%u>0,G%u/H%u,\"\")", line, line, line),
                       book->percent, strtod(ratio, NULL)));
    if (!xml_attribute(value, "target")) return;
    /* An estimate too thin to decide anything has no answer; G >= J * H is exact where G / H >= J is not. */
    const char *met = xml_attribute(value, "met");
    if (!met) return;
    const char *formula =
        is_estimate(book, value)
            ? arena_printf(book->arena, "=IF(I%u>=J%u,\"đạt\",\"chưa đạt\")", line, line)
            : arena_printf(book->arena, "=IF(ROUND(G%u-J%u*H%u,9)>=0,\"đạt\",\"chưa đạt\")", line,
                           line, line);
    must(book, worksheet_write_formula_str(sheet, row, 10, formula, book->text,
                                           strcmp(met, "true") == 0 ? "đạt" : "chưa đạt"));
}

static void put_value(struct book *book, lxw_worksheet *sheet, lxw_row_t row,
                      const struct xml_node *value)
{
    const char *indicator = xml_attribute_or(value, "indicator", ""),
               *unit = xml_attribute_or(value, "unit", "");
    const struct xml_node *about = find(indicators(book), "indicator", indicator),
                          *place = find(units(book), "unit", unit);
    put_text(book, sheet, row, 0, indicator, NULL);
    put_text(book, sheet, row, 1, about ? xml_child_text(about, "name", book->arena) : "", NULL);
    put_text(book, sheet, row, 2, unit, NULL);
    put_text(book, sheet, row, 3, place ? xml_attribute_or(place, "name", "") : "", NULL);
    put_text(book, sheet, row, 4, xml_attribute_or(value, "period", ""), NULL);
    put_text(book, sheet, row, 5, state_text(xml_attribute_or(value, "state", "")), NULL);
    put_number(book, sheet, row, 6, xml_attribute(value, "numerator"), book->number);
    put_number(book, sheet, row, 7, xml_attribute(value, "denominator"), book->number);
    put_number(book, sheet, row, 9, xml_attribute(value, "target"), book->percent);
    put_ratio(book, sheet, row, value);
    put_number(book, sheet, row, 11, xml_attribute(value, "low"), book->percent);
    put_number(book, sheet, row, 12, xml_attribute(value, "high"), book->percent);
}

static void write_details(struct book *book, lxw_worksheet *sheet, lxw_row_t *ret_last)
{
    static const char *const heads[COLUMNS] = {
        "Mã chỉ tiêu",     "Chỉ tiêu",     "Mã thôn",     "Thôn",    "Kỳ",
        "Tình trạng",      "Tử số",        "Mẫu số",      "Giá trị", "Mục tiêu",
        "So với mục tiêu", "Cận dưới 95%", "Cận trên 95%"};
    static const double widths[COLUMNS] = {20, 48, 12, 22, 10, 18, 10, 10, 10, 10, 14, 12, 12};
    lxw_row_t row = FIRST_ROW;
    for (lxw_col_t i = 0; i < COLUMNS; i++) {
        put_text(book, sheet, 0, i, heads[i], book->head);
        must(book, worksheet_set_column(sheet, i, i, widths[i], NULL));
    }
    const struct xml_node *value = xml_child(xml_child(book->root, "values"), "value");
    for (; value; value = xml_next(value, "value")) put_value(book, sheet, row++, value);
    worksheet_freeze_panes(sheet, 1, 4);
    if (row > FIRST_ROW) must(book, worksheet_autofilter(sheet, 0, 0, row - 1, COLUMNS - 1));
    *ret_last = row;
}

static const struct xml_node *value_of(const struct book *book, const char *indicator,
                                       const char *unit, lxw_row_t *ret_row)
{
    lxw_row_t row = FIRST_ROW;
    const struct xml_node *value = xml_child(xml_child(book->root, "values"), "value");
    for (; value; value = xml_next(value, "value"), row++)
        if (strcmp(xml_attribute_or(value, "indicator", ""), indicator) == 0 &&
            strcmp(xml_attribute_or(value, "unit", ""), unit) == 0 &&
            strcmp(xml_attribute_or(value, "role", ""), book->year_role) == 0) {
            *ret_row = row;
            return value;
        }
    return NULL;
}

/* A cell of the summary looks into the details; what is missing is said in words. */
static void put_summary(struct book *book, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
                        const char *indicator, const char *unit)
{
    lxw_row_t source = 0;
    const struct xml_node *value = value_of(book, indicator, unit, &source);
    if (!value) return;
    const char *ratio = xml_attribute(value, "value");
    if (!ratio)
        put_text(book, sheet, row, column, state_text(xml_attribute_or(value, "state", "")),
                 book->text);
    else
        must(book, worksheet_write_formula_num(
                       sheet, row, column, arena_printf(book->arena, "='Chi tiết'!I%u", source + 1),
                       book->percent, strtod(ratio, NULL)));
}

static void colour(struct book *book, lxw_worksheet *sheet, lxw_col_t column, lxw_row_t last,
                   const char *target)
{
    if (!target || last <= 2) return;
    lxw_conditional_format met = {.type = LXW_CONDITIONAL_TYPE_CELL,
                                  .criteria = LXW_CONDITIONAL_CRITERIA_GREATER_THAN_OR_EQUAL_TO,
                                  .value = strtod(target, NULL),
                                  .format = book->met};
    lxw_conditional_format missed = {.type = LXW_CONDITIONAL_TYPE_CELL,
                                     .criteria = LXW_CONDITIONAL_CRITERIA_LESS_THAN,
                                     .value = strtod(target, NULL),
                                     .format = book->missed};
    lxw_conditional_format words = {.type = LXW_CONDITIONAL_TYPE_FORMULA, .stop_if_true = true};
    char first[LXW_MAX_CELL_NAME_LENGTH];
    lxw_rowcol_to_cell(first, 2, column);
    words.value_string = arena_printf(book->arena, "=ISTEXT(%s)", first);
    must(book, worksheet_conditional_format_range(sheet, 2, column, last - 1, column, &words));
    must(book, worksheet_conditional_format_range(sheet, 2, column, last - 1, column, &met));
    must(book, worksheet_conditional_format_range(sheet, 2, column, last - 1, column, &missed));
}

static void write_summary(struct book *book, lxw_worksheet *sheet)
{
    lxw_col_t column = 1;
    lxw_row_t last = 2;
    put_text(book, sheet, 0, 0, "Thôn", book->head);
    put_text(book, sheet, 1, 0, "Mục tiêu", book->head);
    for (const struct xml_node *unit = units(book); unit; unit = xml_next(unit, "unit"))
        if (strcmp(xml_attribute_or(unit, "kind", ""), "none") != 0)
            put_text(book, sheet, last++, 0, xml_attribute_or(unit, "name", ""), NULL);
    for (const struct xml_node *node = indicators(book); node;
         node = xml_next(node, "indicator"), column++) {
        lxw_row_t row = 2;
        put_text(book, sheet, 0, column, xml_child_text(node, "name", book->arena), book->head);
        put_number(book, sheet, 1, column, xml_attribute(node, "target"), book->percent);
        for (const struct xml_node *unit = units(book); unit; unit = xml_next(unit, "unit"))
            if (strcmp(xml_attribute_or(unit, "kind", ""), "none") != 0)
                put_summary(book, sheet, row++, column, xml_attribute_or(node, "code", ""),
                            xml_attribute_or(unit, "code", ""));
        colour(book, sheet, column, last, xml_attribute(node, "target"));
    }
    must(book, worksheet_set_column(sheet, 0, 0, 24, NULL));
    must(book, worksheet_set_column(sheet, 1, column, 16, NULL));
    must(book, worksheet_set_row(sheet, 0, 75, NULL));
    worksheet_freeze_panes(sheet, 2, 1);
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, 9);
    worksheet_fit_to_pages(sheet, 1, 0);
}

static void make_formats(struct book *book)
{
    book->head = workbook_add_format(book->book);
    format_set_bold(book->head);
    format_set_text_wrap(book->head);
    format_set_bg_color(book->head, 0xE7EDF3);
    format_set_border(book->head, LXW_BORDER_THIN);
    book->percent = workbook_add_format(book->book);
    format_set_num_format(book->percent, "0.00%");
    book->text = workbook_add_format(book->book);
    format_set_font_color(book->text, 0x57606A);
    book->number = workbook_add_format(book->book);
    format_set_num_format(book->number, "#,##0");
    book->met = workbook_add_format(book->book);
    format_set_bg_color(book->met, 0xDCEBF7);
    book->missed = workbook_add_format(book->book);
    format_set_bg_color(book->missed, 0xFDEBDC);
}

/* The day of the data stands for the time of making, so that the bytes depend on the data alone. */
static void set_properties(struct book *book, const struct xml_node *period)
{
    struct tm day = {0};
    const char *as_of = xml_attribute_or(period, "asOf", "2000-01-01");
    day.tm_year = (int)strtol(as_of, NULL, 10) - 1900;
    day.tm_mon = (int)strtol(as_of + 5, NULL, 10) - 1;
    day.tm_mday = (int)strtol(as_of + 8, NULL, 10);
    lxw_doc_properties properties = {.title = "Chỉ số Tổ công nghệ số cộng đồng",
                                     .created = timegm(&day)};
    must(book, workbook_set_properties(book->book, &properties));
}

bool xlsx_write(struct arena *arena, const struct xml *report, const char *folder,
                struct error *err)
{
    struct book book = {.arena = arena, .root = xml_root(report)};
    const struct xml_node *period = xml_child(book.root, "period");
    const char *code = xml_attribute_or(period, "code", "");
    const char *path = path_join(arena, folder, arena_printf(arena, "chi-so-%s.xlsx", code));
    book.year_role =
        strcmp(code, xml_attribute_or(period, "yearPeriod", "")) == 0 ? "current" : "year";
    book.book = workbook_new(path);
    if (!book.book) return error_set(err, CODE_MEMORY, "hết bộ nhớ");
    make_formats(&book);
    set_properties(&book, period);
    lxw_row_t last = 0;
    lxw_worksheet *summary = workbook_add_worksheet(book.book, "Tổng hợp"),
                  *details = workbook_add_worksheet(book.book, "Chi tiết");
    if (summary && details) {
        write_details(&book, details, &last);
        write_summary(&book, summary);
    }
    lxw_error closed = workbook_close(book.book);
    if (book.bad_text)
        return error_set(err, CODE_OUTPUT_CHECK, "có chữ sai mã UTF-8 trong bảng tính");
    if (closed == LXW_NO_ERROR && book.worst == LXW_NO_ERROR && summary && details) return true;
    return error_set(err, CODE_FILE_WRITE, "không ghi được tệp %s: %s", path_base(path),
                     lxw_strerror(closed ? closed : book.worst));
}
