/*
 * status: what the officer looks at when something seems wrong: last runs, files by state, what
 *         waits for a decision or a correction, what newer versions changed, which village's report
 *         is missing.
 */
#include "base/path.h"
#include "commands.h"
#include "open.h"
#include "show.h"
#include "sql.h"

#include <string.h>

struct status {
    const struct config *config;
    struct db *db;
    struct arena *arena;
};

static const struct listing_column run_columns[] = {{"kind", "lượt", false},
                                                    {"started", "bắt đầu", false},
                                                    {"ended", "kết thúc", false},
                                                    {"state", "trạng thái", false},
                                                    {"exit_status", "mã thoát", true}};
static const struct listing_column file_columns[] = {{"state", "trạng thái tệp", false},
                                                     {"files", "số tệp", true},
                                                     {"rows_rejected", "dòng bị loại", true}};
static const struct listing_column waiting_columns[] = {{"file", "tệp chờ xử lý", false},
                                                        {"state", "trạng thái", false},
                                                        {"reason", "lý do", false},
                                                        {"since", "nhận lúc", false},
                                                        {"sha256", "SHA-256", false}};
static const struct listing_column unplaced_columns[] = {{"reason", "thôn chờ quyết định", false},
                                                         {"family", "nguồn", false},
                                                         {"rows", "số dòng", true}};
static const struct listing_column row_columns[] = {{"village", "dòng chờ sửa, thôn", false},
                                                    {"name", "tên", false},
                                                    {"month", "tháng", false},
                                                    {"family", "nguồn", false},
                                                    {"rows", "số dòng", true}};
static const struct listing_column replaced_columns[] = {{"file", "bản mới", false},
                                                         {"older", "thay cho", false},
                                                         {"added", "thêm", true},
                                                         {"removed", "bớt", true},
                                                         {"changed", "đổi", true}};
static const struct listing_column missing_columns[] = {
    {"village", "thôn", false}, {"name", "tên", false}, {"months", "tháng chưa có báo cáo", false}};

static const char *words(const char *column, const char *text)
{
    return strcmp(column, "reason") == 0 ? code_info(code_named(text))->text
                                         : show_ledger_words(column, text);
}

/* Prints the rows of one statement under its headings; a blank line after. */
static bool section(const struct status *status, const char *sql, size_t parameter_count,
                    const struct listing_column *columns, struct error *err)
{
    const char *const parameters[] = {config_text(status->config, "commune-code"),
                                      config_text(status->config, "as-of"),
                                      config_text(status->config, "plan-year")};
    RESULT_AUTO struct result *rows = NULL;
    if (!db_run(status->db, sql, parameter_count, parameters, &rows, err)) return false;
    struct listing listing;
    listing_begin(&listing, status->arena, columns, (size_t)result_columns(rows), false);
    listing_add_rows(&listing, rows, words);
    return listing_print(&listing, 1, err) && fd_write_all(1, "\n", 1, err);
}

static bool print_json(const struct status *status, struct error *err)
{
    const char *const parameters[] = {config_text(status->config, "commune-code"),
                                      config_text(status->config, "as-of"),
                                      config_text(status->config, "plan-year")};
    RESULT_AUTO struct result *rows = NULL;
    if (!db_run(status->db, sql_status_json, 3, parameters, &rows, err)) return false;
    const char *text = result_text(rows, 0, 0);
    return fd_write_all(1, text, strlen(text), err) && fd_write_all(1, "\n", 1, err);
}

static int run(const struct cli_arguments *arguments)
{
    struct error err = {0};
    struct config config;
    DB_AUTO struct db *db = NULL;
    const char *format = cli_value(arguments, "format");
    if (format && strcmp(format, "json") != 0 && strcmp(format, "text") != 0) {
        error_set(&err, CODE_USAGE, "--format chỉ nhận text hoặc json");
        return cli_fail(arguments, &err);
    }
    if (!command_open(arguments, &config, &db, &err)) return cli_fail(arguments, &err);
    struct status status = {&config, db, arguments->arena};
    bool done = format && strcmp(format, "json") == 0
                    ? print_json(&status, &err)
                    : section(&status, sql_status_runs, 1, run_columns, &err) &&
                          section(&status, sql_status_files, 1, file_columns, &err) &&
                          section(&status, sql_status_waiting, 1, waiting_columns, &err) &&
                          section(&status, sql_status_unplaced, 1, unplaced_columns, &err) &&
                          section(&status, sql_status_rows, 1, row_columns, &err) &&
                          section(&status, sql_status_replaced, 1, replaced_columns, &err) &&
                          section(&status, sql_status_missing, 3, missing_columns, &err);
    return done ? 0 : cli_fail(arguments, &err);
}

static const struct cli_option options[] = {
    {"format", "text|json", "dạng in ra (mặc định: text)", false, false}, {0}};

const struct cli_command command_status = {
    .name = "status",
    .operands = "",
    .summary = "các lượt chạy gần nhất, tệp và dòng đang chờ, bản sửa, thôn còn thiếu báo cáo",
    .options = options,
    .run = run,
};
