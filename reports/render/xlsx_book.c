/*
 * xlsx_book: see xlsx_book.h.
 */
#include "render/xlsx_book.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

static int64_t day_of(const struct xml_node *period)
{
    const char *as_of = xml_attribute_or(period, "asOf", "2000-01-01");
    struct tm day = {.tm_year = (int)strtol(as_of, NULL, 10) - 1900,
                     .tm_mon = (int)strtol(as_of + 5, NULL, 10) - 1,
                     .tm_mday = (int)strtol(as_of + 8, NULL, 10)};
    return timegm(&day);
}

bool book_open(struct book *book, struct arena *arena, const struct xml *report, const char *path,
               const char *title, struct error *err)
{
    *book = (struct book){.arena = arena, .root = xml_root(report)};
    if (!workbook_open(&book->file, arena, path, title, day_of(xml_child(book->root, "period")),
                       err))
        return false;
    book->head = workbook_style(
        book->file,
        &(struct workbook_style){.bold = true, .wrap = true, .border = true, .fill = 0xE7EDF3});
    book->percent = workbook_style(book->file, &(struct workbook_style){.number_format = "0.00%"});
    book->words = workbook_style(book->file, &(struct workbook_style){.colour = 0x57606A});
    book->count = workbook_style(book->file, &(struct workbook_style){.number_format = "#,##0"});
    book->points = workbook_style(book->file, &(struct workbook_style){.number_format = "0.00"});
    book->met = workbook_style(book->file, &(struct workbook_style){.fill = 0xDCEBF7});
    book->missed = workbook_style(book->file, &(struct workbook_style){.fill = 0xFDEBDC});
    return true;
}

const struct xml_node *book_first(const struct book *book, const char *outer, const char *list,
                                  const char *element)
{
    const struct xml_node *parent = outer ? xml_child(book->root, outer) : book->root;
    if (parent) parent = xml_child(parent, list);
    return parent ? xml_child(parent, element) : NULL;
}

const char *book_unit_name(const struct book *book, const char *unit)
{
    const struct xml_node *node = book_first(book, NULL, "units", "unit");
    for (; node; node = xml_next(node, "unit"))
        if (strcmp(xml_attribute_or(node, "code", ""), unit) == 0)
            return xml_attribute_or(node, "name", "");
    return unit;
}

void book_number(struct worksheet *sheet, uint32_t row, uint16_t column, const char *number,
                 unsigned style)
{
    if (number) sheet_number(sheet, row, column, strtod(number, NULL), style);
}

const char *book_state(const struct xml_node *value)
{
    static const char *const states[][2] = {{"ok", "đã tính"},
                                            {"no_report", "chưa báo cáo"},
                                            {"not_applicable", "không phát sinh"},
                                            {"inconsistent", "trái với minh chứng"},
                                            {"unreliable", "mẫu quá ít"}};
    const char *state = xml_attribute_or(value, "state", "");
    const char *hidden = xml_attribute(value, "hidden");
    if (hidden) return strcmp(hidden, "small") == 0 ? "số nhỏ, không công bố" : "ẩn";
    for (size_t i = 0; i < sizeof states / sizeof *states; i++)
        if (strcmp(states[i][0], state) == 0) return states[i][1];
    return state;
}
