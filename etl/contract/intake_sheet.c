/*
 * intake_sheet: decides what a sheet is from its held rows: contract, heading, columns, village,
 * month, export time; refuses a sheet with forbidden columns or without a village of its own.
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

static void refuse(struct intake *intake, enum code code, const char *field)
{
    intake->sheet.refusal = code;
    snprintf(intake->sheet.refusal_field, sizeof intake->sheet.refusal_field, "%s", field);
    intake->sheet.refusal_field[utf8_cut(span_of(field), sizeof intake->sheet.refusal_field - 1)] =
        '\0';
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
            refuse(intake, CODE_FORBIDDEN_COLUMN, shown);
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

/* The village that the table's own column names, from its first rows. */
static enum village_match village_of_column(struct intake *intake, const struct village **ret)
{
    int32_t column = intake->columns[rules_of(intake->sheet.contract)->village_field];
    for (size_t i = 0; i < intake->held_count; i++) {
        const struct sheet_row *row = &intake->held[i];
        if (row->number < intake->sheet.first_row || (uint32_t)column >= row->count ||
            scan_blank(row->cells[column].text))
            continue;
        if (rowkind_of(&intake->shape, intake->scratch, row, false) != ROWKIND_DATA) continue;
        return village_of_name(intake->context.villages, intake->scratch, row->cells[column].text,
                               ret);
    }
    return VILLAGE_NONE;
}

/* The day whose village names count in a sheet: the last of its month, else of the export. */
static int32_t sheet_day(const struct intake *intake, const struct title *title)
{
    const char *month = title->month[0] != '\0' ? title->month : intake->name_title.month;
    int year, number;
    if (intake->context.sheet_month != NULL) month = intake->context.sheet_month;
    if (sscanf(month, "%d-%d", &year, &number) == 2)
        return date_days(year + number / 12, number % 12 + 1, 1) - 1;
    return title->exported ? date_local(title->exported_at).days : intake->context.as_of;
}

/* What the rows above the table tell; the month first, because it decides about names. */
static void read_title(struct intake *intake, size_t rows, bool with_village, struct title *title)
{
    struct village_index *villages = intake->context.villages;
    for (size_t i = 0; i < rows; i++) title_row(title, NULL, intake->scratch, &intake->held[i]);
    if (!with_village || villages == NULL) return;
    village_on(villages, sheet_day(intake, title));
    for (size_t i = 0; i < rows; i++) title_row(title, villages, intake->scratch, &intake->held[i]);
    intake->name_title.village = VILLAGE_NONE;
    if (intake->context.file_name != NULL)
        title_of_name(&intake->name_title, villages, intake->scratch,
                      span_of(intake->context.file_name));
}

static void find_village(struct intake *intake, const struct title *title)
{
    const struct rules *rules = rules_of(intake->sheet.contract);
    const struct title *name = &intake->name_title;
    enum village_match match = VILLAGE_NONE;
    const struct village *found = NULL;
    if (intake->context.villages == NULL) return;
    if (intake->context.sheet_village != NULL) {
        match = village_of_name(intake->context.villages, intake->scratch,
                                span_of(intake->context.sheet_village), &found);
    } else {
        if (rules->village_field >= 0 && intake->columns[rules->village_field] >= 0)
            match = village_of_column(intake, &found);
        if (match == VILLAGE_NONE) match = title->village, found = title->found;
        if (match == VILLAGE_NONE || (match == VILLAGE_AMBIGUOUS && name->village == VILLAGE_FOUND))
            match = name->village, found = name->found;
        if (match == VILLAGE_FOUND && intake->book_village == NULL) {
            intake->book_village = found;
            intake->learnt |= intake->lacked_village;
        }
        if (match != VILLAGE_FOUND && match != VILLAGE_UNKNOWN_NAME && intake->book_village != NULL)
            match = VILLAGE_FOUND, found = intake->book_village;
    }
    intake->village = match == VILLAGE_FOUND ? found : NULL;
    intake->lacked_village |= match != VILLAGE_FOUND;
    if (match != VILLAGE_FOUND) {
        refuse(intake, match == VILLAGE_AMBIGUOUS ? CODE_VILLAGE_AMBIGUOUS : CODE_VILLAGE_UNKNOWN,
               "village");
    } else {
        snprintf(intake->sheet.village_code, sizeof intake->sheet.village_code, "%s", found->code);
    }
}

static void find_month(struct intake *intake, const struct title *title)
{
    const char *month = title->month[0] != '\0' ? title->month : intake->name_title.month;
    if (intake->context.sheet_month != NULL) month = intake->context.sheet_month;
    if (month[0] == '\0') {
        month = intake->book_month;
        intake->lacked_month |= month[0] == '\0';
    } else if (intake->book_month[0] == '\0') {
        snprintf(intake->book_month, sizeof intake->book_month, "%s", month);
        intake->learnt |= intake->lacked_month;
    }
    snprintf(intake->sheet.month, sizeof intake->sheet.month, "%s", month);
    bool known =
        month[0] != '\0' || intake->context.villages == NULL; /* a look at a file refuses nothing */
    if (!known && intake->sheet.refusal == CODE_OK) refuse(intake, CODE_MONTH_UNKNOWN, "month");
}

static void find_export(struct intake *intake, const struct title *title)
{
    const struct title *told = title->exported ? title : &intake->name_title;
    intake->export_has_time = told->exported && told->exported_at.seconds >= 0;
    intake->sheet.exported_at = told->exported ? date_utc(told->exported_at) : -1;
    if (!title->exported) return;
    if (!intake->export_seen || intake->sheet.exported_at > intake->newest_export)
        intake->newest_export = intake->sheet.exported_at;
    intake->export_seen = true;
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
    read_title(intake, located->row, rules->per_village, &title);
    find_export(intake, &title);
    memcpy(intake->sheet.village_text, title.village_text, sizeof title.village_text);
    memcpy(intake->sheet.supplement, title.slip, sizeof title.slip);
    if (!judge_columns(intake, located, err)) return false;
    intake->village = NULL;
    if (rules->per_village && intake->sheet.refusal == CODE_OK) {
        find_village(intake, &title);
        find_month(intake, &title);
    }
    intake->begun = false;
    intake->ended = rules->labels && is_unfilled(intake, located->contract);
    intake->phase =
        intake->sheet.refusal == CODE_OK && intake->refusal == CODE_OK ? PHASE_ROWS : PHASE_IGNORE;
    return true;
}

/* A cover sheet or a page of notes may name the village and month that its workbook's tables lack. */
static void learn_from_cover(struct intake *intake)
{
    struct title title = {.village = VILLAGE_NONE};
    read_title(intake, intake->held_count, true, &title);
    if (title.village == VILLAGE_FOUND && intake->book_village == NULL) {
        intake->book_village = title.found;
        intake->learnt |= intake->lacked_village;
    }
    if (title.month[0] != '\0' && intake->book_month[0] == '\0') {
        snprintf(intake->book_month, sizeof intake->book_month, "%s", title.month);
        intake->learnt |= intake->lacked_month;
    }
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
        learn_from_cover(intake);
        bool empty = true;
        for (size_t i = 0; i < intake->held_count && empty; i++)
            for (uint32_t k = 0; k < intake->held[i].count && empty; k++)
                empty = scan_blank(intake->held[i].cells[k].text);
        refuse(intake, empty ? CODE_EMPTY_FILE : CODE_HEADING_MISSING,
               located.nearest == NULL ? "" : located.missing);
    }
    if (intake->refusal != CODE_OK) return true;
    return intake->sink.sheet(intake->sink.context, &intake->sheet, err);
}
