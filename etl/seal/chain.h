/*
 * chain: heads of the two chains (revisions, audit log) where they can leave the database: on paper
 *        as 16 groups, and in THIDUA_HOME/chuoi.txt.
 *
 * Out:    chuoi.txt: one line a new head, "TIME audit NUMBER HASH" or "TIME chot NUMBER HASH YEAR/REVISION";
 *         lines are only ever added.
 * Rules:  a head that was once told must still be found in its chain: an end that was cut off, or
 *         written anew, shows by that.
 * Errors: CODE_FILE_*, CODE_DB*; CODE_CONFIG where chuoi.txt is not as we write it.
 * Source: spec/scoring.md "Freeze"; research/reliability.md section 2.
 */
#ifndef THIDUA_SEAL_CHAIN_H
#define THIDUA_SEAL_CHAIN_H

#include "base/config.h"
#include "base/db.h"
#include "base/hash.h"

enum { CHAIN_PAPER = 80 };

/* "0A1B 2C3D …": 16 groups of four, as a person reads them out. */
void chain_paper(const char *head, char ret_text[CHAIN_PAPER]);
/* A head as typed from paper, in either case, blanks and dashes anywhere; false: it is none. */
bool chain_typed(const char *typed, char ret_head[HASH_HEX]);

struct chain_head {
    bool revision; /* of the revisions' chain, else of the audit log's */
    int64_t number;
    const char *hash;
    long line;
};

struct chain_heads {
    struct chain_head *list;
    size_t count;
};

/* Where the heads are kept. */
const char *chain_path(const struct config *config);
/* The heads told so far, oldest first; none where there is no file. */
MUST_CHECK bool chain_read(struct arena *arena, const char *path, struct chain_heads *ret,
                           struct error *err);
/* Adds the heads of now where they are new. */
MUST_CHECK bool chain_tell(struct db *db, const struct config *config, struct error *err);

#endif
