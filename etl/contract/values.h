/*
 * values: one cell becomes one typed value, or a reject or warning that says why not.
 *
 * In:     a cell of the reader and the field that its column feeds.
 * Out:    a value whose text lives in the cell or in the scratch arena; VALUE_NULL for an empty
 *         cell or a refused one.
 * Source: spec/inputs.md "What a reader must survive in a sheet", "Rows and cells".
 */
#ifndef THIDUA_CONTRACT_VALUES_H
#define THIDUA_CONTRACT_VALUES_H

#include "choices.h"
#include "dates.h"
#include "numbers.h"
#include "read/sheet.h"
#include "rules.h"

/* What holds for all cells of a file. */
struct reading {
    struct arena *scratch;   /* emptied after each row */
    int32_t as_of;           /* days since 1970 */
    int32_t latest;          /* the last day that is in range: as-of and two years */
    enum number_proof proof; /* met so far, in this pass and earlier ones */
    unsigned guessed;        /* bits of enum number_proof: numbers read in that way by it alone */
    bool swapped;            /* a date with day and month swapped was met */
};

struct cell_value {
    struct value value;
    int32_t seconds; /* of the day, where a time is written; -1 = none */
    enum code code;  /* CODE_OK, or a reject or warning */
};

void reading_init(struct reading *reading, struct arena *scratch, int32_t as_of);
struct cell_value value_read(struct reading *reading, const struct field *field,
                             struct choice_memory *memory, const struct cell *cell);

#endif
