/*
 * village_rows: splits the list into rows and cells (see village_rows.h).
 */
#include "load/village_rows.h"

#include "base/path.h"
#include "base/unicode.h"

#include <string.h>

enum { VILLAGE_FILE_LIMIT_BYTES = 16 << 20, VILLAGE_CELLS = 64 };

/* One cell off the front; *ret_last = the row ends with it. A quoted cell is unquoted in place. */
static struct span cut_cell(char *cell, struct span *rest, char delimiter, bool *ret_last)
{
    char *end = cell;
    bool quoted = rest->length > 0 && rest->bytes[0] == '"';
    size_t i = quoted ? 1 : 0;
    *ret_last = true;
    for (; i < rest->length; i++) {
        char byte = rest->bytes[i];
        if (quoted && byte == '"') {
            if (i + 1 < rest->length && rest->bytes[i + 1] == '"') i++;
            else {
                quoted = false;
                continue;
            }
        } else if (!quoted && (byte == delimiter || byte == '\n' || byte == '\r')) {
            *ret_last = byte != delimiter;
            if (byte == '\r' && i + 1 < rest->length && rest->bytes[i + 1] == '\n') i++;
            i++;
            break;
        }
        *end++ = byte;
    }
    *rest = span_make(rest->bytes + i, rest->length - i);
    return span_make(cell, (size_t)(end - cell));
}

static char delimiter_of(struct span text)
{
    size_t semicolons = 0, commas = 0;
    for (size_t i = 0; i < text.length && text.bytes[i] != '\n'; i++) {
        semicolons += text.bytes[i] == ';';
        commas += text.bytes[i] == ',';
    }
    return semicolons > commas ? ';' : ',';
}

bool village_rows_read(struct arena *arena, const char *path,
                       bool (*take)(void *context, const struct village_row *row, struct error *err), void *context,
                       struct error *err)
{
    struct span text, cells[VILLAGE_CELLS];
    size_t bad;
    if (!path_read(arena, path, VILLAGE_FILE_LIMIT_BYTES, &text, err)) return false;
    if (!utf8_valid(text, &bad)) {
        error_set(err, CODE_CONFIG, "danh sách thôn không phải UTF-8");
        return error_at(err, path, NULL, 0, NULL);
    }
    if (span_starts_with(text, "\xEF\xBB\xBF")) text = span_make(text.bytes + 3, text.length - 3);
    char delimiter = delimiter_of(text);
    char *copy = arena_strndup(arena, text.bytes, text.length);
    text.bytes = copy;
    size_t whole = text.length;
    for (long number = 1; text.length > 0; number++) {
        struct village_row row = {.number = number, .cells = cells};
        bool last = false;
        while (!last) {
            struct span cell = cut_cell(copy + (whole - text.length), &text, delimiter, &last);
            if (row.count < VILLAGE_CELLS) cells[row.count++] = cell;
        }
        if (!take(context, &row, err)) return false;
    }
    return true;
}
