/*
 * reader: reads an untrusted file in a sandboxed child and hands its records to the parent,
 *         checked.
 *
 * In:     a descriptor of a regular file (a private spool copy), open for reading at offset 0.
 * Out:    records in order: FILE, then per sheet SHEET, ROW or SAME..., SHEET_END, with NOTEs between, then
 *         END. Nothing is to be committed before END: a damaged file delivers good rows first.
 * Owns:   a record points into the reader's buffer and lives until the next reader_next.
 *         reader_close kills the child if it still runs; accepts NULL.
 * Errors: CODE_UNREADABLE_FILE, CODE_ENCRYPTED_FILE, CODE_UNSAFE_FILE, CODE_FILE_TOO_LARGE,
 *         CODE_BAD_ENCODING, CODE_EMPTY_FILE, CODE_READER_CRASHED, CODE_READER_TIMEOUT: all concern
 *         this file only.
 */
#ifndef THIDUA_READ_READER_H
#define THIDUA_READ_READER_H

#include "sheet.h"

enum record_kind {
    RECORD_FILE,
    RECORD_SHEET,
    RECORD_ROW,
    RECORD_SAME,
    RECORD_SHEET_END,
    RECORD_NOTE,
    RECORD_END
};

/* A row that is the line at `place` of options->lines; a row of that sheet like any other. */
struct same_row {
    int64_t number;
    uint64_t place;
};

struct record {
    enum record_kind kind;
    const struct file_info *file;
    const struct sheet_info *sheet; /* the current one, also for ROW and SHEET_END */
    const struct sheet_row *row;
    const struct same_row *same;
    const struct read_note *note;
};

struct reader;

MUST_CHECK bool reader_open(struct reader **ret, int fd, const struct read_options *options,
                            struct error *err);
MUST_CHECK bool reader_next(struct reader *reader, struct record *ret, struct error *err);
void reader_closep(struct reader **reader);
#define READER_AUTO __attribute__((cleanup(reader_closep)))

/* What the child runs, also for tests and fuzzing in-process: decides the kind by content and reads
 * into the sink. */
MUST_CHECK bool read_file(int fd, const struct read_options *options, const struct sheet_sink *sink,
                          struct error *err);

#endif
