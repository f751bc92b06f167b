/*
 * individual: see individual.h.
 */
#include "model/individual.h"

#include "model/score_year.h"
#include "sql.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct scoring {
    struct score_year *year;
    int64_t members;
};

static bool put_members(struct scoring *scoring, struct error *err)
{
    const struct score_year *year = scoring->year;
    const char *parameters[] = {year->commune, year->year};
    RESULT_AUTO struct result *inputs = NULL;
    if (!score_begin(year->db, year->rubric, err) ||
        !db_run(year->db, sql_put_individuals, 2, parameters, &inputs, err))
        return false;
    int64_t criteria = 0;
    for (size_t i = 0; i < year->rubric->count; i++)
        criteria += year->rubric->nodes[i].kind == RUBRIC_CRITERION;
    scoring->members = result_affected(inputs) / criteria;
    return true;
}

static bool work(void *context, struct error *err)
{
    struct scoring *scoring = context;
    struct score_year *year = scoring->year;
    struct db *db = year->db;
    const char *given[] = {year->commune, year->year, year->as_of};
    int64_t rubrics;
    return year->frozen > 0 ||
           (db_tally(db, sql_measure_individual, 3, given, &year->written, err) &&
            put_members(scoring, err) && score_compute(db, year->rubric, err) &&
            score_year_store_rubric(year, sql_store_individual_rubric, &rubrics, err) &&
            db_tally(db, sql_store_individual_points, 2, given, &year->written, err) &&
            db_tally(db, sql_store_individuals, 3, given, &year->written, err));
}

bool individual_run(struct db *db, const struct config *config, const struct score_options *options,
                    struct individual_counts *ret, struct error *err)
{
    SCORE_YEAR_AUTO struct score_year year = {0};
    struct scoring scoring = {.year = &year};
    *ret = (struct individual_counts){0};
    if (access(rubric_path(config->arena, config, RUBRIC_INDIVIDUALS, options->year), F_OK) != 0)
        return true;
    if (!score_year_open(&year, db, config, options, RUBRIC_INDIVIDUALS, err) ||
        !score_year_run(&year, work, &scoring, err))
        return false;
    *ret = (struct individual_counts){.members = scoring.members, .written = year.written};
    return true;
}

bool individual_rows(struct db *db, const struct config *config, int year, const char *village,
                     struct result **ret, struct error *err)
{
    char year_text[16];
    snprintf(year_text, sizeof year_text, "%d", year);
    const char *parameters[] = {config_text(config, "commune-code"), year_text, village};
    return db_run(db, sql_list_individuals, 3, parameters, ret, err);
}

static void add_places(const struct result *places, const char *measure, struct buffer *out)
{
    for (int row = 0; row < result_rows(places); row++) {
        if (strcmp(result_text(places, row, 0), measure) != 0) continue;
        buffer_printf(out, "      %s", result_text(places, row, 1));
        if (*result_text(places, row, 3))
            buffer_printf(out, ", trang tính %s", result_text(places, row, 3));
        buffer_printf(out, ", dòng %s (%.12s)\n", result_text(places, row, 4),
                      result_text(places, row, 2));
    }
}

static void add_member(const struct result *list, int row, struct buffer *out)
{
    buffer_printf(out, "%s, %s\n", result_text(list, row, INDIVIDUAL_NAME),
                  result_text(list, row, INDIVIDUAL_VILLAGE_NAME));
    buffer_printf(
        out, "  %s điểm, hạng %s toàn xã, hạng %s trong thôn: %s\n",
        result_text(list, row, INDIVIDUAL_POINTS), result_text(list, row, INDIVIDUAL_RANK),
        result_text(list, row, INDIVIDUAL_VILLAGE_RANK), result_text(list, row, INDIVIDUAL_GRADE));
    if (*result_text(list, row, INDIVIDUAL_BOUND_BY))
        buffer_printf(out, "  chưa được loại cao hơn vì: %s\n",
                      result_text(list, row, INDIVIDUAL_BOUND_BY));
    if (*result_text(list, row, INDIVIDUAL_NAMESAKE))
        buffer_add_text(out, "  trùng họ tên với người khác trong Tổ: buổi phụ trách và người được "
                             "hướng dẫn chưa tính cho ai\n");
}

bool individual_explain(struct arena *arena, struct db *db, const struct config *config, int year,
                        int64_t number, struct buffer *out, struct error *err)
{
    RESULT_AUTO struct result *list = NULL, *points = NULL, *places = NULL;
    if (!individual_rows(db, config, year, NULL, &list, err)) return false;
    if (number < 1 || number > result_rows(list))
        return error_set(err, CODE_USAGE, "danh sách năm %d có %d người, không có số %" PRId64,
                         year, result_rows(list), number);
    int row = (int)number - 1;
    const char *parameters[] = {
        config_text(config, "commune-code"), arena_printf(arena, "%d", year),
        result_text(list, row, INDIVIDUAL_VILLAGE), result_text(list, row, INDIVIDUAL_PERSON),
        config_text(config, "as-of")};
    if (!db_run(db, sql_explain_individual_points, 4, parameters, &points, err) ||
        !db_run(db, sql_explain_individual_places, 5, parameters, &places, err))
        return false;
    add_member(list, row, out);
    for (int i = 0; i < result_rows(points); i++) {
        buffer_printf(out, "  %s: %s → %s/%s điểm (mất %s)\n", result_text(points, i, 1),
                      result_text(points, i, 2), result_text(points, i, 3),
                      result_text(points, i, 4), result_text(points, i, 5));
        add_places(places, result_text(points, i, 6), out);
    }
    return true;
}
