/*
 * syllable: can a word be a Vietnamese syllable? The evidence by which an encoding is told.
 *
 * In:     UTF-8 in NFC.
 * Source: Vietnamese orthography: onset, rhyme, tone; syllables ending in c, ch, p, t carry only
 *         sắc or nặng.
 */
#ifndef THIDUA_READ_SYLLABLE_H
#define THIDUA_READ_SYLLABLE_H

#include "base/text.h"

struct word_score {
    size_t valid; /* words with a letter beyond ASCII that are possible syllables */
    size_t total; /* words with a character beyond ASCII */
};

/* Counts over a text; punctuation, digits and ASCII words do not count. */
void score_words(struct span text, struct word_score *score);

#endif
