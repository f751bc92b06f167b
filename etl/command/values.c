/*
 * values: prints stored indicators, measures or restated figures.
 */
#include "model/values.h"
#include "base/cli.h"
#include "command/open.h"
#include "commands.h"

#include <unistd.h>

static int run(const struct cli_arguments *arguments)
{
    struct error err = {0};
    struct config config;
    struct listing listing;
    bool csv;
    DB_AUTO struct db *db = NULL;
    if (!listing_format(cli_value(arguments, "format"), &csv, &err) ||
        !command_open(arguments, &config, &db, &err))
        return cli_fail(arguments, &err);
    struct values_filter filter = {.commune = config_text(&config, "commune-code"),
                                   .period = cli_value(arguments, "period"),
                                   .village = cli_value(arguments, "village")};
    enum values_kind kind = cli_given(arguments, "changes")    ? VALUES_CHANGES
                            : cli_given(arguments, "measures") ? VALUES_MEASURES
                                                               : VALUES_INDICATORS;
    if (!values_list(arguments->arena, db, &filter, kind, csv, &listing, &err) ||
        !listing_print(&listing, STDOUT_FILENO, &err))
        return cli_fail(arguments, &err);
    return 0;
}

static const struct cli_option options[] = {
    {"measures", NULL, "in số đo theo thôn và tháng thay vì chỉ số", false, false},
    {"changes", NULL,
     "in số đo của các tháng đã qua bị tính lại khác đi: số cũ, số mới, vì tệp nào", false, false},
    {"period", "KỲ", "chỉ một kỳ, ví dụ 2026-11, 2026-Q4, 2026", false, false},
    {"village", "MÃ", "chỉ một thôn (mã thôn; COMMUNE là toàn xã)", false, false},
    {"format", "text|csv", "bảng cho người đọc (text) hoặc CSV cho chương trình", false, false},
    {NULL, NULL, NULL, false, false},
};

const struct cli_command command_values = {
    .name = "values",
    .operands = "",
    .summary = "in các chỉ số (hoặc số đo) đã tính",
    .help =
        "Không cho --period thì in mọi kỳ của năm kế hoạch. Giá trị là tỷ lệ: 0.7 là 70%; ô trống là chưa có số.",
    .options = options,
    .run = run,
};
