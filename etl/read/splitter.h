/*
 * splitter: cuts the bytes of a CSV file into records, so that one broken record costs one row.
 *
 * In:     a source, or bytes in memory; a dialect. Line ends LF, CR, CRLF and the damaged CR CR LF,
 *         mixed as they come.
 * Out:    records without their line end, in order, empty ones too. A line end inside a quoted
 *         field belongs to the field.
 * Quotes: a quote opens a field only at its start (blanks before it allowed). It closes before a
 *         delimiter or line end. A quote that is followed by anything else, after a line end was
 *         passed, proves that the opening one was stray: the first line is then a record by itself.
 *         The same where it never closes.
 * Limits: a record holds at most RECORD_BYTES; the rest of a longer line is left out and the record
 *         marked `cut`.
 * Owns:   a record lives until the next splitter_next or splitter_release.
 */
#ifndef THIDUA_READ_SPLITTER_H
#define THIDUA_READ_SPLITTER_H

#include "dialect.h"

enum { RECORD_BYTES = 16 << 20 };

struct raw_record {
    struct span text;
    size_t first_line; /* length of its first physical line */
    bool quoted;       /* holds the quote byte */
    bool cut;          /* longer than RECORD_BYTES */
    bool stray;        /* a quote opened a field and did not close it */
    bool walked;       /* its end was found field by field, not by pairs of quotes */
    bool ended;        /* a line end stands behind it */
};

struct splitter {
    struct source *source; /* NULL: all bytes are there */
    const struct dialect *dialect;
    char *bytes;
    size_t start, end, capacity;
    size_t next_lf; /* first LF at or after start; valid while >= start and < end, see find_line */
    size_t lf_checked; /* no LF between start and here */
    size_t consumed;   /* bytes of the record given last, line end included */
    bool source_ended, skip_line;
};

void splitter_init(struct splitter *splitter, struct source *source, const struct dialect *dialect);
/* Over bytes in memory, which are not changed. */
void splitter_init_memory(struct splitter *splitter, struct span bytes,
                          const struct dialect *dialect);
void splitter_release(struct splitter *splitter);

MUST_CHECK bool splitter_next(struct splitter *splitter, struct raw_record *ret, bool *ret_end,
                              struct error *err);
/* The last record again, its end found field by field: for a record whose quotes pair up but stand
 * in odd places. */
MUST_CHECK bool splitter_widen(struct splitter *splitter, struct raw_record *record,
                               struct error *err);
/* The last record again, its first physical line only: the quote that joined the lines is taken for
 * stray. */
void splitter_narrow(struct splitter *splitter, struct raw_record *record);

#endif
