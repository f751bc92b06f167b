/*
 * explain: one indicator of one unit, down to the rows of the files: value <- formula <- measures
 *          <- facts <- file, SHA-256.
 *
 * In:     stored values (after compute). For every source of measures explain_<source>.sql, in
 *         THIDUA_HOME/measures or etl/model/explain of the program; a source without one shows its
 *         figure only.
 * Out:    a structure for any rendering, and its text in Vietnamese. No personal data: codes,
 *         counts, places.
 * Owns:   everything lives in the arena.
 * Errors: CODE_USAGE for a unit, indicator or period without a value; CODE_DB*.
 * Source: spec/scoring.md "Explain".
 */
#ifndef THIDUA_MODEL_EXPLAIN_H
#define THIDUA_MODEL_EXPLAIN_H

#include "base/config.h"
#include "base/db.h"

struct explain_place {
    const char *file, *sheet; /* sheet "" = none */
    long row;                 /* 0 = the whole sheet or file */
    const char *sha256;       /* hexadecimal */
};

struct explain_measure {
    const char *roles, *measure, *name, *unit, *source, *figure;
    bool year; /* summed from the start of the plan year */
    bool traced;
    int count; /* rows behind the figure */
    struct explain_place *places;
    int place_count; /* at most the limit */
};

struct explanation {
    const char *unit, *unit_name, *indicator, *name, *plan, *period, *days, *standing, *state;
    const char *numerator_text, *denominator_text, *numerator, *denominator, *percent, *target,
        *reached;
    const char *interval, *frame, *method, *bounds, *villages, *commune_rule, *evidence, *run_id;
    struct explain_measure *measures;
    int measure_count;
};

struct explain_request {
    const char *unit, *indicator;
    const char *period; /* NULL = the plan year */
    int limit;          /* places listed per measure; 0 = all */
};

MUST_CHECK bool explain_indicator(struct arena *arena, struct db *db, const struct config *config,
                                  const struct explain_request *request, struct explanation *ret,
                                  struct error *err);
void explain_text(const struct explanation *explanation, struct buffer *out);

#endif
