/*
 * mix: a fast 64-bit digest of bytes under a secret, for tables that live in memory or in a file of
 *      the deployment. Not a cryptographic hash: it protects no one, it only tells things apart.
 *
 * Out:    two different texts have the same digest with a chance of about 1 in 2^64 as long as who
 *         chose them does not know the secret. Its value depends on the machine's byte order.
 * Source: the wide multiplication of wyhash (Wang Yi, public domain).
 */
#ifndef THIDUA_BASE_MIX_H
#define THIDUA_BASE_MIX_H

#include "text.h"

struct mix_secret {
    uint64_t words[2];
};

/* seed: another one gives another, independent digest; digests of parts are chained by it. */
uint64_t mix_bytes(const struct mix_secret *secret, uint64_t seed, struct span bytes);

#endif
