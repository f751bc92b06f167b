/*
 * export: a whole deployment in one file.
 */
#include "keep/export.h"
#include "commands.h"
#include "night/lock.h"
#include "open.h"

static int run(const struct cli_arguments *arguments)
{
    struct error err = {0};
    struct config config;
    struct export_result done;
    DB_AUTO struct db *db = NULL;
    LOCK_AUTO struct lock lock = {.fd = -1};
    const char *path = arguments->operands[0];
    const struct log *log = &arguments->log;
    if (!command_open(arguments, &config, &db, &err) || !lock_take(&lock, db, &config, &err) ||
        !export_run(&config, db, path, &done, &err))
        return cli_fail(arguments, &err);
    log_say(log, LOG_INFO, "đã gói %zu tệp (%lld MiB) và %zu bảng vào %s%s", done.files,
            (long long)(done.bytes >> 20), done.tables, path,
            done.is_signed ? ", có chữ ký của đơn vị" : "");
    log_say(log, LOG_INFO,
            "gói có dữ liệu cá nhân và không có khóa: cất như cơ sở dữ liệu, sao lưu khóa riêng");
    if (done.left_out > 0)
        log_say(log, LOG_WARNING, "%zu mục không phải tệp thường hoặc có tên lạ đã bị bỏ qua",
                done.left_out);
    if (done.missing > 0)
        log_say(log, LOG_WARNING, "thiếu %zu bản gốc mà sổ tệp có ghi; kho lưu đã bị động vào",
                done.missing);
    return done.missing > 0 || done.left_out > 0;
}

const struct cli_command command_export = {
    .name = "export",
    .operands = "TỆP",
    .summary = "gói cả nơi làm việc vào một tệp: cơ sở dữ liệu, bản gốc, cấu hình, báo cáo",
    .help =
        "Tệp là một gói ZIP có bản kê mã SHA-256 của từng thành phần, được ký bằng khóa của đơn vị nếu có; "
        "ghi xong được mở lại và kiểm tra. Khóa, hộp nhận, dòng trả về cho thôn không nằm trong gói.\n"
        "Gói có dữ liệu cá nhân ở dạng đọc được: giữ nó cẩn thận như giữ cơ sở dữ liệu.",
    .min_operands = 1,
    .max_operands = 1,
    .run = run,
};
