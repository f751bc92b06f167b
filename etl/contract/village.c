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

enum { ADDRESS_BYTES_MAX = 2000 };

/* Leaves only the villages so marked, if there are any. */
static bool keep(struct survey *survey, const bool marked[HITS_MAX])
{
    size_t kept = 0;
    for (size_t i = 0; i < survey->hit_count; i++) {
        if (!marked[i]) continue;
        survey->hits[kept] = survey->hits[i];
        survey->of_day[kept] = survey->of_day[i];
        survey->by_alias[kept++] = survey->by_alias[i];
    }
    if (kept > 0) survey->hit_count = kept;
    return kept > 0;
}

/* The former commune is part of the key; then the day decides, then an alias, which somebody
 * decided; where the day tells nothing, the village that still lasts. */
static bool one_of_several(struct survey *survey)
{
    const struct village_index *index = survey->index;
    const char *former = survey->former;
    bool marked[HITS_MAX], lasting[HITS_MAX];
    if (former == NULL && survey->homonym_named && survey->old_region) former = index->homonym;
    for (size_t i = 0; i < survey->hit_count; i++)
        marked[i] =
            former != NULL && strcmp(index->villages[survey->hits[i]].former_commune, former) == 0;
    keep(survey, marked);
    memcpy(marked, survey->of_day, sizeof marked);
    bool dated = index->day != INT32_MIN && keep(survey, marked);
    if (survey->hit_count == 1) return true;
    size_t aliases = 0, lasts = 0;
    for (size_t i = 0; i < survey->hit_count; i++) {
        lasting[i] = !dated && index->villages[survey->hits[i]].valid_to == INT32_MAX;
        lasts += lasting[i];
        aliases += survey->by_alias[i];
    }
    memcpy(marked, survey->by_alias, sizeof marked);
    return (aliases == 1 && keep(survey, marked)) || (lasts == 1 && keep(survey, lasting));
}

static enum village_match decide(struct survey *survey, const struct village **ret)
{
    if (survey->foreign && survey->mode == MODE_ADDRESS) return VILLAGE_OUTSIDE;
    if (survey->hit_count == 0)
        return survey->named  ? VILLAGE_UNKNOWN_NAME
               : survey->ours ? VILLAGE_COMMUNE_ONLY
                              : VILLAGE_NONE;
    if (survey->hit_count > 1 && !one_of_several(survey)) return VILLAGE_AMBIGUOUS;
    *ret = &survey->index->villages[survey->hits[0]];
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
    if (slot->length != address.length || slot->era != index->era ||
        memcmp(slot->bytes, address.bytes, address.length) != 0) {
        slot->era = index->era;
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
