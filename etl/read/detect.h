/*
 * detect: what a file is, by its bytes and never by its name.
 *
 * Out:    KIND_CSV is what is left when nothing else fits and the bytes can be text.
 * Errors: what cannot be read is refused by its own name: CODE_EMPTY_FILE, CODE_ENCRYPTED_FILE
 *         (OLE2 with a password), CODE_UNREADABLE_FILE (HTML, PDF, pictures, programs, archives,
 *         databases, old Word files).
 */
#ifndef THIDUA_READ_DETECT_H
#define THIDUA_READ_DETECT_H

#include "sheet.h"

MUST_CHECK bool detect_kind(int fd, enum file_kind *ret, struct error *err);

/* True where the first bytes are no container (ZIP, OLE2) and no XML: then the time limits of CSV
 * apply. */
bool detect_is_text(int fd);

/* Name of a kind for people. */
const char *file_kind_name(enum file_kind kind);

#endif
