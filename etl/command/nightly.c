/*
 * nightly: what cron runs: one night under the lock.
 */
#include "night/nightly.h"
#include "commands.h"
#include "night/lock.h"
#include "open.h"

#include <stdio.h>

static int run(const struct cli_arguments *arguments)
{
    struct error err = {0};
    struct config config;
    DB_AUTO struct db *db = NULL;
    LOCK_AUTO struct lock lock = {.fd = -1};
    if (!command_open(arguments, &config, &db, &err) || !lock_take(&lock, db, &config, &err))
        return cli_fail(arguments, &err);
    const char *page = NULL;
    int status = nightly_run(db, &config, &arguments->log, &page);
    if (page && !arguments->quiet && status <= 1) puts(page);
    return status;
}

static const struct cli_option options[] = {
    {"settle", "GIÂY", "tệp phải yên chừng này giây mới được đọc (mặc định 120)", true, false},
    {NULL, NULL, NULL, false, false},
};

const struct cli_command command_nightly = {
    .name = "nightly",
    .operands = "",
    .summary = "một lượt đêm: nạp hộp nhận, tính chỉ số, công bố báo cáo (lệnh mà cron chạy)",
    .help =
        "Chỉ một lượt chạy một lúc; lượt thứ hai thoát ngay với mã 75. Bị ngắt giữa chừng thì chạy lại: "
        "không mất và không lặp dữ liệu. Dùng --quiet trong cron: xong việc thì không in gì.",
    .options = options,
    .run = run,
};
