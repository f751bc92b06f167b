/*
 * dialect_score: how well one candidate dialect explains a sample; see dialect.h for the method.
 */
#ifndef THIDUA_READ_DIALECT_SCORE_H
#define THIDUA_READ_DIALECT_SCORE_H

#include "dialect.h"

struct dialect_score {
    double score;
    uint32_t columns; /* commonest number of cells of records with two or more; 0 = there is none */
    size_t quoted, broken; /* cells in proper quotes; cells with a quote where none belongs */
};

struct dialect_score dialect_score(const struct sample *sample, const struct dialect *candidate);

/* Is the whole line one value (a time, a web address), though it holds the delimiter? */
bool is_single_value(struct span line);

#endif
