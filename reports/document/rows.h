/*
 * rows: a statement's rows become elements, one an element, as they come from the server.
 *
 * Rules:  a column's name is the attribute's; a name that begins with "/" makes a child element
 *         with the value as text. NULL is left out. The statement's ORDER BY is the document's
 *         order.
 */
#ifndef THIDUA_REPORTS_DOCUMENT_ROWS_H
#define THIDUA_REPORTS_DOCUMENT_ROWS_H

#include "base/db.h"
#include "document/writer.h"

struct rows_query {
    const char *wrapper; /* NULL = none */
    const char *element;
    const char *sql;
    size_t parameter_count;
    const char *const *parameters;
    /* Called before a row is written; may be NULL. */
    void (*look)(void *context, const struct db *db);
    void *context;
};

/* <wrapper> and one <element> per row. */
MUST_CHECK bool rows_write(struct writer *writer, struct db *db, const struct rows_query *query,
                           struct error *err);
/* Attributes of the open element from the only row of a result. */
void rows_attributes(struct writer *writer, const struct result *result);

#endif
