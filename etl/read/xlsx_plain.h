/*
 * xlsx_plain: takes plain rows out of the bytes of a worksheet before libxml2 sees the rest. It
 *             halves the time of a
 * big sheet, whose bytes are nearly all rows.
 *
 * In:     the bytes of the part. A row is plain if it holds nothing but unprefixed row, c, v, f, is
 *         and t elements with the attributes of the schema in double quotes, well-formed UTF-8 and
 *         the five named entities.
 * Out:    an xmlpart source that yields the document without its plain rows; these have been put
 *         into the sheet in order. From the first row on that is not plain, or holds an error,
 *         everything passes to libxml2, which judges
 *         it: the two ways give the same rows and errors (tests/fuzz/fuzz_plain.c compares them).
 */
#ifndef THIDUA_READ_XLSX_PLAIN_H
#define THIDUA_READ_XLSX_PLAIN_H

#include "xlsx_cells.h"

struct xlsx_plain;

struct xlsx_plain *xlsx_plain_open(struct archive *archive, struct xlsx_cells *cells);
void xlsx_plain_close(struct xlsx_plain *plain);
/* The source's read; its context is the struct xlsx_plain. */
MUST_CHECK bool xlsx_plain_read(void *context, void *bytes, size_t capacity, size_t *ret_length,
                                struct error *err);

/* How the row that begins at *at (ended by a NUL byte) was taken; *at steps over a plain one. */
enum xlsx_taken { XLSX_TAKEN, XLSX_NOT_PLAIN, XLSX_FAILED };
enum xlsx_taken xlsx_plain_row(struct xlsx_cells *cells, struct buffer *scratch, const char **at,
                               struct error *err);

#endif
