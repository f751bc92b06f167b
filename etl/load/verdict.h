/*
 * verdict: what a file that has been read is: loaded, held or rejected, and why; for which village
 *         and month.
 *
 * Source: spec/inputs.md: a workbook whose village is unknown or fits two is held; swapped day and
 *         month, a forbidden column in a file of one table, no known heading: rejected; one
 *         refused sheet among taken ones: loaded with rejects.
 */
#ifndef THIDUA_LOAD_VERDICT_H
#define THIDUA_LOAD_VERDICT_H

#include "ledger.h"

void verdict_of(struct arena *arena, const struct work *work, const struct feed_result *read,
                struct ledger_entry *ret);
/* The code under which an untaken sheet is listed, CODE_OK = not at all; *ret_severity: reject or
 * warning. */
enum code verdict_of_sheet(const struct feed_sheet *sheet, const char **ret_severity);

#endif
