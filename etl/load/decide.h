/*
 * decide: an officer's decision becomes data: a name for a village, the village of a held file, a
 *         file that is not to be taken.
 *
 * Out:    recorded in ops.decision, applied from the next run on, to old rows as well (their files
 *         are read again).
 * Errors: CODE_USAGE where village or file are not known or the name means several files.
 * Source: spec/inputs.md "Village from an address".
 */
#ifndef THIDUA_LOAD_DECIDE_H
#define THIDUA_LOAD_DECIDE_H

#include "base/config.h"
#include "base/db.h"

/* The one content that a name or the first digits of a SHA-256 mean: SHA-256, state, archived, file,
 * family, name. */
MUST_CHECK bool decide_find_file(struct db *db, const char *commune, const char *file,
                                 struct result **ret, struct error *err);
MUST_CHECK bool decide_alias(struct db *db, const struct config *config, const char *alias,
                             const char *village, const char *reason, struct error *err);
/* village NULL: the file is not to be taken. file: its name, or the first digits of its SHA-256. */
MUST_CHECK bool decide_file(struct db *db, const struct config *config, const char *file,
                            const char *village, const char *reason, struct error *err);

#endif
