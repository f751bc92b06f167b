/*
 * workbook_private: the state shared by workbook.c (the file) and workbook_cell.c (what stands in
 *                   it).
 */
#ifndef THIDUA_BASE_WORKBOOK_PRIVATE_H
#define THIDUA_BASE_WORKBOOK_PRIVATE_H

#include "workbook.h"

#include <xlsxwriter.h>

enum { WORKBOOK_STYLES = 64, WORKBOOK_SHEETS = 200, CELL_CHARS = 32767, CELL_BYTES = 131072 };

struct workbook {
    struct arena *arena;
    lxw_workbook *book; /* NULL = closed */
    const char *path, *aside;
    struct worksheet *sheets[WORKBOOK_SHEETS];
    size_t sheet_count;
    struct workbook_style styles[WORKBOOK_STYLES];
    lxw_format *formats[WORKBOOK_STYLES];
    unsigned style_count; /* style 0 = plain, no format */
    struct error fault;   /* the first; CODE_OK = none */
};

struct worksheet {
    struct workbook *workbook;
    lxw_worksheet *sheet;
    const char *name;
};

/* Keeps the first fault. */
void workbook_fault(struct workbook *workbook, const char *sheet, uint32_t row, const char *what);
/* Text as a cell may hold it: at most max_chars characters; NULL where it is not UTF-8 (then a
 * fault is kept). */
const char *workbook_fit(struct worksheet *sheet, uint32_t row, const char *text, size_t max_chars);
lxw_format *workbook_format(const struct workbook *workbook, unsigned style);

#endif
