/*
 * person: pseudonyms of people and businesses.
 *
 * Out:    the first 16 bytes of HMAC-SHA-256 under the deployment's key, of a label and the
 *         parts, with NUL between.
 * Privacy:the number and the name go no further than this call.
 * Source: spec/indicators.md "Person key": the citizen number if present, else folded full name,
 *         birth year and village.
 */
#ifndef THIDUA_CONTRACT_PERSON_H
#define THIDUA_CONTRACT_PERSON_H

#include "base/arena.h"
#include "base/hash.h"

enum { PERSON_KEY_BYTES = 16 };

/* Keys live in the scratch arena. */
struct span person_number_key(struct arena *scratch, const struct hmac_state *key,
                              struct span number);
/* birth_year 0 = not known. */
struct span person_name_key(struct arena *scratch, const struct hmac_state *key, struct span name,
                            int64_t birth_year, struct span village_code);
/* Any other thing with a label of its own: "business", "phone", "response". Parts are folded
 * where told. */
struct span person_thing_key(struct arena *scratch, const struct hmac_state *key, const char *label,
                             struct span text, bool folded, struct span village_code);

#endif
