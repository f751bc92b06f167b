/*
 * template: writes the XLSX form that a village, a surveyor or the officer fills in.
 */
#include "commands.h"
#include "load/form.h"
#include "open.h"

#include <stdio.h>
#include <string.h>

static bool check_month(const char *month, struct error *err)
{
    int year, number, length = 0;
    if (sscanf(month, "%4d-%2d%n", &year, &number, &length) == 2 && month[length] == '\0' &&
        length == 7 && year >= 2000 && year <= 2099 && number >= 1 && number <= 12)
        return true;
    error_set(err, CODE_USAGE, "--month phải có dạng NĂM-THÁNG");
    return error_hint(err, "Ví dụ: --month 2026-11.");
}

/* A village's form needs the database for its name and roster; the others need only the contracts. */
static bool open_all(const struct cli_arguments *arguments, struct config *config, struct db **db,
                     struct contract_set *contracts, struct error *err)
{
    bool opened = cli_value(arguments, "village") != NULL
                      ? command_open(arguments, config, db, err)
                      : cli_config(arguments, true, config, err);
    return opened && contract_set_open(config->arena, contracts, err);
}

static bool check_kind(const struct contract_set *contracts, const char *kind, struct error *err)
{
    if (form_known(contracts, kind)) return true;
    error_set(err, CODE_USAGE, "không có biểu mẫu nào tên %s", kind);
    return error_hint(err,
                      "Các biểu mẫu: village (mặc định), roster, activities, training, support, "
                      "election, summary, proposals, survey, villages.");
}

static const char *default_path(struct arena *arena, const struct form_request *request)
{
    return arena_printf(arena, "bieu-mau%s%s-%s%s%s.xlsx", request->kind ? "-" : "",
                        request->kind ? request->kind : "", request->month,
                        request->village ? "-" : "", request->village ? request->village : "");
}

static bool work(const struct cli_arguments *arguments, struct error *err)
{
    struct config config;
    struct contract_set contracts;
    DB_AUTO struct db *db = NULL;
    struct form_request request = {
        .kind = arguments->operand_count > 0 ? arguments->operands[0] : NULL,
        .village = cli_value(arguments, "village"),
        .month = cli_value(arguments, "month"),
        .path = cli_value(arguments, "output"),
    };
    if (request.month != NULL && !check_month(request.month, err)) return false;
    if (!open_all(arguments, &config, &db, &contracts, err) ||
        !check_kind(&contracts, request.kind, err))
        return false;
    if (request.month == NULL)
        request.month = arena_strndup(config.arena, config_text(&config, "as-of"), 7);
    if (request.path == NULL) request.path = default_path(config.arena, &request);
    if (!form_write(&config, &contracts, db, &request, err)) return false;
    log_say(&arguments->log, LOG_INFO, "đã ghi biểu mẫu %s", request.path);
    return true;
}

static int run(const struct cli_arguments *arguments)
{
    struct error err = {0};
    return work(arguments, &err) ? 0 : cli_fail(arguments, &err);
}

static const struct cli_option options[] = {
    {"village", "MÃ", "biểu mẫu riêng của thôn có mã này, có sẵn danh sách thành viên", false,
     false},
    {"month", "NĂM-THÁNG", "tháng báo cáo ghi trong biểu mẫu (mặc định: tháng của ngày báo cáo)",
     false, false},
    {"output", "TỆP", "ghi vào tệp này (mặc định: bieu-mau-….xlsx ở thư mục hiện tại)", false,
     false},
    {0}};

const struct cli_command command_template = {
    .name = "template",
    .operands = "[LOẠI]",
    .summary = "tạo biểu mẫu XLSX để thôn điền và gửi lại",
    .help =
        "LOẠI là village (sổ tháng của thôn, đủ bảy tờ; mặc định), một tờ của sổ: roster, activities, training, support,\n"
        "election, summary, proposals; hoặc survey (phiếu khảo sát), villages (danh mục thôn). Biểu mẫu riêng của một thôn\n"
        "có tên các thành viên: chỉ gửi cho thôn đó.",
    .options = options,
    .max_operands = 1,
    .run = run,
};
