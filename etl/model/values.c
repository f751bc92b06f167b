/*
 * values: two queries into a listing (see values.h).
 */
#include "model/values.h"

#include "model/period.h"
#include "sql.h"

static const struct listing_column indicator_columns[] = {
    {"village", "Thôn", false},     {"period", "Kỳ", false},
    {"indicator", "Chỉ số", false}, {"state", "Trạng thái", false},
    {"numerator", "Tử số", true},   {"denominator", "Mẫu số", true},
    {"value", "Giá trị", true},     {"ci_low", "Cận dưới", true},
    {"ci_high", "Cận trên", true},  {"provisional", "Tạm tính", false},
};
static const struct listing_column measure_columns[] = {
    {"village", "Thôn", false},
    {"period", "Tháng", false},
    {"measure", "Số đo", false},
    {"value", "Giá trị", true},
};

bool values_list(struct arena *arena, struct db *db, const struct values_filter *filter,
                 bool measures, bool csv, struct listing *ret, struct error *err)
{
    const char *parameters[] = {filter->commune, filter->period, filter->village};
    RESULT_AUTO struct result *rows = NULL;
    if (!period_check(db, filter->commune, filter->period, err)) return false;
    if (!db_run(db, measures ? sql_list_measures : sql_list_indicators, 3, parameters, &rows, err))
        return false;
    const struct listing_column *columns = measures ? measure_columns : indicator_columns;
    size_t count = measures ? sizeof measure_columns / sizeof *measure_columns
                            : sizeof indicator_columns / sizeof *indicator_columns;
    listing_begin(ret, arena, columns, count, csv);
    for (int row = 0; row < result_rows(rows); row++)
        for (size_t column = 0; column < count; column++)
            listing_add(ret, result_text(rows, row, (int)column));
    return true;
}
