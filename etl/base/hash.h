/*
 * hash: SHA-256 and HMAC-SHA-256 (OpenSSL libcrypto, FIPS 180-4, FIPS 198-1).
 *
 * Units:  digests are 32 bytes; shown as 64 lower-case hexadecimal digits.
 * Secrets: the HMAC key is read under the rules of secret.h.
 */
#ifndef THIDUA_BASE_HASH_H
#define THIDUA_BASE_HASH_H

#include "arena.h"
#include "error.h"
#include "text.h"

#include <stdint.h>

enum { HASH_BYTES = 32, HASH_HEX = 65 };

struct hash_state; /* a running SHA-256 */
struct hash_state *hash_open(void);
void hash_add(struct hash_state *state, const void *bytes, size_t length);
void hash_finish(struct hash_state *state, uint8_t ret_digest[HASH_BYTES]); /* frees the state */
void hash_abandon(struct hash_state *state); /* frees it without a digest; accepts NULL */

void hash_bytes(struct span bytes, uint8_t ret_digest[HASH_BYTES]);
/* The rest of an open file, by blocks; *ret_bytes = how many there were. */
MUST_CHECK bool hash_fd(int fd, char ret_hex[HASH_HEX], int64_t *ret_bytes, struct error *err);
void hash_hex(const uint8_t digest[HASH_BYTES], char ret_hex[HASH_HEX]);

/* The first 63 bits of a digest, big-endian: the number that names a file in the database (never
 * negative). */
int64_t hash_id(const uint8_t digest[HASH_BYTES]);

struct hmac_key {
    uint8_t bytes[HASH_BYTES];
};
/* Reads the key (64 hexadecimal digits and a line end); errors of secret.h; CODE_CONFIG: no key. */
MUST_CHECK bool hmac_key_read(const char *path, struct hmac_key *ret_key, struct error *err);
/* Writes a new random key, mode 0600; fails where the file is there already. */
MUST_CHECK bool hmac_key_create(const char *path, struct error *err);
void hmac(const struct hmac_key *key, struct span bytes, uint8_t ret_digest[HASH_BYTES]);

/* The same for many short messages: the key's own blocks are digested once. In arena memory;
 * wipe it when done. */
struct hmac_state;
struct hmac_state *hmac_open(struct arena *arena, const struct hmac_key *key);
void hmac_run(const struct hmac_state *state, struct span bytes, uint8_t ret_digest[HASH_BYTES]);
void hmac_wipe(struct hmac_state *state); /* accepts NULL */

#endif
