/*
 * known: which dossiers are in the fact table just as a row would leave them: digests of keys and
 *        values.
 *
 * Use:    the next night's export repeats last night's; a row that changes nothing is not sent to
 *         the server.
 * Out:    exact but for a chance of 1 in 10^18 a row: two 64-bit digests must agree, keyed by the
 *         deployment's secret.
 * Limits: 16 bytes a dossier at a load of 3/4: 26 MiB for the most it takes (KNOWN_MOST); beyond
 *         that it is not used.
 * Owns:   known_closep accepts NULL.
 */
#ifndef THIDUA_LOAD_KNOWN_H
#define THIDUA_LOAD_KNOWN_H

#include "base/hash.h"

enum { KNOWN_MOST = 1200000 };

/* What is to be done with a row. */
enum known_answer {
    KNOWN_TAKE,  /* new, changed, or not certain */
    KNOWN_SAME,  /* changes nothing: leave it out */
    KNOWN_REPEAT /* repeats the key of a row that was left out: a duplicate in the file */
};

struct known;

MUST_CHECK bool known_open(struct known **ret, int64_t rows, const struct hmac_key *key,
                           struct error *err);
void known_closep(struct known **known);
#define KNOWN_AUTO __attribute__((cleanup(known_closep)))

/* Digest of a key; digest of one more value of a row, in the order of the columns (0 = the first). */
uint64_t known_key(const struct known *known, struct span key);
uint64_t known_value(const struct known *known, uint64_t digest, struct span encoded);
/* A row of the fact table. */
void known_put(struct known *known, uint64_t key, uint64_t values);
/* repeat: the file gave this key before, perhaps. */
enum known_answer known_look(struct known *known, uint64_t key, uint64_t values, bool repeat);

#endif
