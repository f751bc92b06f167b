/*
 * village_words: the words of place names as small numbers, and the names made of them. Private
 * to village*.c.
 *
 * Two dictionaries stand side by side: one of folded words, one of words without marks.
 */
#ifndef THIDUA_CONTRACT_VILLAGE_WORDS_H
#define THIDUA_CONTRACT_VILLAGE_WORDS_H

#include "village.h"

enum word_role {                    /* bits */
                 ROLE_VILLAGE = 1,  /* thôn, xóm, KDC: a village's name follows */
                 ROLE_COMMUNE = 2,  /* xã, phường, thị trấn */
                 ROLE_DISTRICT = 4, /* huyện, quận, thị xã */
                 ROLE_PROVINCE = 8, /* tỉnh, thành phố */
                 ROLE_FORMER = 16,  /* cũ */
                 ROLE_TIME = 32,    /* tháng, quý, năm: end a name in titles and file names */
                 ROLE_HOUSE = 64    /* số, ngõ: no village's name */
};

enum name_kind {
    NAME_VILLAGE,
    NAME_COMMUNE,
    NAME_FORMER_COMMUNE,
    NAME_PROVINCE,
    NAME_FORMER_DISTRICT,
    NAME_FORMER_PROVINCE
};

enum { NAME_WORDS = 8 };

struct place_name {
    uint16_t words[NAME_WORDS];
    uint8_t length;                /* words */
    uint8_t kind;                  /* enum name_kind */
    bool alias;                    /* beats an equal name of another village: somebody decided so */
    bool needs_prefix;             /* "Mai" of the alias "Xóm Mai": only after thôn, xóm ... */
    uint16_t village;              /* NAME_VILLAGE: its place in the list */
    struct days valid;             /* NAME_VILLAGE: when it was called so */
    const struct place_name *next; /* with the same first word */
};

struct word {
    struct span text;
    uint16_t number; /* from 1 */
    uint8_t roles;
    const struct place_name *names; /* that begin with it */
    struct word *next;
};

enum { WORD_BUCKETS = 1024 };

struct dictionary {
    struct arena *arena;
    bool plain;
    uint16_t count;
    struct word *buckets[WORD_BUCKETS];
};

void dictionary_init(struct dictionary *dictionary, struct arena *arena, bool plain);
const struct word *dictionary_word(const struct dictionary *dictionary,
                                   struct span text); /* NULL = unknown */
void dictionary_add_name(struct dictionary *dictionary, const char *name, enum name_kind kind,
                         uint16_t village);
/* A village's name or alias; where it begins with thôn, xóm ..., also without that. */
void dictionary_add_village(struct dictionary *dictionary, const char *name, uint16_t village,
                            bool alias, struct days valid);

#endif
