/*
 * intake_sheet: decides what a sheet is from its held rows: contract, heading, columns; refuses a
 * sheet with forbidden columns. Whose it is and of when: intake_title.c.
 */
#include "intake_private.h"

#include "base/unicode.h"
#include "scan.h"

#include <stdio.h>
#include <string.h>

static bool tell(struct intake *intake, enum code code, const char *field, int32_t column,
                 struct error *err)
{
    struct finding finding = {.code = code, .row = 0, .field = field, .column = column};
    return intake->sink.finding == NULL ||
           intake->sink.finding(intake->sink.context, &finding, err);
}

static bool is_forbidden(const struct rules *rules, struct arena *scratch, struct span heading)
{
    if (heading.length == 0 || heading.length > 1000) return false;
    struct span plain = fold_plain(scratch, heading);
    char *words = arena_strndup(scratch, plain.bytes, plain.length);
    for (size_t i = 0; i < plain.length; i++)
        if (words[i] == '_' || words[i] == '-' || words[i] == '/') words[i] = ' ';
    for (size_t i = 0; i < rules->forbidden_count; i++) {
        size_t length = strlen(rules->forbidden[i]);
        for (const char *at = words; (at = strstr(at, rules->forbidden[i])) != NULL; at++)
            if ((at == words || at[-1] == ' ' || at[-1] == '(') &&
                (at[length] == '\0' || strchr(" :?,.()", at[length]) != NULL))
                return true;
    }
    return false;
}

/* A less preferred heading of a field that another column gives ("end" beside
 * "_submission_time") needs no warning. */
static bool is_second_choice(struct intake *intake, const struct located *located,
                             struct span heading)
{
    const struct heading_meaning *meanings[HEADING_FORMS];
    bool grouped[HEADING_FORMS];
    const struct contract_set *set = intake->context.contracts;
    size_t forms = heading_meanings(set->headings, intake->scratch, span_make("", 0), heading,
                                    meanings, grouped);
    for (size_t i = 0; i < forms; i++)
        for (const struct heading_meaning *means = meanings[i]; means != NULL; means = means->next)
            if (&set->contracts[means->contract] == located->contract && means->rank > 0)
                return true;
    return false;
}

/* A column that a slip of rejected rows carries beside the village's own. */
static bool is_of_slip(struct intake *intake, struct span heading)
{
    static const char *const own[] = {SLIP_REASON, SLIP_PLACE};
    struct span plain = fold_plain(intake->scratch, heading);
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (span_equal(plain, fold_plain(intake->scratch, span_of(own[i])))) return true;
    return false;
}

/* Unknown columns are told as warnings; a forbidden one refuses the sheet or the file. */
static bool judge_columns(struct intake *intake, const struct located *located, struct error *err)
{
    const struct rules *rules = rules_of(located->contract);
    for (uint32_t column = 0; column < LOCATE_COLUMNS && located->rows > 0; column++) {
        struct span heading = locate_heading(located, intake->held, column);
        if (heading.length == 0 || intake->shape.by_column[column] != NULL) continue;
        const char *shown =
            arena_strndup(intake->sheet_arena, heading.bytes, utf8_cut(heading, 120));
        if (is_forbidden(rules, intake->scratch, heading)) {
            intake_refuse(intake, CODE_FORBIDDEN_COLUMN, shown);
            if (!rules->forbidden_file) return true;
            intake->refusal = CODE_FORBIDDEN_COLUMN;
            snprintf(intake->refusal_field, sizeof intake->refusal_field, "%s", shown);
            return true;
        }
        if (is_second_choice(intake, located, heading)) continue;
        if (heading.length < 100 && is_of_slip(intake, heading)) {
            if (intake->sheet.supplement[0] == '\0')
                memcpy(intake->sheet.supplement, SLIP_LOST, sizeof SLIP_LOST);
            continue;
        }
        if (!tell(intake, CODE_UNKNOWN_COLUMN, shown, (int32_t)column, err)) return false;
    }
    return true;
}

static void set_shape(struct intake *intake, const struct located *located)
{
    const struct contract *contract = located->contract;
    struct table_shape *shape = &intake->shape;
    *shape = (struct table_shape){.contract = contract, .columns = intake->columns};
    memcpy(intake->columns, located->columns, sizeof intake->columns);
    for (size_t i = 0; i < contract->field_count; i++) {
        if (intake->columns[i] < 0) continue;
        shape->by_column[intake->columns[i]] = &contract->fields[i];
        intake->sheet.fields |= UINT64_C(1) << i;
    }
    const struct rules *rules = rules_of(contract);
    for (size_t i = 0; i < rules->derive_count; i++)
        for (int k = 0; k < DERIVE_FROM && rules->derives[i].from[k] >= 0; k++)
            if ((intake->sheet.fields >> rules->derives[i].from[k] & 1) != 0)
                intake->sheet.fields |= UINT64_C(1) << rules->derives[i].field;
    for (size_t i = 0; i < located->rows; i++) {
        const struct sheet_row *row = &intake->held[located->row + i];
        shape->heading = row;
        if (row->count > shape->width) shape->width = row->count;
    }
    intake->memories =
        arena_array(intake->sheet_arena, contract->field_count, sizeof *intake->memories);
    intake->carried = arena_array(intake->sheet_arena, LOCATE_COLUMNS, sizeof *intake->carried);
}

/* The headings as written, for people. */
static void keep_headings(struct intake *intake, const struct located *located)
{
    uint32_t count = intake->shape.width < LOCATE_COLUMNS ? intake->shape.width : LOCATE_COLUMNS;
    const char **headings = arena_array(intake->sheet_arena, count, sizeof *headings);
    for (uint32_t i = 0; i < count; i++) {
        struct span heading =
            scan_one_line(intake->scratch, locate_heading(located, intake->held, i));
        headings[i] = arena_strndup(intake->sheet_arena, heading.bytes, utf8_cut(heading, 240));
    }
    intake->sheet.headings = headings;
    intake->sheet.heading_count = count;
}

/* A form of labels whose numbers nobody has filled in: no label has anything to its right. */
static bool is_unfilled(struct intake *intake, const struct contract *contract)
{
    int32_t label;
    uint32_t column;
    for (size_t i = 0; i < intake->held_count; i++) {
        const struct sheet_row *row = &intake->held[i];
        if (!locate_label(contract, intake->scratch, row, &label, &column)) continue;
        for (uint32_t at = column + 1; at < row->count; at++)
            if (!scan_blank(row->cells[at].text)) return false;
    }
    return true;
}

static bool take_table(struct intake *intake, const struct located *located, struct error *err)
{
    struct title title = {.village = VILLAGE_NONE};
    const struct rules *rules = rules_of(located->contract);
    intake->sheet.contract = located->contract;
    if (rules->labels) { /* every field stands in the row, in no column of its own */
        intake->sheet.fields = (UINT64_C(1) << (located->contract->field_count - 1) << 1) - 1;
        intake->sheet.heading_row = 0;
        intake->sheet.first_row = intake->held[located->row].number;
    } else {
        intake->sheet.heading_row = intake->held[located->row].number;
        intake->sheet.first_row = intake->held[located->row + located->rows - 1].number + 1;
    }
    uint64_t all = intake->sheet.fields;
    set_shape(intake, located);
    keep_headings(intake, located);
    intake->sheet.fields |= all;
    intake_read_title(intake, located->row, rules->per_village, &title);
    intake_find_export(intake, &title);
    memcpy(intake->sheet.village_text, title.village_text, sizeof title.village_text);
    memcpy(intake->sheet.supplement, title.slip, sizeof title.slip);
    if (!judge_columns(intake, located, err)) return false;
    intake->village = NULL;
    if (rules->per_village && intake->sheet.refusal == CODE_OK) {
        intake_find_village(intake, &title);
        intake_find_month(intake, &title);
    }
    intake->begun = false;
    intake->ended = rules->labels && is_unfilled(intake, located->contract);
    intake->phase =
        intake->sheet.refusal == CODE_OK && intake->refusal == CODE_OK ? PHASE_ROWS : PHASE_IGNORE;
    return true;
}

bool intake_decide(struct intake *intake, struct error *err)
{
    struct located located;
    intake->phase = PHASE_IGNORE;
    locate_table(intake->context.contracts, intake->scratch, intake->held, intake->held_count,
                 &located);
    if (located.contract == NULL) {
        struct located labels = {0};
        locate_labels(intake->context.contracts, intake->scratch, intake->held, intake->held_count,
                      &labels);
        if (labels.contract != NULL) located = labels;
    }
    if (located.contract != NULL) {
        if (!take_table(intake, &located, err)) return false;
    } else {
        intake_learn_from_cover(intake);
        bool empty = true;
        for (size_t i = 0; i < intake->held_count && empty; i++)
            for (uint32_t k = 0; k < intake->held[i].count && empty; k++)
                empty = scan_blank(intake->held[i].cells[k].text);
        intake_refuse(intake, empty ? CODE_EMPTY_FILE : CODE_HEADING_MISSING,
                      located.nearest == NULL ? "" : located.missing);
    }
    if (intake->refusal != CODE_OK) return true;
    return intake->sink.sheet(intake->sink.context, &intake->sheet, err);
}
