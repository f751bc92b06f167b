/*
 * workbook_cell: cells, looks of sheets and rules for what may be typed; see workbook.h.
 */
#include "workbook_private.h"

#include "unicode.h"

#include <math.h>
#include <string.h>

enum { PROMPT_TITLE_CHARS = 32, PROMPT_CHARS = 255, LIST_CHARS = 255, LIST_MAX = 64 };

static void judge(struct worksheet *sheet, uint32_t row, lxw_error failed)
{
    if (failed != LXW_NO_ERROR)
        workbook_fault(sheet->workbook, sheet->name, row, lxw_strerror(failed));
}

void sheet_text(struct worksheet *sheet, uint32_t row, uint16_t column, const char *text,
                unsigned style)
{
    const char *fit = workbook_fit(sheet, row, text, CELL_CHARS);
    lxw_format *format = workbook_format(sheet->workbook, style);
    if (fit != NULL)
        judge(sheet, row, worksheet_write_string(sheet->sheet, row, column, fit, format));
}

void sheet_number(struct worksheet *sheet, uint32_t row, uint16_t column, double number,
                  unsigned style)
{
    if (!isfinite(number)) {
        workbook_fault(sheet->workbook, sheet->name, row, "số không hữu hạn");
        return;
    }
    judge(sheet, row,
          worksheet_write_number(sheet->sheet, row, column, number,
                                 workbook_format(sheet->workbook, style)));
}

void sheet_date(struct worksheet *sheet, uint32_t row, uint16_t column, int64_t days,
                unsigned style)
{
    sheet_number(sheet, row, column, (double)(days + 25569), style); /* serial 1 = 1900-01-01 */
}

void sheet_formula(struct worksheet *sheet, uint32_t row, uint16_t column, const char *formula,
                   double value, unsigned style)
{
    const char *fit = workbook_fit(sheet, row, formula, CELL_CHARS);
    if (!isfinite(value)) workbook_fault(sheet->workbook, sheet->name, row, "số không hữu hạn");
    if (fit == NULL || !isfinite(value)) return;
    judge(sheet, row,
          worksheet_write_formula_num(sheet->sheet, row, column, fit,
                                      workbook_format(sheet->workbook, style), value));
}

void sheet_blank(struct worksheet *sheet, uint32_t row, uint16_t column, unsigned style)
{
    judge(
        sheet, row,
        worksheet_write_blank(sheet->sheet, row, column, workbook_format(sheet->workbook, style)));
}

void sheet_merge(struct worksheet *sheet, struct sheet_area area, const char *text, unsigned style)
{
    if (area.first_row == area.last_row && area.first_column == area.last_column) {
        sheet_text(sheet, area.first_row, area.first_column, text, style);
        return;
    }
    const char *fit = workbook_fit(sheet, area.first_row, text, CELL_CHARS);
    if (fit == NULL) return;
    judge(sheet, area.first_row,
          worksheet_merge_range(sheet->sheet, area.first_row, area.first_column, area.last_row,
                                area.last_column, fit, workbook_format(sheet->workbook, style)));
}

void sheet_note(struct worksheet *sheet, uint32_t row, uint16_t column, const char *text)
{
    const char *fit = workbook_fit(sheet, row, text, CELL_CHARS);
    lxw_comment_options options = {.author = "thidua", .x_scale = 2.0};
    if (fit != NULL)
        judge(sheet, row, worksheet_write_comment_opt(sheet->sheet, row, column, fit, &options));
}

void sheet_width(struct worksheet *sheet, uint16_t first, uint16_t last, double characters,
                 unsigned style)
{
    judge(sheet, 0,
          worksheet_set_column(sheet->sheet, first, last, characters,
                               workbook_format(sheet->workbook, style)));
}

void sheet_height(struct worksheet *sheet, uint32_t row, double points)
{
    judge(sheet, row, worksheet_set_row(sheet->sheet, row, points, NULL));
}

void sheet_freeze(struct worksheet *sheet, uint32_t row, uint16_t column)
{
    worksheet_freeze_panes(sheet->sheet, row, column);
    if (row > 0) judge(sheet, row, worksheet_repeat_rows(sheet->sheet, row - 1, row - 1));
}

void sheet_landscape(struct worksheet *sheet)
{
    enum { PAPER_A4 = 9 };
    worksheet_set_landscape(sheet->sheet);
    worksheet_set_paper(sheet->sheet, PAPER_A4);
    worksheet_fit_to_pages(sheet->sheet, 1, 0);
}

/* The library reads its strings before it returns; it takes them as writable. */
static char *writable_text(struct worksheet *sheet, const char *text, size_t max_chars)
{
    if (text == NULL) return NULL;
    return (char *)(uintptr_t)workbook_fit(sheet, 0, text, max_chars);
}

static void apply(struct worksheet *sheet, struct sheet_area area, lxw_data_validation *rule,
                  const struct sheet_prompt *prompt)
{
    rule->input_title = writable_text(sheet, prompt->title, PROMPT_TITLE_CHARS);
    rule->input_message = writable_text(sheet, prompt->message, PROMPT_CHARS);
    rule->error_title = rule->input_title;
    rule->error_message = rule->input_message;
    rule->ignore_blank = LXW_VALIDATION_ON;
    rule->show_error = prompt->strict ? LXW_VALIDATION_ON : LXW_VALIDATION_OFF;
    rule->error_type = LXW_VALIDATION_ERROR_TYPE_STOP;
    judge(sheet, area.first_row,
          worksheet_data_validation_range(sheet->sheet, area.first_row, area.first_column,
                                          area.last_row, area.last_column, rule));
}

bool sheet_choices(struct worksheet *sheet, struct sheet_area area, const char *const *choices,
                   size_t count, const struct sheet_prompt *prompt)
{
    char *list[LIST_MAX + 1] = {NULL};
    size_t chars = 0;
    bool fits = count > 0 && count <= LIST_MAX;
    for (size_t i = 0; fits && i < count; i++) {
        fits = strchr(choices[i], ',') == NULL; /* the comma parts the list's items */
        chars += utf8_chars(span_of(choices[i])) + 1;
        list[i] = writable_text(sheet, choices[i], PROMPT_CHARS);
    }
    if (!fits || chars - 1 > LIST_CHARS) {
        sheet_any(sheet, area, prompt);
        return false;
    }
    lxw_data_validation rule = {.validate = LXW_VALIDATION_TYPE_LIST, .value_list = list};
    apply(sheet, area, &rule, prompt);
    return true;
}

void sheet_whole_numbers(struct worksheet *sheet, struct sheet_area area, int64_t minimum,
                         int64_t maximum, const struct sheet_prompt *prompt)
{
    lxw_data_validation rule = {.validate = LXW_VALIDATION_TYPE_INTEGER,
                                .criteria = LXW_VALIDATION_CRITERIA_BETWEEN,
                                .minimum_number = (double)minimum,
                                .maximum_number = (double)maximum};
    apply(sheet, area, &rule, prompt);
}

void sheet_dates(struct worksheet *sheet, struct sheet_area area, int64_t first_day,
                 int64_t last_day, const struct sheet_prompt *prompt)
{
    lxw_data_validation rule = {.validate = LXW_VALIDATION_TYPE_DATE_NUMBER,
                                .criteria = LXW_VALIDATION_CRITERIA_BETWEEN,
                                .minimum_number = (double)(first_day + 25569),
                                .maximum_number = (double)(last_day + 25569)};
    apply(sheet, area, &rule, prompt);
}

void sheet_any(struct worksheet *sheet, struct sheet_area area, const struct sheet_prompt *prompt)
{
    lxw_data_validation rule = {.validate = LXW_VALIDATION_TYPE_ANY};
    if (prompt->message != NULL) apply(sheet, area, &rule, prompt);
}
