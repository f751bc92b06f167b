/*
 * explain: gathers the chain behind a value (see explain.h).
 */
#include "model/explain.h"

#include "base/path.h"
#include "sql.h"

#include <string.h>
#include <unistd.h>

enum {
    EXPLAIN_SQL_LIMIT_BYTES = 1 << 20,
    EXPLAIN_ARRAY_LIMIT_BYTES = 256 << 20,
    EXPLAIN_VALUE_TEXTS = 24
};

struct tracing {
    struct arena *arena;
    struct db *db;
    const struct config *config;
    const struct explain_request *request;
    const char *commune, *village; /* village NULL = all */
    const char *first_on, *last_on, *year_start;
};

static const char *keep(struct arena *arena, const struct result *rows, int row, int column)
{
    return arena_strdup(arena, result_text(rows, row, column));
}

/* Columns of sql_explain_value in their order. */
static bool load_value(struct tracing *trace, struct explanation *ret, struct error *err)
{
    const struct explain_request *request = trace->request;
    const char *given[] = {trace->commune, request->unit, request->indicator, request->period};
    RESULT_AUTO struct result *rows = NULL;
    if (!db_run(trace->db, sql_explain_value, 4, given, &rows, err)) return false;
    if (result_rows(rows) == 0) {
        error_set(err, CODE_USAGE, "không có giá trị nào của %s, chỉ số %s, kỳ %s", request->unit,
                  request->indicator, request->period ? request->period : "năm kế hoạch");
        return error_hint(err, "Xem mã thôn, mã chỉ số và kỳ bằng lệnh thidua values.");
    }
    const char **texts[EXPLAIN_VALUE_TEXTS] = {&ret->unit,
                                               &ret->unit_name,
                                               &ret->indicator,
                                               &ret->name,
                                               &ret->plan,
                                               &ret->period,
                                               &ret->days,
                                               &ret->standing,
                                               &ret->state,
                                               &ret->numerator_text,
                                               &ret->denominator_text,
                                               &ret->numerator,
                                               &ret->denominator,
                                               &ret->percent,
                                               &ret->target,
                                               &ret->reached,
                                               &ret->interval,
                                               &ret->frame,
                                               &ret->method,
                                               &ret->bounds,
                                               &ret->villages,
                                               &ret->commune_rule,
                                               &ret->evidence,
                                               &ret->run_id};
    for (int column = 0; column < EXPLAIN_VALUE_TEXTS; column++)
        *texts[column] = keep(trace->arena, rows, 0, column);
    trace->first_on = keep(trace->arena, rows, 0, EXPLAIN_VALUE_TEXTS);
    trace->last_on = keep(trace->arena, rows, 0, EXPLAIN_VALUE_TEXTS + 1);
    trace->year_start = keep(trace->arena, rows, 0, EXPLAIN_VALUE_TEXTS + 2);
    return true;
}

/* The SQL that finds a source's rows; NULL where there is none. */
static bool source_sql(struct tracing *trace, const char *source, const char **ret_sql,
                       struct error *err)
{
    const char *own = path_join(trace->arena, trace->config->home,
                                arena_printf(trace->arena, "measures/explain_%s.sql", source));
    const char *installed = config_data_path(
        trace->arena, arena_printf(trace->arena, "etl/model/explain/explain_%s.sql", source));
    const char *path = access(own, F_OK) == 0 ? own : installed;
    struct span content;
    *ret_sql = NULL;
    if (access(path, F_OK) != 0) return true;
    if (!path_read(trace->arena, path, EXPLAIN_SQL_LIMIT_BYTES, &content, err)) return false;
    *ret_sql = arena_strndup(trace->arena, content.bytes, content.length);
    return true;
}

/* One column of the first `count` rows as an array of PostgreSQL; numbers only. */
static const char *number_array(struct arena *arena, const struct result *rows, int column,
                                int count)
{
    BUFFER_AUTO struct buffer array;
    buffer_init(&array, EXPLAIN_ARRAY_LIMIT_BYTES);
    for (int row = 0; row < count; row++)
        buffer_printf(&array, "%s%s", row ? "," : "", result_text(rows, row, column));
    return arena_printf(arena, "{%s}", array.bytes ? array.bytes : "");
}

static bool name_places(struct tracing *trace, const struct result *rows,
                        struct explain_measure *measure, struct error *err)
{
    const char *given[] = {trace->commune,
                           number_array(trace->arena, rows, 0, measure->place_count),
                           number_array(trace->arena, rows, 1, measure->place_count),
                           number_array(trace->arena, rows, 2, measure->place_count)};
    RESULT_AUTO struct result *names = NULL;
    if (!db_run(trace->db, sql_explain_places, 4, given, &names, err)) return false;
    measure->places =
        arena_array(trace->arena, (size_t)measure->place_count, sizeof *measure->places);
    for (int i = 0; i < measure->place_count; i++)
        measure->places[i] = (struct explain_place){.file = keep(trace->arena, names, i, 0),
                                                    .sheet = keep(trace->arena, names, i, 1),
                                                    .row = (long)result_int(names, i, 2),
                                                    .sha256 = keep(trace->arena, names, i, 3)};
    return true;
}

static bool trace_measure(struct tracing *trace, struct explain_measure *measure, struct error *err)
{
    const char *sql;
    if (!source_sql(trace, measure->source, &sql, err)) return false;
    if (!sql) return true;
    const char *given[] = {trace->commune,   trace->village,
                           measure->measure, measure->year ? trace->year_start : trace->first_on,
                           trace->last_on,   trace->year_start};
    RESULT_AUTO struct result *rows = NULL;
    if (!db_run(trace->db, sql, 6, given, &rows, err))
        return error_at(err, measure->source, NULL, 0, NULL);
    int limit = trace->request->limit;
    measure->traced = true;
    measure->count = result_rows(rows);
    measure->place_count = limit > 0 && limit < measure->count ? limit : measure->count;
    return measure->place_count == 0 || name_places(trace, rows, measure, err);
}

static bool load_measures(struct tracing *trace, struct explanation *ret, struct error *err)
{
    const struct explain_request *request = trace->request;
    const char *given[] = {trace->commune, request->unit, request->indicator, request->period};
    RESULT_AUTO struct result *rows = NULL;
    if (!db_run(trace->db, sql_explain_terms, 4, given, &rows, err)) return false;
    ret->measure_count = result_rows(rows);
    ret->measures = arena_array(trace->arena, (size_t)ret->measure_count, sizeof *ret->measures);
    for (int row = 0; row < ret->measure_count; row++) {
        struct explain_measure *measure = &ret->measures[row];
        const char **texts[] = {&measure->roles, &measure->measure, &measure->name,
                                &measure->unit,  &measure->source,  &measure->figure};
        for (int column = 0; column < 6; column++)
            *texts[column] = keep(trace->arena, rows, row, column);
        measure->year = strcmp(result_text(rows, row, 6), "year") == 0;
        if (!trace_measure(trace, measure, err)) return false;
    }
    return true;
}

bool explain_indicator(struct arena *arena, struct db *db, const struct config *config,
                       const struct explain_request *request, struct explanation *ret,
                       struct error *err)
{
    struct tracing trace = {.arena = arena,
                            .db = db,
                            .config = config,
                            .request = request,
                            .commune = config_text(config, "commune-code")};
    struct explanation made = {0};
    trace.village = strcmp(request->unit, "COMMUNE") == 0 ? NULL : request->unit;
    if (!load_value(&trace, &made, err) || !load_measures(&trace, &made, err)) return false;
    *ret = made;
    return true;
}
