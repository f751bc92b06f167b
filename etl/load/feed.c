/*
 * feed: see feed.h. The sink's callbacks put rows where the contract says; a savepoint undoes a
 *         refused or restarted file.
 */
#include "feed.h"

#include "sql.h"
#include "stage.h"

#include <string.h>
#include <unistd.h>

enum { PEEK_ROWS = 80, MAX_RESTARTS = 3, MAX_SHEETS = 1024 };

struct feed {
    struct load_context *load;
    struct arena *arena;
    const struct feed_request *request;
    struct feed_result *result;
    struct feed_sheet *sheet; /* current; NULL = none yet */
    struct stage *stage;      /* open COPY of the current sheet */
    struct stage *aside;      /* first load: rows that may repeat a key wait here for the stage */
    struct known *known;      /* dossiers as they are; NULL = every row is sent */
    int key;                  /* field whose repeats are watched; -1 = none */
    bool whole;               /* lines were left out wrongly: the file is to be read again */
    bool keep_cells;          /* rows may be rejected by settling (member unknown) */
};

static struct feed_sheet *new_sheet(struct feed *feed)
{
    struct feed_result *result = feed->result;
    if (result->sheet_count >= MAX_SHEETS) return NULL;
    if (!result->sheets)
        result->sheets = arena_array(feed->arena, MAX_SHEETS, sizeof *result->sheets);
    return &result->sheets[result->sheet_count++];
}

static void note_fields(struct feed *feed, const struct intake_sheet *from)
{
    const struct contract *contract = from->contract;
    struct feed_sheet *sheet = feed->sheet;
    sheet->fields = arena_array(feed->arena, contract->field_count + 1, sizeof *sheet->fields);
    for (size_t i = 0; i < contract->field_count; i++)
        if (contract->fields[i].stage && (from->fields >> i & 1))
            sheet->fields[sheet->field_count++] = contract->fields[i].stage;
}

/* The headings of a taken sheet, for giving rejected rows back below them. */
static void note_headings(struct feed *feed, const struct intake_sheet *from)
{
    struct feed_sheet *sheet = feed->sheet;
    sheet->headings = arena_array(feed->arena, from->heading_count + 1, sizeof *sheet->headings);
    sheet->heading_count = from->heading_count;
    for (size_t i = 0; i < from->heading_count; i++)
        sheet->headings[i] = arena_strdup(feed->arena, from->headings[i]);
}

/* Dossiers are many and their merge must not meet a key twice; the other facts find repeats in
 * SQL. */
static int watched_key(const struct contract *contract)
{
    if (strcmp(contract->fact, "dossier") != 0) return -1;
    for (size_t i = 0; i < contract->field_count; i++)
        if (contract->fields[i].stage && strcmp(contract->fields[i].stage, "code") == 0)
            return (int)i;
    return -1;
}

/* Digests of the dossiers in force on the columns of this sheet. */
static bool learn(struct feed *feed, struct error *err)
{
    struct load_context *load = feed->load;
    const struct feed_sheet *sheet = feed->sheet;
    int64_t rows = 0;
    if (!db_tally(load->db, sql_dossier_count, 1, &load->commune, &rows, err)) return false;
    if (rows == 0 || rows > KNOWN_MOST) return true;
    known_closep(&feed->known);
    return known_open(&feed->known, rows, &load->key, err) &&
           stage_learn(load->db, load->commune, feed->known, sheet->fields, sheet->field_count,
                       err);
}

/* Lines are remembered of dossiers in one CSV table. */
static struct recall *recall_of(const struct feed *feed)
{
    return feed->key >= 0 && feed->result->info.kind == KIND_CSV ? feed->request->recall : NULL;
}

static bool begin_stage(struct feed *feed, const struct intake_sheet *from, struct error *err)
{
    const struct feed_sheet *sheet = feed->sheet;
    struct stage_fixed fixed = {feed->load->commune, feed->request->file_id, (int32_t)sheet->index};
    feed->key = watched_key(sheet->contract);
    struct recall *recall = recall_of(feed);
    if (recall && !recall_sheet(recall, from)) {
        feed->whole = true;
        return error_set(err, CODE_INTERNAL, "phải đọc lại cả tệp");
    }
    feed->keep_cells = strcmp(sheet->contract->fact, "training_attendance") == 0 ||
                       strcmp(sheet->contract->fact, "election_participation") == 0;
    bool known = recall && recall_lines(recall)->capacity > 0;
    if (feed->key >= 0 && feed->request->skip_same && !known &&
        feed->result->info.sheet_count == 1 && !learn(feed, err))
        return false;
    if (!feed->request->direct || feed->key < 0)
        return stage_begin(&feed->stage, feed->load->db, "stage", sheet->contract, &fixed, err) &&
               (!feed->known ||
                stage_watch(feed->stage, feed->known, sheet->fields, sheet->field_count, err));
    return stage_begin_aside(&feed->aside, feed->load->db, "stage", sheet->contract, &fixed,
                             feed->load->spool, err) &&
           stage_begin(&feed->stage, feed->load->db, "fact", sheet->contract, &fixed, err);
}

static bool take_sheet(void *context, const struct intake_sheet *from, struct error *err)
{
    struct feed *feed = context;
    struct feed_sheet *sheet = feed->sheet = new_sheet(feed);
    if (!sheet) return error_set(err, CODE_UNSAFE_FILE, "tệp có hơn %d trang tính", MAX_SHEETS);
    sheet->index = from->index;
    sheet->contract = from->contract;
    sheet->refusal = from->refusal;
    sheet->hidden = from->hidden;
    sheet->heading_row = from->heading_row;
    sheet->taken = from->contract && from->refusal == CODE_OK && !from->hidden;
    memcpy(sheet->name, from->name, sizeof sheet->name);
    memcpy(sheet->refusal_field, from->refusal_field, sizeof sheet->refusal_field);
    memcpy(sheet->village_code, from->village_code, sizeof sheet->village_code);
    memcpy(sheet->month, from->month, sizeof sheet->month);
    memcpy(sheet->supplement, from->supplement, sizeof sheet->supplement);
    if (from->contract) note_fields(feed, from);
    if (sheet->taken) note_headings(feed, from);
    return !sheet->taken || feed->request->head_only || begin_stage(feed, from, err);
}

/* A row whose dossier came before in this file. */
static bool take_repeat(struct feed *feed, int64_t row, struct error *err)
{
    feed->result->left_out++;
    return !feed->request->rejects ||
           rejects_add_repeat(feed->request->rejects, (int32_t)feed->sheet->index, row, err);
}

/* A line of the last export that changes nothing. */
static bool take_same(void *context, const struct same_row *row, struct error *err)
{
    struct feed *feed = context;
    feed->sheet->rows_read++;
    if (!recall_same(feed->request->recall, row->place)) return take_repeat(feed, row->number, err);
    feed->result->left_out++;
    return true;
}

static bool take_row(void *context, const struct intake_row *row, struct error *err)
{
    struct feed *feed = context;
    struct feed_sheet *sheet = feed->sheet;
    sheet->rows_read++;
    if (row->rejected) sheet->rows_rejected++;
    if (feed->request->head_only) return true;
    if (feed->request->rejects && (row->finding_count || feed->keep_cells) &&
        !rejects_add_row(feed->request->rejects, (int32_t)sheet->index, row, feed->keep_cells, err))
        return false;
    if (row->rejected) return true;
    bool repeat =
        feed->key >= 0 && repeat_seen(feed->request->repeats, row->values[feed->key].text);
    struct recall *recall = recall_of(feed);
    bool again = false;
    if (recall &&
        !recall_row(recall, row->values[feed->key].text, repeat ? 0 : row->line, &again, err))
        return false;
    if (again) return take_repeat(feed, row->row, err);
    if (repeat) feed->result->repeats++;
    struct stage *stage = repeat && feed->aside ? feed->aside : feed->stage;
    enum known_answer answer;
    if (!stage_row(stage, row->row, repeat, row->values, &answer, err)) return false;
    if (answer == KNOWN_REPEAT) return take_repeat(feed, row->row, err);
    if (answer == KNOWN_SAME) feed->result->left_out++;
    return true;
}

static bool take_sheet_end(void *context, const struct intake_sheet *sheet, struct error *err)
{
    (void)sheet;
    struct feed *feed = context;
    return (!feed->stage || stage_end(&feed->stage, err)) &&
           (!feed->aside || stage_end(&feed->aside, err));
}

static bool take_finding(void *context, const struct finding *finding, struct error *err)
{
    struct feed *feed = context;
    if (!feed->request->rejects || feed->request->head_only) return true;
    return rejects_add(feed->request->rejects, feed->sheet ? (int32_t)feed->sheet->index : -1,
                       finding, err);
}

static bool refuse(struct feed *feed, enum code code, const char *field, const char *text)
{
    feed->result->outcome = FEED_REFUSED;
    feed->result->refusal = code;
    feed->result->refusal_field = field ? arena_strdup(feed->arena, field) : "";
    feed->result->refusal_text = arena_strdup(feed->arena, text);
    return true;
}

/* True where the error concerns this file only: the reader's refusals are rejects of the table of
 * codes. */
static bool concerns_file(const struct error *err)
{
    return code_info(err->code)->severity == SEVERITY_REJECT;
}

/* Pushes all records through intake; *ret_outcome tells why it ended. */
static bool pump(struct feed *feed, struct reader *reader, struct intake *intake,
                 enum intake_outcome *ret_outcome, struct error *err)
{
    struct record record = {.kind = RECORD_NOTE};
    *ret_outcome = INTAKE_GOES_ON;
    while (record.kind != RECORD_END && *ret_outcome == INTAKE_GOES_ON) {
        if (!reader_next(reader, &record, err)) return false;
        if (record.kind == RECORD_FILE && record.file) feed->result->info = *record.file;
        if (!intake_record(intake, &record, ret_outcome, err)) return false;
    }
    return true;
}

/* Forgets what a pass has read: before a restart, and after a refusal. */
static bool undo(struct feed *feed, struct error *err)
{
    stage_closep(&feed->stage);
    stage_closep(&feed->aside);
    feed->sheet = NULL;
    if (feed->result->sheet_count > 0) /* the next pass counts from nothing */
        memset(feed->result->sheets, 0, feed->result->sheet_count * sizeof *feed->result->sheets);
    feed->result->sheet_count = 0;
    feed->result->repeats = 0;
    feed->result->left_out = 0;
    known_closep(&feed->known);
    if (feed->request->head_only) return true;
    feed->whole = false;
    if (feed->request->recall && !recall_restart(feed->request->recall, err)) return false;
    if (feed->request->repeats) repeat_clear(feed->request->repeats);
    if (feed->request->rejects && !rejects_restart(feed->request->rejects, err)) return false;
    return db_script(feed->load->db, "ROLLBACK TO SAVEPOINT feed", err);
}

static bool pass(struct feed *feed, struct intake *intake, enum intake_outcome *ret_outcome,
                 struct error *err)
{
    READER_AUTO struct reader *reader = NULL;
    struct read_options options = feed->load->read;
    if (feed->request->head_only) options.head_rows = PEEK_ROWS;
    if (feed->request->recall) options.lines = recall_lines(feed->request->recall);
    if (lseek(feed->request->fd, 0, SEEK_SET) != 0)
        return error_set(err, CODE_FILE_READ, "không đọc lại được tệp trong kho");
    return reader_open(&reader, feed->request->fd, &options, err) &&
           pump(feed, reader, intake, ret_outcome, err);
}

/* Lines were left out as known, but numbers of others are written in the English way. */
static bool misled(struct feed *feed, const struct intake *intake)
{
    struct recall *recall = feed->request->recall;
    feed->result->lines_tell = !intake_is_english(intake);
    return recall && recall_lines(recall)->capacity > 0 && !feed->result->lines_tell;
}

static bool passes(struct feed *feed, struct intake *intake, struct error *err)
{
    for (int restarts = 0;; restarts++) {
        enum intake_outcome outcome;
        if (!pass(feed, intake, &outcome, err)) {
            if (!feed->whole && !concerns_file(err)) return false;
            if (!feed->whole) refuse(feed, err->code, "", err->text);
            error_clear(err);
            if (!feed->whole) return undo(feed, err);
            outcome = INTAKE_RESTART;
        }
        if (outcome == INTAKE_GOES_ON && !misled(feed, intake)) return true;
        if (outcome == INTAKE_FILE_REFUSED) {
            const char *field = "";
            enum code code = intake_refusal(intake, &field);
            refuse(feed, code, field, "");
            return undo(feed, err);
        }
        if (restarts == MAX_RESTARTS)
            return error_set(err, CODE_INTERNAL, "tệp phải đọc lại quá nhiều lần");
        if (!undo(feed, err)) return false;
        intake_restart(intake);
    }
}

bool feed_file(struct load_context *load, struct arena *arena, const struct feed_request *request,
               struct feed_result *ret, struct error *err)
{
    *ret = (struct feed_result){
        .outcome = FEED_DONE, .refusal_field = "", .refusal_text = "", .exported_at = -1};
    struct feed feed = {.load = load, .arena = arena, .request = request, .result = ret, .key = -1};
    struct intake_context context = load->intake;
    context.file_name = request->file_name;
    context.modified_at = request->modified_at;
    context.sheet_village = request->village;
    context.sheet_month = request->month;
    struct intake_sink sink = {.context = &feed,
                               .sheet = take_sheet,
                               .row = take_row,
                               .same = take_same,
                               .sheet_end = take_sheet_end,
                               .finding = take_finding};
    INTAKE_AUTO struct intake *intake = NULL;
    if (request->repeats) repeat_clear(request->repeats);
    if (!request->head_only && !db_script(load->db, "SAVEPOINT feed", err)) return false;
    bool done = intake_open(&intake, arena, &context, &sink, err) && passes(&feed, intake, err);
    stage_closep(&feed.stage);
    stage_closep(&feed.aside);
    known_closep(&feed.known);
    if (done) ret->exported_at = intake_exported_at(intake);
    return done;
}
