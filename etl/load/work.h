/*
 * work: one content to be loaded: where it lies, under which names it came, what a look at its
 *         head told.
 */
#ifndef THIDUA_LOAD_WORK_H
#define THIDUA_LOAD_WORK_H

#include "inbox.h"
#include "spool.h"

struct work {
    struct spool_file file;
    const char *path; /* spool copy, or archive copy where it is read again */
    bool again;       /* in the ledger already: stale */
    const struct inbox_entry **arrivals;
    size_t arrival_count;
    const char *name; /* of the original: the least (modification time, name) */
    int64_t modified_us;
    const char *village; /* of a decision; NULL = none */
    bool refused_by_decision;
    bool build_later; /* dossiers are built anew after a later file of this run */
    /* From the head: */
    const char *family; /* "" = not known */
    int64_t version_us;
};

#endif
