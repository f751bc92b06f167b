/*
 * freeze: makes the result of a year a numbered revision, or lists the revisions.
 */
#include "seal/freeze.h"

#include "commands.h"
#include "night/lock.h"
#include "night/run.h"
#include "open.h"
#include "seal/chain.h"
#include "show.h"
#include "sql.h"

#include <stdio.h>
#include <unistd.h>

/* NULL = none is named. */
static bool year_of(const struct cli_arguments *arguments, const char **ret, struct error *err)
{
    int year;
    if (!command_year(arguments, 0, &year, err)) return false;
    *ret = year ? arena_printf(arguments->arena, "%d", year) : NULL;
    return true;
}

static bool freeze(const struct cli_arguments *arguments, struct freeze_result *ret,
                   struct error *err)
{
    struct config config;
    struct run run;
    struct freeze_options options = {.reason = cli_value(arguments, "reason")};
    DB_AUTO struct db *db = NULL;
    LOCK_AUTO struct lock lock = {.fd = -1};
    if (!year_of(arguments, &options.year, err)) return false;
    if (!options.year) {
        error_set(err, CODE_USAGE, "chưa nói chốt năm nào");
        return error_hint(err, "Ví dụ: thidua freeze --year 2026.");
    }
    if (!command_open(arguments, &config, &db, err) || !lock_take(&lock, db, &config, err) ||
        !run_begin(&run, db, &config, "freeze", err))
        return false;
    options.run_id = run.id;
    return run_close(&run, freeze_run(db, &config, &options, ret, err), err);
}

static int list(const struct cli_arguments *arguments)
{
    static const struct listing_column columns[] = {{"year", "Năm", true},
                                                    {"revision", "Bản", true},
                                                    {"chain", "Thứ tự", true},
                                                    {"previous", "Đầu chuỗi trước", false},
                                                    {"head", "Đầu chuỗi", false},
                                                    {"reason", "Lý do", false},
                                                    {"as_of", "Số liệu đến", false},
                                                    {"provisional", "Tạm tính", false},
                                                    {"program", "Chương trình", false},
                                                    {"signed", "Đã ký", false},
                                                    {"run", "Lượt chạy", true},
                                                    {"frozen_at", "Chốt lúc", false},
                                                    {"frozen_by", "Người chốt", false},
                                                    {"latest", "Hiệu lực", false}};
    struct error err = {0};
    struct show revisions = {.sql = sql_revisions, .parameter_count = 1, SHOW_COLUMNS(columns)};
    if (!year_of(arguments, &revisions.parameters[0], &err)) return cli_fail(arguments, &err);
    return show(arguments, &revisions);
}

static int say(const struct cli_arguments *arguments, const struct freeze_result *result)
{
    const struct log *log = &arguments->log;
    char paper[CHAIN_PAPER];
    chain_paper(result->head, paper);
    log_say(log, LOG_INFO,
            "đã chốt bản %lld: %lld thôn, %lld dòng số liệu, %lld tệp nguồn; thư mục %s",
            (long long)result->revision, (long long)result->units, (long long)result->rows,
            (long long)result->sources, result->folder);
    if (result->provisional)
        log_say(
            log, LOG_WARNING,
            "năm chưa hết vào ngày số liệu: kết quả đã chốt là tạm tính, số liệu của năm đứng yên cho đến "
            "khi chốt lại");
    if (result->held) log_say(log, LOG_WARNING, "có thôn còn tạm giữ, chưa xếp hạng");
    if (!result->is_signed)
        log_say(log, LOG_WARNING, "chưa có khóa ký nên bản chốt chưa được ký số");
    if (!arguments->quiet) dprintf(STDOUT_FILENO, "%s\n", paper);
    return result->is_signed ? 0 : 1;
}

static int run(const struct cli_arguments *arguments)
{
    struct error err = {0};
    struct freeze_result result = {0};
    if (cli_given(arguments, "list")) return list(arguments);
    return freeze(arguments, &result, &err) ? say(arguments, &result) : cli_fail(arguments, &err);
}

static const struct cli_option options[] = {
    {"year", "NĂM", "năm cần chốt", false, false},
    {"reason", "LÝ DO", "vì sao chốt lại; bắt buộc từ bản thứ hai", false, false},
    {"list", NULL, "liệt kê các bản đã chốt", false, false},
    {"format", "text|csv", "cách in danh sách", false, false},
    {NULL, NULL, NULL, false, false},
};

const struct cli_command command_freeze = {
    .name = "freeze",
    .operands = "",
    .summary = "chốt kết quả của một năm thành một bản không ai sửa được",
    .help =
        "Tính và chấm điểm lần cuối, giữ lại mọi số liệu, bảng điểm, danh mục chỉ số, mã SHA-256 của mọi tệp nguồn, ký số "
        "và nối vào chuỗi các bản chốt. In ra đầu chuỗi thành 16 nhóm: hãy chép vào biên bản, thidua verify --head so lại. "
        "Số liệu đến sau vẫn nạp bình thường, báo cáo cho thấy chúng sẽ thay đổi gì; muốn đổi kết quả thì chốt lại với "
        "--reason, bản cũ vẫn còn.",
    .options = options,
    .run = run,
};
