/*
 * syllable: see syllable.h.
 */
#include "syllable.h"

#include "base/unicode.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_LETTERS = 7, LETTER_A = 0, LETTER_D = 12 };

/* Vowels in their twelve shapes, each with its tones: none, huyền, hỏi, ngã, sắc, nặng. */
static const uint16_t vowels[12][6] = {{'a', 0xE0, 0x1EA3, 0xE3, 0xE1, 0x1EA1},
                                       {0x103, 0x1EB1, 0x1EB3, 0x1EB5, 0x1EAF, 0x1EB7},
                                       {0xE2, 0x1EA7, 0x1EA9, 0x1EAB, 0x1EA5, 0x1EAD},
                                       {'e', 0xE8, 0x1EBB, 0x1EBD, 0xE9, 0x1EB9},
                                       {0xEA, 0x1EC1, 0x1EC3, 0x1EC5, 0x1EBF, 0x1EC7},
                                       {'i', 0xEC, 0x1EC9, 0x129, 0xED, 0x1ECB},
                                       {'o', 0xF2, 0x1ECF, 0xF5, 0xF3, 0x1ECD},
                                       {0xF4, 0x1ED3, 0x1ED5, 0x1ED7, 0x1ED1, 0x1ED9},
                                       {0x1A1, 0x1EDD, 0x1EDF, 0x1EE1, 0x1EDB, 0x1EE3},
                                       {'u', 0xF9, 0x1EE7, 0x169, 0xFA, 0x1EE5},
                                       {0x1B0, 0x1EEB, 0x1EED, 0x1EEF, 0x1EE9, 0x1EF1},
                                       {'y', 0x1EF3, 0x1EF7, 0x1EF9, 0xFD, 0x1EF5}};

/* How the twelve shapes are written in the lists below: capital = with circumflex or breve, w after
 * = horn. */
static const char *const shapes[12] = {"a", "A", "@", "e", "E", "i", "o", "O", "0", "u", "U", "y"};

/* Longest first, so that the first that fits is taken. */
static const char *const onsets[] = {"ngh", "ng", "nh", "gh", "gi", "kh", "ph", "th", "tr", "ch",
                                     "qu",  "b",  "c",  "d",  "D",  "g",  "h",  "k",  "l",  "m",
                                     "n",   "p",  "r",  "s",  "t",  "v",  "x",  ""};

/* A = ă, @ = â, E = ê, O = ô, 0 = ơ, U = ư. In byte order. */
static const char *const rhymes[] = {
    "0",    "0i",   "0m",   "0n",  "0p",   "0t",   "@c",   "@m",   "@n",   "@ng",  "@p",   "@t",
    "@u",   "@y",   "Ac",   "Am",  "An",   "Ang",  "Ap",   "At",   "E",    "Ech",  "Em",   "En",
    "Enh",  "Ep",   "Et",   "Eu",  "O",    "Oc",   "Oi",   "Om",   "On",   "Ong",  "Op",   "Ot",
    "U",    "U0c",  "U0i",  "U0m", "U0n",  "U0ng", "U0p",  "U0t",  "U0u",  "Ua",   "Uc",   "Ui",
    "Um",   "Un",   "Ung",  "Ut",  "Uu",   "a",    "ac",   "ach",  "ai",   "am",   "an",   "ang",
    "anh",  "ao",   "ap",   "at",  "au",   "ay",   "e",    "ec",   "em",   "en",   "eng",  "eo",
    "ep",   "et",   "i",    "iEc", "iEm",  "iEn",  "iEng", "iEp",  "iEt",  "iEu",  "ia",   "ich",
    "im",   "in",   "inh",  "ip",  "it",   "iu",   "o",    "oAc",  "oAm",  "oAn",  "oAng", "oAt",
    "oa",   "oac",  "oach", "oai", "oam",  "oan",  "oang", "oanh", "oao",  "oap",  "oat",  "oay",
    "oc",   "oe",   "oen",  "oeo", "oet",  "oi",   "om",   "on",   "ong",  "ooc",  "oong", "op",
    "ot",   "u",    "u0",   "u@n", "u@ng", "u@t",  "u@y",  "uE",   "uEch", "uEnh", "uOc",  "uOi",
    "uOm",  "uOn",  "uOng", "uOt", "ua",   "uc",   "ui",   "um",   "un",   "ung",  "up",   "ut",
    "uy",   "uyEn", "uyEt", "uya", "uych", "uynh", "uyp",  "uyt",  "uyu",  "y",    "yEm",  "yEn",
    "yEng", "yEt",  "yEu"};

struct letters {
    char text[MAX_LETTERS * 2]; /* toneless, as the lists write it */
    size_t length;
    int tone; /* 0 none; -1 two tones */
    bool foreign;
};

static uint32_t small(uint32_t c)
{
    if ((c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7)) return c + 0x20;
    if (c == 0x1AF) return 0x1B0;
    bool even_is_capital = c == 0x102 || c == 0x110 || c == 0x128 || c == 0x168 || c == 0x1A0 ||
                           (c >= 0x1EA0 && c <= 0x1EF8);
    return even_is_capital && c % 2 == 0 ? c + 1 : c;
}

static void add_letter(struct letters *letters, uint32_t c)
{
    c = small(c);
    if (letters->length + 1 >= sizeof letters->text) {
        letters->foreign = true;
        return;
    }
    for (size_t shape = 0; shape < 12; shape++) {
        for (int tone = 0; tone < 6; tone++) {
            if (vowels[shape][tone] != c) continue;
            letters->text[letters->length++] = shapes[shape][0];
            if (tone > 0) letters->tone = letters->tone == 0 ? tone : -1;
            return;
        }
    }
    if (c == 0x111)
        letters->text[letters->length++] = 'D';
    else if (c >= 'a' && c <= 'z')
        letters->text[letters->length++] = (char)c;
    else
        letters->foreign = true;
}

static int compare(const void *key, const void *item)
{
    return strcmp(key, *(const char *const *)item);
}

static bool is_rhyme(const char *text, int tone)
{
    size_t length = strlen(text);
    if (length == 0 ||
        bsearch(text, rhymes, sizeof rhymes / sizeof rhymes[0], sizeof rhymes[0], compare) == NULL)
        return false;
    bool stopped = strchr("cpt", text[length - 1]) != NULL ||
                   (length > 1 && strcmp(text + length - 2, "ch") == 0);
    return !stopped || tone == 4 || tone == 5;
}

static bool is_syllable(const struct letters *letters)
{
    if (letters->foreign || letters->tone < 0 || letters->length == 0) return false;
    for (size_t i = 0; i < sizeof onsets / sizeof onsets[0]; i++) {
        size_t length = strlen(onsets[i]);
        if (strncmp(letters->text, onsets[i], length) != 0) continue;
        const char *rhyme = letters->text + length;
        if (is_rhyme(rhyme, letters->tone)) return true;
        if (strcmp(onsets[i], "gi") == 0 && is_rhyme(letters->text + 1, letters->tone))
            return true; /* gì, giêng */
        if (strcmp(onsets[i], "qu") == 0 && is_rhyme(letters->text + 1, letters->tone))
            return true; /* quy, quyết */
    }
    return false;
}

/* Characters that end a word: blanks, digits, ASCII and general punctuation. */
static bool parts_words(uint32_t c)
{
    return c <= '@' || (c > 'Z' && c < 'a') || (c > 'z' && c < 0x80) || c == 0xA0 || c == 0xAD ||
           c == 0xAB || c == 0xBB || (c >= 0x2000 && c <= 0x206F) || c == 0x20AB || c == 0xFEFF;
}

void score_words(struct span text, struct word_score *score)
{
    struct letters letters = {.length = 0};
    bool beyond_ascii = false;
    while (text.length > 0) {
        uint32_t c = utf8_next(&text);
        bool ends = parts_words(c);
        if (!ends) {
            add_letter(&letters, c);
            beyond_ascii |= c >= 0x80;
        }
        if (!ends && text.length > 0) continue;
        if (beyond_ascii) score->total++, score->valid += is_syllable(&letters);
        letters = (struct letters){.length = 0};
        beyond_ascii = false;
    }
}
