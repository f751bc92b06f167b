/*
 * secret: files that hold keys and passphrases, read only where nobody else can read them.
 *
 * In:     a path of the settings. Where systemd's $CREDENTIALS_DIRECTORY holds a file of the same
 *         base name (LoadCredential=signing.pem:...), that one is read instead.
 * Rules:  a regular file, no link, of the program's user, mode 0600 or tighter. A credential may
 *         also be root's and readable through the group bits, which show systemd's access list.
 * Errors: CODE_FILE_OPEN, CODE_FILE_READ; CODE_CONFIG: open to others, not ours, no file.
 * Source: spec/operations.md "Secrets".
 */
#ifndef THIDUA_BASE_SECRET_H
#define THIDUA_BASE_SECRET_H

#include "error.h"

#include <stddef.h>

/* Reads up to `room` bytes; a file that fills the room is larger than expected: the caller refuses
 * it. The caller wipes the buffer. */
MUST_CHECK bool secret_read(const char *path, char *buffer, size_t room, size_t *ret_length,
                            struct error *err);

/* True if there is such a file, as a credential or at its path. */
bool secret_exists(const char *path);

#endif
