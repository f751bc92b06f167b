/*
 * import_private: the files of an export on their way into a deployment's folder, for import.c only.
 */
#ifndef THIDUA_KEEP_IMPORT_PRIVATE_H
#define THIDUA_KEEP_IMPORT_PRIVATE_H

#include "keep/manifest.h"
#include "keep/pack.h"

struct importing {
    struct arena *arena;
    struct arena *scratch; /* names of one file */
    const char *home;
    const char *aside; /* home/.import */
    const char *list;  /* home/.import-list: manifest and signature, until they are trusted */
    const char *manifest_path, *signature, *dump, *mark;
    bool resumed; /* an earlier import of the same package was killed on its way */
    bool made;    /* home/.import is ours */
    bool begun;   /* database or folder may hold something of it: the mark stays */
    struct pack *pack;
    struct manifest manifest;
};

/* Makes home/.import-list anew and names the other places. */
MUST_CHECK bool import_list(struct importing *work, struct error *err);
/* Finds whether home/.import holds the mark of the same package; then the folder may hold files of it
 * (and no others), else nothing. */
MUST_CHECK bool import_look(struct importing *work, struct error *err);
/* Makes home/.import with its mark: the package's list. */
MUST_CHECK bool import_aside(struct importing *work, struct error *err);
/* Removes what it made; the mark last, and only where all is done or nothing begun. */
MUST_CHECK bool import_sweep(struct importing *work, bool done, struct error *err);
/* All members into it, each checked. */
MUST_CHECK bool import_unpack(struct importing *work, struct error *err);
/* Is archive/ab/cdef... of this digest on the list, with this digest? */
bool import_has_original(const struct importing *work, const char *sha256);
/* From aside to their places, and reports/current. */
MUST_CHECK bool import_move(struct importing *work, struct error *err);

#endif
