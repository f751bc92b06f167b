/*
 * read_print: see read_print.h.
 */
#include "read_print.h"

#include "base/path.h"

#include <stdio.h>
#include <string.h>

enum { OUTPUT_LIMIT_BYTES = 64 << 20, FLUSH_BYTES = 256 << 10, LISTED = 100 };

void csv_output_init(struct csv_output *output, int fd, bool crlf, bool ragged)
{
    *output = (struct csv_output){
        .fd = fd, .line_end = crlf ? "\r\n" : "\n", .next_row = 1, .ragged = ragged};
    buffer_init(&output->text, OUTPUT_LIMIT_BYTES);
}

void csv_output_release(struct csv_output *output)
{
    buffer_release(&output->text);
}

bool csv_output_flush(struct csv_output *output, struct error *err)
{
    bool ok = fd_write_all(output->fd, output->text.bytes, output->text.length, err);
    buffer_clear(&output->text);
    return ok;
}

/* Needs the text no quotes? Eight bytes at a time: most cells of most files need none. */
static bool is_plain(struct span text)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), high = UINT64_C(0x8080808080808080);
    size_t i = 0;
    for (uint64_t word; i + sizeof word <= text.length; i += sizeof word) {
        memcpy(&word, text.bytes + i, sizeof word);
        uint64_t comma = word ^ ones * ',', quote = word ^ ones * '"';
        uint64_t found =
            ((comma - ones) & ~comma) | ((quote - ones) & ~quote) | ((word - ones * 0x20) & ~word);
        if ((found & high) != 0)
            return false; /* or a byte that only looks so: the slow way will tell */
    }
    for (; i < text.length; i++)
        if (text.bytes[i] == ',' || text.bytes[i] == '"' || (unsigned char)text.bytes[i] < 0x20)
            return false;
    return true;
}

bool csv_output_cells(struct csv_output *output, const struct cell *cells, size_t count,
                      struct error *err)
{
    for (size_t i = 0; i < count; i++) {
        if (i > 0) buffer_add_char(&output->text, ',');
        if (is_plain(cells[i].text))
            buffer_add_span(&output->text, cells[i].text);
        else
            buffer_add_csv(&output->text, cells[i].text, ',');
    }
    if (count == 1 && cells[0].text.length == 0)
        buffer_add_text(&output->text, "\"\""); /* or it would be no cell */
    buffer_add_text(&output->text, output->line_end);
    return output->text.length < FLUSH_BYTES || csv_output_flush(output, err);
}

bool csv_output_row(struct csv_output *output, const struct sheet_row *row, struct error *err)
{
    size_t count = row->count;
    while (!output->ragged && count > 0 && row->cells[count - 1].text.length == 0) count--;
    for (; output->next_row < row->number; output->next_row++)
        if (!csv_output_cells(output, NULL, 0, err)) return false;
    output->next_row = row->number + 1;
    return csv_output_cells(output, row->cells, count, err);
}

void column_letters(int32_t column, char ret[8])
{
    char reversed[8];
    size_t length = 0;
    for (int32_t rest = column + 1; rest > 0 && length < 7; rest = (rest - 1) / 26)
        reversed[length++] = (char)('A' + (rest - 1) % 26);
    for (size_t i = 0; i < length; i++) ret[i] = reversed[length - 1 - i];
    ret[length] = '\0';
}

static void list(struct repairs *repairs, int64_t row, int32_t column, const char *what)
{
    char letters[8];
    if (repairs->count++ >= LISTED) return;
    column_letters(column, letters);
    if (row == 0)
        log_say(repairs->log, LOG_WARNING, "%s", what);
    else if (column < 0)
        log_say(repairs->log, LOG_WARNING, "dòng %lld: %s", (long long)row, what);
    else
        log_say(repairs->log, LOG_WARNING, "dòng %lld, cột %s: %s", (long long)row, letters, what);
}

void repairs_note(struct repairs *repairs, const struct read_note *note)
{
    list(repairs, note->row, note->column,
         note->text[0] == '\0' ? code_info(note->code)->text : note->text);
}

void repairs_row(struct repairs *repairs, const struct sheet_row *row)
{
    if ((row->flags & ROW_BROKEN) != 0)
        list(repairs, row->number, -1, code_info(CODE_BROKEN_ROW)->text);
    for (uint32_t i = 0; i < row->count; i++) {
        unsigned flags = row->cells[i].flags;
        if ((flags & (CELL_BAD_ENCODING | CELL_TOO_LONG | CELL_REPAIRED)) == 0) continue;
        enum code code = (flags & CELL_BAD_ENCODING) != 0 ? CODE_BAD_ENCODING_IN_ROW
                         : (flags & CELL_TOO_LONG) != 0   ? CODE_TEXT_CUT
                                                          : CODE_REPAIRED_VALUE;
        list(repairs, row->number, (int32_t)i, code_info(code)->text);
    }
}

void repairs_end(const struct repairs *repairs)
{
    if (repairs->count > LISTED)
        log_say(repairs->log, LOG_WARNING, "và %lld chỗ khác",
                (long long)(repairs->count - LISTED));
}
