/*
 * village_list: rows of the list into checked records (see village_list.h).
 */
#include "load/village_list.h"

#include "base/path.h"
#include "base/settings.h"
#include "base/unicode.h"
#include "load/village_rows.h"

#include <string.h>

enum { VILLAGE_LIST_MAXIMUM = 200000, VILLAGE_TEXT_LIMIT_CHARS = 200, VILLAGE_NUMBER_DIGITS = 9 };

/* Headings, compared folded; the first is the one that villages.csv is written with. */
static const char *const headings[VILLAGE_FIELDS][4] = {
    {"code", "mã thôn", "mã", NULL},
    {"name", "tên thôn", "thôn", NULL},
    {"former_commune", "xã cũ", "former commune", NULL},
    {"aliases", "tên gọi khác", "tên khác", NULL},
    {"valid_from", "có hiệu lực từ", "từ ngày", NULL},
    {"valid_to", "có hiệu lực đến", "đến ngày", NULL},
    {"year", "năm", NULL, NULL},
    {"population", "dân số", "nhân khẩu", NULL},
    {"working_age_population", "dân số trong độ tuổi lao động", "người trong độ tuổi lao động",
     NULL},
    {"households", "số hộ", "hộ gia đình", NULL},
    {"household_businesses", "hộ kinh doanh", "số hộ kinh doanh", NULL},
    {"successor_code", "mã thôn mới", NULL, NULL},
};

struct building {
    struct arena *arena;
    const char *path, *commune_code;
    struct village_list list;
    size_t capacity;
    int columns[VILLAGE_FIELDS]; /* where each field stands; -1 = no such column */
    bool heading_seen;
};

static bool fail(const struct building *building, long row, enum village_field field,
                 struct error *err, const char *text)
{
    error_set(err, CODE_CONFIG, "danh sách thôn: %s", text);
    return error_at(err, building->path, NULL, row, headings[field][0]);
}

static enum village_field field_of(struct arena *arena, struct span heading)
{
    while (heading.length > 0 && strchr(" *:", heading.bytes[heading.length - 1]) != NULL)
        heading
            .length--; /* "Mã thôn *", as the form of `thidua template` marks what must be filled in */
    struct span folded = fold(arena, heading);
    for (enum village_field field = 0; field < VILLAGE_FIELDS; field++)
        for (size_t i = 0; headings[field][i]; i++)
            if (span_equal(folded, fold(arena, span_of(headings[field][i])))) return field;
    return VILLAGE_FIELDS;
}

/* A line of one cell that names no column stands in a title block. */
static bool take_heading(struct building *building, const struct sheet_row *row, struct error *err)
{
    size_t filled = 0, known = 0;
    for (size_t i = 0; i < VILLAGE_FIELDS; i++) building->columns[i] = -1;
    for (size_t i = 0; i < row->count; i++) {
        enum village_field field = field_of(building->arena, row->cells[i].text);
        if (field < VILLAGE_FIELDS) building->columns[field] = (int)i, known++;
        filled += span_trim(row->cells[i].text).length > 0;
    }
    if (filled == 1 && known == 0) return true;
    building->heading_seen = true;
    if (building->columns[VILLAGE_CODE] < 0)
        return fail(building, (long)row->number, VILLAGE_CODE, err, "thiếu cột mã thôn");
    if (building->columns[VILLAGE_NAME] < 0)
        return fail(building, (long)row->number, VILLAGE_NAME, err, "thiếu cột tên thôn");
    return true;
}

static bool all_digits(const char *text)
{
    return text[strspn(text, "0123456789")] == '\0';
}

/* "1.234" as "1234": points that stand between groups of three digits. */
static const char *plain_number(struct arena *arena, const char *text)
{
    char *plain = arena_strdup(arena, text), *end = plain;
    size_t length = strlen(text);
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '.' && i > 0 && (length - i) % 4 == 0) continue;
        *end++ = text[i];
    }
    *end = '\0';
    return plain;
}

static bool check_code(const struct building *building, const struct village_record *record,
                       enum village_field field, struct error *err)
{
    const char *code = record->values[field];
    size_t prefix = strlen(building->commune_code);
    if (strncmp(code, building->commune_code, prefix) == 0 && code[prefix] == '-' &&
        strlen(code) <= 30 && code[prefix + 1] &&
        !code[prefix + 1 + strspn(code + prefix + 1, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")])
        return true;
    return fail(building, record->row, field, err,
                "mã thôn phải là mã xã, dấu gạch ngang rồi chữ hoa và số, ví dụ 10633-T01");
}

static bool check_values(const struct building *building, struct village_record *record,
                         struct error *err)
{
    const char **values = record->values;
    if (!check_code(building, record, VILLAGE_CODE, err)) return false;
    if (*values[VILLAGE_SUCCESSOR] && !check_code(building, record, VILLAGE_SUCCESSOR, err))
        return false;
    if (!*values[VILLAGE_NAME])
        return fail(building, record->row, VILLAGE_NAME, err, "thiếu tên thôn");
    for (enum village_field field = VILLAGE_CODE; field <= VILLAGE_FORMER_COMMUNE; field++)
        if (utf8_chars(span_of(values[field])) > VILLAGE_TEXT_LIMIT_CHARS)
            return fail(building, record->row, field, err, "nội dung quá dài");
    for (enum village_field field = VILLAGE_VALID_FROM; field <= VILLAGE_VALID_TO; field++) {
        values[field] = setting_iso_date(building->arena, values[field]);
        if (*values[field] && !setting_is_date(values[field]))
            return fail(building, record->row, field, err,
                        "ngày phải có dạng 2026-12-31 hoặc 31/12/2026");
    }
    for (enum village_field field = VILLAGE_YEAR; field <= VILLAGE_BUSINESSES; field++) {
        values[field] = plain_number(building->arena, values[field]);
        if (!all_digits(values[field]) || strlen(values[field]) > VILLAGE_NUMBER_DIGITS)
            return fail(building, record->row, field, err, "phải là số nguyên không âm");
    }
    if (*values[VILLAGE_YEAR] && strlen(values[VILLAGE_YEAR]) != 4)
        return fail(building, record->row, VILLAGE_YEAR, err, "năm phải có 4 chữ số");
    return true;
}

static int64_t number(const struct village_record *record, enum village_field field)
{
    int64_t value;
    return span_to_int64(span_of(record->values[field]), &value) ? value : -1;
}

/* What must hold between the cells of a row. */
static bool check_meaning(const struct building *building, const struct village_record *record,
                          struct error *err)
{
    const char *from = record->values[VILLAGE_VALID_FROM], *to = record->values[VILLAGE_VALID_TO];
    if (*from && *to && strcmp(from, to) > 0)
        return fail(building, record->row, VILLAGE_VALID_TO, err,
                    "ngày hết hiệu lực trước ngày có hiệu lực");
    if (number(record, VILLAGE_WORKING_AGE) > number(record, VILLAGE_POPULATION) &&
        *record->values[VILLAGE_POPULATION])
        return fail(building, record->row, VILLAGE_WORKING_AGE, err,
                    "số người trong độ tuổi lao động lớn hơn dân số");
    for (size_t i = 0; i < building->list.count; i++) {
        const struct village_record *other = &building->list.records[i];
        if (strcmp(other->values[VILLAGE_CODE], record->values[VILLAGE_CODE]) != 0) continue;
        if (strcmp(other->values[VILLAGE_YEAR], record->values[VILLAGE_YEAR]) == 0)
            return fail(building, record->row, VILLAGE_CODE, err,
                        "mã thôn lặp lại trong cùng một năm");
    }
    return true;
}

static void append(struct building *building, const struct village_record *record)
{
    if (building->list.count == building->capacity) {
        size_t capacity = building->capacity ? building->capacity * 2 : 64;
        struct village_record *grown = arena_array(building->arena, capacity, sizeof *grown);
        if (building->list.count)
            memcpy(grown, building->list.records, building->list.count * sizeof *grown);
        building->list.records = grown;
        building->capacity = capacity;
    }
    building->list.records[building->list.count++] = *record;
}

static bool take_row(void *context, const struct sheet_row *row, struct error *err)
{
    struct building *building = context;
    bool blank = true;
    for (size_t i = 0; i < row->count; i++)
        blank = blank && span_trim(row->cells[i].text).length == 0;
    if (blank) return true;
    if (!building->heading_seen) return take_heading(building, row, err);
    struct village_record record = {.row = (long)row->number};
    for (enum village_field field = 0; field < VILLAGE_FIELDS; field++) {
        int column = building->columns[field];
        struct span cell = column >= 0 && (size_t)column < row->count
                               ? span_trim(row->cells[column].text)
                               : span_of("");
        cell = nfc(building->arena, cell);
        record.values[field] = arena_strndup(building->arena, cell.bytes, cell.length);
    }
    if (building->list.count >= VILLAGE_LIST_MAXIMUM)
        return fail(building, (long)row->number, VILLAGE_CODE, err, "quá nhiều dòng");
    if (!check_values(building, &record, err) || !check_meaning(building, &record, err))
        return false;
    append(building, &record);
    return true;
}

bool village_list_read(struct arena *arena, const char *path, const char *commune_code,
                       struct village_list *ret, struct error *err)
{
    struct building building = {.arena = arena, .path = path, .commune_code = commune_code};
    if (!village_rows_read(path, take_row, &building, err)) return false;
    if (!building.heading_seen)
        return fail(&building, 1, VILLAGE_CODE, err, "tệp không có dòng tiêu đề");
    *ret = building.list;
    return true;
}

void village_list_csv(const struct village_list *list, struct buffer *out)
{
    bool successors = false;
    for (size_t i = 0; i < list->count; i++)
        successors = successors || *list->records[i].values[VILLAGE_SUCCESSOR];
    size_t fields = successors ? VILLAGE_FIELDS : VILLAGE_SUCCESSOR;
    buffer_add_text(out, "\xEF\xBB\xBF");
    for (size_t field = 0; field < fields; field++)
        buffer_printf(out, "%s%s", field ? "," : "", headings[field][0]);
    buffer_add_text(out, "\n");
    for (size_t i = 0; i < list->count; i++) {
        for (size_t field = 0; field < fields; field++) {
            if (field) buffer_add_char(out, ',');
            buffer_add_csv(out, span_of(list->records[i].values[field]), ',');
        }
        buffer_add_text(out, "\n");
    }
}
