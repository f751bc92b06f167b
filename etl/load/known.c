/*
 * known: see known.h. Open addressing with linear probing; the lowest bit of a row's value digest
 *        marks "left out".
 */
#include "known.h"

#include <stdlib.h>
#include <string.h>

struct entry {
    uint64_t key, values; /* key 0 = free */
};

struct known {
    struct entry *entries;
    uint64_t capacity;
    uint64_t secret[2];
};

static const uint64_t left_out = 1;

bool known_open(struct known **ret, int64_t rows, const struct hmac_key *key, struct error *err)
{
    struct known *known = calloc(1, sizeof *known);
    if (known) {
        known->capacity = (uint64_t)rows + (uint64_t)rows / 3 + 16;
        known->entries = calloc(known->capacity, sizeof *known->entries);
        memcpy(known->secret, key->bytes, sizeof known->secret);
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

static uint64_t wide(uint64_t a, uint64_t b)
{
    unsigned __int128 product = (unsigned __int128)a * b;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static uint64_t digest(const struct known *known, uint64_t seed, struct span bytes)
{
    uint64_t state = wide(seed ^ known->secret[0] ^ bytes.length, 0x9e3779b97f4a7c15u);
    size_t at = 0;
    for (; at + 8 <= bytes.length; at += 8) {
        uint64_t word;
        memcpy(&word, bytes.bytes + at, sizeof word);
        state = wide(state ^ word, known->secret[1] | 1);
    }
    uint64_t rest = 0;
    if (at < bytes.length) memcpy(&rest, bytes.bytes + at, bytes.length - at);
    return wide(state ^ rest, 0xbf58476d1ce4e5b9u ^ known->secret[1]);
}

uint64_t known_key(const struct known *known, struct span key)
{
    uint64_t made = digest(known, 0x94d049bb133111ebu, key);
    return made ? made : 1;
}

uint64_t known_value(const struct known *known, uint64_t sofar, struct span encoded)
{
    return digest(known, sofar, encoded);
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
