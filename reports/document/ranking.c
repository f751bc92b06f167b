/*
 * ranking: see ranking.h. The parts stand in the order of schemas/xsd/report.xsd.
 */
#include "document/ranking.h"

#include "document/rows.h"
#include "sql.h"

bool ranking_write(struct writer *writer, struct db *db, const char *commune, const char *year,
                   struct error *err)
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
    writer_end(writer);
    return true;
}
