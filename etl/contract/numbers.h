/*
 * numbers: counts and amounts as people write them: 1.234, 1.234,5, 1234, "12 người", " 25 ",
 * 10.000 đ.
 *
 * Locale: "1.234" is 1234 in Vietnamese and 1.234 in English writing. What a file's other
 *         numbers prove decides for the whole file; without proof the contract's declared locale
 *         does (Vietnamese); with proof of both, such a number is refused.
 * Source: spec/inputs.md "Ambiguity is refused, not guessed".
 */
#ifndef THIDUA_CONTRACT_NUMBERS_H
#define THIDUA_CONTRACT_NUMBERS_H

#include "base/arena.h"
#include "base/text.h"

#include <stdint.h>

enum number_proof {
    PROOF_NONE = 0,
    PROOF_VIETNAMESE = 1,
    PROOF_ENGLISH = 2,
    PROOF_BOTH = 3
}; /* bits */

struct number {
    int64_t whole;
    bool fraction;           /* something other than zeros after the decimal mark */
    bool ambiguous;          /* read by the locale alone */
    enum number_proof proof; /* what this number's own form proves */
};

/* False: no number. `known`: what is proved so far. A unit behind the number is accepted (người,
 * lượt, đồng ...). */
bool number_parse(struct arena *scratch, struct span text, enum number_proof known,
                  struct number *ret);
/* A true number cell: shortest decimal with a point, whatever the locale. */
bool number_of_cell(struct span text, struct number *ret);

/* Nothing, or a word that may stand behind a number: người, lượt, đồng. */
bool number_is_unit(struct arena *scratch, struct span text);

#endif
