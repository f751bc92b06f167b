/*
 * Whole sheets through the contracts: rows are lines, cells stand between '|'; a line that begins
 * with "---" begins a sheet, a cell "^" lies under the one above, one that begins with "=" is a
 * number. Run from the source tree.
 */
#include "fuzz.h"

#include "base/unicode.h"
#include "contract/intake.h"

#include <stdlib.h>
#include <string.h>

enum { CELLS = 64 };

static struct arena *lasting;
static struct contract_set set;
static struct village_index *villages;
static const struct hmac_key key = {.bytes = {7}};
static const struct contract *contract;

static void promise(bool kept)
{
    if (!kept) abort();
}

static bool on_sheet(void *context, const struct intake_sheet *sheet, struct error *err)
{
    (void)context, (void)err;
    contract = sheet->contract;
    promise(sheet->contract != NULL || sheet->refusal != CODE_OK || sheet->hidden);
    promise(utf8_valid(span_of(sheet->refusal_field), NULL));
    for (uint32_t i = 0; i < sheet->heading_count; i++)
        promise(utf8_valid(span_of(sheet->headings[i]), NULL));
    return true;
}

/* A row without a reject has its key, and what it tells is text. */
static bool on_row(void *context, const struct intake_row *row, struct error *err)
{
    (void)context, (void)err;
    for (size_t i = 0; i < contract->field_count; i++) {
        const struct value *value = &row->values[i];
        bool column = contract->fields[i].key && contract->fields[i].type != FIELD_DERIVED;
        promise(row->rejected || !column || value->kind != VALUE_NULL);
        if (value->kind == VALUE_TEXT) promise(utf8_valid(value->text, NULL));
    }
    bool reject = false;
    for (size_t i = 0; i < row->finding_count; i++)
        reject |= code_info(row->findings[i].code)->severity == SEVERITY_REJECT;
    promise(reject == row->rejected);
    return true;
}

static bool on_finding(void *context, const struct finding *finding, struct error *err)
{
    (void)context, (void)err;
    promise(utf8_valid(span_of(finding->field), NULL));
    return true;
}

static void prepare(void)
{
    struct error err = {.code = CODE_OK};
    static const char *alias[] = {"Xóm Mai"};
    static const struct village list[] = {
        {.code = "10633-T01", .name = "An Điền", .former_commune = "Quốc Tuấn"},
        {.code = "10633-T03",
         .name = "Đông",
         .former_commune = "Quốc Tuấn",
         .aliases = alias,
         .alias_count = 1},
        {.code = "10633-T08", .name = "Đông", .former_commune = "Hiệp Cát"}};
    struct village_home home = {"Trần Phú", "Hải Phòng", "Nam Sách", "Hải Dương", "xã"};
    lasting = arena_open(64U << 20);
    promise(contract_set_load(lasting, "schemas/sources", "schemas/xsd/source.xsd", &set, &err));
    villages = village_index_open(lasting, &home, list, 3);
}

static uint32_t cut_row(struct span line, struct cell *cells)
{
    uint32_t count = 0;
    struct span part;
    memset(cells, 0, CELLS * sizeof *cells);
    while (count < CELLS && span_cut(&line, '|', &part)) {
        struct cell *cell = &cells[count++];
        *cell = (struct cell){.kind = part.length == 0 ? CELL_EMPTY : CELL_TEXT,
                              .span_rows = 1,
                              .span_columns = 1,
                              .text = part};
        if (!utf8_valid(part, NULL)) {
            cell->text.length = 0;
            cell->flags = CELL_BAD_ENCODING;
        } else if (span_equals(part, "^")) {
            cell->text.length = 0;
            cell->flags = CELL_COVERED;
        } else if (span_starts_with(part, "=")) {
            cell->kind = CELL_NUMBER;
            cell->text = span_make(part.bytes + 1, part.length - 1);
        } else if (span_starts_with(part, "~")) {
            cell->span_rows = 3;
            cell->span_columns = 2;
        }
    }
    return count;
}

static enum intake_outcome push(struct intake *intake, struct span text, bool csv)
{
    struct error err = {.code = CODE_OK};
    enum intake_outcome outcome = INTAKE_GOES_ON;
    struct file_info file = {.kind = csv ? KIND_CSV : KIND_XLSX};
    struct sheet_info sheet = {0};
    struct record record = {.kind = RECORD_FILE, .file = &file, .sheet = &sheet};
    struct cell cells[CELLS];
    struct sheet_row row = {.cells = cells};
    struct span line;
    promise(intake_record(intake, &record, &outcome, &err));
    record.kind = RECORD_SHEET;
    promise(intake_record(intake, &record, &outcome, &err));
    while (outcome == INTAKE_GOES_ON && span_cut(&text, '\n', &line)) {
        if (span_starts_with(line, "---")) {
            record.kind = RECORD_SHEET_END;
            promise(intake_record(intake, &record, &outcome, &err));
            if (outcome != INTAKE_GOES_ON) return outcome;
            sheet.index++;
            record.kind = RECORD_SHEET;
            row.number = 0;
        } else {
            record.kind = RECORD_ROW;
            record.row = &row;
            row.number++;
            row.flags = span_starts_with(line, "!") ? ROW_BROKEN : 0;
            row.count = cut_row(line, cells);
        }
        promise(intake_record(intake, &record, &outcome, &err));
    }
    record.kind = RECORD_SHEET_END;
    if (outcome == INTAKE_GOES_ON) promise(intake_record(intake, &record, &outcome, &err));
    return outcome;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (lasting == NULL) prepare();
    if (size < 2) return 0;
    ARENA_AUTO struct arena *arena = arena_open(16U << 20);
    struct error err = {.code = CODE_OK};
    struct intake_sink sink = {.sheet = on_sheet, .row = on_row, .finding = on_finding};
    struct span text = span_make((const char *)data + 1, size - 1), name;
    struct span rest = text;
    if (!span_cut(&rest, '\n', &name) || !utf8_valid(name, NULL)) name = span_of("");
    struct intake_context context = {.contracts = &set,
                                     .villages = villages,
                                     .key = &key,
                                     .file_name = arena_strndup(arena, name.bytes, name.length),
                                     .as_of = 20777,
                                     .plan_year = 2026};
    INTAKE_AUTO struct intake *intake = NULL;
    promise(intake_open(&intake, arena, &context, &sink, &err));
    enum intake_outcome outcome = push(intake, text, (data[0] & 1) != 0);
    for (int passes = 0; passes < 3 && outcome == INTAKE_RESTART; passes++) {
        intake_restart(intake);
        outcome = push(intake, text, (data[0] & 1) != 0);
    }
    promise(outcome != INTAKE_RESTART); /* at most two more passes */
    return 0;
}
