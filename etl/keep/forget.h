/*
 * forget: a person who asked for it is no longer found: rows stay and count, without name and key.
 *
 * In:     lines of text, one person or identity each: a citizen number (12 digits, blanks and dots
 *         allowed), or "full name;birth year". From standard input, never from arguments.
 * Out:    one transaction: names and pseudonyms of the person's rows replaced, cells of rejected rows
 *         with that number or name removed, noted. Rows read again from originals later are treated
 *         the same (ops.forgotten). Originals stay until archive-days lets them go: they are counted.
 * Privacy: numbers and names stay in this process: keys are computed here, and the cells of rejected
 *         rows are looked through here.
 * Errors: CODE_USAGE (a line is neither), CODE_DB*, those of the key file.
 */
#ifndef THIDUA_KEEP_FORGET_H
#define THIDUA_KEEP_FORGET_H

#include "base/config.h"
#include "base/db.h"

struct forget_counts {
    int64_t identities; /* lines */
    int64_t rows, quarantine;
    int64_t originals, portal; /* that still hold the person; of these portal exports */
};

MUST_CHECK bool forget_person(const struct config *config, struct db *db, struct span lines,
                              const char *reason, struct forget_counts *ret, struct error *err);

#endif
