/*
 * xls_book: records of a BIFF8 workbook stream, and what its global part says. Private to xls.
 *
 * In:     the stream in memory; every access is checked against its end.
 * Owns:   xls_book_release frees the stream and the strings.
 * Source: [MS-XLS] 2.1.7 (streams), 2.4 (records), 2.5.293 (XLUnicodeRichExtendedString).
 */
#ifndef THIDUA_READ_XLS_BOOK_H
#define THIDUA_READ_XLS_BOOK_H

#include "cfb.h"
#include "font.h"
#include "number_format.h"
#include "rows.h"
#include "string_table.h"

enum xls_record_type {
    XLS_FORMULA = 0x06,
    XLS_EOF = 0x0A,
    XLS_DATEMODE = 0x22,
    XLS_FILEPASS = 0x2F,
    XLS_FONT = 0x31,
    XLS_CONTINUE = 0x3C,
    XLS_BOUNDSHEET = 0x85,
    XLS_MULRK = 0xBD,
    XLS_RSTRING = 0xD6,
    XLS_XF = 0xE0,
    XLS_MERGEDCELLS = 0xE5,
    XLS_SST = 0xFC,
    XLS_LABELSST = 0xFD,
    XLS_NUMBER = 0x203,
    XLS_LABEL = 0x204,
    XLS_BOOLERR = 0x205,
    XLS_STRING = 0x207,
    XLS_ROW = 0x208,
    XLS_RK = 0x27E,
    XLS_FORMAT = 0x41E,
    XLS_BOF = 0x809
};

struct xls_record {
    uint16_t type;
    const uint8_t *data;
    size_t length; /* of the data */
    size_t next;   /* offset of the record behind */
};

struct xls_format {
    uint16_t id;
    uint8_t class; /* enum format_class */
};

struct xls_style {
    uint8_t format; /* enum format_class */
    uint8_t font;   /* enum font_class */
};

struct xls_sheet {
    struct span name;
    size_t offset; /* of its BOF */
    bool hidden;
};

struct xls_book {
    const struct read_options *options;
    struct arena *arena;
    uint8_t *bytes;
    size_t length;
    struct xls_sheet *sheets;
    size_t sheet_count;
    struct xls_format *formats;
    size_t format_count;
    struct xls_style *styles;
    size_t style_count;
    uint8_t *fonts; /* enum font_class */
    size_t font_count;
    bool epoch_1904, old_fonts;
    struct string_table strings;
};

/* The record at an offset; false at the end of the stream or where it is cut. */
bool xls_record_at(const struct xls_book *book, size_t offset, struct xls_record *ret);

/* A string's characters: where they are taken from, over the borders of CONTINUE records. */
struct xls_cursor {
    const struct xls_book *book;
    const uint8_t *at, *end;
    size_t next; /* offset of the record behind */
};

struct xls_cursor xls_cursor_at(const struct xls_book *book, const struct xls_record *record,
                                size_t skip);
/* Appends a string of wide_count bytes of length (1 or 2) in front; false where it is cut. */
bool xls_string(struct xls_cursor *cursor, int count_bytes, struct buffer *out);

MUST_CHECK bool xls_book_open(struct xls_book *book, int fd, const struct read_options *options,
                              struct error *err);
void xls_book_release(struct xls_book *book);
#define XLS_BOOK_AUTO __attribute__((cleanup(xls_book_release)))

MUST_CHECK bool xls_sheet_read(const struct xls_book *book, const struct xls_sheet *sheet,
                               struct rows *rows, struct error *err);

#endif
