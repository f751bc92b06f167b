/*
 * xlsx_book: what the parts of an XLSX reader share: the workbook's sheets, styles and shared
 *            strings. Private to xlsx.
 *
 * Owns:   strings, names and styles live in the arena or in the structs; xlsx_book_release frees
 *         them.
 * Limits: shared strings half of limits.memory_bytes; 65,536 cell formats; 4,000 sheets.
 */
#ifndef THIDUA_READ_XLSX_BOOK_H
#define THIDUA_READ_XLSX_BOOK_H

#include "cellvalue.h"
#include "font.h"
#include "number_format.h"
#include "opc.h"
#include "rows.h"
#include "string_table.h"

struct xlsx_style {
    uint8_t format; /* enum format_class */
    uint8_t font;   /* enum font_class */
};

struct xlsx_sheet {
    struct span name;
    int64_t part; /* of the archive; -1 = missing */
    bool hidden;
};

struct xlsx_book {
    const struct read_options *options;
    struct archive *archive;
    struct arena *arena;
    struct relationships relationships;
    struct xlsx_sheet *sheets;
    size_t sheet_count;
    struct xlsx_style *styles;
    size_t style_count;
    bool old_fonts; /* some cell format uses one */
    bool epoch_1904;
    struct string_table strings;
};

MUST_CHECK bool xlsx_book_open(struct xlsx_book *book, int fd, const struct read_options *options,
                               struct error *err);
void xlsx_book_release(struct xlsx_book *book);
#define XLSX_BOOK_AUTO __attribute__((cleanup(xlsx_book_release)))

MUST_CHECK bool xlsx_styles_read(struct xlsx_book *book, int64_t part, struct error *err);
MUST_CHECK bool xlsx_strings_read(struct xlsx_book *book, int64_t part, struct error *err);
/* Sends one sheet's rows. */
MUST_CHECK bool xlsx_sheet_read(struct xlsx_book *book, const struct xlsx_sheet *sheet,
                                struct rows *rows, struct error *err);
/* Finds the merges of a sheet, which stand behind its rows, before these are read. */
MUST_CHECK bool xlsx_merges_read(struct xlsx_book *book, int64_t part, struct rows *rows,
                                 struct error *err);
/* "B7" to row 7 and column 1; false where it is none. A missing row number gives row 0. */
bool xlsx_reference(struct span text, int64_t *ret_row, int64_t *ret_column);

#endif
