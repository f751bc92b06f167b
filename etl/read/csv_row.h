/*
 * csv_row: the fields of a record become decoded, limited cells and go to the sink; what was
 * repaired is counted.
 */
#ifndef THIDUA_READ_CSV_ROW_H
#define THIDUA_READ_CSV_ROW_H

#include "encoding.h"
#include "fields.h"
#include "splitter.h"

struct csv_row {
    const struct read_options *options;
    const struct sheet_sink *sink;
    struct decoder decoder;
    struct arena *arena; /* of one row */
    struct cell *cells;
    int64_t sent, bad;           /* rows; of these with bytes that are no character */
    int64_t nul_at, nul_records; /* first record of NUL bytes only, and how many */
    int64_t controls, quotes, recut, broken, cut; /* rows with such repairs */
};

void csv_row_init(struct csv_row *row, const struct read_options *options,
                  const struct sheet_sink *sink, const struct encoding_choice *encoding);
void csv_row_release(struct csv_row *row);
/* Forgets the last row's memory. */
void csv_row_begin(struct csv_row *row);
/* line: digest of the record where it is a line that reads alike wherever it stands, else 0; it is
 * sent on with a row that needed no repair. */
MUST_CHECK bool csv_row_send(struct csv_row *row, int64_t number, uint64_t line,
                             const struct raw_record *record, const struct field_list *fields,
                             bool broken, struct error *err);
/* Tells what was repaired in the file as a whole. */
MUST_CHECK bool csv_row_notes(struct csv_row *row, const struct encoding_choice *encoding,
                              struct error *err);

#endif
