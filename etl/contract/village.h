/*
 * village: finds the village of an address or a name. Two passes (folded, then without marks), longest name wins, the former
 * commune decides between homonyms, a named commune that is not ours decides first. No fuzzy distance.
 *
 * In:     the reference list (code, name, former commune, aliases with validity) and the officer's decisions.
 * Out:    one village, or why not.
 * Privacy: addresses are looked at and forgotten; nothing of them is kept or logged.
 * Source: spec/inputs.md "Village from an address", "People and villages".
 */
#ifndef THIDUA_CONTRACT_VILLAGE_H
#define THIDUA_CONTRACT_VILLAGE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"

#include <stdint.h>

struct village {
    const char *code, *name, *former_commune; /* "10633-T01", "An Điền", "Quốc Tuấn" */
    const char **aliases;
    size_t alias_count;
    int32_t valid_from, valid_to; /* days since 1970-01-01; INT32_MAX = still valid */
};

/* VILLAGE_COMMUNE_ONLY and VILLAGE_NONE belong to UNKNOWN, VILLAGE_OUTSIDE to OUTSIDE. */
enum village_match { VILLAGE_FOUND, VILLAGE_NONE, VILLAGE_COMMUNE_ONLY, VILLAGE_UNKNOWN_NAME, VILLAGE_AMBIGUOUS, VILLAGE_OUTSIDE };

struct village_index;

/* commune_name "Trần Phú", province "Hải Phòng"; strings are copied. */
struct village_index *village_index_open(struct arena *arena, const char *commune_name, const struct village *villages, size_t count);

/* A free-text address. *ret is set only for VILLAGE_FOUND. */
enum village_match village_of_address(const struct village_index *index, struct arena *scratch, struct span address,
                                      const struct village **ret);
/* A village's own name, code or alias, with or without "thôn", former commune in brackets or after a comma or "cũ". */
enum village_match village_of_name(const struct village_index *index, struct arena *scratch, struct span name, const struct village **ret);

#endif
