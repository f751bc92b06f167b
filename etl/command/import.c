/*
 * import: a deployment back from its export, with verification.
 */
#include "keep/import.h"
#include "base/child.h"
#include "base/path.h"
#include "base/secret.h"
#include "commands.h"
#include "model/migrate.h"
#include "night/lock.h"
#include "seal/audit.h"
#include "seal/verify.h"

enum { VERIFY_ARENA_BYTES = 1 << 30 };

struct told {
    size_t migrations;
    int64_t damages;
};

/* What verify finds is told like a warning: the import itself did what the export says. */
static void tell_damage(void *context, enum code code, const char *place, const char *text)
{
    log_say(context, LOG_WARNING, "%s: %s (%s)", place, text, code_info(code)->text);
}

/* The restored deployment is what was frozen, published and logged; noted in its audit log. */
static bool check(const struct cli_arguments *arguments, const struct config *config, struct db *db,
                  int64_t *ret_damages, struct error *err)
{
    ARENA_AUTO struct arena *arena = arena_open(VERIFY_ARENA_BYTES);
    struct verify verify = {.db = db,
                            .config = config,
                            .arena = arena,
                            .commune = config_text(config, "commune-code"),
                            .listener = tell_damage,
                            .context = (void *)&arguments->log};
    if (!audit_add(db, verify.commune, "import", NULL, "{}", err) || !verify_all(&verify, err))
        return false;
    *ret_damages = verify.damages;
    return true;
}

static bool restore(const struct cli_arguments *arguments, struct config *config,
                    struct import_result *done, struct told *told, struct error *err)
{
    DB_AUTO struct db *db = NULL;
    LOCK_AUTO struct lock lock = {.fd = -1};
    return cli_config(arguments, true, config, err) &&
           memory_limit(config_int(config, "memory-bytes"), err) &&
           import_folder_free(config, err) && path_make_folder(config->home, 0750, err) &&
           db_open(&db, err) && lock_take(&lock, db, config, err) &&
           import_run(config, db, arguments->operands[0], done, err) &&
           cli_config(arguments, false, config, err) && /* once more: commune.xml is there now */
           migrate_run(db, &told->migrations, err) &&
           check(arguments, config, db, &told->damages, err);
}

/* What a person has to do before the next night; the exit status. */
static int tell_rest(const struct log *log, const struct config *config,
                     const struct import_result *done)
{
    if (done->missing > 0)
        log_say(log, LOG_WARNING, "gói thiếu %zu bản gốc mà sổ tệp có ghi", done->missing);
    if (!done->checked)
        log_say(log, LOG_WARNING, "chưa kiểm được chữ ký của gói vì %s",
                done->is_signed ? "chưa có chứng thư đã ghim trong thư mục khóa"
                                : "gói không được ký");
    bool key = secret_exists(config_text(config, "key-file"));
    if (!key)
        log_say(log, LOG_WARNING,
                "chưa có khóa bí mật: phục hồi %s từ nơi cất khóa trước khi chạy thidua init",
                config_text(config, "key-file"));
    return done->missing > 0 || !done->checked || !key;
}

static int run(const struct cli_arguments *arguments)
{
    struct error err = {0};
    struct config config;
    struct import_result done;
    struct told told = {0};
    const struct log *log = &arguments->log;
    if (!restore(arguments, &config, &done, &told, &err)) return cli_fail(arguments, &err);
    log_say(log, LOG_INFO,
            "đã phục hồi xã %s từ gói lập lúc %s: %zu tệp đúng mã SHA-256, %zu bảng đúng nội dung",
            done.commune, done.created, done.files, done.tables);
    if (told.migrations > 0)
        log_say(log, LOG_INFO, "cơ sở dữ liệu: %zu bước nâng cấp", told.migrations);
    int status = tell_rest(log, &config, &done);
    if (told.damages == 0) {
        log_say(log, LOG_INFO, "thidua verify: nguyên vẹn");
        return status;
    }
    error_set(&err, CODE_BAD_EXPORT, "nơi làm việc vừa phục hồi có %lld chỗ hư hại",
              (long long)told.damages);
    return cli_fail(arguments, &err);
}

const struct cli_command command_import = {
    .name = "import",
    .operands = "TỆP",
    .summary = "phục hồi nơi làm việc từ gói của thidua export, kiểm tra từng phần",
    .help =
        "Thư mục làm việc (--home) và cơ sở dữ liệu (PGDATABASE) phải trống; riêng thư mục keys có thể đã có. "
        "Mọi tệp được giải nén ra một chỗ tạm và đối chiếu mã SHA-256 trước khi phục hồi; cơ sở dữ liệu được phục "
        "hồi trong một giao dịch rồi đối chiếu từng bảng; cuối cùng mọi thứ được kiểm như thidua verify. Bị ngắt giữa "
        "chừng thì chạy lại với cùng gói.\n"
        "Gói chứa cả lệnh của cơ sở dữ liệu nên chỉ phục hồi gói tin được: đặt keys/signing.crt vào trước thì chữ ký "
        "của gói được kiểm. Khóa được phục hồi riêng từ nơi cất khóa.",
    .min_operands = 1,
    .max_operands = 1,
    .run = run,
};
