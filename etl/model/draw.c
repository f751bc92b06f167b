/*
 * draw: writes the list and stores what was found (see draw.h).
 */
#include "model/draw.h"

#include "sql.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

const char *const draw_headings[DRAW_COLUMNS] = {"Mã thôn",
                                                 "Thôn",
                                                 "Mã chỉ số",
                                                 "Chỉ số",
                                                 "Kỳ",
                                                 "Số khai (%)",
                                                 "Trạng thái",
                                                 "Xác suất chọn thôn",
                                                 "Xác suất chọn chỉ số",
                                                 "Xác suất chung",
                                                 "Số thẩm định (%)",
                                                 "Người thẩm định",
                                                 "Ngày thẩm định"};

static const char *state_name(const char *state)
{
    if (strcmp(state, "inconsistent") == 0) return "mâu thuẫn với minh chứng";
    if (strcmp(state, "unreliable") == 0) return "chưa đủ tin cậy";
    return "có số liệu";
}

static void write_title(const struct draw_request *request, struct buffer *out)
{
    BUFFER_AUTO struct buffer title;
    buffer_init(&title, 4096);
    buffer_printf(&title, "Danh sách phúc tra năm %s: %s thôn, mỗi thôn %s chỉ số; mầm: %s",
                  request->year, request->villages, request->claims, request->seed);
    buffer_add_text(out, "\xEF\xBB\xBF");
    buffer_add_csv(out, buffer_span(&title), ',');
    buffer_add_char(out, '\n');
    for (int column = 0; column < DRAW_COLUMNS; column++)
        buffer_printf(out, "%s%s", column ? "," : "", draw_headings[column]);
    buffer_add_char(out, '\n');
}

bool draw_list(struct db *db, const struct draw_request *request, struct buffer *out,
               int64_t *ret_claims, struct error *err)
{
    const char *given[] = {request->commune, request->year, request->villages, request->claims,
                           request->seed};
    RESULT_AUTO struct result *drawn = NULL;
    if (!db_run(db, sql_draw_claims, 5, given, &drawn, err)) return false;
    if (result_rows(drawn) == 0) {
        error_set(err, CODE_CONFIG, "năm %s chưa có số khai nào được chấm điểm", request->year);
        return error_hint(err, "Chạy thidua score trước.");
    }
    write_title(request, out);
    for (int row = 0; row < result_rows(drawn); row++) {
        for (int column = 0; column < DRAW_VERIFIED; column++) {
            const char *text = result_text(drawn, row, column);
            buffer_add_csv(out, span_of(column == DRAW_STATE ? state_name(text) : text), ',');
            buffer_add_char(out, ',');
        }
        buffer_add_text(out, ",,\n"); /* verified value, by whom, when */
    }
    *ret_claims = result_rows(drawn);
    return true;
}

bool draw_store(struct db *db, const char *commune, const char *run_id,
                const struct draw_finding *finding, bool *ret_known, struct error *err)
{
    char row[24];
    snprintf(row, sizeof row, "%" PRId64, finding->row);
    const char *given[] = {
        commune,     finding->village, finding->period, finding->indicator, finding->percent,
        finding->by, finding->on,      finding->file,   finding->sha256,    row,
        run_id};
    RESULT_AUTO struct result *known = NULL;
    if (!db_run(db, sql_store_verified, 11, given, &known, err)) return false;
    *ret_known = result_int(known, 0, 0) > 0;
    return true;
}
