/*
 * score: runs the statements of etl/model/score in their order (see score.h).
 */
#include "model/score.h"

#include "sql.h"

#include <stdio.h>
#include <string.h>

enum { SCORE_JSON_LIMIT_BYTES = 64 << 20 };

bool score_begin(struct db *db, const struct rubric *rubric, struct error *err)
{
    BUFFER_AUTO struct buffer json;
    buffer_init(&json, SCORE_JSON_LIMIT_BYTES);
    rubric_json(rubric, &json);
    if (json.overflow) return error_set(err, CODE_CONFIG, "bảng điểm quá lớn");
    const char *parameters[] = {json.bytes};
    return db_script(db, sql_work_tables, err) && db_script(db, sql_score_result, err) &&
           db_run(db, sql_put_rubric, 1, parameters, NULL, err);
}

bool score_put_values(struct db *db, const char *json, int64_t *ret_row, struct error *err)
{
    RESULT_AUTO struct result *twice = NULL;
    if (!db_run(db, sql_values_twice, 1, &json, &twice, err)) return false;
    *ret_row = result_rows(twice) > 0 ? result_int(twice, 0, 0) : 0;
    return *ret_row > 0 || db_run(db, sql_put_values, 1, &json, NULL, err);
}

static bool criteria(struct db *db, struct error *err)
{
    static const char *const statements[] = {sql_score_measure, sql_score_compare, sql_score_reach,
                                             sql_score_round};
    for (size_t i = 0; i < sizeof statements / sizeof *statements; i++)
        if (!db_run(db, statements[i], 0, NULL, NULL, err)) return false;
    return true;
}

/* What has no figure is an error of the rubric or of the values, told by the criterion's code. */
static bool defined(struct db *db, struct error *err)
{
    RESULT_AUTO struct result *undefined = NULL;
    if (!db_run(db, sql_score_undefined, 0, NULL, &undefined, err)) return false;
    if (result_rows(undefined) == 0) return true;
    bool logarithm = strcmp(result_text(undefined, 0, 1), "log") == 0;
    error_set(err, CODE_CONFIG, "%s %s: %s đơn vị %s",
              logarithm ? "tiêu chí" : "nhóm hoặc tiêu chí", result_text(undefined, 0, 0),
              result_text(undefined, 0, 2),
              logarithm ? "có giá trị không dương nên không lấy được lôgarit"
                        : "có điểm âm nên không tính được trung bình nhân");
    return error_hint(err, "Sửa giá trị, hoặc đổi hàm của tiêu chí trong bảng điểm.");
}

static bool groups(struct db *db, const struct rubric *rubric, struct error *err)
{
    int deepest = 0;
    for (size_t i = 0; i < rubric->count; i++)
        if (rubric->nodes[i].depth > deepest) deepest = rubric->nodes[i].depth;
    for (int depth = deepest; depth >= 0; depth--) {
        char text[16];
        const char *parameters[] = {text};
        snprintf(text, sizeof text, "%d", depth);
        if (!db_run(db, sql_score_group, 1, parameters, NULL, err)) return false;
    }
    return true;
}

static bool grades(struct db *db, const struct rubric *rubric, struct error *err)
{
    const struct xml_node *list = xml_child(xml_root(rubric->doc), "grades");
    size_t count = list ? xml_count(list, "grade") : 0;
    if (!db_run(db, sql_score_floors, 0, NULL, NULL, err)) return false;
    for (size_t position = 1; position <= count; position++) {
        char text[24];
        const char *parameters[] = {text};
        snprintf(text, sizeof text, "%zu", position);
        if (!db_run(db, sql_score_grade_step, 1, parameters, NULL, err)) return false;
    }
    return true;
}

bool score_absent(struct arena *arena, struct db *db, const char *json, const char **ret,
                  struct error *err)
{
    RESULT_AUTO struct result *absent = NULL;
    if (!db_run(db, sql_values_absent, 1, &json, &absent, err)) return false;
    *ret = result_null(absent, 0, 0) ? NULL : arena_strdup(arena, result_text(absent, 0, 0));
    return true;
}

bool score_put_scenarios(struct db *db, struct error *err)
{
    return db_run(db, sql_put_scenarios, 0, NULL, NULL, err);
}

static bool criteria_and_groups(struct db *db, const struct rubric *rubric, struct error *err)
{
    return db_script(db, sql_analyze_inputs, err) && criteria(db, err) && defined(db, err) &&
           db_run(db, sql_spread_points, 0, NULL, NULL, err) &&
           db_script(db, sql_analyze_points, err) && groups(db, rubric, err) && defined(db, err);
}

bool score_compute(struct db *db, const struct rubric *rubric, struct error *err)
{
    return criteria_and_groups(db, rubric, err) &&
           db_run(db, sql_score_total, 0, NULL, NULL, err) &&
           db_run(db, sql_score_rank, 0, NULL, NULL, err) &&
           db_script(db, sql_analyze_totals, err) && grades(db, rubric, err);
}

bool score_listing(struct db *db, struct result **ret, struct error *err)
{
    return db_run(db, sql_score_listing, 0, NULL, ret, err);
}

bool score_grades(struct db *db, struct result **ret, struct error *err)
{
    return db_run(db, sql_score_grades, 0, NULL, ret, err);
}
