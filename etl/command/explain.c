/*
 * explain: where an indicator's value comes from, down to the rows of the files.
 */
#include "model/explain.h"
#include "base/cli.h"
#include "base/path.h"
#include "command/open.h"
#include "commands.h"

#include <unistd.h>

enum { EXPLAIN_OUTPUT_LIMIT_BYTES = 256 << 20, EXPLAIN_PLACES = 20 };

static int run(const struct cli_arguments *arguments)
{
    struct error err = {0};
    struct config config;
    struct explanation explanation;
    DB_AUTO struct db *db = NULL;
    struct explain_request request = {.unit = arguments->operands[0],
                                      .indicator = arguments->operands[1],
                                      .period = cli_value(arguments, "period"),
                                      .limit = cli_given(arguments, "all") ? 0 : EXPLAIN_PLACES};
    if (!command_open(arguments, &config, &db, &err) ||
        !explain_indicator(arguments->arena, db, &config, &request, &explanation, &err))
        return cli_fail(arguments, &err);
    BUFFER_AUTO struct buffer out;
    buffer_init(&out, EXPLAIN_OUTPUT_LIMIT_BYTES);
    explain_text(&explanation, &out);
    if (!fd_write_all(STDOUT_FILENO, out.bytes, out.length, &err)) return cli_fail(arguments, &err);
    return 0;
}

static const struct cli_option options[] = {
    {"period", "KỲ", "kỳ cần giải thích, ví dụ 2026-11, 2026-Q4; không cho thì là năm kế hoạch",
     false, false},
    {"all", NULL, "liệt kê mọi dòng nguồn thay vì 20 dòng đầu của mỗi số đo", false, false},
    {NULL, NULL, NULL, false, false},
};

const struct cli_command command_explain = {
    .name = "explain",
    .operands = "THÔN CHỈ-SỐ",
    .summary = "giải thích một chỉ số: công thức, số đo, dòng nguồn, tệp gốc",
    .help =
        "THÔN là mã thôn, hoặc COMMUNE cho toàn xã; CHỈ-SỐ là mã như lệnh values in ra. Không có dữ liệu cá nhân: chỉ "
        "có số đếm, tên tệp, trang tính và số dòng.",
    .options = options,
    .min_operands = 2,
    .max_operands = 2,
    .run = run,
};
