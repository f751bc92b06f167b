/*
 * init: makes or upgrades a deployment: folder, files, key, schema, reference data. Safe to repeat.
 */
#include "base/cli.h"
#include "base/db.h"
#include "base/path.h"
#include "commands.h"
#include "load/deployment.h"
#include "load/reference.h"
#include "model/distribute.h"
#include "model/migrate.h"
#include "night/lock.h"
#include "seal/audit.h"
#include "seal/chain.h"
#include "seal/keys.h"

#include <string.h>

struct made {
    bool commune, key, signing;
    size_t migrations, spread;
    struct reference_counts counts;
};

static bool check_calendar(const char *calendar, struct error *err)
{
    if (!calendar || strcmp(calendar, "civil") == 0 || strcmp(calendar, "nd09") == 0) return true;
    error_set(err, CODE_USAGE, "--calendar chỉ nhận civil hoặc nd09");
    return error_hint(err,
                      "civil là tháng dương lịch; nd09 tính từ ngày 15 tháng trước đến ngày 14.");
}

static bool make_files(const struct cli_arguments *arguments, struct config *config,
                       struct made *made, struct error *err)
{
    const char *calendar = cli_value(arguments, "calendar");
    if (!check_calendar(calendar, err) || !cli_config(arguments, true, config, err)) return false;
    return deployment_make_folders(arguments->arena, config->home, err) &&
           deployment_make_commune(arguments->arena, config->home, calendar, &made->commune, err) &&
           cli_config(arguments, false, config, err) && /* once more: commune.xml is there now */
           deployment_make_villages(arguments->arena, config->home,
                                    cli_value(arguments, "villages"),
                                    config_text(config, "commune-code"), err);
}

static bool log_made(struct db *db, const struct config *config, const struct made *made,
                     struct error *err)
{
    const char *detail =
        arena_printf(config->arena,
                     "{\"program\": \"" THIDUA_VERSION
                     "\", \"migrations\": %zu, \"villages\": %zu, \"settings\": %zu}",
                     made->migrations, made->counts.rows, made->counts.settings);
    return audit_add(db, config_text(config, "commune-code"), "init", NULL, detail, err) &&
           audit_key(db, config, err) && chain_tell(db, config, err);
}

static bool make_database(const struct cli_arguments *arguments, const struct config *config,
                          struct made *made, struct error *err)
{
    DB_AUTO struct db *db = NULL;
    LOCK_AUTO struct lock lock = {.fd = -1};
    if (!db_open(&db, err) || !lock_take(&lock, db, config, err) ||
        !migrate_run(db, &made->migrations, err))
        return false;
    if (cli_given(arguments, "distributed") && !distribute_run(db, &made->spread, err))
        return false;
    return deployment_make_key(db, config, &made->key, err) &&
           signing_key_make(config, &made->signing, err) &&
           reference_load(db, config, true, &made->counts, err) && log_made(db, config, made, err);
}

static int run(const struct cli_arguments *arguments)
{
    struct error err = {0};
    struct config config;
    struct made made = {0};
    if (!make_files(arguments, &config, &made, &err) ||
        !make_database(arguments, &config, &made, &err))
        return cli_fail(arguments, &err);
    const struct log *log = &arguments->log;
    log_say(log, LOG_INFO, "thư mục làm việc: %s (lịch %s)", config.home,
            config_text(&config, "calendar"));
    if (made.commune) log_say(log, LOG_INFO, "đã tạo commune.xml; hãy đọc và sửa cho đúng với xã");
    if (made.key)
        log_say(log, LOG_INFO,
                "đã tạo khóa bí mật; hãy sao lưu riêng, mất khóa là mất liên kết danh tính");
    if (made.signing)
        log_say(
            log, LOG_INFO,
            "đã tạo khóa ký số tự ký của %s %s; nếu tên xã chưa đúng thì sửa commune.xml, xóa hai "
            "tệp %s và %s rồi chạy lại trước lần chốt số liệu đầu tiên",
            config_text(&config, "commune-type"), config_text(&config, "commune-name"),
            path_base(config_text(&config, "signing-key")),
            path_base(config_text(&config, "signing-certificate")));
    if (made.migrations > 0)
        log_say(log, LOG_INFO, "cơ sở dữ liệu: %zu bước nâng cấp", made.migrations);
    log_say(log, LOG_INFO, "danh sách thôn: %zu dòng; mức có ngày hiệu lực: %zu", made.counts.rows,
            made.counts.settings);
    if (made.counts.rows == 0)
        log_say(log, LOG_WARNING,
                "chưa có thôn nào: chạy lại với --villages TỆP, hoặc điền villages.csv");
    return 0;
}

static const struct cli_option options[] = {
    {"villages", "TỆP", "danh sách thôn (CSV hoặc bảng tính); giữ danh sách cũ nếu không cho",
     false, false},
    {"calendar", "civil|nd09", "cách tính tháng báo cáo, ghi vào commune.xml", false, false},
    {"distributed", NULL, "phân tán các bảng theo mã xã trên nhiều máy (cần Citus)", false, false},
    {NULL, NULL, NULL, false, false},
};

const struct cli_command command_init = {
    .name = "init",
    .operands = "",
    .summary = "tạo hoặc nâng cấp một nơi làm việc: thư mục, khóa, cơ sở dữ liệu, danh mục",
    .help =
        "Cơ sở dữ liệu là nơi PGHOST, PGDATABASE, PGUSER hoặc PGSERVICE chỉ tới. Chạy lại bao nhiêu lần cũng được: "
        "những gì đã có thì giữ nguyên. Chương trình cũ không đụng vào cơ sở dữ liệu mới hơn nó.",
    .options = options,
    .run = run,
};
