/*
 * report: reads the database once, makes every rendering and publishes them at once; or renders an
 *         archived report.xml; or writes the report.xml alone.
 */
#include "base/path.h"
#include "commands.h"
#include "night/lock.h"
#include "night/publication.h"
#include "night/run.h"
#include "open.h"

#include <stdio.h>

static int say(const struct cli_arguments *arguments, const struct report_result *result)
{
    if (!arguments->quiet) printf("%s\n", result->folder);
    if (result->note) log_say(&arguments->log, LOG_INFO, "%s", result->note);
    if (cli_given(arguments, "xml"))
        log_say(&arguments->log, LOG_INFO, "đã ghi và kiểm tra báo cáo XML");
    else if (result->unchanged)
        log_say(&arguments->log, LOG_INFO, "không có gì mới, giữ nguyên bản đã công bố");
    else
        log_say(&arguments->log, LOG_INFO, "đã công bố %d trang, %d biểu đồ", result->pages,
                result->charts);
    return 0;
}

static bool from_database(const struct cli_arguments *arguments, struct report_result *ret,
                          struct error *err)
{
    struct config config;
    DB_AUTO struct db *db = NULL;
    LOCK_AUTO struct lock lock = {-1};
    struct run run;
    if (!command_open(arguments, &config, &db, err) || !lock_take(&lock, db, &config, err) ||
        !run_begin(&run, db, &config, "report", err))
        return false;
    const char *period = cli_value(arguments, "period"), *xml = cli_value(arguments, "xml");
    ret->folder = xml;
    bool done = xml ? publication_write_xml(&config, period, run.run_id, xml, err)
                    : publication_run(&config, db, period, run.run_id, ret, err);
    return run_close(&run, done, err);
}

static bool from_archive(const struct cli_arguments *arguments, struct report_result *ret,
                         struct error *err)
{
    struct config config;
    if (!cli_config(arguments, true, &config, err)) return false;
    const char *output = cli_value(arguments, "output");
    struct report_options options = {
        .reports = output ? output : path_join(arguments->arena, config.home, "reports"),
        .gnuplot = config_text(&config, "gnuplot"),
        .pdf_renderer = config_text(&config, "pdf-renderer"),
        .from = cli_value(arguments, "from"),
    };
    return report_run(arguments->arena, &options, ret, err);
}

static bool agree(const struct cli_arguments *arguments, struct error *err)
{
    if (!cli_given(arguments, "from")) return true;
    if (cli_given(arguments, "period"))
        return error_set(err, CODE_USAGE,
                         "--from và --period không dùng cùng nhau: tệp XML đã có kỳ của nó");
    if (cli_given(arguments, "xml"))
        return error_set(err, CODE_USAGE,
                         "--from và --xml không dùng cùng nhau: tệp XML đã có sẵn");
    return true;
}

static int run(const struct cli_arguments *arguments)
{
    struct error err = {0};
    struct report_result result = {0};
    if (!agree(arguments, &err)) return cli_fail(arguments, &err);
    bool done = cli_given(arguments, "from") ? from_archive(arguments, &result, &err)
                                             : from_database(arguments, &result, &err);
    return done ? say(arguments, &result) : cli_fail(arguments, &err);
}

static const struct cli_option options[] = {
    {"period", "KỲ",
     "kỳ báo cáo: 2026-11, 2026-Q4, 2026-H2, 2026-9M, 2026 (mặc định: tháng của ngày số liệu)",
     false, false},
    {"from", "TỆP", "lập lại mọi trang từ một report.xml đã lưu, không cần cơ sở dữ liệu", false,
     false},
    {"xml", "TỆP", "chỉ đọc cơ sở dữ liệu và ghi report.xml đã kiểm tra vào TỆP, không công bố gì",
     false, false},
    {"output", "THƯ MỤC",
     "cùng với --from: thư mục công bố (mặc định: reports trong thư mục làm việc)", false, false},
    {0}};

const struct cli_command command_report = {
    .name = "report",
    .operands = "",
    .summary = "lập báo cáo XML, các trang và biểu đồ, rồi công bố một lần",
    .options = options,
    .run = run,
};
