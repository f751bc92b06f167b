/*
 * verify_private: what the files of verify share.
 */
#ifndef THIDUA_SEAL_VERIFY_PRIVATE_H
#define THIDUA_SEAL_VERIFY_PRIVATE_H

#include "base/error.h"

/* Columns of sql_revisions. */
enum {
    REVISION_YEAR,
    REVISION_NUMBER,
    REVISION_CHAIN,
    REVISION_PREVIOUS,
    REVISION_HEAD,
    REVISION_REASON,
    REVISION_AS_OF,
    REVISION_PROVISIONAL,
    REVISION_PROGRAM,
    REVISION_SIGNED,
    REVISION_RUN,
    REVISION_AT,
    REVISION_BY,
    REVISION_LATEST
};

/* Which damage a changed row of that table is ("score.total": rank changed). */
enum code verify_code_of(const char *relation);

#endif
