/*
 * explain_score: from stored rows to text (see explain_score.h).
 */
#include "model/explain_score.h"

#include "sql.h"

#include <string.h>

enum {
    TOTAL_NAME,
    TOTAL_PROVISIONAL,
    TOTAL_RANK,
    TOTAL_RANKED,
    TOTAL_SHARING,
    TOTAL_POINTS,
    TOTAL_GRADE,
    TOTAL_BOUND_GRADE,
    TOTAL_BOUND_BY,
    TOTAL_INTERVAL,
    TOTAL_DRAWS,
    TOTAL_SEED,
    TOTAL_RUBRIC,
    TOTAL_PART,
    TOTAL_RUN,
    TOTAL_PLAIN
};
enum {
    POINT_KIND,
    POINT_DEPTH,
    POINT_NODE,
    POINT_NAME,
    POINT_POINTS,
    POINT_MAX,
    POINT_FORMULA,
    POINT_GAIN,
    POINT_PLACE,
    POINT_WITHOUT,
    POINT_INDICATOR,
    POINT_PERIOD,
    POINT_VERIFIED
};
enum { BEST_STEPS = 5 };

static void write_rank(const struct result *total, struct buffer *out)
{
    if (result_null(total, 0, TOTAL_RANK))
        buffer_add_text(out, "Chưa xếp hạng");
    else
        buffer_printf(out, "Hạng %s trên %s", result_text(total, 0, TOTAL_RANK),
                      result_text(total, 0, TOTAL_RANKED));
    if (result_int(total, 0, TOTAL_SHARING) > 1)
        buffer_printf(out, " (%s thôn đồng hạng)", result_text(total, 0, TOTAL_SHARING));
    if (!result_null(total, 0, TOTAL_POINTS))
        buffer_printf(out, "; tổng %s điểm", result_text(total, 0, TOTAL_POINTS));
    if (!result_null(total, 0, TOTAL_GRADE))
        buffer_printf(out, "; %s", result_text(total, 0, TOTAL_GRADE));
    buffer_add_text(out, ".\n");
    if (!result_null(total, 0, TOTAL_BOUND_GRADE))
        buffer_printf(out, "Đủ điểm cho loại %s nhưng chưa được vì: %s.\n",
                      result_text(total, 0, TOTAL_BOUND_GRADE),
                      result_text(total, 0, TOTAL_BOUND_BY));
    if (!result_null(total, 0, TOTAL_INTERVAL))
        buffer_printf(out, "Thứ hạng chắc đến đâu: %s (5%%–95%% của %s lần thử, mầm %s).\n",
                      result_text(total, 0, TOTAL_INTERVAL), result_text(total, 0, TOTAL_DRAWS),
                      result_text(total, 0, TOTAL_SEED));
    if (!result_null(total, 0, TOTAL_PART))
        buffer_printf(
            out, "Có tiêu chí không tính: chỉ %s%% thang điểm được chấm, tổng đã quy đổi lại.\n",
            result_text(total, 0, TOTAL_PART));
}

static void indent(struct buffer *out, const struct result *points, int row)
{
    for (int64_t depth = result_int(points, row, POINT_DEPTH); depth > 0; depth--)
        buffer_add_text(out, "  ");
}

static void write_point(const struct result *points, int row, struct buffer *out)
{
    indent(out, points, row);
    buffer_printf(out, "%s (%s): ", result_text(points, row, POINT_NAME),
                  result_text(points, row, POINT_NODE));
    if (strcmp(result_text(points, row, POINT_KIND), "criterion") == 0) {
        buffer_printf(out, "%s\n", result_text(points, row, POINT_FORMULA));
        if (result_null(points, row, POINT_VERIFIED)) return;
        indent(out, points, row);
        buffer_printf(out, "  phúc tra: %s\n", result_text(points, row, POINT_VERIFIED));
        return;
    }
    const char *made = result_null(points, row, POINT_POINTS)
                           ? "không tính"
                           : result_text(points, row, POINT_POINTS);
    buffer_printf(out, "%s, %s %s\n", made,
                  strcmp(result_text(points, row, POINT_KIND), "group") == 0 ? "tối đa"
                                                                             : "mức trần",
                  result_text(points, row, POINT_MAX));
}

/* "(20,00 + 7,51) ÷ 85% + 4,23 = 90,28": where the total is a plain sum. */
static void write_sum(const struct result *total, const struct result *points, struct buffer *out)
{
    bool scaled = !result_null(total, 0, TOTAL_PART), first = true, inside = true;
    if (!result_true(total, 0, TOTAL_PLAIN) || result_null(total, 0, TOTAL_POINTS)) return;
    buffer_add_text(out, scaled ? "Tổng điểm: (" : "Tổng điểm: ");
    for (int row = 0; row < result_rows(points); row++) {
        bool extra = result_int(points, row, POINT_DEPTH) == 0; /* bonus, penalty */
        if (extra && inside && scaled)
            buffer_printf(out, ") ÷ %s%%", result_text(total, 0, TOTAL_PART));
        inside = inside && !extra;
        if ((!extra && !(inside && result_int(points, row, POINT_DEPTH) == 1)) ||
            result_null(points, row, POINT_POINTS))
            continue;
        buffer_printf(out, "%s%s", first ? "" : " + ", result_text(points, row, POINT_POINTS));
        first = false;
    }
    if (inside && scaled) buffer_printf(out, ") ÷ %s%%", result_text(total, 0, TOTAL_PART));
    buffer_printf(out, " = %s\n", result_text(total, 0, TOTAL_POINTS));
}

/* The row whose gain takes that place; -1 = none. Of equal gains the rubric's order decides. */
static int row_of_place(const struct result *points, int wanted)
{
    int found = 0;
    for (int place = 1; place <= wanted; place++)
        for (int row = 0; row < result_rows(points); row++)
            if (result_int(points, row, POINT_PLACE) == place && ++found == wanted) return row;
    return -1;
}

static void write_steps(const struct result *points, struct buffer *out)
{
    int row = row_of_place(points, 1);
    buffer_add_text(out, row < 0 ? "\nKhông mất điểm ở tiêu chí nào.\n"
                                 : "\nNên làm trước, theo số điểm có thể thêm:\n");
    for (int step = 1; step <= BEST_STEPS && (row = row_of_place(points, step)) >= 0; step++)
        buffer_printf(out, "  %d. %s: thêm %s điểm\n", step, result_text(points, row, POINT_NAME),
                      result_text(points, row, POINT_GAIN));
}

static void write_criterion(const struct result *points, struct buffer *out)
{
    buffer_add_char(out, '\n');
    write_point(points, 0, out);
    if (!result_null(points, 0, POINT_GAIN))
        buffer_printf(out, "Nếu đạt trọn tiêu chí này: tổng thêm %s điểm.\n",
                      result_text(points, 0, POINT_GAIN));
    if (!result_null(points, 0, POINT_WITHOUT))
        buffer_printf(out, "Nếu bỏ tiêu chí này với mọi thôn: hạng %s.\n",
                      result_text(points, 0, POINT_WITHOUT));
}

static bool load(struct db *db, const struct explain_score *request, struct result **ret_total,
                 struct result **ret_points, struct error *err)
{
    const char *given[] = {request->commune, request->year, request->village, request->criterion};
    if (!db_run(db, sql_explain_total, 3, given, ret_total, err) ||
        !db_run(db, sql_explain_points, 4, given, ret_points, err))
        return false;
    if (result_rows(*ret_total) == 0) {
        error_set(err, CODE_USAGE, "thôn này chưa được chấm điểm năm %s", request->year);
        return error_hint(err,
                          "Xem mã thôn bằng lệnh thidua values; chạy thidua score nếu chưa chấm.");
    }
    if (result_rows(*ret_points) > 0) return true;
    return error_set(err, CODE_USAGE, "bảng điểm năm %s không có tiêu chí này", request->year);
}

bool explain_score(struct arena *arena, struct db *db, struct explain_score *request,
                   struct buffer *out, struct error *err)
{
    RESULT_AUTO struct result *total = NULL, *points = NULL;
    if (!load(db, request, &total, &points, err)) return false;
    bool provisional = result_true(total, 0, TOTAL_PROVISIONAL);
    buffer_printf(out, "Thôn %s (%s), năm %s%s, theo %s, lượt chạy %s\n",
                  result_text(total, 0, TOTAL_NAME), request->village, request->year,
                  provisional ? ", lũy kế, tạm tính" : "", result_text(total, 0, TOTAL_RUBRIC),
                  result_text(total, 0, TOTAL_RUN));
    write_rank(total, out);
    if (request->criterion) {
        write_criterion(points, out);
        if (!result_null(points, 0, POINT_INDICATOR)) {
            request->indicator = arena_strdup(arena, result_text(points, 0, POINT_INDICATOR));
            request->period = arena_strdup(arena, result_text(points, 0, POINT_PERIOD));
        }
        return true;
    }
    buffer_add_char(out, '\n');
    for (int row = 0; row < result_rows(points); row++) write_point(points, row, out);
    write_sum(total, points, out);
    write_steps(points, out);
    return true;
}

bool explain_score_knows(struct db *db, const struct explain_score *request, bool *ret,
                         struct error *err)
{
    const char *given[] = {request->commune, request->year, request->village, request->criterion};
    RESULT_AUTO struct result *points = NULL;
    if (!db_run(db, sql_explain_points, 4, given, &points, err)) return false;
    *ret = result_rows(points) > 0;
    return true;
}
