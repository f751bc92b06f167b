/*
 * show: see show.h.
 */
#include "show.h"

#include "open.h"

#include <string.h>
#include <unistd.h>

static bool print(const struct cli_arguments *arguments, const struct show *what, struct error *err)
{
    struct config config;
    struct listing listing;
    bool csv;
    DB_AUTO struct db *db = NULL;
    RESULT_AUTO struct result *rows = NULL;
    if (!listing_format(cli_value(arguments, "format"), &csv, err) ||
        !command_open(arguments, &config, &db, err))
        return false;
    const char *parameters[1 + SHOW_PARAMETERS] = {config_text(&config, "commune-code")};
    memcpy(parameters + 1, what->parameters, sizeof what->parameters);
    if (!db_run(db, what->sql, 1 + what->parameter_count, parameters, &rows, err)) return false;
    listing_begin(&listing, arguments->arena, what->columns, what->column_count, csv);
    listing_add_rows(&listing, rows, what->words);
    return listing_print(&listing, STDOUT_FILENO, err);
}

int show(const struct cli_arguments *arguments, const struct show *what)
{
    struct error err = {0};
    return print(arguments, what, &err) ? 0 : cli_fail(arguments, &err);
}

const char *show_ledger_words(const char *column, const char *text)
{
    static const char *const table[][2] = {
        {"loaded", "đã nạp"},
        {"loaded_with_rejects", "đã nạp, có dòng bị loại"},
        {"superseded", "đã có bản mới hơn"},
        {"held", "đang giữ lại"},
        {"rejected", "bị từ chối"},
        {"duplicate", "trùng nội dung"},
        {"portal", "một cửa"},
        {"village", "báo cáo thôn"},
        {"survey", "khảo sát"},
        {"reference", "danh sách thôn"},
        {"other", "không rõ"},
    };
    if (strcmp(column, "state") != 0 && strcmp(column, "family") != 0) return text;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (strcmp(table[i][0], text) == 0) return table[i][1];
    return text;
}
