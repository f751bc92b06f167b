/*
 * earlier_files: which files an earlier publication's report.xml already showed as held or rejected.
 *
 * Out:    the text of an array for SQL, of "ID STATE"; NULL where there is no document, or none that
 *         can be read to its end: then nothing is called new.
 */
#ifndef THIDUA_REPORTS_DOCUMENT_EARLIER_FILES_H
#define THIDUA_REPORTS_DOCUMENT_EARLIER_FILES_H

#include "base/arena.h"

const char *earlier_files(struct arena *arena, const char *path);

#endif
