/*
 * read_print: what `thidua read` prints: rows as RFC 4180 CSV, what is known of a file, what was
 * repaired.
 */
#ifndef THIDUA_COMMAND_READ_PRINT_H
#define THIDUA_COMMAND_READ_PRINT_H

#include "base/log.h"
#include "read/reader.h"

/* CSV on its way to a descriptor. */
struct csv_output {
    int fd;
    const char *line_end;
    struct buffer text;
    int64_t next_row; /* number of the row that the next line shows */
    bool ragged;      /* rows keep the cells they have; else empty cells at the end are left out */
};

void csv_output_init(struct csv_output *output, int fd, bool crlf, bool ragged);
void csv_output_release(struct csv_output *output);
/* One row on its own line; rows that were jumped over become empty lines. */
MUST_CHECK bool csv_output_row(struct csv_output *output, const struct sheet_row *row,
                               struct error *err);
/* The cells as a line, wherever they came from. */
MUST_CHECK bool csv_output_cells(struct csv_output *output, const struct cell *cells, size_t count,
                                 struct error *err);
MUST_CHECK bool csv_output_flush(struct csv_output *output, struct error *err);

/* Repairs and remarks: the first ones by place, then a count. */
struct repairs {
    const struct log *log;
    int64_t count;
};

void repairs_note(struct repairs *repairs, const struct read_note *note);
void repairs_row(struct repairs *repairs, const struct sheet_row *row);
void repairs_end(const struct repairs *repairs);

/* "A", "Z", "AA" ... of a column from 0. */
void column_letters(int32_t column, char ret[8]);

#endif
