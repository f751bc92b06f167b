/*
 * manifest: what an export holds: its files with size and SHA-256, its tables with count and sum.
 *
 * In/Out: manifest.xml of the form schemas/xsd/export.xsd.
 * Rules:  a name is "database.dump" or "home/...": relative, no empty, "." or hidden part, none of
 *         the folders that are not exported (keys, inbox, spool, loi, metrics, quarantine,
 *         cache).
 * Errors: CODE_BAD_EXPORT; CODE_FILE_*, CODE_DB*.
 */
#ifndef THIDUA_KEEP_MANIFEST_H
#define THIDUA_KEEP_MANIFEST_H

#include "base/db.h"
#include "base/hash.h"

#include <sys/types.h>

#define MANIFEST_NAME "manifest.xml"
#define MANIFEST_SIGNATURE "manifest.xml.sig"
#define MANIFEST_DUMP "database.dump"

struct manifest_file {
    const char *name; /* in the export */
    const char *path; /* on disk, while exporting */
    int64_t size;
    char sha256[HASH_HEX];
    mode_t mode;
};

struct manifest_table {
    const char *name, *rows, *sum;
};

struct manifest {
    const char *program, *schema, *commune, *created;
    const char *current; /* the folder reports/current points at; NULL = none */
    struct manifest_file *files;
    size_t file_count;
    struct manifest_table *tables;
    size_t table_count;
};

/* Folders of a deployment that no export holds; ends with NULL. */
extern const char *const manifest_left_out[];
/* True if a member of an export may have this name. */
bool manifest_name_allowed(const char *name);

MUST_CHECK bool manifest_write(const char *path, const struct manifest *manifest,
                               struct error *err);
/* The files come sorted by name (bytes), each name once. */
MUST_CHECK bool manifest_read(struct arena *arena, const char *path, struct manifest *ret,
                              struct error *err);

/* Count and sum of every lasting table of the connected database, in the order of names. */
MUST_CHECK bool manifest_count(struct arena *arena, struct db *db, struct manifest *ret,
                               struct error *err);
/* The database holds the same tables with the same rows; the first difference is the error. */
MUST_CHECK bool manifest_compare(struct arena *arena, struct db *db,
                                 const struct manifest *manifest, struct error *err);

#endif
