/*
 * score_table: scores any table of unit, indicator, value by any rubric, to try a rubric or check a
 *              ranking.
 *
 * In:     a table with headings unit, indicator, value and, if wanted, state (ok, no_report,
 *         not_applicable, inconsistent, unreliable); an empty value is missing. Numbers with a
 *         point.
 * Out:    CSV unit,code,points,rank: a line for each unit, criterion and group, then
 *         unit,TOTAL,points,rank in order of rank; with --grades
 *         unit,points,rank,grade,bound_grade,bound_by. Temporary tables only, rolled back.
 * Errors: CODE_CONFIG with file and row; never a cell's text.
 */
#include "command/score.h"

#include "base/db.h"
#include "base/path.h"
#include "load/village_rows.h"
#include "model/score.h"

#include <ctype.h>
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

enum { TABLE_UNIT, TABLE_INDICATOR, TABLE_VALUE, TABLE_STATE, TABLE_COLUMNS };
enum { TABLE_LIMIT_BYTES = 512 << 20, TABLE_NUMBER_DIGITS = 100 };

static const char *const headings[TABLE_COLUMNS] = {"unit", "indicator", "value", "state"};

struct table {
    struct arena *arena;
    const struct log *log;
    struct buffer *json;
    int columns[TABLE_COLUMNS]; /* where each stands; -1 = nowhere */
    bool heading_seen;
    int64_t *numbers; /* row of the file for each value of the list */
    size_t count, capacity;
};

static bool fail(int64_t row, const char *column, struct error *err, const char *text)
{
    error_set(err, CODE_CONFIG, "%s", text);
    return error_at(err, NULL, NULL, (long)row, column);
}

static struct span cell(const struct table *table, const struct sheet_row *row, int column)
{
    int at = table->columns[column];
    return at >= 0 && (uint32_t)at < row->count ? span_trim(row->cells[at].text) : span_of("");
}

static bool take_heading(struct table *table, const struct sheet_row *row, struct error *err)
{
    for (int column = 0; column < TABLE_COLUMNS; column++) {
        table->columns[column] = -1;
        for (uint32_t i = 0; i < row->count; i++)
            if (span_equals(span_trim(row->cells[i].text), headings[column]))
                table->columns[column] = (int)i;
        if (table->columns[column] < 0 && column != TABLE_STATE)
            return fail(row->number, headings[column], err, "dòng tiêu đề thiếu cột này");
    }
    table->heading_seen = true;
    return true;
}

/* Digits off the front; how many. */
static size_t digits(struct span *text)
{
    size_t count = 0;
    while (count < text->length && isdigit((unsigned char)text->bytes[count])) count++;
    *text = span_make(text->bytes + count, text->length - count);
    return count;
}

static bool one_of(struct span *text, const char *bytes)
{
    if (text->length == 0 || !strchr(bytes, text->bytes[0])) return false;
    *text = span_make(text->bytes + 1, text->length - 1);
    return true;
}

/* -12.5, .5, 1e-05 */
static bool is_number(struct span text)
{
    if (text.length > TABLE_NUMBER_DIGITS) return false;
    one_of(&text, "+-");
    size_t whole = digits(&text);
    size_t places = one_of(&text, ".") ? digits(&text) : 0;
    if (whole + places == 0) return false;
    if (one_of(&text, "eE")) {
        one_of(&text, "+-");
        size_t exponent = digits(&text);
        if (exponent == 0 || exponent > 3) return false;
    }
    return text.length == 0;
}

static bool is_state(struct span text)
{
    static const char *const states[] = {
        "", "ok", "no_report", "not_applicable", "inconsistent", "unreliable"};
    for (size_t i = 0; i < sizeof states / sizeof *states; i++)
        if (span_equals(text, states[i])) return true;
    return false;
}

static void remember(struct table *table, int64_t number)
{
    if (table->count == table->capacity) {
        size_t capacity = table->capacity ? table->capacity * 2 : 256;
        int64_t *grown = arena_array(table->arena, capacity, sizeof *grown);
        if (table->count > 0) memcpy(grown, table->numbers, table->count * sizeof *grown);
        table->numbers = grown;
        table->capacity = capacity;
    }
    table->numbers[table->count++] = number;
}

static bool take_row(void *context, const struct sheet_row *row, struct error *err)
{
    struct table *table = context;
    struct span cells[TABLE_COLUMNS];
    if (!table->heading_seen) return take_heading(table, row, err);
    for (int column = 0; column < TABLE_COLUMNS; column++) cells[column] = cell(table, row, column);
    if (cells[TABLE_UNIT].length + cells[TABLE_INDICATOR].length + cells[TABLE_VALUE].length == 0)
        return true;
    if (cells[TABLE_UNIT].length == 0) return fail(row->number, "unit", err, "thiếu tên đơn vị");
    if (cells[TABLE_INDICATOR].length == 0)
        return fail(row->number, "indicator", err, "thiếu mã chỉ số");
    if (cells[TABLE_VALUE].length > 0 && !is_number(cells[TABLE_VALUE]))
        return fail(row->number, "value", err,
                    "giá trị không phải là số (viết 1234.5, không có dấu ngăn hàng nghìn)");
    if (!is_state(cells[TABLE_STATE]))
        return fail(row->number, "state", err, "không có trạng thái này");
    buffer_add_text(table->json, table->count > 0 ? ",[" : "[");
    for (int column = 0; column < TABLE_COLUMNS; column++) {
        if (column > 0) buffer_add_char(table->json, ',');
        if (cells[column].length > 0)
            buffer_add_json(table->json, cells[column]);
        else
            buffer_add_text(table->json, "null");
    }
    buffer_add_char(table->json, ']');
    remember(table, row->number);
    return !table->json->overflow || fail(row->number, NULL, err, "bảng giá trị quá lớn");
}

static bool read_values(struct table *table, const char *path, struct error *err)
{
    buffer_add_char(table->json, '[');
    if (!village_rows_read(path, take_row, table, err)) return error_at(err, path, NULL, 0, NULL);
    buffer_add_char(table->json, ']');
    if (table->heading_seen) return true;
    fail(1, NULL, err, "tệp không có dòng tiêu đề unit,indicator,value");
    return error_at(err, path, NULL, 0, NULL);
}

/* Row -1 is the heading. */
static bool write_listing(const struct result *listing, const char *path, struct error *err)
{
    BUFFER_AUTO struct buffer text;
    buffer_init(&text, TABLE_LIMIT_BYTES);
    int columns = result_columns(listing);
    for (int row = -1; row < result_rows(listing); row++)
        for (int column = 0; column < columns; column++) {
            const char *shown =
                row < 0 ? result_name(listing, column) : result_text(listing, row, column);
            buffer_add_csv(&text, span_of(shown), ',');
            buffer_add_char(&text, column + 1 < columns ? ',' : '\n');
        }
    if (path) return path_write(path, buffer_span(&text), 0640, err);
    return fd_write_all(STDOUT_FILENO, text.bytes, text.length, err);
}

/* An indicator without any row is missing in every unit: more often than not its code is mistyped. */
static bool warn_absent(struct db *db, const struct table *table, struct error *err)
{
    const char *absent;
    if (!score_absent(table->arena, db, table->json->bytes, &absent, err)) return false;
    if (absent) log_say(table->log, LOG_WARNING, "bảng giá trị không có dòng nào của: %s", absent);
    return true;
}

static bool compute(struct db *db, const struct rubric *rubric, const struct table *table,
                    struct error *err)
{
    int64_t twice = 0;
    if (!score_begin(db, rubric, err) || !score_put_values(db, table->json->bytes, &twice, err))
        return false;
    if (twice > 0)
        return fail(table->numbers[twice - 1], NULL, err,
                    "đơn vị và chỉ số này đã có ở dòng trước");
    return warn_absent(db, table, err) && score_compute(db, rubric, err);
}

bool score_table(const struct cli_arguments *arguments, struct error *err)
{
    RUBRIC_AUTO struct rubric *rubric = NULL;
    RESULT_AUTO struct result *listing = NULL;
    DB_AUTO struct db *db = NULL;
    BUFFER_AUTO struct buffer json;
    struct table table = {.arena = arguments->arena, .log = &arguments->log, .json = &json};
    const char *values = cli_value(arguments, "values");
    struct rubric_source source = {
        .path = cli_value(arguments, "rubric"),
        .catalogue_path = config_data_path(arguments->arena, "schemas/catalogue/indicators.xml")};
    buffer_init(&json, TABLE_LIMIT_BYTES);
    bool done = rubric_load(arguments->arena, &source, &rubric, err) &&
                read_values(&table, values, err) && db_open(&db, err) && db_begin(db, err);
    if (done) {
        done = compute(db, rubric, &table, err) || error_at(err, values, NULL, 0, NULL);
        if (done)
            done = cli_given(arguments, "grades") ? score_grades(db, &listing, err)
                                                  : score_listing(db, &listing, err);
        db_rollback(db);
    }
    return done && write_listing(listing, cli_value(arguments, "out"), err);
}
