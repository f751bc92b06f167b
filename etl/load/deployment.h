/*
 * deployment: the folder of a deployment (THIDUA_HOME) and the files that init puts there.
 *
 * Out:    home 0750, inbox 2770 (officers of the group drop files), reports 0750, archive, spool,
 *         quarantine, loi, keys 0700; modes of folders that are there already are left alone.
 *         commune.xml and villages.csv 0640.
 * Errors: CODE_FILE_*, CODE_CONFIG.
 * Source: spec/operations.md "init", "Roles, secrets, privacy".
 */
#ifndef THIDUA_LOAD_DEPLOYMENT_H
#define THIDUA_LOAD_DEPLOYMENT_H

#include "base/config.h"
#include "base/db.h"

MUST_CHECK bool deployment_make_folders(struct arena *arena, const char *home, struct error *err);

/* Copies the default commune.xml where there is none; *ret_made tells whether. With `calendar`
 * (NULL = leave) the file says that calendar afterwards, also where it was there. */
MUST_CHECK bool deployment_make_commune(struct arena *arena, const char *home, const char *calendar,
                                        bool *ret_made, struct error *err);

/* Checks the list of villages at `source` and keeps it as villages.csv. source NULL: keeps what is
 * there, or makes a list with headings only. */
MUST_CHECK bool deployment_make_villages(struct arena *arena, const char *home, const char *source,
                                         const char *commune_code, struct error *err);

/* Makes the secret key where there is none, and checks its mode. Refuses to make one for a database
 * that holds files already: persons would get other keys than before. */
MUST_CHECK bool deployment_make_key(struct db *db, const struct config *config, bool *ret_made,
                                    struct error *err);

#endif
