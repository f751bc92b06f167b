#include "grid.h"

#include "contract/dates.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CELLS = 40 };

struct run {
    const struct grid *grid;
    struct buffer *out;
    const struct contract *contract;
};

static const struct village villages[] = {
    {"T01", "An Điền", "Quốc Tuấn", NULL, 0, 0, INT32_MAX, NULL, ""},
    {"T03", "Đông", "Quốc Tuấn", NULL, 0, 0, INT32_MAX, NULL, ""},
    {"T08", "Đông", "Hiệp Cát", NULL, 0, 0, INT32_MAX, NULL, ""},
    {"T14", "Hoàng Thủy", "Hiệp Cát", NULL, 0, 0, INT32_MAX, NULL, ""},
};

static bool on_sheet(void *context, const struct intake_sheet *sheet, struct error *err)
{
    struct run *run = context;
    (void)err;
    run->contract = sheet->contract;
    if (sheet->hidden)
        buffer_add_text(run->out, "sheet hidden\n");
    else if (sheet->refusal != CODE_OK)
        buffer_printf(run->out, "sheet %s %s %s\n",
                      sheet->contract == NULL ? "-" : sheet->contract->code,
                      code_info(sheet->refusal)->name, sheet->refusal_field);
    else
        buffer_printf(run->out, "sheet %s %ld %s %s\n", sheet->contract->code,
                      (long)sheet->heading_row, sheet->village_code, sheet->month);
    return true;
}

static void add_value(struct buffer *out, const struct value *value)
{
    int32_t y, m, d;
    switch (value->kind) {
    case VALUE_NULL: buffer_add_text(out, "-"); break;
    case VALUE_TEXT: buffer_add_span(out, value->text); break;
    case VALUE_BYTES:
        buffer_printf(out, "%02x%02x", (unsigned char)value->text.bytes[0],
                      (unsigned char)value->text.bytes[1]);
        break;
    case VALUE_DATE:
        date_civil((int32_t)value->number, &y, &m, &d);
        buffer_printf(out, "%04d-%02d-%02d", y, m, d);
        break;
    default: buffer_printf(out, "%ld", (long)value->number); break;
    }
}

static bool on_row(void *context, const struct intake_row *row, struct error *err)
{
    struct run *run = context;
    (void)err;
    buffer_printf(run->out, "row %ld", (long)row->row);
    struct span rest = span_of(run->grid->fields == NULL ? "" : run->grid->fields), name;
    char text[64];
    while (!row->rejected && span_cut(&rest, ' ', &name)) {
        snprintf(text, sizeof text, "%.*s", (int)name.length, name.bytes);
        int field = contract_field(run->contract, text);
        if (field < 0) continue;
        buffer_printf(run->out, " %s=", text);
        add_value(run->out, &row->values[field]);
    }
    for (size_t i = 0; i < row->finding_count; i++)
        buffer_printf(run->out, " ! %s %s", row->findings[i].field,
                      code_info(row->findings[i].code)->name);
    buffer_add_char(run->out, '\n');
    return true;
}

static bool on_finding(void *context, const struct finding *finding, struct error *err)
{
    struct run *run = context;
    (void)err;
    buffer_printf(run->out, "warning %s: %s\n", finding->field, code_info(finding->code)->name);
    return true;
}

static void make_row(const struct grid *grid, struct span line, int64_t number, struct cell *cells,
                     struct sheet_row *ret)
{
    struct span part;
    *ret = (struct sheet_row){.number = number, .cells = cells};
    memset(cells, 0, CELLS * sizeof *cells);
    while (ret->count < CELLS && span_cut(&line, '|', &part)) {
        struct cell *cell = &cells[ret->count++];
        *cell = (struct cell){.text = part,
                              .kind = part.length == 0 ? CELL_EMPTY : CELL_TEXT,
                              .span_columns = 1,
                              .span_rows = 1};
        if (span_equals(part, "^") || span_equals(part, "<")) {
            cell->text.length = 0;
            cell->kind = CELL_EMPTY;
            cell->flags = CELL_COVERED;
            if (part.bytes[0] == '<')
                for (uint32_t i = ret->count - 1; i-- > 0;)
                    if (cells[i].text.length > 0) {
                        cells[i].span_columns++;
                        break;
                    }
        } else if (span_starts_with(part, "=")) {
            cell->text = span_make(part.bytes + 1, part.length - 1);
            cell->kind = CELL_NUMBER;
        } else if (grid->bad_cells && span_equals(part, "?")) {
            cell->flags = CELL_BAD_ENCODING;
        }
    }
}

/* How many rows below have "^" in that column: the height of the merge. */
static uint32_t merge_height(struct span below, uint32_t column)
{
    uint32_t height = 1;
    struct span line, part;
    while (span_cut(&below, '\n', &line)) {
        uint32_t at = 0;
        bool covered = false;
        while (span_cut(&line, '|', &part))
            if (at++ == column) covered = span_equals(part, "^");
        if (!covered) break;
        height++;
    }
    return height;
}

static enum intake_outcome push(struct intake *intake, struct run *run, const char *text,
                                struct error *err)
{
    enum intake_outcome outcome = INTAKE_GOES_ON;
    struct file_info file = {.kind = run->grid->csv ? KIND_CSV : KIND_XLSX};
    struct sheet_info sheet = {0};
    struct record record = {.kind = RECORD_FILE, .file = &file, .sheet = &sheet};
    struct span rest = span_of(text), line;
    struct cell cells[CELLS];
    struct sheet_row row;
    bool open = false;
    int64_t number = 0;
    if (!intake_record(intake, &record, &outcome, err)) abort();
    while (outcome == INTAKE_GOES_ON && span_cut(&rest, '\n', &line)) {
        bool begins = span_starts_with(line, "---");
        if (begins || !open) {
            record.kind = RECORD_SHEET_END;
            if (open && !intake_record(intake, &record, &outcome, err)) abort();
            sheet.index += open;
            sheet.name = begins ? span_make(line.bytes + 3, line.length - 3) : span_of("");
            record.kind = RECORD_SHEET;
            number = 0;
            open = true;
            if (outcome == INTAKE_GOES_ON && !intake_record(intake, &record, &outcome, err))
                abort();
            if (begins) continue;
        }
        make_row(run->grid, line, ++number, cells, &row);
        for (uint32_t i = 0; i < row.count; i++)
            if (cells[i].text.length > 0) cells[i].span_rows = merge_height(rest, i);
        record.kind = RECORD_ROW;
        record.row = &row;
        if (!intake_record(intake, &record, &outcome, err)) abort();
    }
    record.kind = RECORD_SHEET_END;
    if (outcome == INTAKE_GOES_ON && !intake_record(intake, &record, &outcome, err)) abort();
    record.kind = RECORD_END;
    if (outcome == INTAKE_GOES_ON && !intake_record(intake, &record, &outcome, err)) abort();
    return outcome;
}

void grid_run(const struct grid *grid, const char *text, struct buffer *ret)
{
    ARENA_AUTO struct arena *arena = arena_open(64U << 20);
    struct error err = {.code = CODE_OK};
    struct contract_set set;
    struct village_home home = {"Trần Phú", "Hải Phòng", "Nam Sách", "Hải Dương", "xã"};
    struct hmac_key key = {.bytes = {7}};
    struct moment as_of;
    struct run run = {.grid = grid, .out = ret};
    struct intake_sink sink = {
        .context = &run, .sheet = on_sheet, .row = on_row, .finding = on_finding};
    if (!contract_set_load(arena, "schemas/sources", "schemas/xsd/source.xsd", &set, &err)) {
        fprintf(stderr, "%s %s:%ld\n", err.text, err.place.file, err.place.row);
        abort();
    }
    date_parse(arena, span_of(grid->as_of == NULL ? "2026-11-20" : grid->as_of), &as_of);
    struct intake_context context = {
        .contracts = &set,
        .villages = village_index_open(arena, &home, villages, 4),
        .key = &key,
        .file_name = grid->file_name,
        .as_of = as_of.days,
        .plan_year = 2026,
    };
    INTAKE_AUTO struct intake *intake = NULL;
    if (!intake_open(&intake, arena, &context, &sink, &err)) abort();
    enum intake_outcome outcome = push(intake, &run, text, &err);
    for (int i = 0; i < 2 && outcome == INTAKE_RESTART; i++) {
        buffer_clear(ret);
        buffer_add_text(ret, "again\n");
        intake_restart(intake);
        outcome = push(intake, &run, text, &err);
    }
    const char *field;
    enum code refusal = intake_refusal(intake, &field);
    if (outcome == INTAKE_FILE_REFUSED) {
        buffer_clear(ret);
        buffer_printf(ret, "refused %s %s\n", code_info(refusal)->name, field);
    }
}
