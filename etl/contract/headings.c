/*
 * headings: see headings.h. The index is a hash table of folded headings; each leads to its
 * (contract, field) pairs.
 */
#include "headings.h"

#include "base/unicode.h"
#include "scan.h"

#include <string.h>

enum { BUCKETS = 4096 };

struct entry {
    struct span text;
    const struct heading_meaning *meanings;
    struct entry *next;
};

struct heading_index {
    struct entry *buckets[BUCKETS];
    struct entry *plain[BUCKETS]; /* the same without marks, for headings typed without them */
};

static bool is_dropped(char c)
{
    return c == ':' || c == '*' || c == '"' || c == '\'';
}

struct span heading_fold(struct arena *arena, struct span text)
{
    struct span folded = fold(arena, text);
    char *out = arena_alloc(arena, folded.length + 1);
    size_t used = 0;
    for (size_t i = 0; i < folded.length; i++) {
        char c = folded.bytes[i];
        bool tight = c == '/' || c == ',' ||
                     c == '|'; /* no blank before; none after either, but for the comma */
        if (is_dropped(c)) continue;
        if (tight && used > 0 && out[used - 1] == ' ') used--;
        if (c == ' ' && (used == 0 || out[used - 1] == '/' || out[used - 1] == '|' ||
                         out[used - 1] == ' ' || out[used - 1] == ','))
            continue;
        out[used++] = c;
    }
    while (used > 0 && (out[used - 1] == ' ' || out[used - 1] == '.' || out[used - 1] == ','))
        used--;
    out[used] = '\0';
    return span_make(out, used);
}

static struct entry *look(struct entry *const *buckets, struct span text)
{
    for (struct entry *entry = buckets[scan_hash(text) % BUCKETS]; entry != NULL;
         entry = entry->next)
        if (span_equal(entry->text, text)) return entry;
    return NULL;
}

/* Adds a meaning; where a text would mean two fields of one contract (only possible without
 * marks), the first counts. */
static void put(struct arena *arena, struct entry **buckets, struct span text,
                struct heading_meaning means)
{
    struct entry *entry = look(buckets, text);
    if (entry == NULL) {
        size_t bucket = scan_hash(text) % BUCKETS;
        entry = arena_alloc(arena, sizeof *entry);
        *entry = (struct entry){.text = text, .next = buckets[bucket]};
        buckets[bucket] = entry;
    }
    for (const struct heading_meaning *old = entry->meanings; old != NULL; old = old->next)
        if (old->contract == means.contract) return;
    struct heading_meaning *meaning = arena_alloc(arena, sizeof *meaning);
    *meaning = means;
    meaning->next = entry->meanings;
    entry->meanings = meaning;
}

const struct heading_index *heading_index_build(struct arena *arena, const struct contract_set *set)
{
    struct heading_index *index = arena_alloc(arena, sizeof *index);
    for (size_t c = 0; c < set->count; c++)
        for (size_t f = 0; f < set->contracts[c].field_count; f++) {
            const struct field *field = &set->contracts[c].fields[f];
            for (size_t h = 0; h < field->heading_count; h++) {
                struct span text = span_of(field->headings[h]);
                struct heading_meaning means = {(uint16_t)c, (uint16_t)f, (uint16_t)h, NULL};
                put(arena, index->buckets, text, means);
                put(arena, index->plain, fold_plain(arena, text), means);
            }
        }
    return index;
}

struct forms {
    const struct heading_index *index;
    const struct heading_meaning **meanings;
    bool *grouped;
    size_t count;
};

static void try_form(struct forms *forms, struct entry *const *buckets, struct span text,
                     bool grouped)
{
    if (text.length == 0 || forms->count == HEADING_FORMS) return;
    const struct entry *entry = look(buckets, text);
    if (entry == NULL) return;
    forms->meanings[forms->count] = entry->meanings;
    forms->grouped[forms->count++] = grouped;
}

static struct span without_brackets(struct span text)
{
    const char *open = memchr(text.bytes, '(', text.length);
    if (open == NULL || open == text.bytes || text.bytes[text.length - 1] != ')')
        return span_make("", 0);
    return span_trim(span_make(text.bytes, (size_t)(open - text.bytes)));
}

static struct span after_last(struct span text, char separator)
{
    const char *at = memrchr(text.bytes, separator, text.length);
    if (at == NULL) return span_make("", 0);
    return span_make(at + 1, text.length - (size_t)(at + 1 - text.bytes));
}

/* "group/question/option" without the group: from the last but one slash on. */
static struct span after_group(struct span text)
{
    const char *last = memrchr(text.bytes, '/', text.length);
    if (last == NULL) return span_make("", 0);
    const char *before = memrchr(text.bytes, '/', (size_t)(last - text.bytes));
    if (before == NULL) return span_make("", 0);
    return span_make(before + 1, text.length - (size_t)(before + 1 - text.bytes));
}

size_t heading_meanings(const struct heading_index *index, struct arena *scratch, struct span over,
                        struct span own, const struct heading_meaning *ret[HEADING_FORMS],
                        bool ret_grouped[HEADING_FORMS])
{
    struct forms forms = {.index = index, .meanings = ret, .grouped = ret_grouped};
    if (own.length > 512 || over.length > 512) return 0; /* no heading is that long */
    struct span text = heading_fold(scratch, own), above = heading_fold(scratch, over);
    if (above.length > 0) {
        struct span both = span_of(arena_printf(scratch, "%s|%s", above.bytes, text.bytes));
        try_form(&forms, index->buckets, both, false);
    }
    try_form(&forms, index->buckets, text, false);
    try_form(&forms, index->buckets, without_brackets(text), false);
    if (forms.count == 0) try_form(&forms, index->plain, fold_plain(scratch, text), false);
    try_form(&forms, index->buckets, after_group(text), true);
    try_form(&forms, index->buckets, after_last(text, '/'), true);
    try_form(&forms, index->buckets, after_last(text, '-'), true);
    return forms.count;
}
