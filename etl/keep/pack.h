/*
 * pack: reading the ZIP file of an export, which may come from anywhere.
 *
 * Rules:  nothing is written before it is allowed: members are the manifest's and no others, each
 *         once, a regular file, stored or deflated, not encrypted. A member is read no further than
 *         the manifest's size, and must have its SHA-256.
 * Owns:   pack_closep accepts NULL.
 * Errors: CODE_BAD_EXPORT with the member's place in the list, never a foreign name; CODE_FILE_*.
 */
#ifndef THIDUA_KEEP_PACK_H
#define THIDUA_KEEP_PACK_H

#include "keep/manifest.h"

struct pack;

MUST_CHECK bool pack_open(const char *path, struct pack **ret, struct error *err);
void pack_closep(struct pack **pack);
#define PACK_AUTO __attribute__((cleanup(pack_closep)))

/* True if there is a member of that name. */
bool pack_has(const struct pack *pack, const char *name);
/* A member of at most limit_bytes into a new file of mode 0600: for what the manifest cannot name
 * (itself and its signature). */
MUST_CHECK bool pack_take(struct pack *pack, const char *name, const char *path,
                          int64_t limit_bytes, struct error *err);
/* The members are the manifest's files (and the manifest and its signature). */
MUST_CHECK bool pack_matches(struct pack *pack, const struct manifest *manifest, struct error *err);
/* Reads a file of the manifest to its end and checks size and SHA-256; path NULL: only that, else
 * into a new file there, synced. */
MUST_CHECK bool pack_extract(struct pack *pack, const struct manifest_file *file, const char *path,
                             struct error *err);

#endif
