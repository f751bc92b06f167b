/*
 * headings: column headings brought to one form, and which fields of which contracts a heading
 * may mean.
 *
 * In:     the cell of a heading row, and of the row above it where the heading has two rows.
 * Out:    folded text: case, tone style, line breaks, double blanks, colons, asterisks gone;
 *         "over|under" for two rows.
 * Source: spec/inputs.md "What a reader must survive in a sheet".
 */
#ifndef THIDUA_CONTRACT_HEADINGS_H
#define THIDUA_CONTRACT_HEADINGS_H

#include "contract.h"

/* The key of a heading. NUL-terminated, in arena memory. */
struct span heading_fold(struct arena *arena, struct span text);

struct heading_index;

struct heading_meaning {
    uint16_t contract, field;
    uint16_t
        rank; /* place among the field's headings: the lower one is preferred where two columns mean one field */
    const struct heading_meaning *next;
};

/* Of all contracts of a set, kept in it. */
const struct heading_index *heading_index_build(struct arena *arena,
                                                const struct contract_set *set);

enum { HEADING_FORMS = 8 };

/* The ways to read a heading, best first: "over|under", the cell alone, without what stands in
 * brackets, without marks,
 * without a survey group's name. Sets meanings[i] to what the i-th form may mean; returns how
 * many forms. */
size_t heading_meanings(const struct heading_index *index, struct arena *scratch, struct span over,
                        struct span own, const struct heading_meaning *ret[HEADING_FORMS],
                        bool ret_grouped[HEADING_FORMS]);

#endif
