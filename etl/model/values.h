/*
 * values: stored indicators, measures and restated figures as a listing.
 *
 * Out:    columns as in spec/operations.md for programs: village, period, indicator, state,
 *         numerator, denominator, value, ci_low, ci_high, provisional; or village, month, measure,
 *         value; or the figures of ended months that a later run changed: run, as_of, village,
 *         month, measure, old_value, new_value, files. Numbers with at most 12 significant digits.
 *         Without a period: the plan year (changes: all). Internal measures and UNKNOWN, OUTSIDE of
 *         indicators are not listed.
 */
#ifndef THIDUA_MODEL_VALUES_H
#define THIDUA_MODEL_VALUES_H

#include "base/db.h"
#include "base/listing.h"

struct values_filter {
    const char *commune;
    const char *period;  /* NULL = all of the plan year; for measures: the months of the period */
    const char *village; /* code, COMMUNE, UNKNOWN, OUTSIDE; NULL = all */
};

enum values_kind { VALUES_INDICATORS, VALUES_MEASURES, VALUES_CHANGES };

MUST_CHECK bool values_list(struct arena *arena, struct db *db, const struct values_filter *filter,
                            enum values_kind kind, bool csv, struct listing *ret,
                            struct error *err);

#endif
