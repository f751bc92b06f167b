/*
 * firmness: puts the draws among the scenarios and stores the intervals (see firmness.h).
 */
#include "model/firmness.h"

#include "sql.h"

bool firmness_put(struct db *db, const struct firmness *firmness, struct error *err)
{
    const char *weights[] = {firmness->seed, firmness->draws};
    const char *values[] = {firmness->commune, firmness->year, firmness->seed};
    return db_run(db, sql_put_draws, 2, weights, NULL, err) &&
           db_run(db, sql_put_drawn_values, 3, values, NULL, err);
}

bool firmness_store(struct db *db, const struct firmness *firmness, int64_t *written,
                    struct error *err)
{
    const char *given[] = {firmness->commune, firmness->year,  firmness->run_id,
                           firmness->seed,    firmness->draws, firmness->basis};
    return db_tally(db, sql_store_firmness, 6, given, written, err);
}

bool firmness_forget(struct db *db, const struct firmness *firmness, struct error *err)
{
    const char *given[] = {firmness->commune, firmness->year};
    return db_run(db, sql_forget_firmness, 2, given, NULL, err);
}
