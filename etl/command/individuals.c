/*
 * individuals: the ranking of the teams' members, with their names; for the officer alone.
 */
#include "base/path.h"
#include "command/open.h"
#include "commands.h"
#include "model/individual.h"

#include <unistd.h>

enum { EXPLAIN_LIMIT_BYTES = 64 << 20 };

static const struct listing_column columns[] = {
    {"number", "Số", true},
    {"village", "", false},
    {"", "Thôn", false},
    {"name", "Họ và tên", false},
    {"role", "Vai trò", false},
    {"points", "Điểm", true},
    {"rank", "Hạng toàn xã", true},
    {"village_rank", "Hạng trong thôn", true},
    {"grade", "Xếp loại", false},
    {"bound_by", "", false},
    {"classes_attended", "Lớp đã dự", true},
    {"sessions_led", "Buổi phụ trách", true},
    {"residents_supported", "Người đã hướng dẫn", true},
    {"election_activities", "Việc bầu cử", true},
    {"tasks_assigned", "Nhiệm vụ", true},
    {"namesake", "Trùng tên", false},
    {"provisional", "", false},
};

static bool list(const struct cli_arguments *arguments, struct db *db, const struct config *config,
                 int year, bool csv, struct error *err)
{
    RESULT_AUTO struct result *rows = NULL;
    struct listing listing;
    if (!individual_rows(db, config, year, cli_value(arguments, "village"), &rows, err))
        return false;
    listing_begin(&listing, arguments->arena, columns, sizeof columns / sizeof *columns, csv);
    listing_add_rows(&listing, rows, NULL);
    return listing_print(&listing, STDOUT_FILENO, err);
}

static bool explain(const struct cli_arguments *arguments, struct db *db,
                    const struct config *config, int year, struct error *err)
{
    BUFFER_AUTO struct buffer out;
    int64_t number;
    buffer_init(&out, EXPLAIN_LIMIT_BYTES);
    if (!span_to_int64(span_of(cli_value(arguments, "explain")), &number))
        return error_set(err, CODE_USAGE, "--explain là số ở cột đầu của danh sách");
    return individual_explain(arguments->arena, db, config, year, number, &out, err) &&
           fd_write_all(STDOUT_FILENO, out.bytes, out.length, err);
}

static int run(const struct cli_arguments *arguments)
{
    struct error err = {0};
    struct config config;
    int year;
    bool csv;
    DB_AUTO struct db *db = NULL;
    bool good = listing_format(cli_value(arguments, "format"), &csv, &err) &&
                command_open(arguments, &config, &db, &err) &&
                command_year(arguments, config_int(&config, "plan-year"), &year, &err) &&
                (cli_given(arguments, "explain") ? explain(arguments, db, &config, year, &err)
                                                 : list(arguments, db, &config, year, csv, &err));
    return good ? 0 : cli_fail(arguments, &err);
}

static const struct cli_option options[] = {
    {"year", "NĂM", "năm đã chấm; không cho thì năm kế hoạch", false, false},
    {"village", "MÃ", "chỉ một thôn (mã thôn)", false, false},
    {"explain", "SỐ",
     "giải thích điểm của người mang số này trong danh sách, đến từng dòng của tệp", false, false},
    {"format", "text|csv", "bảng cho người đọc (text) hoặc CSV cho chương trình", false, false},
    {NULL, NULL, NULL, false, false},
};

const struct cli_command command_individuals = {
    .name = "individuals",
    .operands = "",
    .summary = "xếp hạng cá nhân: thành viên các Tổ, có họ tên (chỉ cho công chức phụ trách)",
    .help =
        "Điểm do thidua score chấm theo rubric-individuals-NĂM.xml (trong THIDUA_HOME nếu có, không thì của "
        "chương trình), cho mọi thành viên còn trong Tổ vào ngày tính. Danh sách có họ tên, không đưa vào báo "
        "cáo công bố; mỗi đêm nó cũng được ghi ra ca-nhan/ca-nhan-NĂM.xlsx trong thư mục làm việc.",
    .options = options,
    .run = run,
};
