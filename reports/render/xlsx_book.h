/*
 * xlsx_book: what both workbooks share: the document, the file, its looks.
 */
#ifndef THIDUA_REPORTS_RENDER_XLSX_BOOK_H
#define THIDUA_REPORTS_RENDER_XLSX_BOOK_H

#include "base/workbook.h"
#include "base/xml.h"

struct book {
    struct arena *arena;
    const struct xml_node *root; /* of the document */
    struct workbook *file;
    unsigned head, percent, words, count, points, met, missed; /* styles */
};

/* The day of the data stands for the time of making, so that the bytes depend on the data alone. */
MUST_CHECK bool book_open(struct book *book, struct arena *arena, const struct xml *report,
                          const char *path, const char *title, struct error *err);

const struct xml_node *book_first(const struct book *book, const char *outer, const char *list,
                                  const char *element); /* outer NULL = list is below the root */
const char *book_unit_name(const struct book *book, const char *unit);
/* A number of the document; nothing where it is missing. */
void book_number(struct worksheet *sheet, uint32_t row, uint16_t column, const char *number,
                 unsigned style);
const char *book_state(const struct xml_node *value); /* in words */

#endif
