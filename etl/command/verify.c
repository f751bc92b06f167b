/*
 * verify: is what was frozen, published and logged still what it was? Exit 0 nothing found, 4 damage.
 */
#include "seal/verify.h"

#include "base/listing.h"
#include "commands.h"
#include "model/migrate.h"
#include "night/lock.h"

#include <inttypes.h>
#include <string.h>
#include <unistd.h>

enum { VERIFY_DAMAGED = 4, VERIFY_ARENA_BYTES = 1 << 30 };

static const struct listing_column columns[] = {{"code", "Mã", false},
                                                {"place", "Chỗ", false},
                                                {"text", "Hư hại", false},
                                                {"hint", "Cần làm", false}};

static void list(void *context, enum code code, const char *place, const char *text)
{
    struct listing *listing = context;
    listing_add(listing, code_info(code)->name);
    listing_add(listing, place);
    listing_add(listing, text);
    listing_add(listing, code_info(code)->hint);
}

/* Connects; a single file may be looked at where there is no deployment and no database. */
static bool open(const struct cli_arguments *arguments, struct config *config,
                 struct verify *verify, struct db **ret_db, struct error *err)
{
    bool alone = arguments->operand_count > 0;
    struct error why = {0};
    if (!cli_config(arguments, alone, config, err)) return false;
    if (!db_open(ret_db, &why) || !migrate_current(*ret_db, &why)) {
        if (!alone) {
            *err = why;
            return false;
        }
        log_say(&arguments->log, LOG_WARNING,
                "không có cơ sở dữ liệu để so: chỉ kiểm tra chữ ký, lược đồ và chuoi.txt");
        db_closep(ret_db);
    }
    verify->db = *ret_db;
    verify->config = config;
    verify->commune = config_text(config, "commune-code");
    return true;
}

static bool check(const struct cli_arguments *arguments, struct verify *verify, struct error *err)
{
    const char *head = cli_value(arguments, "head");
    const struct verify_file_request file = {
        .path = arguments->operand_count > 0 ? arguments->operands[0] : NULL,
        .signature = cli_value(arguments, "signature"),
        .certificate = cli_value(arguments, "certificate")};
    if (file.path) return verify_file(verify, &file, err);
    if (head && !verify_typed(verify, head, err)) return false;
    if (cli_given(arguments, "audit")) return verify_audit(verify, err);
    return verify_all(verify, err);
}

static int run(const struct cli_arguments *arguments)
{
    struct error err = {0};
    struct config config;
    struct listing listing;
    bool csv;
    DB_AUTO struct db *db = NULL;
    LOCK_AUTO struct lock lock = {.fd = -1};
    ARENA_AUTO struct arena *arena = arena_open(VERIFY_ARENA_BYTES);
    struct verify verify = {.arena = arena, .listener = list, .context = &listing};
    if (!listing_format(cli_value(arguments, "format"), &csv, &err) ||
        !open(arguments, &config, &verify, &db, &err) ||
        (arguments->operand_count == 0 && !lock_take(&lock, db, &config, &err)))
        return cli_fail(arguments, &err);
    listing_begin(&listing, arguments->arena, columns, sizeof columns / sizeof *columns, csv);
    bool done = check(arguments, &verify, &err);
    struct error printing = {0};
    if (verify.damages > 0 && !listing_print(&listing, STDOUT_FILENO, &printing))
        return cli_fail(arguments, &printing);
    if (!done) return cli_fail(arguments, &err);
    if (verify.damages > 0)
        log_say(&arguments->log, LOG_ERROR, "có %" PRId64 " chỗ hư hại", verify.damages);
    else
        log_say(&arguments->log, LOG_INFO, "nguyên vẹn: đã kiểm tra %" PRId64 " mục",
                verify.checked);
    return verify.damages > 0 ? VERIFY_DAMAGED : 0;
}

static const struct cli_option options[] = {
    {"audit", NULL, "chỉ kiểm tra nhật ký", false, false},
    {"head", "16 NHÓM", "đầu chuỗi chép từ báo cáo đã in: phải có trong chuỗi", false, false},
    {"signature", "TỆP", "chữ ký của tệp cần kiểm tra (mặc định: TỆP.sig)", false, false},
    {"certificate", "TỆP", "chứng thư tin cậy (mặc định: của nơi làm việc)", false, false},
    {"format", "text|csv", "cách in danh sách hư hại", false, false},
    {NULL, NULL, NULL, false, false},
};

const struct cli_command command_verify = {
    .name = "verify",
    .operands = "[TỆP]",
    .summary = "kiểm tra những gì đã chốt, đã công bố, đã ghi nhật ký còn nguyên vẹn không",
    .help =
        "Không có TỆP: tính lại mọi bản chốt từ số liệu đã giữ, so với cơ sở dữ liệu, kho tệp gốc, thư mục đã công bố, tệp "
        "bảng điểm, chuỗi bản chốt và nhật ký. Có TỆP (ranking.xml của một bản chốt): kiểm tra chữ ký, lược đồ và chỗ của nó "
        "trong chuỗi. In ra từng hư hại; kết thúc với mã 4 nếu có, 0 nếu nguyên vẹn.",
    .options = options,
    .max_operands = 1,
    .run = run,
};
