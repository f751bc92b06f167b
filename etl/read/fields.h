/*
 * fields: cuts one record of a CSV file into fields: the road for records without quotes, and the
 * lenient one for records that libcsv's strict grammar refuses.
 *
 * Out:    spans into the record where nothing had to be taken out, else into the arena.
 * Limits: `limit` fields; more are counted in `total` and left out.
 */
#ifndef THIDUA_READ_FIELDS_H
#define THIDUA_READ_FIELDS_H

#include "dialect.h"

#include "base/arena.h"

enum field_flags {
    FIELD_QUOTED = 1,   /* stood in quotes that were properly opened and closed */
    FIELD_REPAIRED = 2, /* a quote stood where none belongs and was kept as text */
    FIELD_RECUT = 4     /* its row was written with another delimiter than the file */
};

struct csv_field {
    struct span text;
    unsigned flags; /* enum field_flags */
};

struct field_list {
    struct csv_field *items;
    size_t count, limit;
    size_t total; /* with those beyond the limit */
};

void field_list_init(struct field_list *list, size_t limit);
void field_list_release(struct field_list *list);
void field_list_add(struct field_list *list, struct span text, unsigned flags);

/* Every delimiter parts two fields; quotes are text. */
void fields_plain(struct field_list *list, struct span record, const struct dialect *dialect);
/* Quotes are honoured where they open and close a field, and kept as text elsewhere. */
void fields_lenient(struct field_list *list, struct arena *arena, struct span record,
                    const struct dialect *dialect);
/* Number of fields that fields_lenient would give. */
size_t fields_count(struct arena *arena, struct span record, const struct dialect *dialect);
/* A row of the file written with another delimiter (pasted from elsewhere): where the record, as
 * it was cut into list, misses most of the file's cells and exactly one other delimiter gives all
 * of them, none beginning like a word in a sentence, it is cut by that one, FIELD_RECUT. */
void fields_recut(struct field_list *list, struct arena *arena, struct span record,
                  const struct dialect *dialect);

#endif
