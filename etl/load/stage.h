/*
 * stage: rows of one sheet into a table by binary COPY. The only file of load/ that includes
 *         libpq-fe.h.
 *
 * In:     a table of schema stage (or fact.dossier for a first load) and a contract whose fields
 *         name its columns.
 * Out:    after stage_end as many rows in the table as were given, checked against the server's
 *         count.
 * Owns:   the stage structure and its buffer; stage_closep accepts NULL and leaves an open COPY to
 *         the rollback.
 * Errors: CODE_DB, CODE_DB_CONNECT (exit 3); CODE_INTERNAL where a contract's value does not fit
 *         its column.
 */
#ifndef THIDUA_LOAD_STAGE_H
#define THIDUA_LOAD_STAGE_H

#include "base/db.h"
#include "contract/contract.h"
#include "known.h"

#include <stdint.h>

/* What is the same in all rows of one COPY. */
struct stage_fixed {
    const char *commune; /* for columns commune_code and file_id of fact.dossier */
    int64_t file_id;
    int32_t sheet_no;
};

struct stage;

/* Starts a COPY of contract rows into schema.table; columns that no field feeds become NULL, or
 * what is fixed. */
MUST_CHECK bool stage_begin(struct stage **ret, struct db *db, const char *schema,
                            const struct contract *contract, const struct stage_fixed *fixed,
                            struct error *err);
/* The same for rows that come while another COPY holds the connection: they wait in a nameless file
 * of that folder, and stage_end copies them. */
MUST_CHECK bool stage_begin_aside(struct stage **ret, struct db *db, const char *schema,
                                  const struct contract *contract, const struct stage_fixed *fixed,
                                  const char *folder, struct error *err);
/* Leaves out rows that are in the fact table just so: `fields` are the columns of the layout. known
 * stays the caller's. */
MUST_CHECK bool stage_watch(struct stage *stage, struct known *known, const char *const *fields,
                            size_t count, struct error *err);
/* Fills `known` from fact.dossier; no COPY may be open. */
MUST_CHECK bool stage_learn(struct db *db, const char *commune, struct known *known,
                            const char *const *fields, size_t count, struct error *err);
/* *ret tells what became of the row; NULL where no known rows are watched. */
MUST_CHECK bool stage_row(struct stage *stage, int64_t row, bool repeat, const struct value *values,
                          enum known_answer *ret, struct error *err);
/* Ends the COPY, checks the count, frees the stage. */
MUST_CHECK bool stage_end(struct stage **stage, struct error *err);
void stage_closep(struct stage **stage);
#define STAGE_AUTO __attribute__((cleanup(stage_closep)))

/* Copies a file of binary COPY rows (without header and trailer) into stage.finding. */
MUST_CHECK bool stage_findings(struct db *db, int fd, int64_t count, struct error *err);

#endif
