/*
 * csv_row: see csv_row.h.
 */
#include "csv_row.h"

#include "base/unicode.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROW_ARENA_BYTES = 128 << 20 };

void csv_row_init(struct csv_row *row, const struct read_options *options,
                  const struct sheet_sink *sink, const struct encoding_choice *encoding)
{
    *row = (struct csv_row){.options = options, .sink = sink};
    row->arena = arena_open(ROW_ARENA_BYTES);
    row->decoder = (struct decoder){
        .encoding = encoding->encoding, .mojibake = encoding->mojibake, .arena = row->arena};
    size_t bytes = (size_t)options->limits.columns * sizeof *row->cells;
    row->cells = malloc(bytes);
    if (row->cells == NULL) memory_end(bytes);
}

void csv_row_release(struct csv_row *row)
{
    arena_close(row->arena);
    free(row->cells);
}

void csv_row_begin(struct csv_row *row)
{
    if (arena_used_bytes(row->arena) > 0) arena_reset(row->arena);
}

static bool is_all_nul(struct span text)
{
    for (size_t i = 0; i < text.length; i++)
        if (text.bytes[i] != '\0') return false;
    return true;
}

/* One cell: cut at the limit before it costs anything, decoded, cut again at a whole character. */
static uint8_t fill_cell(struct csv_row *row, struct cell *cell, struct span text, uint8_t flags)
{
    size_t limit = (size_t)row->options->limits.cell_bytes;
    if (text.length > limit) {
        flags |= CELL_TOO_LONG;
        text.length = utf8_cut(text, limit);
    }
    text = decode_cell(&row->decoder, text, &flags);
    if (text.length > limit) {
        flags |= CELL_TOO_LONG;
        text.length = utf8_cut(text, limit);
    }
    *cell = (struct cell){.text = text,
                          .kind = text.length > 0 ? CELL_TEXT : CELL_EMPTY,
                          .flags = flags,
                          .span_columns = 1,
                          .span_rows = 1};
    return flags;
}

/* cells: flags of the row's cells; fields: of its fields. */
static void count_repairs(struct csv_row *row, unsigned cells, unsigned fields, bool broken)
{
    bool quotes = (fields & FIELD_REPAIRED) != 0, recut = (fields & FIELD_RECUT) != 0;
    row->bad += (cells & CELL_BAD_ENCODING) != 0;
    row->cut += (cells & CELL_TOO_LONG) != 0;
    row->broken += broken;
    row->quotes += quotes && !broken;
    row->recut += recut && !broken;
    row->controls += (cells & CELL_REPAIRED) != 0 && !quotes && !recut;
}

bool csv_row_send(struct csv_row *row, int64_t number, uint64_t line,
                  const struct raw_record *record, const struct field_list *fields, bool broken,
                  struct error *err)
{
    if (is_all_nul(record->text)) {
        if (row->nul_records++ == 0) row->nul_at = number;
        return true;
    }
    struct sheet_row result = {
        .number = number, .line = line, .flags = broken ? ROW_BROKEN : 0, .cells = row->cells};
    unsigned all_flags = 0, field_flags = 0;
    for (size_t i = 0; i < fields->count && !broken; i++) {
        bool repaired = (fields->items[i].flags & (FIELD_REPAIRED | FIELD_RECUT)) != 0;
        field_flags |= fields->items[i].flags;
        all_flags |=
            fill_cell(row, &row->cells[i], fields->items[i].text, repaired ? CELL_REPAIRED : 0);
    }
    result.count = (uint32_t)fields->count;
    if (broken) {
        all_flags = fill_cell(row, &row->cells[0], record->text, 0);
        result.count = 1;
    }
    if (fields->total > fields->count || record->cut)
        row->cells[result.count - 1].flags |= CELL_TOO_LONG, all_flags |= CELL_TOO_LONG;
    count_repairs(row, all_flags, field_flags, broken);
    if (all_flags != 0 || broken) result.line = 0;
    row->sent++;
    return row->sink->row(row->sink->context, &result, err);
}

static bool tell(struct csv_row *row, int64_t at, int64_t count, const char *what,
                 struct error *err)
{
    struct read_note note = {.code = CODE_REPAIRED_VALUE, .row = at, .column = -1};
    if (count == 0) return true;
    snprintf(note.text, sizeof note.text, "%lld %s", (long long)count, what);
    return row->sink->note(row->sink->context, &note, err);
}

bool csv_row_notes(struct csv_row *row, const struct encoding_choice *encoding, struct error *err)
{
    struct read_note mojibake = {.code = CODE_REPAIRED_VALUE, .column = -1};
    snprintf(mojibake.text, sizeof mojibake.text,
             "tệp bị mã hóa hai lần (%s đọc nhầm thành CP1252); chữ đã được hoàn nguyên",
             encoding_name(encoding));
    if (encoding->mojibake && !row->sink->note(row->sink->context, &mojibake, err)) return false;
    return tell(row, row->nul_at, row->nul_records, "bản ghi chỉ gồm byte 0: tệp có thể bị chép dở",
                err) &&
           tell(row, 0, row->controls, "dòng có ký tự điều khiển, đã bỏ", err) &&
           tell(row, 0, row->recut, "dòng dùng dấu phân cách khác với cả tệp, đã tách lại", err) &&
           tell(row, 0, row->quotes, "dòng có dấu nháy đặt sai chỗ, đã giữ như chữ", err);
}
