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
    const char *manifest_path, *signature, *dump;
    struct pack *pack;
    struct manifest manifest;
};

/* Makes home/.import anew. */
MUST_CHECK bool import_aside(struct importing *work, struct error *err);
/* All members into it, each checked. */
MUST_CHECK bool import_unpack(struct importing *work, struct error *err);
/* Is archive/ab/cdef... of this digest on the list, with this digest? */
bool import_has_original(const struct importing *work, const char *sha256);
/* From aside to their places, and reports/current. */
MUST_CHECK bool import_move(struct importing *work, struct error *err);

#endif
