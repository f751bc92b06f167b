/*
 * rejects: rejected and duplicate rows, refused sheets and files, with the reason and what to do.
 */
#include "commands.h"
#include "show.h"
#include "sql.h"

#include <string.h>

static const struct listing_column columns[] = {
    {"file", "tệp", false},     {"sheet", "trang tính", false}, {"row", "dòng", true},
    {"field", "trường", false}, {"class", "lý do", false},      {"", "thôn", false},
    {"", "cột", true},
};

static const char *words(const char *column, const char *text)
{
    return strcmp(column, "class") == 0 ? code_info(code_named(text))->text : text;
}

static int run(const struct cli_arguments *arguments)
{
    const char *village = cli_value(arguments, "village");
    return show(arguments, sql_list_rejects, village ? village : "", columns,
                sizeof columns / sizeof *columns, words);
}

static const struct cli_option options[] = {
    {"format", "text|csv", "dạng in ra (mặc định: text)", false, false},
    {"village", "MÃ", "chỉ các dòng của thôn có mã này", false, false},
    {0}};

const struct cli_command command_rejects = {
    .name = "rejects",
    .operands = "",
    .summary = "các dòng, trang tính, tệp bị loại hoặc trùng, kèm lý do",
    .options = options,
    .run = run,
};
