/*
 * compute: measures and indicators of what changed since they were last computed.
 */
#include "base/cli.h"
#include "command/open.h"
#include "commands.h"
#include "load/reference.h"
#include "model/runner.h"
#include "night/lock.h"
#include "night/run.h"

#include <inttypes.h>

static bool compute(const struct cli_arguments *arguments, struct compute_counts *ret,
                    struct error *err)
{
    struct config config;
    struct run run;
    struct reference_counts reference;
    DB_AUTO struct db *db = NULL;
    LOCK_AUTO struct lock lock = {.fd = -1};
    if (!command_open(arguments, &config, &db, err) || !lock_take(&lock, db, &config, err) ||
        !reference_load(db, &config, false, &reference, err) ||
        !run_begin(&run, db, &config, "compute", err))
        return false;
    struct compute_options options = {.run_id = run.id,
                                      .period = cli_value(arguments, "period"),
                                      .full = cli_given(arguments, "full")};
    bool done = compute_run(db, &config, &options, ret, err);
    return run_close(&run, done, err);
}

static int run(const struct cli_arguments *arguments)
{
    struct error err = {0};
    struct compute_counts counts = {0};
    if (!compute(arguments, &counts, &err)) return cli_fail(arguments, &err);
    log_say(&arguments->log, LOG_INFO,
            "số đo: ghi %" PRId64 " dòng; chỉ số: ghi %" PRId64 " giá trị", counts.figures,
            counts.values);
    if (counts.restated > 0)
        log_say(&arguments->log, LOG_INFO,
                "%" PRId64 " số của các tháng đã qua thay đổi (xem thidua values --changes)",
                counts.restated);
    return 0;
}

static const struct cli_option options[] = {
    {"period", "KỲ", "chỉ tính chỉ số của một kỳ, ví dụ 2026-11, 2026-Q4, 2026-H2, 2026-9M, 2026",
     false, false},
    {"full", NULL, "tính lại tất cả, không chỉ những gì đã đổi", false, false},
    {NULL, NULL, NULL, false, false},
};

const struct cli_command command_compute = {
    .name = "compute",
    .operands = "",
    .summary = "tính số đo và chỉ số của những thôn, tháng có thay đổi",
    .help =
        "Đọc danh mục indicators.xml và các tệp SQL của số đo (trong THIDUA_HOME nếu có, không thì của chương trình). "
        "Không có gì đổi thì không ghi gì. Tính lại tất cả (--full) cho đúng các dòng ấy.",
    .options = options,
    .run = run,
};
