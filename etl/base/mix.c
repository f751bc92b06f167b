/*
 * mix: see mix.h. Two lanes of 16 bytes a step keep the multipliers of the processor busy.
 */
#include "mix.h"

static const uint64_t golden = UINT64_C(0x9e3779b97f4a7c15), last = UINT64_C(0xbf58476d1ce4e5b9);

static uint64_t wide(uint64_t a, uint64_t b)
{
    unsigned __int128 product = (unsigned __int128)a * b;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static uint64_t word(const char *at)
{
    uint64_t result;
    memcpy(&result, at, sizeof result);
    return result;
}

uint64_t mix_bytes(const struct mix_secret *secret, uint64_t seed, struct span bytes)
{
    enum { STEP = 32, WORD = 8 };
    const uint64_t *key = secret->words;
    const char *at = bytes.bytes;
    size_t left = bytes.length;
    uint64_t one = wide(seed ^ key[0] ^ golden, bytes.length ^ last), other = one ^ key[1];
    for (; left >= STEP; at += STEP, left -= STEP) {
        one = wide(word(at) ^ key[0], word(at + WORD) ^ one);
        other = wide(word(at + 2 * WORD) ^ key[1], word(at + 3 * WORD) ^ other);
    }
    char rest[STEP] = {0};
    if (left > 0) memcpy(rest, at, left);
    one = wide(word(rest) ^ key[0], word(rest + WORD) ^ one);
    other = wide(word(rest + 2 * WORD) ^ key[1], word(rest + 3 * WORD) ^ other);
    return wide(one ^ last, wide(other ^ golden, key[0] | 1) ^ key[1]);
}
