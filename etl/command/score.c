/*
 * score: points, totals, ranks, grades of a year; or of any table of values, without storing
 *        anything.
 */
#include "command/score.h"

#include "command/open.h"
#include "commands.h"
#include "model/individual.h"
#include "model/score.h"
#include "night/lock.h"
#include "night/run.h"
#include "seal/late.h"

#include <inttypes.h>

enum { SCORE_DRAWS = 1000, SCORE_DRAWS_MOST = 100000 };

/* --draws alone is the default number; without it nothing is drawn. */
static bool draws_of(const struct cli_arguments *arguments, struct score_options *options,
                     struct error *err)
{
    const char *given = cli_value(arguments, "draws");
    int64_t draws = given ? SCORE_DRAWS : 0;
    options->seed = cli_value(arguments, "seed");
    if (given && *given &&
        (!span_to_int64(span_of(given), &draws) || draws < SCORE_DRAWS || draws > SCORE_DRAWS_MOST))
        return error_set(err, CODE_USAGE, "--draws phải từ %d đến %d", SCORE_DRAWS,
                         SCORE_DRAWS_MOST);
    if (options->seed && draws == 0) return error_set(err, CODE_USAGE, "--seed đi cùng --draws");
    options->draws = (int)draws;
    return true;
}

static bool score_year(const struct cli_arguments *arguments, struct score_counts *ret,
                       struct late_counts *late, struct error *err)
{
    struct config config;
    struct run run;
    struct score_options options = {0};
    DB_AUTO struct db *db = NULL;
    LOCK_AUTO struct lock lock = {.fd = -1};
    if (!command_open(arguments, &config, &db, err) ||
        !command_year(arguments, config_int(&config, "plan-year"), &options.year, err) ||
        !draws_of(arguments, &options, err) || !lock_take(&lock, db, &config, err) ||
        !run_begin(&run, db, &config, "score", err))
        return false;
    options.run_id = run.id;
    struct individual_counts members;
    bool done = score_run(db, &config, &options, ret, err) &&
                individual_run(db, &config, &options, &members, err) &&
                (ret->frozen == 0 || late_run(db, &config, options.year, late, err));
    return run_close(&run, done, err);
}

static int run(const struct cli_arguments *arguments)
{
    struct error err = {0};
    struct score_counts counts = {0};
    struct late_counts late = {0};
    bool rubric = cli_given(arguments, "rubric"), values = cli_given(arguments, "values");
    if (rubric != values) {
        error_set(&err, CODE_USAGE, "--rubric và --values phải đi cùng nhau");
        return cli_fail(arguments, &err);
    }
    if (rubric) return score_table(arguments, &err) ? 0 : cli_fail(arguments, &err);
    if (!score_year(arguments, &counts, &late, &err)) return cli_fail(arguments, &err);
    log_say(&arguments->log, LOG_INFO,
            "đã chấm %" PRId64 " thôn, xếp hạng %" PRId64 ", tạm giữ %" PRId64 "; ghi %" PRId64
            " dòng",
            counts.units, counts.ranked, counts.held, counts.written);
    if (counts.frozen > 0)
        log_say(&arguments->log, LOG_INFO,
                "năm đã chốt bản %" PRId64
                ": kết quả giữ nguyên; số liệu đến sau sẽ đổi kết quả của %" PRId64 " thôn",
                counts.frozen, late.villages);
    if (counts.units == 0)
        log_say(&arguments->log, LOG_WARNING,
                "năm này chưa có thôn hoặc chưa có chỉ số; hãy chạy thidua compute trước");
    return 0;
}

static const struct cli_option options[] = {
    {"year", "NĂM", "năm cần chấm; không cho thì năm kế hoạch", false, false},
    {"draws", "SỐ", "tính khoảng thứ hạng từ bấy nhiêu lần thử (mặc định 1000)", false, true},
    {"seed", "CHỮ", "mầm của các lần thử; cùng mầm thì cùng kết quả", false, false},
    {"rubric", "TỆP", "bảng điểm XML dùng để chấm thử (cùng với --values)", false, false},
    {"values", "TỆP", "bảng unit,indicator,value cần chấm thử; ô trống là chưa có số", false,
     false},
    {"grades", NULL, "chấm thử: in tổng điểm, hạng và xếp loại thay cho điểm từng tiêu chí", false,
     false},
    {"out", "TỆP", "ghi kết quả chấm thử ra tệp thay vì in ra", false, false},
    {NULL, NULL, NULL, false, false},
};

const struct cli_command command_score = {
    .name = "score",
    .operands = "",
    .summary = "chấm điểm, xếp hạng, xếp loại theo bảng điểm",
    .help =
        "Chấm lũy kế của năm theo rubric-NĂM.xml (trong THIDUA_HOME nếu có, không thì của chương trình), lưu điểm từng "
        "tiêu chí, tổng điểm, hạng, xếp loại. --draws thay đổi trọng số (±25%) và ước lượng khảo sát để xem thứ "
        "hạng chắc đến đâu. Với --rubric và --values: chấm một bảng giá trị bất kỳ, in CSV "
        "unit,code,points,rank, không lưu gì; chỉ cần nối được cơ sở dữ liệu.",
    .options = options,
    .run = run,
};
