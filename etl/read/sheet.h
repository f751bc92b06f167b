/*
 * sheet: the one shape that every file reader produces: sheets of rows of text cells.
 *
 * Out:    cell text is UTF-8 in NFC, in canonical form: dates 2026-03-05, date-times
 *         2026-03-05T14:07:09, times
 *         14:07:09 (elapsed: hours may pass 24), numbers as the shortest decimal that reads back
 *         equal (no exponent below 1e15), booleans TRUE/FALSE, errors as shown (#N/A), text
 *         untouched.
 * Rows:   number is the one a spreadsheet shows, from 1 (CSV: records from 1, empty ones included;
 *         XML: ordinal of the row element, its synthetic heading row has number 0). Rows without
 *         any cell are not sent; numbers just jump.
 * Columns: cells[i] stands in column i, from 0 = A. Missing cells are CELL_EMPTY.
 * Merges: the anchor (top left) carries span_rows/span_columns > 1; covered cells are CELL_EMPTY
 *         with CELL_COVERED.
 * Owns:   a row and its spans belong to the reader and live until the sink returns.
 * Limits: cell 64 KiB, columns 16,384 per row, see struct read_limits.
 * Source: spec/inputs.md, spec/operations.md "Limits".
 */
#ifndef THIDUA_READ_SHEET_H
#define THIDUA_READ_SHEET_H

#include "base/error.h"
#include "base/text.h"
#include "lines.h"

#include <stdint.h>

enum file_kind { KIND_UNKNOWN, KIND_CSV, KIND_XLSX, KIND_ODS, KIND_XLS, KIND_XML };
enum cell_kind {
    CELL_EMPTY,
    CELL_TEXT,
    CELL_NUMBER,
    CELL_DATE,
    CELL_DATETIME,
    CELL_TIME,
    CELL_BOOL,
    CELL_ERROR
};

enum cell_flags {
    CELL_COVERED = 1,      /* lies under a merge whose anchor is elsewhere */
    CELL_BAD_ENCODING = 2, /* bytes that fit no encoding of the file: the row is to be rejected */
    CELL_TOO_LONG = 4,     /* cut at the cell limit: the row is to be rejected */
    CELL_REPAIRED = 8,     /* mojibake undone, control bytes stripped, a stray quote kept as text */
    CELL_FORMULA = 16      /* a cached formula value */
};

struct cell {
    struct span text;
    uint8_t kind;  /* enum cell_kind */
    uint8_t flags; /* enum cell_flags */
    uint16_t span_columns;
    uint32_t span_rows;
};

enum row_flags {
    ROW_BROKEN =
        1, /* structure lost (a quote that never closes): cells[0] holds the raw record, cut */
    ROW_HIDDEN = 2
};

struct sheet_row {
    int64_t number;
    uint64_t line;  /* digest of its line (lines.h); 0 = the row is more, or less, than a line */
    uint32_t flags; /* enum row_flags */
    uint32_t count;
    const struct cell *cells;
};

struct file_info {
    enum file_kind kind;
    /* "UTF-8", "UTF-16LE", "TCVN3", "VNI", "VISCII", "CP1258", "CP1252"; spreadsheets: "UTF-8" or what
     * their fonts told */
    char encoding[24];
    bool byte_order_mark, mojibake;
    char delimiter[8];      /* CSV: "," ";" "\t" "|" ":" " " or several bytes; others "" */
    char quote;             /* '"', '\'' or 0 */
    char escape;            /* '\\' or 0 (doubled quotes) */
    char line_end[8];       /* "LF", "CRLF", "CR", "mixed" */
    uint32_t sheet_count;   /* 1 for CSV and XML */
    char explanation[1024]; /* Vietnamese: why this kind, encoding and dialect */
};

struct sheet_info {
    uint32_t index;   /* from 0 */
    struct span name; /* "" for CSV */
    bool hidden;
};

/* A repair or remark: what read lists on stderr and ingest stores as a warning. row 0 = the whole
 * sheet or file. */
struct read_note {
    enum code code;
    int64_t row;
    int32_t column; /* -1 = none */
    char text[256]; /* Vietnamese, without cell content */
};

/* Where a reader puts what it reads, in order: file, (sheet, row..., sheet_end)..., and notes at
 * any time. A callback that returns false stops the reading with *err set. */
struct sheet_sink {
    void *context;
    bool (*file)(void *context, const struct file_info *info, struct error *err);
    bool (*sheet)(void *context, const struct sheet_info *info, struct error *err);
    bool (*row)(void *context, const struct sheet_row *row, struct error *err);
    /* Only where options->lines holds something: row `number` is the line at `place` there. */
    bool (*same)(void *context, int64_t number, uint64_t place, struct error *err);
    bool (*sheet_end)(void *context, struct error *err);
    bool (*note)(void *context, const struct read_note *note, struct error *err);
};

/* Limits with the defaults of spec/operations.md; all counted while streaming, never trusted from
 * the file. */
struct read_limits {
    int64_t sheet_file_bytes;     /* 64 MiB compressed */
    int64_t sheet_unpacked_bytes; /* 256 MiB */
    int64_t csv_bytes;            /* 4 GiB */
    int64_t cell_bytes;           /* 64 KiB */
    int64_t sheet_rows;           /* 1,000,000 (counting rows with a cell) */
    int64_t columns;              /* 16,384 */
    int64_t cpu_seconds;          /* 60, spreadsheets; CSV: 60 + 1 per 4 MiB */
    int64_t memory_bytes;         /* 384 MiB for the child */
};

struct read_options {
    struct read_limits limits;
    int64_t head_rows;              /* > 0: stop each sheet after so many rows (peeking); 0 = all */
    const struct line_table *lines; /* of a CSV; NULL = digests of lines are not wanted */
};

void read_limits_default(struct read_limits *ret);

#endif
