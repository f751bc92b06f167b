/*
 * village: finds the village of an address or a name. Two passes (folded, then without marks),
 * longest name wins, the former commune decides between homonyms, a named commune that is not
 * ours decides first. No fuzzy distance. Names and villages are dated: of several that fit, those
 * of the row's day count; where none is of that day, all do.
 *
 * In:     the reference list (code, name, former commune, aliases with validity) and the
 *         officer's decisions.
 * Out:    one village, or why not.
 * Privacy:addresses are looked at and forgotten; nothing of them is logged. The last few
 *         thousand addresses stay in the index's memory until its arena is closed, because
 *         exports repeat them.
 * Source: spec/inputs.md "Village from an address", "People and villages".
 */
#ifndef THIDUA_CONTRACT_VILLAGE_H
#define THIDUA_CONTRACT_VILLAGE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"

#include <stdint.h>

struct days {
    int32_t first, last;
};

struct village {
    const char *code, *name, *former_commune; /* "10633-T01", "An Điền", "Quốc Tuấn" */
    const char **aliases;
    size_t alias_count;
    int32_t valid_from, valid_to;  /* days since 1970-01-01; INT32_MAX = still valid */
    const struct days *alias_days; /* of each alias; NULL = as long as the village */
    const char *successor;         /* code of the village that it became part of; "", NULL = none */
};

/* The numbers of stage.dossier.address_state. */
enum village_match {
    VILLAGE_FOUND,
    VILLAGE_NONE,
    VILLAGE_COMMUNE_ONLY,
    VILLAGE_UNKNOWN_NAME,
    VILLAGE_AMBIGUOUS,
    VILLAGE_OUTSIDE
};

/* Where the commune lies now and lay before July 2025, as commune.xml says; any may be NULL but
 * commune. */
struct village_home {
    const char *commune, *province;                /* "Trần Phú", "Hải Phòng" */
    const char *former_district, *former_province; /* "Nam Sách", "Hải Dương" */
    const char *rank; /* "xã" or "phường", NULL = either: a phường Trần Phú is no xã Trần Phú */
};

struct village_index;

/* Strings are copied. */
struct village_index *village_index_open(struct arena *arena, const struct village_home *home,
                                         const struct village *villages, size_t count);

/* From now on rows of that day are looked at; at first the day is unknown (INT32_MIN): all names
 * count alike. */
void village_on(struct village_index *index, int32_t day);
/* The village that holds the history of this one on the day set: itself, or what it became part of
 * before that day. */
const struct village *village_unit(const struct village_index *index,
                                   const struct village *village);
/* A free-text address. *ret is set only for VILLAGE_FOUND. */
enum village_match village_of_address(struct village_index *index, struct arena *scratch,
                                      struct span address, const struct village **ret);
/* A village's own name, code or alias, with or without "thôn", former commune in brackets or
 * after a comma or "cũ". */
enum village_match village_of_name(struct village_index *index, struct arena *scratch,
                                   struct span name, const struct village **ret);
/* A village named somewhere in a title line or file name; VILLAGE_NONE where none is. */
enum village_match village_in_text(struct village_index *index, struct arena *scratch,
                                   struct span text, const struct village **ret);

#endif
