/*
 * draw: the list of an on-the-spot check ("phúc tra"), and what came out of it.
 *
 * In:     the year's stored points. A filled list: the same columns with verified value, by whom,
 *         when.
 * Out:    CSV for people and spreadsheets, ready to be filled in; score.verified, whose values
 *         stand in for the claimed ones in the next scoring ("điểm thẩm định"); the claimed ones
 *         stay where they are and both are shown.
 * Rules:  the same figures and the same seed give the same bytes; probabilities are those stated in
 *         the list.
 * Source: spec/scoring.md "Verification draw".
 */
#ifndef THIDUA_MODEL_DRAW_H
#define THIDUA_MODEL_DRAW_H

#include "base/db.h"
#include "base/text.h"

struct draw_request {
    const char *commune, *year;
    const char *villages, *claims; /* numbers, as text */
    const char *seed;
};

MUST_CHECK bool draw_list(struct db *db, const struct draw_request *request, struct buffer *out,
                          int64_t *ret_claims, struct error *err);

/* Headings of the list, as written and as read again. */
enum draw_column {
    DRAW_VILLAGE,
    DRAW_NAME,
    DRAW_INDICATOR,
    DRAW_INDICATOR_NAME,
    DRAW_PERIOD,
    DRAW_CLAIMED,
    DRAW_STATE,
    DRAW_VILLAGE_CHANCE,
    DRAW_CLAIM_CHANCE,
    DRAW_CHANCE,
    DRAW_VERIFIED,
    DRAW_BY,
    DRAW_ON,
    DRAW_COLUMNS
};
extern const char *const draw_headings[DRAW_COLUMNS];

/* A verified value: percentage as text, day as YYYY-MM-DD. */
struct draw_finding {
    const char *village, *indicator, *period, *percent, *by, *on;
    const char *file, *sha256;
    int64_t row;
};

/* Inside the caller's transaction. *ret_known is false where there is no such claim. */
MUST_CHECK bool draw_store(struct db *db, const char *commune, const char *run_id,
                           const struct draw_finding *finding, bool *ret_known, struct error *err);

#endif
