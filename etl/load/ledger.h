/*
 * ledger: what is known of contents, arrivals, sheets and findings: ops.file and its kin.
 *
 * Out:    statements inside the caller's transaction.
 * Errors: CODE_DB* (exit 3).
 */
#ifndef THIDUA_LOAD_LEDGER_H
#define THIDUA_LOAD_LEDGER_H

#include "feed.h"
#include "work.h"

struct ledger_entry {
    const char *state; /* loaded, held, rejected; settling makes the rest */
    enum code reason;  /* CODE_OK = none */
    const char *field; /* the reason is about */
    const char *text;  /* Vietnamese */
    const char *family, *layout, *village, *month;
    int64_t version_us;
    bool version_stated;
    bool archived;
};

MUST_CHECK bool ledger_size_known(struct load_context *load, int64_t size_bytes, bool *ret,
                                  struct error *err);
/* *ret_known: this content is in the ledger. */
MUST_CHECK bool ledger_known(struct load_context *load, const struct spool_file *file,
                             bool *ret_known, struct error *err);
MUST_CHECK bool ledger_arrive(struct load_context *load, int64_t file_id,
                              const struct inbox_entry *entry, struct error *err);
/* A known content came again: notes the arrival; an earlier one makes the file stale. */
MUST_CHECK bool ledger_arrive_again(struct load_context *load, const struct spool_file *file,
                                    const struct inbox_entry *entry, struct error *err);
MUST_CHECK bool ledger_original(struct load_context *load, struct work *work, struct error *err);
MUST_CHECK bool ledger_decision(struct load_context *load, struct work *work, struct error *err);
MUST_CHECK bool ledger_write(struct load_context *load, const struct work *work,
                             const struct feed_result *read, const struct ledger_entry *entry,
                             struct error *err);
MUST_CHECK bool ledger_write_sheet(struct load_context *load, int64_t file_id,
                                   const struct feed_sheet *sheet, struct error *err);
/* sheet_no -1: the whole file. severity: reject, or warning where the rest of the file is loaded
 * without harm. */
MUST_CHECK bool ledger_write_finding(struct load_context *load, int64_t file_id, int32_t sheet_no,
                                     const char *field, enum code code, const char *severity,
                                     struct error *err);
/* Takes rows and ledger rows of a content out before it is read again; arrivals stay. */
MUST_CHECK bool ledger_forget(struct load_context *load, int64_t file_id, struct error *err);

/* Whether a file of that family and a newer version is loaded. */
MUST_CHECK bool ledger_newer(struct load_context *load, int64_t file_id, const char *family,
                             bool *ret, struct error *err);

/* Column names as an array literal of PostgreSQL. */
const char *ledger_array(struct arena *arena, const char *const *names, size_t count);

/* Runs a statement with the commune as $1 and the file as $2. */
MUST_CHECK bool ledger_run(struct load_context *load, const char *sql, int64_t file_id,
                           struct error *err);

#endif
