/*
 * recall: which lines of an export would change nothing, because the last export held them too.
 *
 * Use:    the next night's export repeats nearly all of last night's lines. The reading child tells
 *         the known ones by their digests; they are neither parsed nor compared.
 * In:     cache/lines-COMMUNE, written by the load before: digests of lines and of the dossier codes
 *         in them. It counts only with the mark that this load left in the database (ops.mark
 *         'dossiers'), so that nothing else has changed a dossier since; under the same program,
 *         contracts, key, village names and settings; for the same heading, and an export not older.
 * Out:    a known line stands for a row without any finding whose values are in force. The file is a
 *         cache: without it every row is read as ever, with the same result.
 * Limits: RECALL_MOST lines, 20 bytes each at a load of 3/4: 31 MiB; more are not remembered.
 * Owns:   recall_closep accepts NULL and removes what was not published.
 * Errors: an unusable cache is none; CODE_FILE_*, CODE_DISK_FULL where new lines cannot be set aside.
 * Privacy: digests are keyed by the deployment's secret; 0600 in a folder 0700.
 */
#ifndef THIDUA_LOAD_RECALL_H
#define THIDUA_LOAD_RECALL_H

#include "load.h"

enum { RECALL_MOST = 1200000 };

struct recall;

/* use: what is remembered may be used; else lines are only noted. */
MUST_CHECK bool recall_open(struct recall **ret, struct load_context *load, bool use,
                            struct error *err);
void recall_closep(struct recall **recall);
#define RECALL_AUTO __attribute__((cleanup(recall_closep)))

/* For the reader. */
const struct line_table *recall_lines(const struct recall *recall);
/* Whether lines may be left out under this heading. Where not, and the reader knew some, it must
 * read again: recall_lines gives it none any more. */
bool recall_sheet(struct recall *recall, const struct intake_sheet *sheet);
/* The file is read again from its start, every line of it. */
MUST_CHECK bool recall_restart(struct recall *recall, struct error *err);

/* A known line came; false = its dossier came before in this file. */
bool recall_same(struct recall *recall, uint64_t place);
/* Another accepted row: line 0 = not to be remembered. *ret_repeat: its dossier came before, in a
 * line that was left out. */
MUST_CHECK bool recall_row(struct recall *recall, struct span code, uint64_t line, bool *ret_repeat,
                           struct error *err);

/* Before the commit: writes what is to be remembered beside the old file, and the new mark. */
MUST_CHECK bool recall_write(struct recall *recall, const char *mark, struct error *err);
/* After the commit. */
void recall_publish(struct recall *recall);

#endif
