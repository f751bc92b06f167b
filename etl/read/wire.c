/*
 * wire: the child's end: packs records and writes them in batches; see wire.h.
 */
#include "wire.h"

#include "base/arena.h"
#include "base/path.h"
#include "base/unicode.h"

#include <stdlib.h>
#include <string.h>

enum { BATCH_BYTES = 64 << 10, START_BYTES = 256 << 10 };

void wire_writer_init(struct wire_writer *writer, int fd)
{
    *writer = (struct wire_writer){.fd = fd, .capacity = START_BYTES};
    writer->bytes = malloc(START_BYTES);
    if (writer->bytes == NULL) memory_end(START_BYTES);
}

void wire_writer_release(struct wire_writer *writer)
{
    free(writer->bytes);
    *writer = (struct wire_writer){.fd = -1};
}

static bool flush(struct wire_writer *writer, struct error *err)
{
    size_t length = writer->length;
    writer->length = 0;
    return length == 0 || fd_write_all(writer->fd, writer->bytes, length, err);
}

/* Begins a record whose payload has exactly that many bytes; *ret = where the payload is to be
 * written. */
static bool begin(struct wire_writer *writer, enum wire_kind kind, size_t payload_bytes, char **ret,
                  struct error *err)
{
    size_t need = WIRE_HEAD_BYTES + payload_bytes;
    if (writer->length + need > writer->capacity && !flush(writer, err)) return false;
    if (need > writer->capacity) {
        char *grown = realloc(writer->bytes, need);
        if (grown == NULL) memory_end(need);
        writer->bytes = grown;
        writer->capacity = need;
    }
    uint32_t head[2] = {(uint32_t)payload_bytes, (uint32_t)kind};
    memcpy(writer->bytes + writer->length, head, sizeof head);
    *ret = writer->bytes + writer->length + WIRE_HEAD_BYTES;
    writer->length += need;
    return true;
}

static bool batch(struct wire_writer *writer, struct error *err)
{
    return writer->length < BATCH_BYTES || flush(writer, err);
}

static char *put(char *at, const void *bytes, size_t length)
{
    memcpy(at, bytes, length);
    return at + length;
}

static bool send_file(void *context, const struct file_info *info, struct error *err)
{
    char *at;
    size_t need = 5 + sizeof info->sheet_count + sizeof info->encoding + sizeof info->delimiter +
                  sizeof info->line_end + sizeof info->explanation;
    if (!begin(context, WIRE_FILE, need, &at, err)) return false;
    uint8_t small[5] = {(uint8_t)info->kind, info->byte_order_mark, info->mojibake,
                        (uint8_t)info->quote, (uint8_t)info->escape};
    at = put(at, small, sizeof small);
    at = put(at, &info->sheet_count, sizeof info->sheet_count);
    at = put(at, info->encoding, sizeof info->encoding);
    at = put(at, info->delimiter, sizeof info->delimiter);
    at = put(at, info->line_end, sizeof info->line_end);
    put(at, info->explanation, sizeof info->explanation);
    return batch(context, err);
}

static bool send_sheet(void *context, const struct sheet_info *info, struct error *err)
{
    struct wire_state *unused = NULL;
    size_t length = utf8_cut(info->name, sizeof unused->sheet_name - 1);
    uint32_t head[3] = {info->index, info->hidden, (uint32_t)length};
    char *at;
    if (!begin(context, WIRE_SHEET, sizeof head + length, &at, err)) return false;
    at = put(at, head, sizeof head);
    if (length > 0) put(at, info->name.bytes, length);
    return batch(context, err);
}

static bool has_extra(const struct cell *cell)
{
    return cell->flags != 0 || cell->span_columns > 1 || cell->span_rows > 1;
}

struct row_size {
    size_t text_bytes, extra_count;
    uint32_t count;
};

/* What the row takes; columns and texts beyond the wire's limits are left out. */
static struct row_size measure(const struct sheet_row *row)
{
    struct row_size size = {.count = row->count > WIRE_COLUMNS ? WIRE_COLUMNS : row->count};
    for (uint32_t i = 0; i < size.count; i++) {
        size.text_bytes += row->cells[i].text.length;
        size.extra_count += has_extra(&row->cells[i]);
    }
    return size;
}

static bool send_fitting_row(struct wire_writer *writer, const struct sheet_row *row,
                             struct row_size size, struct error *err)
{
    uint32_t head[4] = {row->flags, size.count, (uint32_t)size.extra_count,
                        (uint32_t)size.text_bytes};
    size_t words = size.count * sizeof(uint32_t),
           extras = size.extra_count * sizeof(struct wire_extra);
    char *at;
    if (!begin(writer, WIRE_ROW,
               sizeof row->number + sizeof row->line + sizeof head + words + extras +
                   size.text_bytes,
               &at, err))
        return false;
    at = put(at, &row->number, sizeof row->number);
    at = put(at, &row->line, sizeof row->line);
    at = put(at, head, sizeof head);
    char *extra_at = at + words, *text_at = extra_at + extras;
    for (uint32_t i = 0; i < size.count; i++) {
        const struct cell *cell = &row->cells[i];
        uint32_t word = (uint32_t)cell->text.length | (uint32_t)cell->kind << 24;
        at = put(at, &word, sizeof word);
        if (has_extra(cell)) {
            struct wire_extra extra = {i, cell->span_rows, cell->span_columns, cell->flags, 0};
            extra_at = put(extra_at, &extra, sizeof extra);
        }
        if (cell->text.length > 0) text_at = put(text_at, cell->text.bytes, cell->text.length);
    }
    return batch(writer, err);
}

/* A row of many long cells: every cell keeps an equal share of what a row may hold. */
static bool send_cut_row(struct wire_writer *writer, const struct sheet_row *row, uint32_t count,
                         struct error *err)
{
    struct cell *cells = malloc(count * sizeof *cells);
    if (cells == NULL) memory_end(count * sizeof *cells);
    struct sheet_row cut = {
        .number = row->number, .flags = row->flags, .count = count, .cells = cells};
    size_t share = WIRE_ROW_BYTES / count;
    for (uint32_t i = 0; i < count; i++) {
        cells[i] = row->cells[i];
        if (cells[i].text.length <= share) continue;
        cells[i].text.length = utf8_cut(cells[i].text, share);
        cells[i].flags |= CELL_TOO_LONG;
    }
    bool ok = send_fitting_row(writer, &cut, measure(&cut), err);
    free(cells);
    return ok;
}

static bool send_row(void *context, const struct sheet_row *row, struct error *err)
{
    struct row_size size = measure(row);
    if (size.text_bytes > WIRE_ROW_BYTES) return send_cut_row(context, row, size.count, err);
    return send_fitting_row(context, row, size, err);
}

static bool send_same(void *context, int64_t number, uint64_t place, struct error *err)
{
    struct same_row same = {number, place};
    char *at;
    if (!begin(context, WIRE_SAME, sizeof same, &at, err)) return false;
    put(at, &same, sizeof same);
    return batch(context, err);
}

static bool send_sheet_end(void *context, struct error *err)
{
    char *at;
    return begin(context, WIRE_SHEET_END, 0, &at, err) && batch(context, err);
}

static bool send_note(void *context, const struct read_note *note, struct error *err)
{
    char *at;
    if (!begin(context, WIRE_NOTE, 16 + sizeof note->text, &at, err)) return false;
    uint32_t code = (uint32_t)note->code;
    at = put(at, &note->row, sizeof note->row);
    at = put(at, &code, sizeof code);
    at = put(at, &note->column, sizeof note->column);
    put(at, note->text, sizeof note->text);
    return batch(context, err);
}

struct sheet_sink wire_sink(struct wire_writer *writer)
{
    return (struct sheet_sink){.context = writer,
                               .file = send_file,
                               .sheet = send_sheet,
                               .row = send_row,
                               .same = send_same,
                               .sheet_end = send_sheet_end,
                               .note = send_note};
}

bool wire_finish(struct wire_writer *writer, bool whole, const struct error *cause,
                 struct error *err)
{
    char *at;
    uint32_t code = (uint32_t)cause->code;
    if (whole) return begin(writer, WIRE_END, 0, &at, err) && flush(writer, err);
    if (!begin(writer, WIRE_ERROR, sizeof code + sizeof cause->text + sizeof cause->hint, &at, err))
        return false;
    at = put(at, &code, sizeof code);
    at = put(at, cause->text, sizeof cause->text);
    put(at, cause->hint, sizeof cause->hint);
    return flush(writer, err);
}
