/*
 * intake: see intake.h. Takes records in order; holds the first rows of each sheet until
 * intake_sheet.c has found the table, then lets rows stream through intake_row.c.
 */
#include "intake_private.h"

#include "scan.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const size_t scratch_limit = 96U << 20, sheet_limit = 96U << 20, held_limit = 16U << 20;

struct intake_context intake_context_of(const struct config *config,
                                        const struct contract_set *contracts)
{
    const int32_t plan_year = (int32_t)config_int(config, "plan-year");
    struct intake_context context = {.contracts = contracts, .plan_year = plan_year};
    int64_t columns = config_int(config, "columns");
    if (columns < LOCATE_COLUMNS) context.columns = (uint32_t)columns;
    int year, month, day;
    if (sscanf(config_text(config, "as-of"), "%d-%d-%d", &year, &month, &day) == 3)
        context.as_of = date_days(year, month, day);
    if (strcmp(config_text(config, "calendar"), "nd09") == 0) { /* 15 December to 14 December */
        context.plan_from = date_days(plan_year - 1, 12, 15);
        context.plan_to = date_days(plan_year, 12, 14);
    }
    return context;
}

bool intake_open(struct intake **ret, struct arena *arena, const struct intake_context *context,
                 const struct intake_sink *sink, struct error *err)
{
    if (context->contracts == NULL || context->contracts->headings == NULL)
        return error_set(err, CODE_INTERNAL, "chưa nạp hợp đồng nguồn");
    struct intake *intake = arena_alloc(arena, sizeof *intake);
    intake->context = *context;
    intake->sink = *sink;
    intake->scratch = arena_open(scratch_limit);
    intake->sheet_arena = arena_open(sheet_limit);
    reading_init(&intake->reading, intake->scratch, context->as_of);
    intake->name_title.village = VILLAGE_NONE;
    if (context->file_name != NULL)
        title_of_name(&intake->name_title, context->villages, intake->scratch,
                      span_of(context->file_name));
    arena_reset(intake->scratch);
    if (context->key != NULL) intake->keys = hmac_open(arena, context->key);
    intake->newest_export = -1;
    *ret = intake;
    return true;
}

void intake_closep(struct intake **intake)
{
    if (*intake == NULL) return;
    hmac_wipe((*intake)->keys);
    arena_close((*intake)->scratch);
    arena_close((*intake)->sheet_arena);
    *intake = NULL; /* the rest lives in the caller's arena */
}

enum code intake_refusal(const struct intake *intake, const char **ret_field)
{
    *ret_field = intake->refusal_field;
    return intake->refusal;
}

bool intake_is_english(const struct intake *intake)
{
    return ((intake->reading.proof | intake->reading.guessed) & PROOF_ENGLISH) != 0;
}

void intake_restart(struct intake *intake)
{
    intake->reading.guessed = 0;
    intake->reading.swapped = false;
    intake->lacked_village = intake->lacked_month = intake->learnt = false;
    intake->newest_export = -1;
    intake->export_seen = false;
    intake->refusal = CODE_OK;
    intake->refusal_field[0] = '\0';
    intake->phase = PHASE_COLLECT;
    intake->held_count = 0;
}

int64_t intake_exported_at(const struct intake *intake)
{
    if (intake->export_seen) return intake->newest_export;
    return intake->name_title.exported ? date_utc(intake->name_title.exported_at) : -1;
}

static void begin_sheet(struct intake *intake, const struct sheet_info *info)
{
    arena_reset(intake->sheet_arena);
    intake->phase = info->hidden ? PHASE_IGNORE : PHASE_COLLECT;
    intake->held_count = intake->held_bytes = 0;
    intake->info = *info;
    size_t length =
        info->name.length < sizeof intake->name ? info->name.length : sizeof intake->name - 1;
    if (length > 0) memcpy(intake->name, info->name.bytes, length);
    intake->name[length] = '\0';
    intake->sheet =
        (struct intake_sheet){.hidden = info->hidden, .index = info->index, .exported_at = -1};
    memcpy(intake->sheet.name, intake->name, sizeof intake->sheet.name);
    for (int i = 0; i < FIELDS; i++) intake->columns[i] = -1;
    intake->sheet.columns = intake->columns;
}

/* Copies a row into the sheet's arena; cells beyond the columns that are mapped are left out. */
static void hold(struct intake *intake, const struct sheet_row *row)
{
    struct sheet_row copy = *row;
    if (copy.count > LOCATE_COLUMNS) copy.count = LOCATE_COLUMNS;
    struct cell *cells = arena_array(intake->sheet_arena, copy.count, sizeof *cells);
    for (uint32_t i = 0; i < copy.count; i++) {
        cells[i] = row->cells[i];
        cells[i].text.bytes =
            arena_strndup(intake->sheet_arena, row->cells[i].text.bytes, row->cells[i].text.length);
        intake->held_bytes += row->cells[i].text.length;
    }
    copy.cells = cells;
    intake->held[intake->held_count++] = copy;
}

static bool decide(struct intake *intake, struct error *err)
{
    if (!intake_decide(intake, err)) return false;
    arena_reset(intake->scratch);
    if (intake->phase != PHASE_ROWS) return true;
    size_t first = 0;
    while (first < intake->held_count && intake->held[first].number < intake->sheet.first_row)
        first++;
    for (size_t i = first;
         i < intake->held_count && intake->refusal == CODE_OK && !intake->reading.swapped; i++)
        if (!intake_map(intake, &intake->held[i], err)) return false;
    return true;
}

static bool take_row(struct intake *intake, const struct sheet_row *row, struct error *err)
{
    if (intake->phase == PHASE_IGNORE) return true;
    if (intake->phase == PHASE_ROWS) return intake_map(intake, row, err);
    hold(intake, row);
    return (intake->held_count < LOCATE_ROWS && intake->held_bytes < held_limit) ||
           decide(intake, err);
}

/* A line known from another file with the same heading; the head of the file is never left out. */
static bool take_same(struct intake *intake, const struct same_row *row, struct error *err)
{
    _Static_assert((int)LOCATE_ROWS <= (int)LINES_FIRST, "the table is found in the first rows");
    if (intake->phase == PHASE_IGNORE || intake->ended) return true;
    if (intake->phase != PHASE_ROWS || intake->sink.same == NULL)
        return error_set(err, CODE_READER_CRASHED, "bộ đọc gửi về dữ liệu sai quy cách");
    intake->begun = true;
    return intake->sink.same(intake->sink.context, row, err);
}

static bool end_sheet(struct intake *intake, struct error *err)
{
    if (intake->info.hidden) return intake->sink.sheet(intake->sink.context, &intake->sheet, err);
    if (intake->phase == PHASE_COLLECT && !decide(intake, err)) return false;
    if (intake->refusal != CODE_OK || intake->sheet.contract == NULL ||
        intake->sheet.refusal != CODE_OK)
        return true;
    return intake->sink.sheet_end == NULL ||
           intake->sink.sheet_end(intake->sink.context, &intake->sheet, err);
}

static bool take_note(struct intake *intake, const struct read_note *note, struct error *err)
{
    struct finding finding = {
        .code = note->code, .row = note->row, .field = "", .column = note->column};
    return intake->sink.finding == NULL ||
           intake->sink.finding(intake->sink.context, &finding, err);
}

static bool dispatch(struct intake *intake, const struct record *record, struct error *err)
{
    switch (record->kind) {
    case RECORD_FILE: intake->is_csv = record->file->kind == KIND_CSV; return true;
    case RECORD_SHEET: begin_sheet(intake, record->sheet); return true;
    case RECORD_ROW: {
        struct sheet_row row = *record->row;
        if (intake->context.columns && row.count > intake->context.columns)
            row.count = intake->context.columns;
        return take_row(intake, &row, err);
    }
    case RECORD_SAME: return take_same(intake, record->same, err);
    case RECORD_SHEET_END: return end_sheet(intake, err);
    case RECORD_NOTE: return take_note(intake, record->note, err);
    case RECORD_END: return true;
    }
    return true;
}

/* Numbers were read in one way before the file proved the other, or a sheet lacked its village. */
static bool must_restart(const struct intake *intake)
{
    const struct reading *reading = &intake->reading;
    if (intake->learnt) return true; /* what a sheet lacked stands in a later one */
    if (reading->proof == PROOF_BOTH) return reading->guessed != 0;
    unsigned right = reading->proof == PROOF_ENGLISH ? PROOF_ENGLISH : PROOF_VIETNAMESE;
    return (reading->guessed & ~right) != 0;
}

bool intake_record(struct intake *intake, const struct record *record, enum intake_outcome *ret,
                   struct error *err)
{
    if (!dispatch(intake, record, err)) return false;
    if (intake->reading.swapped && intake->refusal == CODE_OK) {
        intake->refusal = CODE_BAD_DATE;
        int date =
            intake->sheet.contract == NULL ? -1 : rules_of(intake->sheet.contract)->main_date;
        if (date >= 0)
            strncpy(intake->refusal_field, intake->sheet.contract->fields[date].name,
                    sizeof intake->refusal_field - 1);
    }
    *ret = intake->refusal != CODE_OK ? INTAKE_FILE_REFUSED
           : must_restart(intake)     ? INTAKE_RESTART
                                      : INTAKE_GOES_ON;
    return true;
}
