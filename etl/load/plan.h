/*
 * plan: what is to be loaded in this run, and in which order.
 *
 * In:     entries of the inbox; the ledger.
 * Out:    known contents are noted as arrivals and leave the inbox; new ones, and stale ones of
 *         the archive, become work in the order reference lists, village workbooks, portal
 *         exports, surveys, each by (version, content). The order saves rebuilding only: any order
 *         ends in the same facts.
 * Errors: CODE_FILE_*, CODE_DB* (exit 3).
 */
#ifndef THIDUA_LOAD_PLAN_H
#define THIDUA_LOAD_PLAN_H

#include "ingest.h"
#include "work.h"

struct plan {
    struct work *work;
    size_t count, capacity;
};

/* Spools the settled entries. A dry run notes nothing and removes nothing. */
MUST_CHECK bool plan_make(struct load_context *load, const struct inbox *inbox, bool dry_run,
                          const struct ingest_listener *listener, struct ingest_counts *counts,
                          struct plan *ret, struct error *err);

/* Takes a file whose content is safe out of the inbox; one that cannot be removed is told and left:
 * it is known from now on. */
void plan_clear(const struct inbox_entry *entry, const struct ingest_listener *listener,
                struct ingest_counts *counts);

#endif
