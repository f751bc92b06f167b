/*
 * choices: values of a list: one (choice), several (choices), yes or no.
 *
 * In:     cleaned cell text and the terms of the field; compared folded (case, tone style,
 *         spacing), then without marks where that leaves one value only.
 * Out:    the list's number, or a mask with bit v for value v; value 0 of a list means none and
 *         has no bit.
 * Source: spec/inputs.md "Topics", "Source 3".
 */
#ifndef THIDUA_CONTRACT_CHOICES_H
#define THIDUA_CONTRACT_CHOICES_H

#include "rules.h"

enum choice_state { CHOICE_OK, CHOICE_UNKNOWN };

/* What a cell meant last time, by its raw bytes: exports repeat the same few words a million
 * times. */
enum { CHOICE_CACHE = 64, CHOICE_CACHE_BYTES = 46 };
struct choice_slot {
    uint8_t length, state; /* length 0 = free */
    char bytes[CHOICE_CACHE_BYTES];
    int64_t value;
};
struct choice_memory {
    struct choice_slot slots[CHOICE_CACHE];
};

/* Exactly one term of the list. */
enum choice_state choice_one(struct arena *scratch, struct choice_memory *memory,
                             const struct field *field, struct span text, int64_t *ret);
/* Terms joined by ; , line breaks or blanks, longest first. CHOICE_UNKNOWN: something is left
 * over; *ret holds the rest. */
enum choice_state choice_many(struct arena *scratch, struct choice_memory *memory,
                              const struct field *field, struct span text, int64_t *ret);
/* x, v, có, 1, TRUE or không, 0, FALSE, or a term of the field (0 = no, else yes). */
enum choice_state choice_yes_no(struct arena *scratch, struct choice_memory *memory,
                                const struct field *field, struct span text, int64_t *ret);

#endif
