/*
 * wire: the parent's end: believes nothing that the child sends before it is checked; see wire.h.
 */
#include "wire.h"

#include "base/arena.h"
#include "base/unicode.h"

#include <stdlib.h>
#include <string.h>

enum {
    ROW_HEAD = 32,
    CELL_FLAGS_ALL =
        CELL_COVERED | CELL_BAD_ENCODING | CELL_TOO_LONG | CELL_REPAIRED | CELL_FORMULA,
    PAYLOAD_LIMIT = ROW_HEAD + WIRE_COLUMNS * 16 + WIRE_ROW_BYTES
};

static bool broken(struct error *err)
{
    return error_set(err, CODE_READER_CRASHED, "bộ đọc gửi về dữ liệu sai quy cách");
}

void wire_state_release(struct wire_state *state)
{
    free(state->cells);
    state->cells = NULL;
}

bool wire_head(const char head[WIRE_HEAD_BYTES], size_t *ret_payload, enum wire_kind *ret_kind)
{
    uint32_t words[2];
    memcpy(words, head, sizeof words);
    if (words[0] > PAYLOAD_LIMIT || words[1] < WIRE_FILE || words[1] > WIRE_ERROR) return false;
    *ret_payload = words[0];
    *ret_kind = (enum wire_kind)words[1];
    return true;
}

static bool take(struct span *rest, void *ret, size_t length)
{
    if (rest->length < length) return false;
    memcpy(ret, rest->bytes, length);
    rest->bytes += length;
    rest->length -= length;
    return true;
}

/* A text field of fixed size: ended by NUL, well-formed. */
static bool take_text(struct span *rest, char *ret, size_t size)
{
    return take(rest, ret, size) && memchr(ret, '\0', size) != NULL &&
           utf8_valid(span_of(ret), NULL);
}

static bool take_file(struct wire_state *state, struct span payload)
{
    uint8_t small[5];
    struct file_info *file = &state->file;
    if (state->file_seen || !take(&payload, small, sizeof small) || small[0] > KIND_XML ||
        small[3] > 0x7F || small[4] > 0x7F)
        return false;
    *file = (struct file_info){.kind = (enum file_kind)small[0],
                               .byte_order_mark = small[1] != 0,
                               .mojibake = small[2] != 0,
                               .quote = (char)small[3],
                               .escape = (char)small[4]};
    state->file_seen = true;
    return take(&payload, &file->sheet_count, sizeof file->sheet_count) &&
           take_text(&payload, file->encoding, sizeof file->encoding) &&
           take_text(&payload, file->delimiter, sizeof file->delimiter) &&
           take_text(&payload, file->line_end, sizeof file->line_end) &&
           take_text(&payload, file->explanation, sizeof file->explanation) && payload.length == 0;
}

static bool take_sheet(struct wire_state *state, struct span payload)
{
    uint32_t head[3];
    if (!state->file_seen || state->in_sheet || !take(&payload, head, sizeof head) || head[1] > 1 ||
        head[2] != payload.length || payload.length >= sizeof state->sheet_name ||
        !utf8_valid(payload, NULL))
        return false;
    if (payload.length > 0) memcpy(state->sheet_name, payload.bytes, payload.length);
    state->sheet = (struct sheet_info){.index = head[0],
                                       .hidden = head[1] == 1,
                                       .name = span_make(state->sheet_name, payload.length)};
    state->in_sheet = true;
    state->last_row = -1;
    state->sheets++;
    return true;
}

static bool is_tail(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

/* The cells' words and texts: every text must end between characters, all together must use up the
 * bytes. */
static bool take_cells(struct wire_state *state, uint32_t count, struct span words,
                       struct span text)
{
    const char *at = text.bytes, *end = at + text.length;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t word;
        memcpy(&word, words.bytes + i * sizeof word, sizeof word);
        size_t length = word & 0xFFFFFF, kind = word >> 24;
        if (kind > CELL_ERROR || length > (size_t)(end - at)) return false;
        if (length > 0 && is_tail(*at)) return false;
        struct cell *cell = &state->cells[i];
        cell->text.bytes = at;
        cell->text.length = length;
        cell->kind = (uint8_t)kind;
        cell->flags = 0;
        cell->span_columns = 1;
        cell->span_rows = 1;
        at += length;
    }
    return at == end;
}

static bool take_extras(struct wire_state *state, uint32_t count, struct span extras)
{
    struct wire_extra extra;
    while (take(&extras, &extra, sizeof extra)) {
        if (extra.index >= count || (extra.flags & ~CELL_FLAGS_ALL) != 0) return false;
        struct cell *cell = &state->cells[extra.index];
        cell->flags = extra.flags;
        cell->span_columns = extra.span_columns;
        cell->span_rows = extra.span_rows;
    }
    return extras.length == 0;
}

static bool take_row(struct wire_state *state, struct span payload)
{
    int64_t number;
    uint64_t line;
    uint32_t head[4];
    if (!state->in_sheet || !take(&payload, &number, sizeof number) ||
        !take(&payload, &line, sizeof line) || !take(&payload, head, sizeof head))
        return false;
    uint32_t flags = head[0], count = head[1];
    size_t words = (size_t)count * sizeof(uint32_t),
           extras = (size_t)head[2] * sizeof(struct wire_extra);
    if (number <= state->last_row || (flags & ~(uint32_t)(ROW_BROKEN | ROW_HIDDEN)) != 0 ||
        count > WIRE_COLUMNS || head[2] > count || payload.length != words + extras + head[3])
        return false;
    if (state->cells == NULL) {
        state->cells = malloc(WIRE_COLUMNS * sizeof *state->cells);
        if (state->cells == NULL) memory_end(WIRE_COLUMNS * sizeof *state->cells);
    }
    struct span text = span_make(payload.bytes + words + extras, head[3]);
    if (!utf8_valid(text, NULL) ||
        !take_cells(state, count, span_make(payload.bytes, words), text) ||
        !take_extras(state, count, span_make(payload.bytes + words, extras)))
        return false;
    state->last_row = number;
    state->row = (struct sheet_row){
        .number = number, .line = line, .flags = flags, .count = count, .cells = state->cells};
    return true;
}

static bool take_same(struct wire_state *state, struct span payload)
{
    struct same_row *same = &state->same;
    if (!state->in_sheet || !take(&payload, same, sizeof *same) || payload.length != 0 ||
        same->number <= state->last_row || state->lines == NULL ||
        same->place >= state->lines->capacity || state->lines->digests[same->place] == 0)
        return false;
    state->last_row = same->number;
    return true;
}

static bool take_note(struct wire_state *state, struct span payload)
{
    uint32_t code;
    struct read_note *note = &state->note;
    if (!take(&payload, &note->row, sizeof note->row) || !take(&payload, &code, sizeof code) ||
        code >= CODE_COUNT || !take(&payload, &note->column, sizeof note->column) ||
        !take_text(&payload, note->text, sizeof note->text))
        return false;
    note->code = (enum code)code;
    return note->row >= 0 && note->column >= -1 && payload.length == 0;
}

/* The child may only say what is wrong with the file, or that it ran out of something. */
static bool take_error(struct span payload, struct error *err)
{
    struct error told = {.code = CODE_OK};
    uint32_t code;
    if (!take(&payload, &code, sizeof code) || code == CODE_OK || code >= CODE_COUNT ||
        !take_text(&payload, told.text, sizeof told.text) ||
        !take_text(&payload, told.hint, sizeof told.hint) || payload.length != 0)
        return broken(err);
    error_set(err, (enum code)code, "%s", told.text);
    return told.hint[0] == '\0' ? false : error_hint(err, "%s", told.hint);
}

bool wire_take(struct wire_state *state, enum wire_kind kind, struct span payload,
               struct record *ret, struct error *err)
{
    struct record record = {.file = &state->file,
                            .sheet = &state->sheet,
                            .row = &state->row,
                            .same = &state->same,
                            .note = &state->note};
    bool good = !state->ended;
    switch (kind) {
    case WIRE_FILE: record.kind = RECORD_FILE, good = good && take_file(state, payload); break;
    case WIRE_SHEET: record.kind = RECORD_SHEET, good = good && take_sheet(state, payload); break;
    case WIRE_ROW: record.kind = RECORD_ROW, good = good && take_row(state, payload); break;
    case WIRE_SAME: record.kind = RECORD_SAME, good = good && take_same(state, payload); break;
    case WIRE_SHEET_END:
        record.kind = RECORD_SHEET_END, good = good && state->in_sheet && payload.length == 0;
        state->in_sheet = false;
        break;
    case WIRE_NOTE: record.kind = RECORD_NOTE, good = good && take_note(state, payload); break;
    case WIRE_END:
        record.kind = RECORD_END,
        good = good && state->file_seen && !state->in_sheet && payload.length == 0;
        state->ended = true;
        break;
    case WIRE_ERROR: return good ? take_error(payload, err) : broken(err);
    default: good = false;
    }
    if (!good) return broken(err);
    *ret = record;
    return true;
}
