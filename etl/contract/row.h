/*
 * row: one data row: cells to values, derived fields, checks; and the findings on the way.
 * Private to contract/.
 */
#ifndef THIDUA_CONTRACT_ROW_H
#define THIDUA_CONTRACT_ROW_H

#include "intake.h"
#include "rowkind.h"
#include "values.h"

enum { FINDINGS_MAX = 96 };

struct row_state {
    const struct intake_context *context;
    struct reading *reading;
    const struct hmac_state *keys; /* NULL = no deployment at hand: no pseudonyms */
    const struct contract *contract;
    const struct sheet_row *row;
    const int32_t *columns;
    struct span village_code; /* of the sheet; "" = none */
    int64_t exported_at;      /* UTC seconds; -1 = not stated */
    bool export_has_time;
    struct value values[FIELDS];
    int32_t seconds[FIELDS]; /* of the day, for dates with a time */
    bool refused[FIELDS];    /* the cell was rejected: no check looks at it */
    struct finding findings[FINDINGS_MAX];
    size_t finding_count;
    bool rejected;
};

void row_find(struct row_state *state, enum code code, const char *field, int32_t column);
void row_find_field(struct row_state *state, enum code code, int field);
/* Fills the derived fields. */
void row_derive(struct row_state *state);
/* Compares fields with each other and with the export's time. */
void row_check(struct row_state *state);

#endif
