/*
 * ranking: see ranking.h. The parts stand in the order of schemas/xsd/report.xsd.
 */
#include "document/ranking.h"

#include "document/rows.h"
#include "sql.h"

/* Revisions, and what data that came after the last of them would change. */
static bool write_frozen(struct writer *writer, struct db *db, const char *const *parameters,
                         struct error *err)
{
    const struct rows_query revisions = {
        "revisions", "revision", sql_ranking_revisions, 2, parameters, NULL, NULL};
    const struct rows_query late = {"late", "difference", sql_ranking_differences, 2, parameters,
                                    NULL,   NULL};
    return rows_write(writer, db, &revisions, err) && rows_write(writer, db, &late, err);
}

bool ranking_write(struct writer *writer, struct db *db, const char *commune, const char *year,
                   bool frozen, struct error *err)
{
    const char *const parameters[] = {commune, year};
    const struct rows_query parts[] = {
        {"nodes", "node", sql_ranking_nodes, 2, parameters, NULL, NULL},
        {"grades", "grade", sql_ranking_grades, 2, parameters, NULL, NULL},
        {"floors", "floor", sql_ranking_floors, 2, parameters, NULL, NULL},
        {"totals", "total", sql_ranking_totals, 2, parameters, NULL, NULL},
        {"groups", "group", sql_ranking_groups, 2, parameters, NULL, NULL},
        {"points", "criterion", sql_ranking_points, 2, parameters, NULL, NULL},
        {"without", "left", sql_ranking_without, 2, parameters, NULL, NULL},
        {"pairs", "pair", sql_ranking_pairs, 2, parameters, NULL, NULL},
    };
    RESULT_AUTO struct result *rubric = NULL;
    if (!db_run(db, sql_ranking_rubric, 2, parameters, &rubric, err)) return false;
    if (result_rows(rubric) == 0) return true;
    writer_begin(writer, "scores");
    rows_attributes(writer, rubric);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (!rows_write(writer, db, &parts[i], err)) return false;
    if (frozen && !write_frozen(writer, db, parameters, err)) return false;
    writer_end(writer);
    return true;
}
