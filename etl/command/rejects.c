/*
 * rejects: rejected and duplicate rows, refused sheets and files, with the reason and what to do.
 */
#include "commands.h"
#include "load/errata.h"
#include "open.h"
#include "show.h"
#include "sql.h"

#include <string.h>

static const struct listing_column columns[] = {
    {"file", "tệp", false},     {"sheet", "trang tính", false}, {"row", "dòng", true},
    {"field", "trường", false}, {"class", "lý do", false},      {"", "thôn", false},
    {"", "cột", true},
};

static const struct listing_column unplaced_columns[] = {
    {"file", "tệp", false},      {"sheet", "trang tính", false}, {"row", "dòng", true},
    {"dossier", "hồ sơ", false}, {"class", "lý do", false},
};

static const char *words(const char *column, const char *text)
{
    return strcmp(column, "class") == 0 ? code_info(code_named(text))->text : text;
}

/* The same rows as workbooks to be corrected and sent back. */
static bool write_workbooks(const struct cli_arguments *arguments, struct error *err)
{
    struct config config;
    struct errata_counts done = {0};
    DB_AUTO struct db *db = NULL;
    const struct errata_request request = {.folder = cli_value(arguments, "xlsx"),
                                           .village = cli_value(arguments, "village")};
    if (!command_open(arguments, &config, &db, err) ||
        !errata_write(&config, db, &request, &done, err))
        return false;
    log_say(&arguments->log, LOG_INFO,
            "%lld dòng cần sửa trong %lld tệp ở %s; tệp có dữ liệu cá nhân, chỉ gửi cho thôn đó",
            (long long)done.rows, (long long)done.files, request.folder);
    return true;
}

static int run(const struct cli_arguments *arguments)
{
    struct error err = {0};
    if (cli_given(arguments, "xlsx"))
        return write_workbooks(arguments, &err) ? 0 : cli_fail(arguments, &err);
    if (cli_given(arguments, "unplaced"))
        return show(arguments, &(struct show){.sql = sql_list_unplaced,
                                              SHOW_COLUMNS(unplaced_columns),
                                              .words = words});
    const char *village = cli_value(arguments, "village");
    return show(arguments,
                &(struct show){.sql = sql_list_rejects,
                               .parameters = {village ? village : "",
                                              cli_given(arguments, "warnings") ? "t" : "f"},
                               .parameter_count = 2,
                               SHOW_COLUMNS(columns),
                               .words = words});
}

static const struct cli_option options[] = {
    {"format", "text|csv", "dạng in ra (mặc định: text)", false, false},
    {"village", "MÃ", "chỉ các dòng của thôn có mã này", false, false},
    {"warnings", NULL, "các lời nhắc: giá trị đã sửa khi đọc, cột lạ, dòng vẫn được nạp", false,
     false},
    {"unplaced", NULL, "các hồ sơ đã nạp mà thôn còn chờ quyết định (thidua decide alias)", false,
     false},
    {"xlsx", "THƯ-MỤC", "ghi các dòng đang chờ sửa thành tệp loi-*.xlsx để gửi lại cho thôn", false,
     false},
    {0}};

const struct cli_command command_rejects = {
    .name = "rejects",
    .operands = "",
    .summary = "các dòng, trang tính, tệp bị loại hoặc trùng, kèm lý do",
    .help =
        "Thôn sửa ngay trong tệp loi-*.xlsx rồi gửi lại; thả tệp ấy vào hộp nhận thì các dòng đã sửa được nạp thêm\n"
        "vào tháng, không thay cả sổ của tháng. Bước hằng đêm tự ghi các tệp này vào thư mục loi của nơi làm việc.",
    .options = options,
    .run = run,
};
