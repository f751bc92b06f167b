/*
 * facts: how many rows of each fact are in force.
 */
#include "commands.h"
#include "show.h"
#include "sql.h"

#include <string.h>

static const struct listing_column columns[] = {{"fact", "dữ kiện", false},
                                                {"rows", "số dòng có hiệu lực", true}};

static const char *words(const char *column, const char *text)
{
    static const char *const table[][2] = {
        {"dossier", "hồ sơ thủ tục hành chính"},
        {"member", "thành viên tổ công nghệ số cộng đồng"},
        {"activity", "buổi tuyên truyền, hướng dẫn"},
        {"training_attendance", "lượt tập huấn"},
        {"support", "lượt hỗ trợ người dân"},
        {"election_participation", "lượt tham gia phục vụ bầu cử"},
        {"reach_claim", "số liệu tổng hợp của thôn"},
        {"proposal", "khó khăn, kiến nghị"},
        {"survey_response", "hộ kinh doanh được khảo sát"},
        {"village_year", "số liệu năm của thôn"},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (strcmp(column, "fact") == 0 && strcmp(table[i][0], text) == 0) return table[i][1];
    return text;
}

static int run(const struct cli_arguments *arguments)
{
    return show(arguments,
                &(struct show){.sql = sql_list_facts, SHOW_COLUMNS(columns), .words = words});
}

static const struct cli_option options[] = {
    {"format", "text|csv", "dạng in ra (mặc định: text)", false, false}, {0}};

const struct cli_command command_facts = {
    .name = "facts",
    .operands = "",
    .summary = "số dòng có hiệu lực của từng loại dữ kiện",
    .options = options,
    .run = run,
};
