/*
 * wire: how the child's records travel over the pipe to the parent, length first, many to a write.
 *
 * Shape:  a record is an 8 byte head (payload length, kind) and its payload, in the machine's byte
 *         order: both ends are one program. A row is its numbers, one word a cell (length and
 *         kind), a list of the few cells with flags or merges, then all cell texts together, so
 *         that the parent checks them in one pass.
 * Out:    wire_take gives only records whose every length, number, enum and text was checked; order
 *         is checked too (FILE first, rows inside a sheet with rising numbers, nothing after END).
 * Limits: texts of a row together WIRE_ROW_BYTES; a row beyond is cut with CELL_TOO_LONG.
 * Errors: CODE_READER_CRASHED where the bytes are no records of ours.
 */
#ifndef THIDUA_READ_WIRE_H
#define THIDUA_READ_WIRE_H

#include "reader.h"

enum { WIRE_ROW_BYTES = 8 << 20, WIRE_COLUMNS = 16384, WIRE_HEAD_BYTES = 8 };

enum wire_kind {
    WIRE_FILE = 1,
    WIRE_SHEET,
    WIRE_ROW,
    WIRE_SAME,
    WIRE_SHEET_END,
    WIRE_NOTE,
    WIRE_END,
    WIRE_ERROR
};

/* Flags and merge of one cell of a row; most cells have none. */
struct wire_extra {
    uint32_t index, span_rows;
    uint16_t span_columns;
    uint8_t flags, unused;
};

/* The child's end. */
struct wire_writer {
    int fd;
    char *bytes;
    size_t length, capacity; /* bytes waiting to be written */
};

void wire_writer_init(struct wire_writer *writer, int fd);
void wire_writer_release(struct wire_writer *writer);
/* A sink that sends everything it is given. */
struct sheet_sink wire_sink(struct wire_writer *writer);
/* The last record: the end, or the error that stopped the reading; sends all that waits. */
MUST_CHECK bool wire_finish(struct wire_writer *writer, bool whole, const struct error *cause,
                            struct error *err);

/* The parent's end: what a record is read into. Zeroed to begin with, but for what it may be told. */
struct wire_state {
    const struct line_table *lines; /* that the child knows; NULL = none */
    bool file_seen, in_sheet, ended;
    int64_t last_row;
    uint32_t sheets;
    struct file_info file;
    struct sheet_info sheet;
    char sheet_name[1024];
    struct sheet_row row;
    struct same_row same;
    struct read_note note;
    struct cell *cells; /* WIRE_COLUMNS of them, made at the first row */
};

void wire_state_release(struct wire_state *state);

/* Payload length and kind of a head; false where they cannot be. */
bool wire_head(const char head[WIRE_HEAD_BYTES], size_t *ret_payload, enum wire_kind *ret_kind);
/* Checks and decodes one payload. A WIRE_ERROR comes out as *err and false. */
MUST_CHECK bool wire_take(struct wire_state *state, enum wire_kind kind, struct span payload,
                          struct record *ret, struct error *err);

#endif
