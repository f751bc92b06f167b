/*
 * individuals: the ranking of the teams' members, with their names; for the officer alone.
 */
#include "base/path.h"
#include "command/open.h"
#include "commands.h"
#include "model/individual.h"

#include <string.h>
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

/* A column with an empty name is for people only, one with an empty title for programs only. */
static bool shown(const struct listing_column *column, bool csv)
{
    return csv ? *column->name != '\0' : *column->title != '\0';
}

static bool list(const struct cli_arguments *arguments, struct db *db, const struct config *config,
                 int year, bool csv, struct error *err)
{
    RESULT_AUTO struct result *rows = NULL;
    struct listing listing;
    size_t count = sizeof columns / sizeof *columns, used = 0;
    struct listing_column *kept = arena_array(arguments->arena, count, sizeof *kept);
    if (!individual_rows(db, config, year, cli_value(arguments, "village"), &rows, err))
        return false;
    for (size_t i = 0; i < count; i++)
        if (shown(&columns[i], csv)) kept[used++] = columns[i];
    listing_begin(&listing, arguments->arena, kept, used, csv);
    for (int row = 0; row < result_rows(rows); row++)
        for (size_t i = 0; i < count; i++)
            if (shown(&columns[i], csv)) listing_add(&listing, result_text(rows, row, (int)i));
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
    bool csv;
    DB_AUTO struct db *db = NULL;
    const char *given = cli_value(arguments, "year");
    int64_t year = 0;
    bool good = listing_format(cli_value(arguments, "format"), &csv, &err) &&
                command_open(arguments, &config, &db, &err);
    if (good && given == NULL) year = config_int(&config, "plan-year");
    if (good && given && (!span_to_int64(span_of(given), &year) || year < 1900 || year > 2199))
        good = error_set(&err, CODE_USAGE, "--year phải là một năm, ví dụ 2026");
    good = good &&
           (cli_given(arguments, "explain") ? explain(arguments, db, &config, (int)year, &err)
                                            : list(arguments, db, &config, (int)year, csv, &err));
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
