/*
 * form: see form.h. Layout of a sheet: agency, title, village, month, one line of advice, headings,
 *       rows to fill in.
 */
#include "form.h"

#include "base/unicode.h"
#include "contract/dates.h"
#include "form_column.h"
#include "sql.h"

#include <stdio.h>
#include <string.h>

enum { EMPTY_ROWS = 60, RULED_ROWS = 1000, COLUMNS_MAX = 64, TITLE_SPAN = 8 };

struct look {
    unsigned title, plain, advice, heading, entry, text, date, time, number;
};

struct form {
    struct arena *arena;
    const struct config *config;
    const struct form_request *request;
    struct workbook *book;
    struct look look;
    const char *village; /* "An Điền (10633-T01)"; NULL = to be filled in */
    const char *month;   /* "Tháng 11 năm 2026"; NULL = to be filled in */
    int64_t as_of;
    const struct result *roster; /* NULL = none */
};

static bool is_form(const struct contract *contract)
{
    return strcmp(contract->family, "portal") != 0; /* the portal exports by itself */
}

/* Whether the contract is asked for: its layout or code, or the first of its family. */
static bool is_wanted(const struct contract_set *set, const struct contract *contract,
                      const char *kind)
{
    if (!is_form(contract)) return false;
    if (kind == NULL || strcmp(kind, "village") == 0) return contract->per_village;
    if (strcmp(contract->layout, kind) == 0 || strcmp(contract->code, kind) == 0) return true;
    if (strcmp(contract->family, kind) != 0) return false;
    for (const struct contract *first = set->contracts; first < contract; first++)
        if (strcmp(first->family, kind) == 0) return false;
    return true;
}

bool form_known(const struct contract_set *contracts, const char *kind)
{
    bool known = false;
    for (size_t i = 0; i < contracts->count; i++)
        known = known || is_wanted(contracts, &contracts->contracts[i], kind);
    return known;
}

static void make_looks(struct form *form)
{
    static const uint32_t green = 0xDDEBDA;
    const struct workbook_style entry = {.border = true, .wrap = true};
    struct workbook_style text = entry, date = entry, time = entry, number = entry;
    text.number_format = "@";
    date.number_format = "dd/mm/yyyy";
    time.number_format = "dd/mm/yyyy hh:mm";
    number.number_format = "#,##0";
    form->look = (struct look){
        .title = workbook_style(form->book, &(struct workbook_style){.bold = true, .size = 14}),
        .plain = workbook_style(form->book, &(struct workbook_style){.number_format = "@"}),
        .advice = workbook_style(form->book, &(struct workbook_style){.italic = true}),
        .heading = workbook_style(
            form->book,
            &(struct workbook_style){
                .bold = true, .wrap = true, .border = true, .centre = true, .fill = green}),
        .entry = workbook_style(form->book, &entry),
        .text = workbook_style(form->book, &text),
        .date = workbook_style(form->book, &date),
        .time = workbook_style(form->book, &time),
        .number = workbook_style(form->book, &number),
    };
}

static unsigned look_of(const struct form *form, const struct field *field)
{
    switch (field->type) {
    case FIELD_DATE: return form->look.date;
    case FIELD_TIME: return form->look.time;
    case FIELD_COUNT:
    case FIELD_MONEY: return field->maximum < 10000 ? form->look.entry : form->look.number;
    case FIELD_IGNORED: return form->look.entry;
    default: return form->look.text;
    }
}

/* Returns the first row below the block. What is not known yet is typed beside its word. */
static uint32_t put_title(struct form *form, struct worksheet *sheet,
                          const struct contract *contract, const char *advice)
{
    uint32_t row = 0;
    const char *agency = config_text(form->config, "agency");
    if (*agency) sheet_text(sheet, row++, 0, agency, 0);
    sheet_text(sheet, row++, 0, contract->name, form->look.title);
    if (contract->per_village && form->village != NULL)
        sheet_text(sheet, row++, 0, arena_printf(form->arena, "Thôn: %s", form->village),
                   form->look.plain);
    else if (contract->per_village)
        sheet_text(sheet, row++, 0, "Thôn:", form->look.plain);
    if (contract->per_village)
        sheet_text(sheet, row++, 0, form->month ? form->month : "Tháng … năm …", form->look.plain);
    sheet_text(sheet, row++, 0, advice, form->look.advice);
    return row;
}

static const char *heading_text(struct form *form, const struct field *field, const char *text)
{
    bool must = field->key || field->required;
    return must ? arena_printf(form->arena, "%s *", text) : text;
}

/* One heading over the two rows, or a group's heading over those of its columns. */
static void put_headings(struct form *form, struct worksheet *sheet, uint32_t row, bool two_rows,
                         const struct field *const *fields, uint16_t count)
{
    uint32_t below = two_rows ? row + 1 : row;
    for (uint16_t i = 0; i < count; i++) {
        const char *title = fields[i]->title, *bar = strchr(title, '|');
        sheet_width(sheet, i, i, form_width(fields[i]), 0);
        if (bar == NULL) {
            sheet_merge(sheet, (struct sheet_area){row, below, i, i},
                        heading_text(form, fields[i], title), form->look.heading);
            continue;
        }
        size_t length = (size_t)(bar - title);
        uint16_t last = i;
        while (last + 1 < count && strncmp(fields[last + 1]->title, title, length + 1) == 0) last++;
        sheet_merge(sheet, (struct sheet_area){row, row, i, last},
                    arena_strndup(form->arena, title, length), form->look.heading);
        for (uint16_t k = i; k <= last; k++) {
            sheet_width(sheet, k, k, form_width(fields[k]), 0);
            sheet_text(sheet, below, k,
                       heading_text(form, fields[k], strchr(fields[k]->title, '|') + 1),
                       form->look.heading);
        }
        i = last;
    }
}

static const char *label_of(const struct field *field, const char *value)
{
    int64_t number;
    if (!span_to_int64(span_of(value), &number)) return "";
    for (size_t i = 0; i < field->choice_count; i++)
        if (field->choices[i].value == number) return field->choices[i].label;
    return "";
}

/* A member's known value in the cell of that field; false = nothing is known. */
static bool put_known(struct form *form, struct worksheet *sheet, uint32_t row, uint16_t column,
                      const struct field *field, int member)
{
    for (int i = 0; i < result_columns(form->roster); i++) {
        if (strcmp(result_name(form->roster, i), field->name) != 0) continue;
        const char *value = result_text(form->roster, member, i);
        int64_t days;
        if (*value == '\0') return false;
        unsigned look = look_of(form, field);
        if (field->type == FIELD_DATE && span_to_int64(span_of(value), &days))
            sheet_date(sheet, row, column, days, look);
        else if (field->type == FIELD_CHOICE)
            sheet_text(sheet, row, column, label_of(field, value), look);
        else if (field->type == FIELD_YES_NO)
            sheet_text(sheet, row, column, strcmp(value, "1") == 0 ? "x" : "", look);
        else
            sheet_text(sheet, row, column, value, look);
        return true;
    }
    return false;
}

static void put_rows(struct form *form, struct worksheet *sheet, uint32_t first,
                     const struct contract *contract, const struct field *const *fields,
                     uint16_t count)
{
    bool roster = form->roster != NULL && strcmp(contract->fact, "member") == 0;
    uint32_t members = roster ? (uint32_t)result_rows(form->roster) : 0;
    for (uint32_t i = 0; i < members + EMPTY_ROWS; i++)
        for (uint16_t k = 0; k < count; k++) {
            unsigned look = look_of(form, fields[k]);
            if (fields[k]->type == FIELD_IGNORED)
                sheet_number(sheet, first + i, k, i + 1.0, look);
            else if (i >= members || !put_known(form, sheet, first + i, k, fields[k], (int)i))
                sheet_blank(sheet, first + i, k, look);
        }
    for (uint16_t k = 0; k < count; k++)
        form_rule(sheet, form->arena, contract, fields[k],
                  (struct sheet_area){first, first + RULED_ROWS, k, k}, form->as_of);
}

static void put_table(struct form *form, const struct contract *contract)
{
    struct worksheet *sheet = workbook_sheet(form->book, contract->name);
    const struct field *fields[COLUMNS_MAX];
    uint16_t count = 0;
    bool two_rows = false;
    for (size_t i = 0; i < contract->field_count && count < COLUMNS_MAX; i++) {
        if (!form_asks(contract, &contract->fields[i])) continue;
        fields[count++] = &contract->fields[i];
        two_rows = two_rows || strchr(contract->fields[i].title, '|') != NULL;
    }
    uint32_t row = put_title(form, sheet, contract,
                             "Mỗi dòng một mục; giữ nguyên dòng tiêu đề; không gộp ô. Cột có dấu * "
                             "phải điền; chọn một ô để xem cách ghi.");
    put_headings(form, sheet, row, two_rows, fields, count);
    for (uint16_t k = 0; k < count; k++) {
        const char *note = form_note(form->arena, contract, fields[k]);
        const char *list = form_list(form->arena, fields[k]);
        bool under = two_rows && strchr(fields[k]->title, '|') != NULL;
        if (*list) note = arena_printf(form->arena, "%s Danh sách: %s.", note, list);
        if (*note) sheet_note(sheet, under ? row + 1 : row, k, note);
    }
    uint32_t first = row + (two_rows ? 2 : 1);
    put_rows(form, sheet, first, contract, fields, count);
    sheet_freeze(sheet, first, 0);
    sheet_landscape(sheet);
}

/* A form of labels: the label as it is read back, the number in the next cell. */
static void put_labels(struct form *form, const struct contract *contract)
{
    struct worksheet *sheet = workbook_sheet(form->book, contract->name);
    const struct field *label = NULL, *number = NULL;
    for (size_t i = 0; i < contract->field_count; i++) {
        if (contract->fields[i].type == FIELD_CHOICE) label = &contract->fields[i];
        if (contract->fields[i].type == FIELD_COUNT) number = &contract->fields[i];
    }
    if (label == NULL || number == NULL) return;
    uint32_t row = put_title(form, sheet, contract,
                             "Ghi số lũy kế từ đầu năm vào ô bên phải; giữ nguyên phần chữ.");
    sheet_width(sheet, 0, 0, 80, 0);
    sheet_width(sheet, 1, 1, 14, 0);
    struct sheet_area area = {row, row + (uint32_t)label->choice_count - 1, 1, 1};
    for (size_t i = 0; i < label->choice_count; i++, row++) {
        sheet_text(sheet, row, 0, label->choices[i].label, form->look.text);
        sheet_blank(sheet, row, 1, form->look.number);
    }
    const struct sheet_prompt prompt = {"Lũy kế", form_note(form->arena, contract, number), true};
    sheet_whole_numbers(sheet, area, number->minimum, number->maximum, &prompt);
}

static bool find_village(struct form *form, struct db *db, struct result **ret_roster,
                         struct error *err)
{
    const char *village = form->request->village;
    if (village == NULL) return true;
    const char *parameters[] = {config_text(form->config, "commune-code"), village,
                                config_text(form->config, "as-of")};
    RESULT_AUTO struct result *name = NULL;
    if (!db_run(db, sql_form_village, 2, parameters, &name, err)) return false;
    if (result_rows(name) == 0) {
        error_set(err, CODE_USAGE, "không có thôn nào mang mã %s", village);
        return error_hint(err, "Mã thôn có trong villages.csv, ví dụ 10633-T05.");
    }
    form->village = arena_printf(form->arena, "%s (%s)", result_text(name, 0, 0), village);
    if (!db_run(db, sql_form_roster, 3, parameters, ret_roster, err)) return false;
    form->roster = *ret_roster;
    return true;
}

static void find_days(struct form *form)
{
    int year, month, day;
    if (sscanf(config_text(form->config, "as-of"), "%d-%d-%d", &year, &month, &day) == 3)
        form->as_of = date_days(year, month, day);
    if (form->request->month != NULL && sscanf(form->request->month, "%d-%d", &year, &month) == 2)
        form->month = arena_printf(form->arena, "Tháng %d năm %d", month, year);
}

bool form_write(const struct config *config, const struct contract_set *contracts, struct db *db,
                const struct form_request *request, struct error *err)
{
    RESULT_AUTO struct result *roster = NULL;
    WORKBOOK_AUTO struct workbook *book = NULL;
    struct form form = {.arena = config->arena, .config = config, .request = request};
    find_days(&form);
    if (!find_village(&form, db, &roster, err)) return false;
    if (!workbook_open(&book, form.arena, request->path, "Biểu mẫu thi đua chuyển đổi số",
                       form.as_of * 86400, err))
        return false;
    form.book = book;
    make_looks(&form);
    for (size_t i = 0; i < contracts->count; i++) {
        const struct contract *contract = &contracts->contracts[i];
        if (!is_wanted(contracts, contract, request->kind)) continue;
        if (contract->labels)
            put_labels(&form, contract);
        else
            put_table(&form, contract);
    }
    return workbook_finish(&book, NULL, err);
}
