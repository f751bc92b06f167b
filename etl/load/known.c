/*
 * known: see known.h. Open addressing with linear probing; the lowest bit of a row's value digest
 *        marks "left out".
 */
#include "known.h"

#include "base/mix.h"

#include <stdlib.h>
#include <string.h>

struct entry {
    uint64_t key, values; /* key 0 = free */
};

struct known {
    struct entry *entries;
    uint64_t capacity;
    struct mix_secret secret;
};

static const uint64_t left_out = 1, key_seed = UINT64_C(0x94d049bb133111eb);

bool known_open(struct known **ret, int64_t rows, const struct hmac_key *key, struct error *err)
{
    struct known *known = calloc(1, sizeof *known);
    if (known) {
        known->capacity = (uint64_t)rows + (uint64_t)rows / 3 + 16;
        known->entries = calloc(known->capacity, sizeof *known->entries);
        memcpy(&known->secret, key->bytes, sizeof known->secret);
    }
    if (!known || !known->entries) {
        known_closep(&known);
        return error_set(err, CODE_MEMORY, "hết bộ nhớ khi nạp");
    }
    *ret = known;
    return true;
}

void known_closep(struct known **known)
{
    if (!*known) return;
    free((*known)->entries);
    free(*known);
    *known = NULL;
}

uint64_t known_key(const struct known *known, struct span key)
{
    uint64_t made = mix_bytes(&known->secret, key_seed, key);
    return made ? made : 1;
}

uint64_t known_value(const struct known *known, uint64_t sofar, struct span encoded)
{
    return mix_bytes(&known->secret, sofar, encoded);
}

static struct entry *find(const struct known *known, uint64_t key)
{
    uint64_t at = (uint64_t)(((unsigned __int128)key * known->capacity) >> 64);
    while (known->entries[at].key && known->entries[at].key != key)
        if (++at == known->capacity) at = 0;
    return &known->entries[at];
}

void known_put(struct known *known, uint64_t key, uint64_t values)
{
    *find(known, key) = (struct entry){key, values & ~left_out};
}

enum known_answer known_look(struct known *known, uint64_t key, uint64_t values, bool repeat)
{
    struct entry *entry = find(known, key);
    if (!entry->key) return KNOWN_TAKE;
    if (repeat) return (entry->values & left_out) ? KNOWN_REPEAT : KNOWN_TAKE;
    if (entry->values != (values & ~left_out)) return KNOWN_TAKE;
    entry->values |= left_out;
    return KNOWN_SAME;
}
