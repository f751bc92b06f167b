/*
 * files: what came and what became of it, one line for each name under which a content came; what a
 * newer version changed.
 */
#include "commands.h"
#include "files_changes.h"
#include "show.h"
#include "sql.h"

static const struct listing_column columns[] = {
    {"file", "tệp", false},
    {"rows_read", "dòng đọc", true},
    {"loaded", "đã nạp", true},
    {"rejected", "bị loại", true},
    {"duplicate", "trùng", true},
    {"state", "trạng thái", false},
    {"family", "nguồn", false},
    {"layout", "", false},
    {"village", "thôn", false},
    {"month", "tháng", false},
    {"file_time", "thời điểm tệp", false},
    {"replaced_by", "bản thay thế", false},
    {"reason", "", false},
    {"", "lý do", false},
    {"", "SHA-256", false},
    {"sha256", "", false},
};

static int run(const struct cli_arguments *arguments)
{
    if (cli_given(arguments, "changes") || cli_given(arguments, "of"))
        return files_changes(arguments);
    return show(
        arguments,
        &(struct show){.sql = sql_list_files, SHOW_COLUMNS(columns), .words = show_ledger_words});
}

static const struct cli_option options[] = {
    {"format", "text|csv", "dạng in ra (mặc định: text)", false, false},
    {"changes", "TỆP", "tệp này đã thêm, bớt, đổi những gì so với bản trước nó", false, false},
    {"of", "TỆP-CŨ", "với --changes: so với tệp này thay cho bản ngay trước", false, false},
    {0}};

const struct cli_command command_files = {
    .name = "files",
    .operands = "",
    .summary = "các tệp đã nhận và kết quả xử lý từng tệp",
    .help =
        "TỆP là tên tệp như danh sách in ra, hoặc ít nhất 8 chữ số đầu của mã SHA-256. Danh sách thay đổi chỉ nêu vị trí\n"
        "và giá trị không phải dữ liệu cá nhân; họ tên, ngày sinh, tên hộ, số điện thoại đổi thì để trống hai giá trị.",
    .options = options,
    .run = run,
};
