/*
 * village: see village.h. What an address names is read by village_read.c; here it is decided
 * which village that is.
 */
#include "village.h"

#include "base/unicode.h"
#include "scan.h"
#include "village_read.h"

#include <string.h>
#include <strings.h>

enum { VILLAGES_MAX = 4096, CACHE_SLOTS = 8192, ADDRESS_BYTES_MAX = 2000 };

static enum village_match decide(const struct survey *survey, const struct village **ret)
{
    const struct village_index *index = survey->index;
    if (survey->foreign && survey->mode == MODE_ADDRESS) return VILLAGE_OUTSIDE;
    if (survey->hit_count == 0)
        return survey->named  ? VILLAGE_UNKNOWN_NAME
               : survey->ours ? VILLAGE_COMMUNE_ONLY
                              : VILLAGE_NONE;
    const char *former = survey->former;
    if (former == NULL && survey->homonym_named && survey->old_region) former = index->homonym;
    size_t found = survey->hits[0], fits = 0, alias = 0, aliases = 0, lasting = 0, lasts = 0;
    for (size_t i = 0; i < survey->hit_count; i++) {
        const struct village *village = &index->villages[survey->hits[i]];
        if (village->valid_to == INT32_MAX) lasting = survey->hits[i], lasts++;
        if (survey->by_alias[i]) alias = survey->hits[i], aliases++;
        if (former == NULL || strcmp(village->former_commune, former) != 0) continue;
        found = survey->hits[i];
        fits++;
    }
    if (survey->hit_count > 1 && fits == 0 && aliases == 1) found = alias, fits = 1;
    if (survey->hit_count > 1 && fits != 1 && lasts == 1) found = lasting, fits = 1;
    if (survey->hit_count > 1 && fits != 1) return VILLAGE_AMBIGUOUS;
    *ret = &index->villages[found];
    return VILLAGE_FOUND;
}

/* An alias that is the beginning of an address: "Thôn Đông, xã Trần Phú", decided by the
 * officer. */
static const struct village *whole_alias(const struct village_index *index, struct arena *scratch,
                                         struct span folded)
{
    if (index->wholes == NULL) return NULL;
    struct span plain = fold_plain(scratch, folded);
    for (const struct whole *whole = index->wholes; whole != NULL; whole = whole->next) {
        size_t length = whole->folded.length;
        if (length > plain.length || memcmp(plain.bytes, whole->folded.bytes, length) != 0)
            continue;
        if (length == plain.length || strchr(" ,;-(", plain.bytes[length]) != NULL)
            return &index->villages[whole->village];
    }
    return NULL;
}

static void add_alias(struct village_index *index, struct dictionary *dictionary, const char *alias,
                      uint16_t village)
{
    if (strpbrk(alias, ",;(") == NULL) {
        dictionary_add_village(dictionary, alias, village, true);
        return;
    }
    if (!dictionary->plain) return;
    struct whole *whole = arena_alloc(dictionary->arena, sizeof *whole);
    *whole = (struct whole){fold_plain(dictionary->arena, span_of(alias)), village, index->wholes};
    index->wholes = whole;
}

/* The pass with marks decides where it finds a village; else the pass without. */
static enum village_match match(struct village_index *index, struct arena *scratch, enum mode mode,
                                struct span text, const struct village **ret)
{
    text.length = utf8_cut(text, ADDRESS_BYTES_MAX);
    struct span folded = fold(scratch, text);
    if (folded.length == 0) return VILLAGE_NONE;
    const struct village *decided = whole_alias(index, scratch, folded);
    if (decided != NULL) {
        *ret = decided;
        return VILLAGE_FOUND;
    }
    struct survey with = {.index = index, .mode = mode, .marked = true},
                  without = {.index = index, .mode = mode};
    survey_read(&with, scratch, folded);
    if (!with.unsure && (with.hit_count > 0 || (with.foreign && mode == MODE_ADDRESS)))
        return decide(&with, ret);
    survey_read(&without, scratch, folded);
    if (with.hit_count == 0 || without.foreign) return decide(&without, ret);
    return decide(&with, ret);
}

enum village_match village_of_address(struct village_index *index, struct arena *scratch,
                                      struct span address, const struct village **ret)
{
    const struct village *found = NULL;
    if (address.length == 0) return VILLAGE_NONE;
    if (address.length > CACHE_BYTES) {
        enum village_match result = match(index, scratch, MODE_ADDRESS, address, &found);
        if (result == VILLAGE_FOUND) *ret = found;
        return result;
    }
    struct cached *slot = &index->cache[scan_hash(address) % CACHE_SLOTS];
    if (slot->length != address.length || memcmp(slot->bytes, address.bytes, address.length) != 0) {
        slot->match = (uint8_t)match(index, scratch, MODE_ADDRESS, address, &found);
        slot->village = found == NULL ? 0 : (uint16_t)(found - index->villages);
        slot->length = (uint8_t)address.length;
        memcpy(slot->bytes, address.bytes, address.length);
    }
    if (slot->match == VILLAGE_FOUND) *ret = &index->villages[slot->village];
    return (enum village_match)slot->match;
}

enum village_match village_of_name(struct village_index *index, struct arena *scratch,
                                   struct span name, const struct village **ret)
{
    name = scan_clean(scratch, name);
    if (name.length == 0) return VILLAGE_NONE;
    for (size_t i = 0; i < index->count; i++)
        if (strlen(index->villages[i].code) == name.length &&
            strncasecmp(index->villages[i].code, name.bytes, name.length) == 0) {
            *ret = &index->villages[i];
            return VILLAGE_FOUND;
        }
    const struct village *found = NULL;
    enum village_match result = match(index, scratch, MODE_NAME, name, &found);
    if (result == VILLAGE_FOUND) *ret = found;
    return result == VILLAGE_FOUND || result == VILLAGE_AMBIGUOUS ? result : VILLAGE_UNKNOWN_NAME;
}

enum village_match village_in_text(struct village_index *index, struct arena *scratch,
                                   struct span text, const struct village **ret)
{
    const struct village *found = NULL;
    enum village_match result = match(index, scratch, MODE_TEXT, text, &found);
    if (result == VILLAGE_FOUND) *ret = found;
    return result == VILLAGE_FOUND || result == VILLAGE_AMBIGUOUS ? result : VILLAGE_NONE;
}

/* First letters of the words: "Hải Phòng" is also written HP. */
static const char *initials(struct arena *arena, const char *name)
{
    char *result = arena_alloc(arena, NAME_WORDS + 1);
    struct span rest = fold_plain(arena, span_of(name)), word;
    for (size_t used = 0; used < NAME_WORDS && span_cut(&rest, ' ', &word);)
        if (word.length > 0) result[used++] = word.bytes[0];
    return result;
}

static void add_home(struct village_index *index, struct dictionary *dictionary,
                     const struct village_home *home)
{
    dictionary_add_name(dictionary, home->commune, NAME_COMMUNE, 0);
    dictionary_add_name(dictionary, home->province, NAME_PROVINCE, 0);
    dictionary_add_name(dictionary, home->former_district, NAME_FORMER_DISTRICT, 0);
    dictionary_add_name(dictionary, home->former_province, NAME_FORMER_PROVINCE, 0);
    if (home->province != NULL)
        dictionary_add_name(dictionary, initials(dictionary->arena, home->province), NAME_PROVINCE,
                            0);
    if (home->former_province != NULL)
        dictionary_add_name(dictionary, initials(dictionary->arena, home->former_province),
                            NAME_FORMER_PROVINCE, 0);
    for (size_t i = 0; i < index->count; i++) {
        const struct village *village = &index->villages[i];
        bool known =
            village->former_commune[0] == '\0' ||
            (index->homonym != NULL && strcmp(village->former_commune, index->homonym) == 0);
        for (size_t k = 0; k < i && !known; k++)
            known = strcmp(index->villages[k].former_commune, village->former_commune) == 0;
        if (!known)
            dictionary_add_name(dictionary, village->former_commune, NAME_FORMER_COMMUNE,
                                (uint16_t)i);
        dictionary_add_village(dictionary, village->name, (uint16_t)i, false);
        for (size_t k = 0; k < village->alias_count; k++)
            add_alias(index, dictionary, village->aliases[k], (uint16_t)i);
    }
}

static void copy_village(struct arena *arena, const struct village *from, struct village *to)
{
    *to = *from;
    to->code = arena_strdup(arena, from->code);
    to->name = arena_strdup(arena, from->name);
    to->former_commune =
        from->former_commune == NULL ? "" : arena_strdup(arena, from->former_commune);
    to->aliases = arena_array(arena, from->alias_count, sizeof *to->aliases);
    for (size_t i = 0; i < from->alias_count; i++)
        to->aliases[i] = arena_strdup(arena, from->aliases[i]);
}

struct village_index *village_index_open(struct arena *arena, const struct village_home *home,
                                         const struct village *villages, size_t count)
{
    struct village_index *index = arena_alloc(arena, sizeof *index);
    index->count = count > VILLAGES_MAX ? VILLAGES_MAX : count;
    index->villages = arena_array(arena, index->count, sizeof *index->villages);
    struct span ours = fold(arena, span_of(home->commune));
    for (size_t i = 0; i < index->count; i++) {
        copy_village(arena, &villages[i], &index->villages[i]);
        if (span_equal(fold(arena, span_of(index->villages[i].former_commune)), ours))
            index->homonym = index->villages[i].former_commune;
    }
    if (home->rank != NULL) index->rank = fold_plain(arena, span_of(home->rank)).bytes[0];
    index->cache = arena_array(arena, CACHE_SLOTS, sizeof *index->cache);
    dictionary_init(&index->marked, arena, false);
    dictionary_init(&index->plain, arena, true);
    add_home(index, &index->marked, home);
    add_home(index, &index->plain, home);
    return index;
}
