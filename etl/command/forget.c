/*
 * forget: what the law or a setting no longer lets a deployment keep is removed, and it is noted.
 */
#include "keep/forget.h"
#include "base/path.h"
#include "commands.h"
#include "keep/retention.h"
#include "load/errata.h"
#include "night/lock.h"
#include "open.h"

#include <string.h>

enum { INPUT_LIMIT_BYTES = 1 << 20 };

static bool forget_one(const struct cli_arguments *arguments, const struct config *config,
                       struct db *db, struct error *err)
{
    struct span lines;
    struct forget_counts done;
    const char *reason = cli_value(arguments, "reason");
    const struct log *log = &arguments->log;
    if (!path_read(arguments->arena, "/dev/stdin", INPUT_LIMIT_BYTES, &lines, err)) return false;
    bool good = forget_person(config, db, lines, reason ? reason : "", &done, err);
    explicit_bzero((char *)lines.bytes, lines.length);
    if (!good) return false;
    log_say(log, LOG_INFO,
            "đã xóa tên và mã của người được nêu khỏi %lld dòng số liệu, và %lld dòng bị loại",
            (long long)done.rows, (long long)done.quarantine);
    if (done.originals > 0)
        log_say(
            log, LOG_WARNING,
            "%lld bản gốc trong kho lưu còn nêu người này (%lld tệp hồ sơ một cửa); chúng đi theo "
            "thiết đặt archive-days",
            (long long)done.originals, (long long)done.portal);
    return true;
}

static bool forget_old(const struct cli_arguments *arguments, const struct config *config,
                       struct db *db, struct error *err)
{
    struct retention_counts done;
    if (!retention_run(config, db, &done, err)) return false;
    log_say(
        &arguments->log, LOG_INFO,
        "quá hạn lưu giữ: %lld dòng cách ly, %lld bản gốc, mã thay tên của %lld dòng; áp dụng lại "
        "cho người đã xin xóa: %lld dòng",
        (long long)done.quarantine, (long long)done.originals, (long long)done.identities,
        (long long)done.forgotten);
    return true;
}

/* Workbooks of rows to be corrected are made from the quarantine: what is gone there goes here too. */
static bool write_errata(const struct config *config, struct db *db, struct error *err)
{
    const struct errata_request request = errata_all(config);
    struct errata_counts done;
    return errata_write(config, db, &request, &done, err);
}

static int run(const struct cli_arguments *arguments)
{
    struct error err = {0};
    struct config config;
    DB_AUTO struct db *db = NULL;
    LOCK_AUTO struct lock lock = {.fd = -1};
    bool person = cli_given(arguments, "person");
    if (!command_open(arguments, &config, &db, &err) || !lock_take(&lock, db, &config, &err) ||
        !(person ? forget_one : forget_old)(arguments, &config, db, &err) ||
        !write_errata(&config, db, &err))
        return cli_fail(arguments, &err);
    return 0;
}

static const struct cli_option options[] = {
    {"person", NULL, "xóa dấu vết của những người có trong đầu vào chuẩn", false, false},
    {"reason", "LÝ DO", "căn cứ, ghi vào sổ (không ghi họ tên)", false, false},
    {0}};

const struct cli_command command_forget = {
    .name = "forget",
    .operands = "",
    .summary = "xóa dữ liệu cá nhân quá hạn lưu giữ, hoặc của người có yêu cầu",
    .help =
        "Không có --person: áp dụng các thiết đặt quarantine-days, archive-days, identity-days (lượt đêm cũng làm "
        "việc này). Bản gốc hết hạn rời kho lưu; mã SHA-256, cỡ, tên và lúc xóa còn lại làm chứng.\n"
        "Với --person, mỗi dòng của đầu vào chuẩn là một số định danh 12 chữ số, hoặc họ tên;năm sinh. Tên và mã "
        "thay tên trong các dòng của người đó được thay bằng mã ngẫu nhiên: số đếm, điểm và kết quả đã chốt không đổi, "
        "nhưng không còn tìm ra người đó. Việc xóa được ghi vào sổ, không kèm danh tính.",
    .options = options,
    .run = run,
};
