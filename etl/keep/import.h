/*
 * import: a deployment back from its export, into an empty folder and an empty database.
 *
 * In:     a file of thidua export. The folder may hold keys (restored separately) and empty folders,
 *         nothing else; the database no table of anybody's. Where a signing certificate is pinned in
 *         keys/, the export's list must be signed by its key.
 * Out:    first everything is unpacked aside (home/.import) and checked, then the database is
 *         restored in one transaction and its tables compared with the list, then the files are
 *         moved to their places. After a failure before the move, folder and database are as before;
 *         killed or failed later, the import is started again with the same package and goes on.
 * Errors: CODE_BAD_EXPORT, CODE_SIGNATURE, CODE_SCHEMA_NEWER, CODE_CONFIG (not empty), CODE_FILE_*,
 *         CODE_DISK_FULL, CODE_CHILD, CODE_DB*.
 */
#ifndef THIDUA_KEEP_IMPORT_H
#define THIDUA_KEEP_IMPORT_H

#include "base/config.h"
#include "base/db.h"

struct import_result {
    size_t files, tables;
    const char *created, *commune; /* of the list; in the config's arena */
    bool is_signed, checked;       /* it has a signature; a pinned certificate agreed */
    size_t missing;                /* originals that the ledger names and the export lacks */
};

/* The folder holds nothing that an import could overwrite, or the mark of one that was killed. Asked
 * before the lock makes its file. */
MUST_CHECK bool import_folder_free(const struct config *config, struct error *err);
MUST_CHECK bool import_run(const struct config *config, struct db *db, const char *path,
                           struct import_result *ret, struct error *err);

#endif
