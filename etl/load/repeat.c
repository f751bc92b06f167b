/*
 * repeat: see repeat.h. The hash is FNV-1a finished by a mixer (Stafford's 13th variant); keys are
 *         no secrets here and
 * a file made to collide only sends more rows to the closer look.
 */
#include "repeat.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* All bits of a key lie in one cache line: one memory access a key. */
enum {
    BLOCK_BITS_LOG2 = 9,
    BLOCK_BYTES = 1 << (BLOCK_BITS_LOG2 - 3),
    BLOCKS = 1 << 18,
    FILTER_BYTES = BLOCKS * BLOCK_BYTES,
    HASHES = 5
};

struct repeat_filter {
    uint8_t *bits;
    bool dirty;
};

bool repeat_open(struct repeat_filter **ret, struct error *err)
{
    struct repeat_filter *filter = calloc(1, sizeof *filter);
    if (filter) filter->bits = calloc(1, FILTER_BYTES); /* pages cost nothing until touched */
    if (!filter || !filter->bits) {
        repeat_closep(&filter);
        return error_set(err, CODE_MEMORY, "hết bộ nhớ khi nạp");
    }
    *ret = filter;
    return true;
}

void repeat_closep(struct repeat_filter **filter)
{
    if (!*filter) return;
    free((*filter)->bits);
    free(*filter);
    *filter = NULL;
}

void repeat_clear(struct repeat_filter *filter)
{
    if (filter->dirty) memset(filter->bits, 0, FILTER_BYTES);
    filter->dirty = false;
}

static uint64_t mixed(uint64_t hash)
{
    hash = (hash ^ (hash >> 30)) * 0xbf58476d1ce4e5b9u;
    hash = (hash ^ (hash >> 27)) * 0x94d049bb133111ebu;
    return hash ^ (hash >> 31);
}

bool repeat_seen(struct repeat_filter *filter, struct span key)
{
    uint64_t hash = 0xcbf29ce484222325u;
    for (size_t i = 0; i < key.length; i++) hash = (hash ^ (uint8_t)key.bytes[i]) * 0x100000001b3u;
    hash = mixed(hash);
    uint8_t *block = filter->bits + (hash % BLOCKS) * BLOCK_BYTES;
    bool seen = true;
    for (int i = 0; i < HASHES; i++) {
        uint32_t bit = (uint32_t)(hash >> (64 - BLOCK_BITS_LOG2 * (i + 1))) & (BLOCK_BYTES * 8 - 1);
        uint8_t mask = (uint8_t)(1u << (bit & 7));
        seen = seen && (block[bit >> 3] & mask);
        block[bit >> 3] |= mask;
    }
    filter->dirty = true;
    return seen;
}
