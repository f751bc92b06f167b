/*
 * explain: where a rank comes from: points, criteria, and an indicator's value down to the rows of
 *          the files.
 */
#include "model/explain.h"
#include "base/cli.h"
#include "base/path.h"
#include "command/open.h"
#include "commands.h"
#include "model/explain_score.h"

#include <string.h>
#include <unistd.h>

enum { EXPLAIN_OUTPUT_LIMIT_BYTES = 256 << 20, EXPLAIN_PLACES = 20 };

struct explaining {
    const struct cli_arguments *arguments;
    struct config config;
    struct db *db;
    struct buffer out;
};

static bool indicator(struct explaining *explaining, const char *code, const char *period,
                      struct error *err)
{
    const struct cli_arguments *arguments = explaining->arguments;
    struct explanation explanation;
    struct explain_request request = {.unit = arguments->operands[0],
                                      .indicator = code,
                                      .period = period,
                                      .limit = cli_given(arguments, "all") ? 0 : EXPLAIN_PLACES};
    if (!explain_indicator(arguments->arena, explaining->db, &explaining->config, &request,
                           &explanation, err))
        return false;
    explain_text(&explanation, &explaining->out);
    return true;
}

/* The points of a village; of one criterion: with the chain of its indicator below. */
static bool points(struct explaining *explaining, struct explain_score *score, struct error *err)
{
    if (!explain_score(explaining->arguments->arena, explaining->db, score, &explaining->out, err))
        return false;
    if (!score->indicator) return true;
    buffer_add_char(&explaining->out, '\n');
    return indicator(explaining, score->indicator, score->period, err);
}

/* A second operand that is no criterion of the year's rubric, or one with --period, is an
 * indicator. */
static bool explain(struct explaining *explaining, struct error *err)
{
    const struct cli_arguments *arguments = explaining->arguments;
    const char *period = cli_value(arguments, "period");
    struct explain_score score = {.commune = config_text(&explaining->config, "commune-code"),
                                  .year = config_text(&explaining->config, "plan-year"),
                                  .village = arguments->operands[0],
                                  .criterion =
                                      arguments->operand_count > 1 ? arguments->operands[1] : NULL};
    bool criterion = !score.criterion;
    bool village = strcmp(score.village, "COMMUNE") != 0;
    if (score.criterion && !period && village &&
        !explain_score_knows(explaining->db, &score, &criterion, err))
        return false;
    return criterion ? points(explaining, &score, err)
                     : indicator(explaining, score.criterion, period, err);
}

static int run(const struct cli_arguments *arguments)
{
    struct error err = {0};
    struct explaining explaining = {.arguments = arguments};
    buffer_init(&explaining.out, EXPLAIN_OUTPUT_LIMIT_BYTES);
    bool done = command_open(arguments, &explaining.config, &explaining.db, &err) &&
                explain(&explaining, &err) &&
                fd_write_all(STDOUT_FILENO, explaining.out.bytes, explaining.out.length, &err);
    buffer_release(&explaining.out);
    db_closep(&explaining.db);
    return done ? 0 : cli_fail(arguments, &err);
}

static const struct cli_option options[] = {
    {"period", "KỲ", "kỳ cần giải thích, ví dụ 2026-11, 2026-Q4; không cho thì là năm kế hoạch",
     false, false},
    {"all", NULL, "liệt kê mọi dòng nguồn thay vì 20 dòng đầu của mỗi số đo", false, false},
    {NULL, NULL, NULL, false, false},
};

const struct cli_command command_explain = {
    .name = "explain",
    .operands = "THÔN [TIÊU-CHÍ]",
    .summary = "giải thích thứ hạng, điểm, chỉ số: công thức, số đo, dòng nguồn, tệp gốc",
    .help =
        "THÔN là mã thôn, hoặc COMMUNE cho toàn xã. Chỉ có THÔN: hạng, tổng điểm, điểm từng tiêu chí với công thức đã thay "
        "số, việc nên làm trước. TIÊU-CHÍ là mã trong bảng điểm, hoặc mã chỉ số như lệnh values in ra. Không có "
        "dữ liệu cá nhân: chỉ có số đếm, tên tệp, trang tính và số dòng.",
    .options = options,
    .min_operands = 1,
    .max_operands = 2,
    .run = run,
};
