/*
 * individual: see individual.h.
 */
#include "model/individual.h"

#include "base/hash.h"
#include "base/path.h"
#include "sql.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { INDIVIDUAL_ARENA_BYTES = 64 << 20, RUBRIC_LIMIT_BYTES = 16 << 20 };

struct scoring {
    struct db *db;
    const struct rubric *rubric;
    const char *commune, *year, *as_of, *run_id;
    const char *json, *path;
    bool inside; /* the transaction is the caller's */
    struct individual_counts counts;
};

static bool store_rubric(struct scoring *scoring, struct arena *arena, struct error *err)
{
    struct span document;
    uint8_t digest[HASH_BYTES];
    char hex[HASH_HEX];
    if (!path_read(arena, scoring->path, RUBRIC_LIMIT_BYTES, &document, err)) return false;
    hash_bytes(document, digest);
    hash_hex(digest, hex);
    const char *basis = xml_child_text(xml_root(scoring->rubric->doc), "basis", arena);
    const char *parameters[] = {
        scoring->commune,      scoring->year, scoring->json, scoring->rubric->code,
        scoring->rubric->name, basis,         hex,           document.bytes,
        scoring->run_id};
    return db_run(scoring->db, sql_store_individual_rubric, 9, parameters, NULL, err);
}

/* Runs a statement that answers with the number of rows it wrote. */
static bool store(struct scoring *scoring, const char *sql, size_t count, struct error *err)
{
    const char *parameters[] = {scoring->commune, scoring->year, scoring->as_of};
    RESULT_AUTO struct result *written = NULL;
    if (!db_run(scoring->db, sql, count, parameters, &written, err)) return false;
    scoring->counts.written += result_int(written, 0, 0);
    return true;
}

static bool compute(struct scoring *scoring, struct arena *arena, struct error *err)
{
    const char *year[] = {scoring->commune, scoring->year};
    RESULT_AUTO struct result *inputs = NULL;
    if (!store(scoring, sql_measure_individual, 3, err) ||
        !score_begin(scoring->db, scoring->rubric, err) ||
        !db_run(scoring->db, sql_put_individuals, 2, year, &inputs, err))
        return false;
    size_t criteria = 0;
    for (size_t i = 0; i < scoring->rubric->count; i++)
        criteria += scoring->rubric->nodes[i].kind == RUBRIC_CRITERION;
    scoring->counts.members = result_affected(inputs) / (int64_t)criteria;
    return score_compute(scoring->db, scoring->rubric, err) && store_rubric(scoring, arena, err) &&
           store(scoring, sql_store_individual_points, 2, err) &&
           store(scoring, sql_store_individuals, 3, err);
}

static bool frozen(struct scoring *scoring, bool *ret, struct error *err)
{
    const char *parameters[] = {scoring->commune, scoring->year};
    RESULT_AUTO struct result *revision = NULL;
    if (!db_run(scoring->db, sql_frozen_revision, 2, parameters, &revision, err)) return false;
    *ret = result_int(revision, 0, 0) > 0;
    return true;
}

static bool score_members(struct scoring *scoring, struct arena *arena, struct error *err)
{
    BUFFER_AUTO struct buffer json;
    buffer_init(&json, RUBRIC_LIMIT_BYTES);
    rubric_json(scoring->rubric, &json);
    scoring->json = json.bytes;
    bool closed;
    if (!scoring->inside && !db_begin(scoring->db, err)) return false;
    if (frozen(scoring, &closed, err) && (closed || compute(scoring, arena, err)) &&
        (scoring->inside || db_commit(scoring->db, err)))
        return true;
    if (!scoring->inside) db_rollback(scoring->db);
    return false;
}

bool individual_run(struct db *db, const struct config *config, const struct score_options *options,
                    struct individual_counts *ret, struct error *err)
{
    ARENA_AUTO struct arena *arena = arena_open(INDIVIDUAL_ARENA_BYTES);
    RUBRIC_AUTO struct rubric *rubric = NULL;
    struct scoring scoring = {.db = db,
                              .commune = config_text(config, "commune-code"),
                              .year = arena_printf(arena, "%d", options->year),
                              .as_of = config_text(config, "as-of"),
                              .run_id = options->run_id,
                              .inside = options->inside};
    *ret = (struct individual_counts){0};
    if (access(rubric_path(arena, config, RUBRIC_INDIVIDUALS, options->year), F_OK) != 0)
        return true;
    if (!rubric_of_year(arena, config, RUBRIC_INDIVIDUALS, options->year, &rubric, &scoring.path,
                        err))
        return false;
    scoring.rubric = rubric;
    if (!score_members(&scoring, arena, err)) return false;
    *ret = scoring.counts;
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
