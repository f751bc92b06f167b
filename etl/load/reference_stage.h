/*
 * reference_stage: a list of villages that came as a workbook: its rows in stage.village_year as
 *                  the list
 * that villages.csv holds.
 *
 * Errors: CODE_CONFIG where a code is not of this commune or the list is empty: the file is
 *         refused.
 */
#ifndef THIDUA_LOAD_REFERENCE_STAGE_H
#define THIDUA_LOAD_REFERENCE_STAGE_H

#include "load.h"
#include "village_list.h"

MUST_CHECK bool reference_from_stage(struct load_context *load, struct arena *arena,
                                     struct village_list *ret, struct error *err);

#endif
