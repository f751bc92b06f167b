/*
 * feed: one file through reader and intake into the stage tables; or only its head, to learn what
 *         it is.
 *
 * In:     an open file (spool or archive copy), its shown name and modification time.
 * Out:    what the file and its sheets are, with counts; accepted rows in schema stage (or
 *         straight in fact.dossier), findings set aside. Reading is over (END met) or refused: a
 *         damaged file gives good rows first.
 * Owns:   strings of the result live in the arena given.
 * Errors: FEED_REFUSED is data. An error is the database's or the machine's and ends the run.
 */
#ifndef THIDUA_LOAD_FEED_H
#define THIDUA_LOAD_FEED_H

#include "load.h"
#include "recall.h"
#include "rejects.h"
#include "repeat.h"

struct feed_sheet {
    uint32_t index;
    char name[128];
    const struct contract *contract; /* NULL: none fits */
    enum code refusal;
    char refusal_field[128];
    bool taken, hidden;
    char village_code[32], month[8];
    int64_t heading_row;
    char supplement[SLIP_BYTES]; /* slip that the sheet answers; "" = a sheet of its own */
    const char **fields;         /* stage columns of the layout */
    size_t field_count;
    const char **headings; /* as written, one a column */
    size_t heading_count;
    int64_t rows_read, rows_rejected;
};

enum feed_outcome { FEED_DONE, FEED_REFUSED };

struct feed_result {
    enum feed_outcome outcome;
    enum code refusal; /* FEED_REFUSED: why */
    const char *refusal_field;
    const char *refusal_text; /* detail for the officer, "" = the code's own */
    struct file_info info;
    int64_t exported_at; /* UTC seconds; -1 = not stated */
    struct feed_sheet *sheets;
    size_t sheet_count;
    int64_t repeats;  /* rows whose key was seen before, perhaps */
    int64_t left_out; /* rows that change nothing and were not staged */
    bool lines_tell;  /* a line's meaning hangs on no other line: recall_write may follow */
};

struct feed_request {
    int fd;
    const char *file_name;
    int64_t modified_at;         /* UTC seconds */
    const char *village, *month; /* of a decision; NULL = find them */
    int64_t file_id;
    bool head_only; /* peek: nothing is staged */
    bool direct;    /* no dossier is in force yet: first rows go straight into fact.dossier */
    bool skip_same; /* rows that change nothing in fact.dossier need not be sent */
    struct recall *recall;   /* lines known from the last export; NULL = every line is read */
    struct rejects *rejects; /* NULL = findings are not wanted (a rebuild reads old files again) */
    struct repeat_filter *repeats;
};

/* Runs inside the caller's transaction; *ret_restart: rows must be rolled back and the file fed
 * again (the learnt
 * number locale is kept inside; at most once). */
MUST_CHECK bool feed_file(struct load_context *load, struct arena *arena,
                          const struct feed_request *request, struct feed_result *ret,
                          struct error *err);

#endif
