/*
 * draw: picks villages and claims for an on-the-spot check; with --results records what the check
 *       found.
 */
#include "command/draw.h"
#include "base/path.h"
#include "command/open.h"
#include "commands.h"
#include "model/draw.h"
#include "seal/audit.h"
#include "seal/chain.h"

#include <inttypes.h>
#include <unistd.h>

enum { DRAW_LIMIT_BYTES = 64 << 20, DRAW_MOST = 10000 };

/* The option as a whole number of at least 1, as text. */
static bool number(const struct cli_arguments *arguments, const char *name, const char *otherwise,
                   const char **ret, struct error *err)
{
    const char *given = cli_value(arguments, name);
    int64_t value;
    *ret = given ? given : otherwise;
    if (span_to_int64(span_of(*ret), &value) && value >= 1 && value <= DRAW_MOST) return true;
    return error_set(err, CODE_USAGE, "--%s phải là số nguyên từ 1 đến %d", name, DRAW_MOST);
}

static bool write_list(const struct cli_arguments *arguments, struct db *db,
                       struct draw_request *request, int64_t *ret_claims, struct error *err)
{
    BUFFER_AUTO struct buffer out;
    const char *path = cli_value(arguments, "out");
    buffer_init(&out, DRAW_LIMIT_BYTES);
    if (!draw_list(db, request, &out, ret_claims, err)) return false;
    if (path) return path_write(path, buffer_span(&out), 0640, err);
    return fd_write_all(STDOUT_FILENO, out.bytes, out.length, err);
}

/* Who drew what by which seed: a draw that was tried until it pleased shows. */
static bool log_draw(const struct config *config, struct db *db, const struct draw_request *request,
                     int64_t claims, struct error *err)
{
    BUFFER_AUTO struct buffer detail;
    buffer_init(&detail, DRAW_LIMIT_BYTES);
    buffer_printf(&detail, "{\"year\": %s, \"villages\": %s, \"claims\": %" PRId64 ", \"seed\": ",
                  request->year, request->villages, claims);
    buffer_add_json(&detail, span_of(request->seed));
    buffer_add_char(&detail, '}');
    return audit_add(db, request->commune, "draw", NULL, detail.bytes, err) &&
           chain_tell(db, config, err);
}

static bool draw(const struct cli_arguments *arguments, int64_t *ret_claims, struct error *err)
{
    struct config config;
    DB_AUTO struct db *db = NULL;
    struct draw_request request = {.seed = cli_value(arguments, "seed")};
    int year;
    if (!request.seed || !*request.seed) {
        error_set(err, CODE_USAGE, "thiếu --seed");
        return error_hint(
            err, "Chọn một câu trước mặt mọi người, ví dụ ngày họp; cùng câu thì cùng danh sách.");
    }
    if (!number(arguments, "villages", "3", &request.villages, err) ||
        !number(arguments, "claims", "5", &request.claims, err) ||
        !command_open(arguments, &config, &db, err) ||
        !command_year(arguments, config_int(&config, "plan-year"), &year, err))
        return false;
    request.commune = config_text(&config, "commune-code");
    request.year = arena_printf(arguments->arena, "%d", year);
    return write_list(arguments, db, &request, ret_claims, err) &&
           log_draw(&config, db, &request, *ret_claims, err);
}

static int run(const struct cli_arguments *arguments)
{
    struct error err = {0};
    int64_t count = 0;
    if (cli_given(arguments, "results")) {
        if (!draw_results(arguments, &count, &err)) return cli_fail(arguments, &err);
        log_say(&arguments->log, LOG_INFO,
                "đã ghi %" PRId64 " số thẩm định; lần chấm điểm sau sẽ dùng", count);
        return 0;
    }
    if (!draw(arguments, &count, &err)) return cli_fail(arguments, &err);
    log_say(&arguments->log, LOG_INFO, "đã chọn %" PRId64 " số khai cần phúc tra", count);
    return 0;
}

static const struct cli_option options[] = {
    {"year", "NĂM", "năm của các số khai; không cho thì năm kế hoạch", false, false},
    {"villages", "SỐ", "số thôn cần chọn (mặc định 3)", false, false},
    {"claims", "SỐ", "số chỉ số cần chọn ở mỗi thôn (mặc định 5)", false, false},
    {"seed", "CHỮ", "mầm của việc chọn; cùng mầm, cùng số liệu thì cùng danh sách", false, false},
    {"out", "TỆP", "ghi danh sách ra tệp thay vì in ra", false, false},
    {"results", "TỆP", "ghi nhận danh sách đã điền số thẩm định, người và ngày thẩm định", false,
     false},
    {NULL, NULL, NULL, false, false},
};

const struct cli_command command_draw = {
    .name = "draw",
    .operands = "",
    .summary = "chọn ngẫu nhiên thôn và số khai để phúc tra; ghi kết quả phúc tra",
    .help =
        "Xác suất chọn in ngay trong danh sách: số khai mâu thuẫn với minh chứng nặng gấp ba, số có câu "
        "hỏi về chất lượng nặng gấp đôi. Điền ba cột cuối rồi đưa lại bằng --results: số thẩm định "
        "thay số khai khi chấm điểm, cả hai đều được giữ và in ra.",
    .options = options,
    .run = run,
};
