/*
 * changes: see changes.h. The earlier values lie sorted by indicator and unit; a passing row is
 *          looked up by bisection.
 */
#include "document/changes.h"

#include "base/xml.h"

#include <stdlib.h>
#include <string.h>

struct figure {
    const char *indicator, *unit, *state, *printed; /* printed "" = none */
};
struct change {
    struct figure now;
    const char *old_state, *old_printed;
    struct change *next;
};
struct changes {
    struct arena *arena;
    const char *since, *year_period;
    struct figure *old;
    size_t old_count;
    struct change *first, **last;
};

static int compare(const void *a, const void *b)
{
    const struct figure *x = a, *y = b;
    int order = strcmp(x->indicator, y->indicator);
    return order != 0 ? order : strcmp(x->unit, y->unit);
}

static void load(struct changes *changes, const struct xml_node *root)
{
    struct arena *arena = changes->arena;
    const struct xml_node *values = xml_child(root, "values");
    changes->since = arena_strdup(arena, xml_attribute(xml_child(root, "period"), "asOf"));
    changes->old = arena_array(arena, xml_count(values, "value"), sizeof *changes->old);
    for (const struct xml_node *node = xml_child(values, "value"); node;
         node = xml_next(node, "value")) {
        if (strcmp(xml_attribute_or(node, "period", ""), changes->year_period) != 0) continue;
        changes->old[changes->old_count++] =
            (struct figure){arena_strdup(arena, xml_attribute_or(node, "indicator", "")),
                            arena_strdup(arena, xml_attribute_or(node, "unit", "")),
                            arena_strdup(arena, xml_attribute_or(node, "state", "")),
                            arena_strdup(arena, xml_attribute_or(node, "printed", ""))};
    }
    qsort(changes->old, changes->old_count, sizeof *changes->old, compare);
}

struct changes *changes_open(struct arena *arena, const char *path, const char *year_period)
{
    struct changes *changes = arena_alloc(arena, sizeof *changes);
    *changes = (struct changes){.arena = arena, .year_period = year_period};
    changes->last = &changes->first;
    XML_AUTO struct xml *doc = NULL;
    struct error ignored = {0};
    if (!path || !xml_load(path, NULL, &doc, &ignored)) return changes;
    const struct xml_node *root = xml_root(doc);
    if (xml_child(root, "values") && xml_child(root, "period") &&
        xml_attribute(xml_child(root, "period"), "asOf"))
        load(changes, root);
    return changes;
}

/* The columns of report_values.sql, by name. */
static const char *column(const struct db *db, const char *name)
{
    for (int i = 0; i < db_stream_columns(db); i++)
        if (strcmp(db_stream_name(db, i), name) == 0) return db_stream_text(db, i);
    return "";
}

void changes_look(void *context, const struct db *db)
{
    struct changes *changes = context;
    if (!changes->since || strcmp(column(db, "period"), changes->year_period) != 0) return;
    struct figure now = {column(db, "indicator"), column(db, "unit"), column(db, "state"),
                         column(db, "printed")};
    const struct figure *old = bsearch(&now, changes->old, changes->old_count, sizeof now, compare);
    const char *old_state = old ? old->state : "no_report", *old_printed = old ? old->printed : "";
    if (strcmp(old_state, now.state) == 0 && strcmp(old_printed, now.printed) == 0) return;
    struct arena *arena = changes->arena;
    struct change *change = arena_alloc(arena, sizeof *change);
    change->now = (struct figure){arena_strdup(arena, now.indicator), arena_strdup(arena, now.unit),
                                  arena_strdup(arena, now.state), arena_strdup(arena, now.printed)};
    change->old_state = old_state;
    change->old_printed = old_printed;
    *changes->last = change;
    changes->last = &change->next;
}

static const char *or_none(const char *text)
{
    return text[0] ? text : NULL;
}

void changes_write(const struct changes *changes, struct writer *writer)
{
    writer_begin(writer, "changes");
    writer_attribute(writer, "since", changes->since);
    for (const struct change *change = changes->first; change; change = change->next) {
        writer_begin(writer, "change");
        writer_attribute(writer, "indicator", change->now.indicator);
        writer_attribute(writer, "unit", change->now.unit);
        writer_attribute(writer, "oldState", change->old_state);
        writer_attribute(writer, "oldPrinted", or_none(change->old_printed));
        writer_attribute(writer, "state", change->now.state);
        writer_attribute(writer, "printed", or_none(change->now.printed));
        writer_end(writer);
    }
    writer_end(writer);
}
