/*
 * intake_row: one row of a taken sheet: skipped where it is no data, else mapped, checked and
 * told to the sink.
 */
#include "intake_private.h"

#include "numbers.h"
#include "scan.h"

#include <string.h>

void row_find(struct row_state *state, enum code code, const char *field, int32_t column)
{
    if (code_info(code)->severity == SEVERITY_REJECT) state->rejected = true;
    if (state->finding_count == FINDINGS_MAX) return;
    state->findings[state->finding_count++] =
        (struct finding){.code = code, .row = state->row->number, .field = field, .column = column};
}

void row_find_field(struct row_state *state, enum code code, int field)
{
    if (code_info(code)->severity == SEVERITY_REJECT) state->refused[field] = true;
    row_find(state, code, state->contract->fields[field].name, state->columns[field]);
}

/* Remembers vertical merges that begin here and fills the cells that lie under earlier ones. */
static const struct sheet_row *fill_merged(struct intake *intake, const struct sheet_row *row,
                                           struct sheet_row *patched)
{
    bool covered = false;
    uint32_t count = row->count < LOCATE_COLUMNS ? row->count : LOCATE_COLUMNS;
    for (uint32_t i = 0; i < count; i++) {
        const struct cell *cell = &row->cells[i];
        if (cell->span_rows > 1) {
            struct carried *carried = &intake->carried[i];
            carried->cell = *cell;
            carried->cell.text.bytes =
                arena_strndup(intake->sheet_arena, cell->text.bytes, cell->text.length);
            carried->cell.span_rows = carried->cell.span_columns = 1;
            carried->last_row = row->number + cell->span_rows - 1;
        }
        covered |= (cell->flags & CELL_COVERED) != 0 && cell->text.length == 0 &&
                   row->number <= intake->carried[i].last_row;
    }
    if (!covered) return row;
    memcpy(intake->patched, row->cells, count * sizeof *intake->patched);
    for (uint32_t i = 0; i < count; i++)
        if ((intake->patched[i].flags & CELL_COVERED) != 0 && intake->patched[i].text.length == 0 &&
            row->number <= intake->carried[i].last_row)
            intake->patched[i] = intake->carried[i].cell;
    *patched = *row;
    patched->cells = intake->patched;
    patched->count = count;
    return patched;
}

/* A row that cannot be cut into cells rightly. True = nothing more is to be read of it. */
static bool is_misshapen(struct intake *intake, struct row_state *state,
                         const struct sheet_row *row)
{
    if ((row->flags & ROW_BROKEN) != 0) {
        row_find(state, CODE_BROKEN_ROW, "", -1);
        return true;
    }
    if (!intake->is_csv || intake->shape.heading == NULL) return false;
    for (uint32_t i = intake->shape.width; i < row->count; i++)
        if (!scan_blank(row->cells[i].text)) {
            row_find(state, CODE_TOO_MANY_CELLS, "", (int32_t)i);
            return true;
        }
    return false;
}

/* A row of a slip that came back as it went out: the fault of its first file no longer shows in a
 * spreadsheet. */
static bool is_still_misshapen(struct intake *intake, struct row_state *state,
                               const struct sheet_row *row)
{
    if (intake->sheet.supplement[0] == '\0' || intake->shape.heading == NULL) return false;
    for (uint32_t i = 0; i < row->count && i < LOCATE_COLUMNS; i++) {
        struct span text = row->cells[i].text;
        bool named = i < intake->sheet.heading_count && intake->sheet.headings[i][0] != '\0';
        if (!named && !scan_blank(text)) row_find(state, CODE_TOO_MANY_CELLS, "", (int32_t)i);
        if (intake->shape.by_column[i] != NULL &&
            memmem(text.bytes, text.length, "\xEF\xBF\xBD", 3))
            row_find(state, CODE_BAD_ENCODING_IN_ROW, intake->shape.by_column[i]->name, (int32_t)i);
    }
    return state->rejected;
}

static void set_value(struct row_state *state, int field, const struct cell_value *read)
{
    state->values[field] = read->value;
    state->seconds[field] = read->seconds;
    if (read->code != CODE_OK) row_find_field(state, read->code, field);
}

/* A column "Số CCCD / Năm sinh" that holds the year. */
static bool is_birth_instead(const struct field_more *more, struct span text)
{
    text = span_trim(text);
    return more->instead >= 0 &&
           (text.length == 4 || memchr(text.bytes, '/', text.length) != NULL) &&
           is_digit(text.bytes[0]);
}

static void read_cells(struct intake *intake, struct row_state *state, const struct sheet_row *row)
{
    const struct contract *contract = state->contract;
    for (size_t i = 0; i < contract->field_count; i++) {
        const struct field *field = &contract->fields[i];
        int32_t column = state->columns[i];
        if (column < 0 || (uint32_t)column >= row->count || field->type == FIELD_IGNORED) continue;
        const struct cell *cell = &row->cells[column];
        if (cell->text.length == 0 && cell->kind == CELL_EMPTY &&
            more_of(field)->combine == COMBINE_NONE)
            continue;
        const struct field *as = field;
        size_t target = i;
        if (more_of(field)->instead >= 0 && cell->text.length > 0 &&
            is_birth_instead(more_of(field), cell->text)) {
            target = (size_t)more_of(field)->instead;
            as = &contract->fields[target];
        }
        struct cell_value read = value_read(state->reading, as, &intake->memories[target], cell);
        set_value(state, (int)target, &read);
    }
    for (uint32_t i = 0; i < row->count && i < LOCATE_COLUMNS; i++) {
        const struct field *field = intake->shape.by_column[i];
        if ((row->cells[i].flags & CELL_BAD_ENCODING) != 0 &&
            (field == NULL || field->type == FIELD_IGNORED))
            row_find(state, CODE_BAD_ENCODING_IN_ROW, field == NULL ? "" : field->name, (int32_t)i);
    }
}

/* The cell with the number of a label: the next filled one to the right, where a column of units
 * may stand between; the row's count where there is none. */
static uint32_t number_cell(struct arena *scratch, const struct sheet_row *row, uint32_t label)
{
    uint32_t at = label + 1;
    while (at < row->count && (scan_blank(row->cells[at].text) ||
                               number_is_unit(scratch, span_trim(row->cells[at].text))))
        at++;
    return at;
}

/* Label and number of a form: the choice field takes the label, the count the number. */
static bool read_form(struct intake *intake, struct row_state *state, const struct sheet_row *row)
{
    int32_t label;
    uint32_t column;
    const struct contract *contract = state->contract;
    if (!locate_label(contract, intake->scratch, row, &label, &column)) return false;
    for (size_t i = 0; i < contract->field_count; i++) {
        if (contract->fields[i].type == FIELD_CHOICE)
            state->values[i] = (struct value){.kind = VALUE_INT, .number = label};
        if (contract->fields[i].type != FIELD_COUNT) continue;
        uint32_t at = number_cell(intake->scratch, row, column);
        if (at == row->count) continue;
        struct cell_value read =
            value_read(state->reading, &contract->fields[i], &intake->memories[i], &row->cells[at]);
        intake->columns[i] = (int32_t)at;
        set_value(state, (int)i, &read);
    }
    return true;
}

static void require(struct row_state *state)
{
    for (size_t i = 0; i < state->contract->field_count; i++) {
        const struct field *field = &state->contract->fields[i];
        if ((!field->key && !field->required) || field->type == FIELD_DERIVED) continue;
        if (state->values[i].kind == VALUE_NULL && !state->refused[i])
            row_find_field(state, field->key ? CODE_KEY_MISSING : CODE_REQUIRED_FIELD_MISSING,
                           (int)i);
    }
}

/* A row of another village in a workbook of one village. */
static void check_village(struct intake *intake, struct row_state *state)
{
    const struct rules *rules = rules_of(state->contract);
    const struct village *village = NULL;
    if (!rules->per_village || rules->village_field < 0 || intake->context.sheet_village != NULL)
        return;
    const struct value *name = &state->values[rules->village_field];
    if (name->kind != VALUE_TEXT || intake->village == NULL) return;
    enum village_match match =
        village_of_name(intake->context.villages, intake->scratch, name->text, &village);
    if (match != VILLAGE_FOUND || village != intake->village)
        row_find_field(state,
                       match == VILLAGE_AMBIGUOUS ? CODE_VILLAGE_AMBIGUOUS : CODE_VILLAGE_UNKNOWN,
                       rules->village_field);
}

static void check_plan_year(struct intake *intake, struct row_state *state)
{
    const struct rules *rules = rules_of(state->contract);
    if (!rules->per_village || rules->main_date < 0 ||
        !state->contract->fields[rules->main_date].key)
        return;
    const struct value *date = &state->values[rules->main_date];
    int32_t first = intake->context.plan_from, last = intake->context.plan_to;
    if (first == 0 && last == 0) {
        first = date_days(intake->context.plan_year, 1, 1);
        last = date_days(intake->context.plan_year, 12, 31);
    }
    if (date->kind != VALUE_DATE || state->refused[rules->main_date]) return;
    if (date->number < first || date->number > last)
        row_find_field(state, CODE_DATE_OUTSIDE_PLAN_YEAR, rules->main_date);
}

/* Reject findings first: the first of them decides what listings show. */
static void order_findings(struct row_state *state)
{
    struct finding ordered[FINDINGS_MAX];
    size_t count = 0;
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < state->finding_count; i++)
            if ((code_info(state->findings[i].code)->severity == SEVERITY_REJECT) == (pass == 0))
                ordered[count++] = state->findings[i];
    memcpy(state->findings, ordered, count * sizeof *ordered);
}

static void begin_state(struct intake *intake, struct row_state *state, const struct sheet_row *row)
{
    size_t count = intake->sheet.contract->field_count;
    state->context = &intake->context;
    state->reading = &intake->reading;
    state->keys = intake->keys;
    state->contract = intake->sheet.contract;
    state->row = row;
    state->columns = intake->columns;
    state->village_code = span_of(intake->sheet.village_code);
    state->exported_at = intake->sheet.exported_at;
    state->export_has_time = intake->export_has_time;
    memset(state->values, 0, count * sizeof *state->values);
    memset(state->refused, 0, count * sizeof *state->refused);
    memset(state->seconds, -1, count * sizeof *state->seconds);
    state->finding_count = 0;
    state->rejected = false;
}

/* Fills the values of a row; false = the row is no data of ours. */
static bool map_cells(struct intake *intake, struct row_state *state, const struct sheet_row *row)
{
    bool labels = rules_of(state->contract)->labels;
    if (is_misshapen(intake, state, row) || is_still_misshapen(intake, state, row)) return true;
    if (labels && !read_form(intake, state, row)) return false;
    if (!labels) read_cells(intake, state, row);
    for (size_t i = 0; i < state->finding_count; i++)
        if (state->findings[i].code ==
            CODE_NOT_APPROVED) { /* its other faults are nobody's concern */
            state->findings[0] = state->findings[i];
            state->finding_count = 1;
            return true;
        }
    require(state);
    for (size_t i = 0; i < state->contract->field_count; i++) /* none of several is an empty list */
        if (state->contract->fields[i].type == FIELD_CHOICES &&
            state->values[i].kind == VALUE_NULL && !state->refused[i])
            state->values[i] = (struct value){.kind = VALUE_LIST};
    check_village(intake, state);
    row_derive(state);
    row_check(state);
    check_plan_year(intake, state);
    return true;
}

/* The row's own cells gave its values: no fault, no merge, a day of its own for the village's name. */
static bool stands_alone(const struct row_state *state, const struct sheet_row *row)
{
    if (row->line == 0 || state->row != row || state->finding_count > 0) return false;
    for (size_t i = 0; i < state->contract->field_count; i++)
        if (state->values[i].kind == VALUE_DATE || state->values[i].kind == VALUE_TIME) return true;
    return false;
}

bool intake_map(struct intake *intake, const struct sheet_row *row, struct error *err)
{
    struct sheet_row patched;
    struct row_state *state = &intake->state;
    if (intake->ended) return true;
    arena_reset(intake->scratch);
    if (!rules_of(intake->sheet.contract)->labels && (row->flags & ROW_BROKEN) == 0) {
        enum row_kind kind = rowkind_of(&intake->shape, intake->scratch, row, !intake->begun);
        if (kind != ROWKIND_BLANK) intake->begun = true;
        if (kind == ROWKIND_SIGNATURE) intake->ended = true;
        if (kind != ROWKIND_DATA) return true;
    }
    const struct sheet_row *whole = fill_merged(intake, row, &patched);
    begin_state(intake, state, whole);
    if (!map_cells(intake, state, whole)) return true;
    if (state->finding_count > 1) order_findings(state);
    struct intake_row told = {.row = row->number,
                              .values = state->values,
                              .findings = state->findings,
                              .finding_count = state->finding_count,
                              .rejected = state->rejected,
                              .line = stands_alone(state, row) ? row->line : 0,
                              .cells = whole};
    return intake->sink.row(intake->sink.context, &told, err);
}
