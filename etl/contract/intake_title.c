/*
 * intake_title: whose a sheet is and of when: what its title, its file's name, a decision and the
 * other sheets of its workbook tell of village, month and export time.
 */
#include "intake_private.h"

#include "base/unicode.h"
#include "scan.h"

#include <stdio.h>

void intake_refuse(struct intake *intake, enum code code, const char *field)
{
    intake->sheet.refusal = code;
    snprintf(intake->sheet.refusal_field, sizeof intake->sheet.refusal_field, "%s", field);
    intake->sheet.refusal_field[utf8_cut(span_of(field), sizeof intake->sheet.refusal_field - 1)] =
        '\0';
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

/* The month first, because it decides about names. */
void intake_read_title(struct intake *intake, size_t rows, bool with_village, struct title *title)
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

/* The first sheet that tells its village or month tells them for the whole workbook. */
static void learn_village(struct intake *intake, const struct village *village)
{
    if (intake->book_village != NULL) return;
    intake->book_village = village;
    intake->learnt |= intake->lacked_village;
}

static void learn_month(struct intake *intake, const char *month)
{
    if (intake->book_month[0] != '\0') return;
    snprintf(intake->book_month, sizeof intake->book_month, "%s", month);
    intake->learnt |= intake->lacked_month;
}

void intake_find_village(struct intake *intake, const struct title *title)
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
        if (match == VILLAGE_FOUND) learn_village(intake, found);
        if (match != VILLAGE_FOUND && match != VILLAGE_UNKNOWN_NAME && intake->book_village != NULL)
            match = VILLAGE_FOUND, found = intake->book_village;
    }
    intake->village = match == VILLAGE_FOUND ? found : NULL;
    intake->lacked_village |= match != VILLAGE_FOUND;
    if (match != VILLAGE_FOUND) {
        intake_refuse(intake,
                      match == VILLAGE_AMBIGUOUS ? CODE_VILLAGE_AMBIGUOUS : CODE_VILLAGE_UNKNOWN,
                      "village");
    } else {
        snprintf(intake->sheet.village_code, sizeof intake->sheet.village_code, "%s", found->code);
    }
}

void intake_find_month(struct intake *intake, const struct title *title)
{
    const char *month = title->month[0] != '\0' ? title->month : intake->name_title.month;
    if (intake->context.sheet_month != NULL) month = intake->context.sheet_month;
    if (month[0] == '\0') {
        month = intake->book_month;
        intake->lacked_month |= month[0] == '\0';
    } else {
        learn_month(intake, month);
    }
    snprintf(intake->sheet.month, sizeof intake->sheet.month, "%s", month);
    bool known =
        month[0] != '\0' || intake->context.villages == NULL; /* a look at a file refuses nothing */
    if (!known && intake->sheet.refusal == CODE_OK)
        intake_refuse(intake, CODE_MONTH_UNKNOWN, "month");
}

void intake_find_export(struct intake *intake, const struct title *title)
{
    const struct title *told = title->exported ? title : &intake->name_title;
    intake->export_has_time = told->exported && told->exported_at.seconds >= 0;
    intake->sheet.exported_at = told->exported ? date_utc(told->exported_at) : -1;
    if (!title->exported) return;
    if (!intake->export_seen || intake->sheet.exported_at > intake->newest_export)
        intake->newest_export = intake->sheet.exported_at;
    intake->export_seen = true;
}

void intake_learn_from_cover(struct intake *intake)
{
    struct title title = {.village = VILLAGE_NONE};
    intake_read_title(intake, intake->held_count, true, &title);
    if (title.village == VILLAGE_FOUND) learn_village(intake, title.found);
    if (title.month[0] != '\0') learn_month(intake, title.month);
}
