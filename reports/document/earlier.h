/*
 * earlier: the plan year's values of an earlier publication's report.xml, read as a stream beside
 *          the values of today.
 *
 * In:     a report.xml of ours of any size. Both documents hold their values by indicator, in the
 *         order of the catalogue, and by unit; where the catalogue's order has changed the earlier
 *         one is read again from its beginning.
 * Out:    memory does not grow with the number of values.
 * Rules:  a document that cannot be read, or of another plan year, is as if there were none.
 */
#ifndef THIDUA_REPORTS_DOCUMENT_EARLIER_H
#define THIDUA_REPORTS_DOCUMENT_EARLIER_H

#include "base/arena.h"

#include <stdbool.h>

struct earlier;

/* NULL where there is nothing to compare with. */
struct earlier *earlier_open(struct arena *arena, const char *path, const char *year_period);
void earlier_closep(struct earlier **earlier);
#define EARLIER_AUTO __attribute__((cleanup(earlier_closep)))

const char *earlier_as_of(const struct earlier *earlier);
/* The value of that indicator and unit; false where there is none. printed "" = none; both strings
 * live until the next call. */
bool earlier_find(struct earlier *earlier, const char *indicator, const char *unit,
                  const char **ret_state, const char **ret_printed);

#endif
