/*
 * values: three queries into a listing (see values.h).
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

static const struct listing_column change_columns[] = {
    {"run", "Lượt", true},         {"as_of", "Ngày tính", false}, {"village", "Thôn", false},
    {"month", "Tháng", false},     {"measure", "Số đo", false},   {"old_value", "Số cũ", true},
    {"new_value", "Số mới", true}, {"files", "Vì tệp", false},
};
#define COLUMNS(list) list, sizeof list / sizeof *list
static const struct {
    const char *sql;
    const struct listing_column *columns;
    size_t count;
} listings[] = {
    [VALUES_INDICATORS] = {sql_list_indicators, COLUMNS(indicator_columns)},
    [VALUES_MEASURES] = {sql_list_measures, COLUMNS(measure_columns)},
    [VALUES_CHANGES] = {sql_list_changes, COLUMNS(change_columns)},
};

bool values_list(struct arena *arena, struct db *db, const struct values_filter *filter,
                 enum values_kind kind, bool csv, struct listing *ret, struct error *err)
{
    const char *parameters[] = {filter->commune, filter->period, filter->village};
    RESULT_AUTO struct result *rows = NULL;
    if (!period_check(db, filter->commune, filter->period, err)) return false;
    if (!db_run(db, listings[kind].sql, 3, parameters, &rows, err)) return false;
    listing_begin(ret, arena, listings[kind].columns, listings[kind].count, csv);
    listing_add_rows(ret, rows, NULL);
    return true;
}
