/*
 * repeat: which keys were seen before in a file, perhaps: a Bloom filter of fixed size.
 *
 * Out:    false = certainly new; true = seen before, or by chance alike: the caller looks closer
 *         at these few only.
 * Limits: 16 MiB whatever the file; false alarms, counted with dossier codes numbered on: 0.006% of
 *         1,000,000 keys, 0.4% of 10,000,000.
 * Source: B. H. Bloom, Space/Time Trade-offs in Hash Coding with Allowable Errors, CACM 13 (1970);
 *         blocked as in Putze, Sanders, Singler, Cache-, Hash- and Space-Efficient Bloom Filters
 *         (2007).
 */
#ifndef THIDUA_LOAD_REPEAT_H
#define THIDUA_LOAD_REPEAT_H

#include "base/error.h"
#include "base/text.h"

struct repeat_filter;

MUST_CHECK bool repeat_open(struct repeat_filter **ret, struct error *err);
void repeat_closep(struct repeat_filter **filter);
#define REPEAT_AUTO __attribute__((cleanup(repeat_closep)))
void repeat_clear(struct repeat_filter *filter);
/* True where the key was perhaps given before; remembers it. */
bool repeat_seen(struct repeat_filter *filter, struct span key);

#endif
