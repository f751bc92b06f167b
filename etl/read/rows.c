/*
 * rows: see rows.h. Merges live in rows_merge.c.
 */
#include "rows.h"

#include "base/unicode.h"
#include "rows_merge.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_CELLS = 64, CELL_COST = 32 /* bytes that a cell counts besides its text */ };
static const int64_t ROW_BYTES_MAX = INT64_C(32) << 20;
/* Shared strings are told by number: a small sheet may say gigabytes. Eight times the limit of what
 * is unpacked. */
static const int64_t AMPLIFICATION_MAX = 8;

void rows_init(struct rows *rows, const struct read_options *options, const struct sheet_sink *sink)
{
    *rows = (struct rows){.options = options, .sink = sink};
    rows->text = arena_open((size_t)ROW_BYTES_MAX * 4);
}

void rows_release(struct rows *rows)
{
    arena_closep(&rows->text);
    free(rows->cells);
    free(rows->merges);
    free(rows->active);
    *rows = (struct rows){0};
}

bool rows_sheet(struct rows *rows, struct span name, bool hidden, struct error *err)
{
    unsigned flags = 0;
    arena_reset(rows->text);
    struct sheet_info info = {.index = rows->sheet_index++, .hidden = hidden};
    info.name = rows_clean(rows->text, rows->options, name, &flags);
    rows->last = rows->sent = 0;
    rows->enough = false;
    rows->merge_count = rows->first_merge = rows->active_count = 0;
    return rows->sink->sheet(rows->sink->context, &info, err);
}

bool rows_sheet_end(struct rows *rows, struct error *err)
{
    return rows->sink->sheet_end(rows->sink->context, err);
}

bool rows_begin(struct rows *rows, int64_t number, uint32_t flags, struct error *err)
{
    if (number <= rows->last && (rows->last > 0 || rows->sent > 0))
        return error_set(err, CODE_UNREADABLE_FILE, "các dòng của trang tính không theo thứ tự");
    rows->number = rows->last = number;
    rows->flags = flags;
    rows->filled = false;
    rows->count = 0;
    rows->row_bytes = 0;
    arena_reset(rows->text);
    return true;
}

/* Makes sure that cells[column] is there; those between are empty. */
static bool reach(struct rows *rows, int64_t column, struct error *err)
{
    if (column < 0 || column >= rows->options->limits.columns)
        return error_set(err, CODE_FILE_TOO_LARGE, "dòng có quá %lld cột",
                         (long long)rows->options->limits.columns);
    size_t wanted = (size_t)column + 1;
    if (wanted > rows->capacity) {
        size_t capacity = rows->capacity == 0 ? FIRST_CELLS : rows->capacity;
        while (capacity < wanted) capacity *= 2;
        struct cell *cells = realloc(rows->cells, capacity * sizeof *cells);
        if (cells == NULL) return error_set(err, CODE_MEMORY, "hết bộ nhớ khi đọc trang tính");
        rows->cells = cells;
        rows->capacity = capacity;
    }
    for (; rows->count < wanted; rows->count++)
        rows->cells[rows->count] =
            (struct cell){.text = {"", 0}, .span_columns = 1, .span_rows = 1};
    return true;
}

static bool count_bytes(struct rows *rows, size_t bytes, struct error *err)
{
    rows->row_bytes += (int64_t)bytes;
    rows->all_bytes += (int64_t)bytes;
    if (rows->row_bytes > ROW_BYTES_MAX)
        return error_set(err, CODE_FILE_TOO_LARGE, "một dòng có quá nhiều chữ");
    return rows->all_bytes <= rows->options->limits.sheet_unpacked_bytes * AMPLIFICATION_MAX ||
           error_set(err, CODE_FILE_TOO_LARGE, "tổng số chữ của tệp vượt quá giới hạn");
}

bool rows_put_kept(struct rows *rows, int64_t column, enum cell_kind kind, unsigned flags,
                   struct span text, struct error *err)
{
    if (kind == CELL_EMPTY || (kind == CELL_TEXT && text.length == 0 && flags == 0)) return true;
    if (!reach(rows, column, err) || !count_bytes(rows, text.length + CELL_COST, err)) return false;
    struct cell *cell = &rows->cells[column];
    if (cell->kind != CELL_EMPTY)
        return error_set(err, CODE_UNREADABLE_FILE, "một ô xuất hiện hai lần trong trang tính");
    cell->text = text;
    cell->kind = (uint8_t)kind;
    cell->flags = (uint8_t)flags;
    rows->filled = true;
    return true;
}

bool rows_put(struct rows *rows, int64_t column, enum cell_kind kind, unsigned flags,
              struct span text, struct error *err)
{
    struct span clean = rows_clean(rows->text, rows->options, text, &flags);
    if (clean.bytes == text.bytes && clean.length > 0)
        clean.bytes = arena_strndup(rows->text, clean.bytes, clean.length);
    return rows_put_kept(rows, column, kind, flags, clean, err);
}

bool rows_put_value(struct rows *rows, int64_t column, enum cell_kind kind, unsigned flags,
                    const char *text, struct error *err)
{
    size_t length = strlen(text);
    struct span kept = span_make(arena_strndup(rows->text, text, length), length);
    return rows_put_kept(rows, column, kind, flags, kept, err);
}

struct span rows_clean(struct arena *arena, const struct read_options *options, struct span text,
                       unsigned *flags)
{
    size_t limit = (size_t)options->limits.cell_bytes;
    if (text.length > limit) {
        text.length = utf8_cut(text, limit);
        *flags |= CELL_TOO_LONG;
    }
    size_t controls = 0;
    for (size_t i = 0; i < text.length; i++)
        controls += byte_is_control((unsigned char)text.bytes[i]);
    if (controls > 0) {
        char *copy = arena_alloc(arena, text.length);
        size_t length = 0;
        for (size_t i = 0; i < text.length; i++)
            if (!byte_is_control((unsigned char)text.bytes[i])) copy[length++] = text.bytes[i];
        text = span_make(copy, length);
        *flags |= CELL_REPAIRED;
    }
    struct span normal = nfc(arena, text);
    if (normal.length > limit) normal.length = utf8_cut(normal, limit);
    return normal;
}

void rows_drop(struct rows *rows, int64_t last)
{
    if (rows->last == last) return;
    rows->all_bytes -= rows->row_bytes;
    rows->row_bytes = 0;
    rows->last = last;
}

/* Limits of a row that is about to be sent. */
static bool may_send(struct rows *rows, struct error *err)
{
    rows->sent++;
    rows->all_sent++;
    if (rows->sent > rows->options->limits.sheet_rows)
        return error_set(err, CODE_FILE_TOO_LARGE, "trang tính có quá %lld dòng",
                         (long long)rows->options->limits.sheet_rows);
    rows->enough = rows->options->head_rows > 0 && rows->sent >= rows->options->head_rows;
    return true;
}

bool rows_end(struct rows *rows, struct error *err)
{
    if (!rows_merges_apply(rows, reach, err)) return false;
    if (!rows->filled) return true;
    if (!may_send(rows, err)) return false;
    struct sheet_row row = {
        .number = rows->number, .flags = rows->flags, .count = rows->count, .cells = rows->cells};
    return rows->sink->row(rows->sink->context, &row, err);
}

bool rows_again(struct rows *rows, struct error *err)
{
    int64_t bytes = rows->row_bytes;
    rows->row_bytes = 0;
    rows->number = ++rows->last;
    return count_bytes(rows, (size_t)bytes, err) && rows_end(rows, err);
}
