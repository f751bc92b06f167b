/*
 * package: office documents are ZIP packages of parts: writing one, and looking at a finished one.
 *
 * In:     parts as files; names inside the package. Out: the same parts give the same bytes (fixed
 *         times, fixed order).
 * Checks: package_check opens the file anew, reads every part to its end (CRC) and parses the XML
 *         ones.
 * Errors: CODE_FILE_WRITE, CODE_OUTPUT_CHECK.
 */
#ifndef THIDUA_REPORTS_RENDER_PACKAGE_H
#define THIDUA_REPORTS_RENDER_PACKAGE_H

#include "base/error.h"

#include <stddef.h>

struct package_part {
    const char *name; /* inside the package */
    const char *path; /* of the file */
};

MUST_CHECK bool package_write(const char *path, const struct package_part *parts, size_t count,
                              struct error *err);
/* needed: a part that must be there. */
MUST_CHECK bool package_check(const char *path, const char *needed, struct error *err);

#endif
