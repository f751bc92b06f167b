/*
 * village_read: one reading of an address with one dictionary: which villages and higher places
 * it names. Private to village.c.
 *
 * A village's name counts only where it stands whole: from the start of a part or after a word
 * like thôn or a number, to the end of a part or before a place that is higher up. So "Đông Hải"
 * is no "Đông".
 */
#ifndef THIDUA_CONTRACT_VILLAGE_READ_H
#define THIDUA_CONTRACT_VILLAGE_READ_H

#include "village_words.h"

enum { TOKENS_MAX = 96, HITS_MAX = 16, CACHE_BYTES = 100, CACHE_SLOTS = 8192 };

enum mode { MODE_ADDRESS, MODE_NAME, MODE_TEXT };

struct cached {
    uint8_t length, match;
    uint16_t village;
    uint32_t era;
    char bytes[CACHE_BYTES];
};

struct whole {
    struct span folded;
    uint16_t village;
    struct whole *next;
};

struct village_index {
    struct village *villages;
    size_t count;
    struct dictionary marked, plain;
    char rank; /* first letter of xã, phường; 0 = not told */
    const char *
        homonym; /* the former commune that has the name of the commune of today; NULL = none has */
    struct whole *wholes; /* aliases that are whole addresses */
    int32_t day;          /* that is looked at; INT32_MIN = unknown */
    int32_t *turns;       /* days on which a name begins or has just ended, in order */
    size_t turn_count;
    uint32_t era; /* turns on or before the day: days of one era give equal answers */
    struct cached *cache;
};

struct token {
    const struct word *word; /* for names; NULL = in no dictionary */
    const struct word *
        rank; /* for xã, thôn ...: with marks where the token has some, so that Phương is no phường */
    bool bare; /* ASCII: typed without marks, or needs none */
    uint16_t part;
    bool number; /* holds a digit */
    bool taken;  /* belongs to a name that was found */
};

/* One reading of one address with one dictionary. */
struct survey {
    const struct village_index *index;
    enum mode mode;
    struct token tokens[TOKENS_MAX];
    size_t count;
    bool by_alias[HITS_MAX];
    bool of_day[HITS_MAX];   /* the village was called so on the day that is looked at */
    uint16_t hits[HITS_MAX]; /* villages of the longest names found */
    size_t hit_count, longest;
    bool ours;               /* the commune or a former commune of it is named */
    bool homonym_named;      /* by the name that both the commune and a former commune have */
    bool old_region, region; /* the former district or province; any region of ours */
    bool foreign;
    bool unsure; /* a ranked name without marks is not known with marks: the other pass decides */
    bool marked; /* the pass with marks */
    bool named;  /* something that could be a village's name is there */
    const char *former; /* former commune named */
};

/* Fills all but index, mode and marked, which are set before. */
void survey_read(struct survey *survey, struct arena *scratch, struct span folded);

#endif
