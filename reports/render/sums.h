/*
 * sums: SHA256SUMS of a published folder, as `sha256sum -c SHA256SUMS` reads it.
 *
 * Out:    one line a file, in the order of names; the manifest itself is not in it.
 * Errors: CODE_FILE_*, CODE_DISK_FULL.
 */
#ifndef THIDUA_REPORTS_RENDER_SUMS_H
#define THIDUA_REPORTS_RENDER_SUMS_H

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"

#define SUMS_NAME "SHA256SUMS"

/* The lines for the folder as it is now, in the arena. */
MUST_CHECK bool sums_read(struct arena *arena, const char *folder, struct span *ret,
                          struct error *err);
/* Writes them into it. */
MUST_CHECK bool sums_write(struct arena *arena, const char *folder, struct error *err);

#endif
