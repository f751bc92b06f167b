/*
 * score: points, totals, ranks, grades of a year; or of any table of values, without storing anything.
 */
#include "command/score.h"

#include "commands.h"

static int run(const struct cli_arguments *arguments)
{
    struct error err = {0};
    bool rubric = cli_given(arguments, "rubric"), values = cli_given(arguments, "values");
    if (rubric != values || !rubric) {
        error_set(&err, CODE_USAGE, "--rubric và --values phải đi cùng nhau");
        return cli_fail(arguments, &err);
    }
    return score_table(arguments, &err) ? 0 : cli_fail(arguments, &err);
}

static const struct cli_option options[] = {
    {"rubric", "TỆP", "bảng điểm XML dùng để chấm thử (cùng với --values)", false, false},
    {"values", "TỆP", "bảng unit,indicator,value cần chấm thử; ô trống là chưa có số", false,
     false},
    {"grades", NULL, "chấm thử: in tổng điểm, hạng và xếp loại thay cho điểm từng tiêu chí", false,
     false},
    {"out", "TỆP", "ghi kết quả chấm thử ra tệp thay vì in ra", false, false},
    {NULL, NULL, NULL, false, false},
};

const struct cli_command command_score = {
    .name = "score",
    .operands = "",
    .summary = "chấm điểm, xếp hạng, xếp loại theo bảng điểm",
    .help =
        "Với --rubric và --values: chấm một bảng giá trị bất kỳ, in CSV unit,code,points,rank, không lưu gì; chỉ cần "
        "nối được cơ sở dữ liệu.",
    .options = options,
    .run = run,
};
