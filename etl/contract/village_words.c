/*
 * village_words: see village_words.h.
 */
#include "village_words.h"

#include "base/unicode.h"
#include "scan.h"

#include <string.h>

static const struct {
    const char *text;
    uint8_t role;
} role_words[] = {
    {"thôn", ROLE_VILLAGE},
    {"t", ROLE_VILLAGE},
    {"th", ROLE_VILLAGE},
    {"xóm", ROLE_VILLAGE},
    {"khu", ROLE_VILLAGE},
    {"đội", ROLE_VILLAGE},
    {"kdc", ROLE_VILLAGE},
    {"cư", ROLE_VILLAGE},
    {"tdp", ROLE_VILLAGE},
    {"ấp", ROLE_VILLAGE},
    {"làng", ROLE_VILLAGE},
    {"xã", ROLE_COMMUNE},
    {"x", ROLE_COMMUNE},
    {"phường", ROLE_COMMUNE},
    {"p", ROLE_COMMUNE},
    {"trấn", ROLE_COMMUNE},
    {"tt", ROLE_COMMUNE},
    {"huyện", ROLE_DISTRICT},
    {"h", ROLE_DISTRICT},
    {"quận", ROLE_DISTRICT},
    {"q", ROLE_DISTRICT},
    {"tx", ROLE_DISTRICT},
    {"tỉnh", ROLE_PROVINCE},
    {"tp", ROLE_PROVINCE},
    {"cũ", ROLE_FORMER},
    {"số", ROLE_HOUSE},
    {"sn", ROLE_HOUSE},
    {"ngõ", ROLE_HOUSE},
    {"ngách", ROLE_HOUSE},
    {"hẻm", ROLE_HOUSE},
    {"nhà", ROLE_HOUSE},
    {"km", ROLE_HOUSE},
    {"thành", 0},
    {"thị", 0},
    {"phố", 0},
    {"dân", 0},
    {"tháng", ROLE_TIME},
    {"quý", ROLE_TIME},
    {"năm", ROLE_TIME},
    {"kỳ", ROLE_TIME},
};

static struct word *look(const struct dictionary *dictionary, struct span text)
{
    for (struct word *word = dictionary->buckets[scan_hash(text) % WORD_BUCKETS]; word != NULL;
         word = word->next)
        if (span_equal(word->text, text)) return word;
    return NULL;
}

const struct word *dictionary_word(const struct dictionary *dictionary, struct span text)
{
    return look(dictionary, text);
}

static struct word *add_word(struct dictionary *dictionary, struct span text)
{
    struct word *word = look(dictionary, text);
    if (word != NULL) return word;
    size_t bucket = scan_hash(text) % WORD_BUCKETS;
    word = arena_alloc(dictionary->arena, sizeof *word);
    *word = (struct word){
        .text = text, .number = ++dictionary->count, .next = dictionary->buckets[bucket]};
    dictionary->buckets[bucket] = word;
    return word;
}

static struct span folded(const struct dictionary *dictionary, const char *text)
{
    return dictionary->plain ? fold_plain(dictionary->arena, span_of(text))
                             : fold(dictionary->arena, span_of(text));
}

void dictionary_init(struct dictionary *dictionary, struct arena *arena, bool plain)
{
    *dictionary = (struct dictionary){.arena = arena, .plain = plain};
    for (size_t i = 0; i < sizeof role_words / sizeof role_words[0]; i++) {
        struct word *word = add_word(dictionary, folded(dictionary, role_words[i].text));
        word->roles |= role_words[i].role;
    }
}

static bool is_break(char c)
{
    return c == ' ' || c == '-' || c == ',' || c == '.' || c == '(' || c == ')' || c == '/';
}

static bool next_word(struct span *rest, struct span *ret)
{
    while (rest->length > 0 && is_break(rest->bytes[0])) rest->bytes++, rest->length--;
    size_t length = 0;
    while (length < rest->length && !is_break(rest->bytes[length])) length++;
    *ret = span_make(rest->bytes, length);
    rest->bytes += length, rest->length -= length;
    return length > 0;
}

static void add(struct dictionary *dictionary, struct span text, struct place_name name)
{
    struct word *first = NULL;
    struct span part;
    while (next_word(&text, &part)) {
        struct word *word = add_word(dictionary, part);
        if (name.length == NAME_WORDS) return; /* no village has a name that long */
        if (first == NULL) first = word;
        name.words[name.length++] = word->number;
    }
    if (first == NULL) return;
    struct place_name *kept = arena_alloc(dictionary->arena, sizeof *kept);
    *kept = name;
    kept->next = first->names;
    first->names = kept;
}

void dictionary_add_name(struct dictionary *dictionary, const char *name, enum name_kind kind,
                         uint16_t village)
{
    if (name == NULL || name[0] == '\0') return;
    add(dictionary, folded(dictionary, name),
        (struct place_name){.kind = (uint8_t)kind, .village = village});
}

void dictionary_add_village(struct dictionary *dictionary, const char *name, uint16_t village,
                            bool alias, struct days valid)
{
    struct span text = folded(dictionary, name), rest = text, first;
    struct place_name whole = {
        .kind = NAME_VILLAGE, .village = village, .alias = alias, .valid = valid};
    if (!next_word(&rest, &first)) return;
    const struct word *word = look(dictionary, first);
    bool prefixed = word != NULL && (word->roles & ROLE_VILLAGE) != 0 && span_trim(rest).length > 0;
    bool thon = prefixed && (span_equals(first, "thôn") || span_equals(first, "thon"));
    if (!thon) add(dictionary, text, whole); /* thôn is part of no name: it would make it longer */
    if (!prefixed) return;
    whole.needs_prefix = !thon;
    add(dictionary, rest, whole);
}
