/*
 * repeat: see repeat.h. The digest's secret is no secret here: a file made to collide only sends
 *         more rows to the closer look.
 */
#include "repeat.h"

#include "base/mix.h"

#include <stdlib.h>
#include <string.h>

/* All bits of a key lie in one cache line, and keys that differ in their last two bytes only lie in
 * lines close by: exports count their dossiers up, so that most accesses find the line at hand. */
enum {
    TAIL_BYTES = 2,
    NEAR_BLOCKS = 8,
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

bool repeat_seen(struct repeat_filter *filter, struct span key)
{
    static const struct mix_secret open = {
        {UINT64_C(0xbf58476d1ce4e5b9), UINT64_C(0x94d049bb133111eb)}};
    size_t tail = key.length < TAIL_BYTES ? key.length : TAIL_BYTES;
    uint64_t hash = mix_bytes(&open, 0, key),
             near = mix_bytes(&open, 0, span_make(key.bytes, key.length - tail));
    uint64_t place = near % (BLOCKS / NEAR_BLOCKS) * NEAR_BLOCKS + hash % NEAR_BLOCKS;
    uint8_t *block = filter->bits + place * BLOCK_BYTES;
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
