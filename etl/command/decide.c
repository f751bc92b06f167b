/*
 * decide: records an officer's decision; the next run applies it, to old rows as well.
 */
#include "load/decide.h"
#include "commands.h"
#include "open.h"
#include "seal/chain.h"

#include <string.h>

static bool decide(const struct cli_arguments *arguments, struct error *err)
{
    struct config config;
    DB_AUTO struct db *db = NULL;
    const char *kind = arguments->operands[0], *subject = arguments->operands[1];
    const char *value = arguments->operand_count > 2 ? arguments->operands[2] : NULL;
    const char *reason = cli_value(arguments, "reason");
    if (!reason) reason = "";
    bool alias = strcmp(kind, "alias") == 0, village = strcmp(kind, "file-village") == 0,
         refuse = strcmp(kind, "file-reject") == 0;
    if (!(alias || village || refuse) || (value == NULL) != refuse) {
        error_set(err, CODE_USAGE, "chưa rõ quyết định gì");
        return error_hint(err,
                          "alias TÊN MÃ-THÔN, file-village TỆP MÃ-THÔN, hoặc file-reject TỆP.");
    }
    if (!command_open(arguments, &config, &db, err)) return false;
    return (alias ? decide_alias(db, &config, subject, value, reason, err)
                  : decide_file(db, &config, subject, value, reason, err)) &&
           chain_tell(db, &config, err);
}

static int run(const struct cli_arguments *arguments)
{
    struct error err = {0};
    if (!decide(arguments, &err)) return cli_fail(arguments, &err);
    log_say(&arguments->log, LOG_INFO,
            "đã ghi quyết định; lượt chạy sau sẽ áp dụng, kể cả cho dữ liệu cũ");
    return 0;
}

static const struct cli_option options[] = {
    {"reason", "LÝ DO", "vì sao quyết định như vậy", false, false}, {0}};

const struct cli_command command_decide = {
    .name = "decide",
    .operands = "alias TÊN MÃ-THÔN | file-village TỆP MÃ-THÔN | file-reject TỆP",
    .summary = "ghi quyết định về tên gọi của thôn hoặc về một tệp đang giữ lại",
    .help = "TỆP là tên tệp như thidua files in ra, hoặc ít nhất 8 chữ số đầu của mã SHA-256.\n"
            "Quyết định được giữ lại làm căn cứ; quyết định mới nhất về cùng một việc có hiệu lực.",
    .options = options,
    .min_operands = 2,
    .max_operands = 3,
    .run = run,
};
