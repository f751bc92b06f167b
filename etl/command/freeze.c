/*
 * freeze: makes the result of a year a numbered revision, or lists the revisions.
 */
#include "seal/freeze.h"

#include "base/listing.h"
#include "commands.h"
#include "night/lock.h"
#include "night/run.h"
#include "open.h"
#include "seal/chain.h"
#include "sql.h"

#include <stdio.h>
#include <unistd.h>

static bool year_of(const struct cli_arguments *arguments, const char **ret, struct error *err)
{
    int64_t year;
    const char *given = cli_value(arguments, "year");
    if (!given) {
        error_set(err, CODE_USAGE, "chưa nói chốt năm nào");
        return error_hint(err, "Ví dụ: thidua freeze --year 2026.");
    }
    if (!span_to_int64(span_of(given), &year) || year < 1900 || year > 2199)
        return error_set(err, CODE_USAGE, "--year phải là một năm, ví dụ 2026");
    *ret = arena_printf(arguments->arena, "%d", (int)year);
    return true;
}

static bool freeze(const struct cli_arguments *arguments, struct freeze_result *ret,
                   struct error *err)
{
    struct config config;
    struct run run;
    struct error closing = {0};
    struct freeze_options options = {.reason = cli_value(arguments, "reason")};
    DB_AUTO struct db *db = NULL;
    LOCK_AUTO struct lock lock = {.fd = -1};
    if (!year_of(arguments, &options.year, err) || !command_open(arguments, &config, &db, err) ||
        !lock_take(&lock, db, &config, err) || !run_begin(&run, db, &config, "freeze", err))
        return false;
    options.run_id = run.id;
    bool done = freeze_run(db, &config, &options, ret, err);
    if (!run_end(&run, done ? 0 : error_exit_status(err), &closing) && done) {
        *err = closing;
        return false;
    }
    return done;
}

static bool list(const struct cli_arguments *arguments, struct error *err)
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
    enum { COLUMNS = sizeof columns / sizeof *columns };
    struct config config;
    struct listing listing;
    bool csv;
    DB_AUTO struct db *db = NULL;
    RESULT_AUTO struct result *rows = NULL;
    if (!listing_format(cli_value(arguments, "format"), &csv, err) ||
        !command_open(arguments, &config, &db, err))
        return false;
    const char *parameters[] = {config_text(&config, "commune-code"), cli_value(arguments, "year")};
    if (!db_run(db, sql_revisions, 2, parameters, &rows, err)) return false;
    listing_begin(&listing, arguments->arena, columns, COLUMNS, csv);
    for (int row = 0; row < result_rows(rows); row++)
        for (int column = 0; column < COLUMNS; column++)
            listing_add(&listing, result_text(rows, row, column));
    return listing_print(&listing, STDOUT_FILENO, err);
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
    if (cli_given(arguments, "list")) return list(arguments, &err) ? 0 : cli_fail(arguments, &err);
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
