/*
 * village_index: the names of the villages and of the places around them, made ready for looking
 * up; which of them count on a day (see village.h).
 */
#include "village_read.h"

#include "base/unicode.h"

#include <stdlib.h>
#include <string.h>

enum { VILLAGES_MAX = 4096 };

static void add_alias(struct village_index *index, struct dictionary *dictionary, const char *alias,
                      uint16_t village, struct days valid)
{
    if (strpbrk(alias, ",;(") == NULL) {
        dictionary_add_village(dictionary, alias, village, true, valid);
        return;
    }
    if (!dictionary->plain) return;
    struct whole *whole = arena_alloc(dictionary->arena, sizeof *whole);
    *whole = (struct whole){fold_plain(dictionary->arena, span_of(alias)), village, index->wholes};
    index->wholes = whole;
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
        struct days valid = {village->valid_from, village->valid_to};
        dictionary_add_village(dictionary, village->name, (uint16_t)i, false, valid);
        for (size_t k = 0; k < village->alias_count; k++)
            add_alias(index, dictionary, village->aliases[k], (uint16_t)i,
                      village->alias_days == NULL ? valid : village->alias_days[k]);
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
    if (from->alias_days != NULL && from->alias_count > 0) {
        struct days *days = arena_array(arena, from->alias_count, sizeof *days);
        memcpy(days, from->alias_days, from->alias_count * sizeof *days);
        to->alias_days = days;
    }
    to->successor = from->successor == NULL ? "" : arena_strdup(arena, from->successor);
}

static void add_turn(struct village_index *index, struct days valid)
{
    index->turns[index->turn_count++] = valid.first;
    index->turns[index->turn_count++] = valid.last == INT32_MAX ? INT32_MAX : valid.last + 1;
}

static int by_day(const void *a, const void *b)
{
    int32_t one = *(const int32_t *)a, other = *(const int32_t *)b;
    return (one > other) - (one < other);
}

/* The days on which an answer may change. */
static void find_turns(struct village_index *index, struct arena *arena)
{
    size_t count = index->count, kept = 0;
    for (size_t i = 0; i < index->count; i++) count += index->villages[i].alias_count;
    index->turns = arena_array(arena, 2 * count, sizeof *index->turns);
    for (size_t i = 0; i < index->count; i++) {
        const struct village *village = &index->villages[i];
        add_turn(index, (struct days){village->valid_from, village->valid_to});
        for (size_t k = 0; village->alias_days != NULL && k < village->alias_count; k++)
            add_turn(index, village->alias_days[k]);
    }
    if (index->turn_count > 0) qsort(index->turns, index->turn_count, sizeof *index->turns, by_day);
    for (size_t i = 0; i < index->turn_count; i++)
        if (kept == 0 || index->turns[kept - 1] != index->turns[i])
            index->turns[kept++] = index->turns[i];
    index->turn_count = kept;
}

void village_on(struct village_index *index, int32_t day)
{
    if (day == index->day) return;
    index->day = day;
    index->era = 0;
    while (index->era < index->turn_count && index->turns[index->era] <= day) index->era++;
}

const struct village *village_unit(const struct village_index *index, const struct village *village)
{
    for (size_t steps = 0; steps < index->count; steps++) {
        const struct village *next = NULL;
        if (village->valid_to >= index->day || village->successor[0] == '\0') break;
        for (size_t i = 0; i < index->count && next == NULL; i++)
            if (strcmp(index->villages[i].code, village->successor) == 0)
                next = &index->villages[i];
        if (next == NULL) break;
        village = next;
    }
    return village;
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
    find_turns(index, arena);
    index->day = INT32_MIN;
    dictionary_init(&index->marked, arena, false);
    dictionary_init(&index->plain, arena, true);
    add_home(index, &index->marked, home);
    add_home(index, &index->plain, home);
    return index;
}
