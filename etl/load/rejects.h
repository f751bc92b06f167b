/*
 * rejects: findings of the file being loaded, set aside on disk until its rows are in.
 *
 * In:     findings of intake, with the raw cells of rejected rows.
 * Out:    after rejects_copy all of them in stage.finding, in the order met.
 * Limits: memory stays flat: findings go to a temporary file without a name in the spool folder
 *         (0600).
 * Privacy: the cells stay in that file and the database's quarantine.
 * Errors: CODE_FILE_OPEN, CODE_FILE_WRITE, CODE_DISK_FULL, CODE_DB.
 */
#ifndef THIDUA_LOAD_REJECTS_H
#define THIDUA_LOAD_REJECTS_H

#include "base/db.h"
#include "contract/intake.h"

struct rejects;

MUST_CHECK bool rejects_open(struct rejects **ret, const char *spool_folder, struct error *err);
void rejects_closep(struct rejects **rejects);
#define REJECTS_AUTO __attribute__((cleanup(rejects_closep)))

/* A finding about a sheet (row 0) or the whole file (sheet_no -1). */
MUST_CHECK bool rejects_add(struct rejects *rejects, int32_t sheet_no,
                            const struct finding *finding, struct error *err);
/* All findings of a row; its cells are kept where it is rejected, or where `keep` says that it may
 * be by settling. */
MUST_CHECK bool rejects_add_row(struct rejects *rejects, int32_t sheet_no,
                                const struct intake_row *row, bool keep, struct error *err);
/* A row that repeats a key of its file: as dossier_repeats.sql tells it. */
MUST_CHECK bool rejects_add_repeat(struct rejects *rejects, int32_t sheet_no, int64_t row,
                                   struct error *err);
/* Copies what was set aside into stage.finding. */
MUST_CHECK bool rejects_copy(struct rejects *rejects, struct db *db, struct error *err);
/* Forgets everything: the file is read again. */
MUST_CHECK bool rejects_restart(struct rejects *rejects, struct error *err);

#endif
