/*
 * workbook_rule: filters, colours by condition, formulas that give text; see workbook.h.
 */
#include "workbook_private.h"

static void judge(struct worksheet *sheet, uint32_t row, lxw_error failed)
{
    if (failed != LXW_NO_ERROR)
        workbook_fault(sheet->workbook, sheet->name, row, lxw_strerror(failed));
}

void sheet_formula_text(struct worksheet *sheet, uint32_t row, uint16_t column, const char *formula,
                        const char *value, unsigned style)
{
    const char *fit = workbook_fit(sheet, row, formula, CELL_CHARS);
    const char *shown = workbook_fit(sheet, row, value, CELL_CHARS);
    lxw_format *format = workbook_format(sheet->workbook, style);
    if (fit != NULL && shown != NULL)
        judge(sheet, row,
              worksheet_write_formula_str(sheet->sheet, row, column, fit, format, shown));
}

void sheet_filter(struct worksheet *sheet, struct sheet_area area)
{
    judge(sheet, area.first_row,
          worksheet_autofilter(sheet->sheet, area.first_row, area.first_column, area.last_row,
                               area.last_column));
}

static void colour(struct worksheet *sheet, struct sheet_area area, uint8_t criteria, double limit,
                   unsigned style)
{
    lxw_conditional_format rule = {.type = LXW_CONDITIONAL_TYPE_CELL,
                                   .criteria = criteria,
                                   .value = limit,
                                   .format = workbook_format(sheet->workbook, style)};
    judge(sheet, area.first_row,
          worksheet_conditional_format_range(sheet->sheet, area.first_row, area.first_column,
                                             area.last_row, area.last_column, &rule));
}

void sheet_colour(struct worksheet *sheet, struct sheet_area area, double limit, unsigned reached,
                  unsigned below)
{
    char first[LXW_MAX_CELL_NAME_LENGTH], formula[LXW_MAX_CELL_NAME_LENGTH + 16];
    lxw_rowcol_to_cell(first, area.first_row, area.first_column);
    snprintf(formula, sizeof formula, "=NOT(ISNUMBER(%s))", first); /* words have no colour */
    lxw_conditional_format words = {
        .type = LXW_CONDITIONAL_TYPE_FORMULA, .value_string = formula, .stop_if_true = LXW_TRUE};
    judge(sheet, area.first_row,
          worksheet_conditional_format_range(sheet->sheet, area.first_row, area.first_column,
                                             area.last_row, area.last_column, &words));
    colour(sheet, area, LXW_CONDITIONAL_CRITERIA_GREATER_THAN_OR_EQUAL_TO, limit, reached);
    colour(sheet, area, LXW_CONDITIONAL_CRITERIA_LESS_THAN, limit, below);
}

void sheet_scale(struct worksheet *sheet, struct sheet_area area, double most)
{
    lxw_conditional_format rule = {.type = LXW_CONDITIONAL_3_COLOR_SCALE,
                                   .min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
                                   .mid_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
                                   .max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
                                   .mid_value = most / 2,
                                   .max_value = most,
                                   .min_color = 0xF6B26B,
                                   .mid_color = 0xFFFFFF,
                                   .max_color = 0x9FC5E8};
    judge(sheet, area.first_row,
          worksheet_conditional_format_range(sheet->sheet, area.first_row, area.first_column,
                                             area.last_row, area.last_column, &rule));
}

void workbook_column(uint16_t column, char ret_letters[COLUMN_LETTERS])
{
    lxw_col_to_name(ret_letters, column, LXW_FALSE);
}
