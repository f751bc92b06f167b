/*
 * workbook: XLSX files written with libxlsxwriter: the only module that includes it. Generic:
 *           sheets, cells, styles, drop-downs, notes.
 *
 * In:     UTF-8 text; rows and columns from 0. Text is always text, also where it begins with = + -
 *         @; only sheet_formula makes formulas. Numbers must be finite.
 * Out:    workbook_finish writes aside, opens the package again (every part unpacks, every XML part
 *         is well-formed), syncs and renames. Equal content gives equal bytes: a file that is the
 *         same already is left alone.
 * Limits: a cell holds 32,767 characters (longer text is cut, ending in "…"), a list of a drop-down
 *         255.
 * Owns:   the workbook lives until workbook_finish or workbook_closep; sheets and styles belong to
 *         it.
 * Errors: cells return nothing: the first fault is kept and told by workbook_finish.
 *         CODE_FILE_WRITE, CODE_DISK_FULL, CODE_OUTPUT_CHECK (bad UTF-8, a number that is none, a
 *         package that does not open again).
 */
#ifndef THIDUA_BASE_WORKBOOK_H
#define THIDUA_BASE_WORKBOOK_H

#include "arena.h"
#include "error.h"
#include "text.h"

#include <stdint.h>

struct workbook;
struct worksheet;

/* A look of cells; zero = plain. Colours are 0xRRGGBB, 0 = none. */
struct workbook_style {
    bool bold, italic, wrap, border, centre, right;
    uint32_t fill, colour;
    double size;               /* points; 0 = the default */
    const char *number_format; /* "@" = text; NULL = general */
};

/* What a reader of the cell is told when it is chosen, and whether other values are refused. Zero =
 * nothing said. */
struct sheet_prompt {
    const char *title, *message; /* cut at 32 and 255 characters */
    bool strict;
};

struct sheet_area {
    uint32_t first_row, last_row;
    uint16_t first_column, last_column;
};

/* created_at: seconds since 1970 for the file's properties, said by the caller so that equal
 * content gives equal bytes. */
MUST_CHECK bool workbook_open(struct workbook **ret, struct arena *arena, const char *path,
                              const char *title, int64_t created_at, struct error *err);
/* Ends the file; *ret_changed (may be NULL) tells whether the file on disk is another one now. */
MUST_CHECK bool workbook_finish(struct workbook **workbook, bool *ret_changed, struct error *err);
void workbook_closep(struct workbook **workbook); /* unfinished: nothing is left behind */
#define WORKBOOK_AUTO __attribute__((cleanup(workbook_closep)))

/* The name is made fit for a tab (31 characters, none of []:*?/\) and unique. */
struct worksheet *workbook_sheet(struct workbook *workbook, const char *name);
/* The number of a style; equal styles share one. 0 is plain. */
unsigned workbook_style(struct workbook *workbook, const struct workbook_style *style);

void sheet_text(struct worksheet *sheet, uint32_t row, uint16_t column, const char *text,
                unsigned style);
void sheet_number(struct worksheet *sheet, uint32_t row, uint16_t column, double number,
                  unsigned style);
/* days since 1970-01-01; the style needs a date format. */
void sheet_date(struct worksheet *sheet, uint32_t row, uint16_t column, int64_t days,
                unsigned style);
/* value: the cached result, shown by readers that do not compute. */
void sheet_formula(struct worksheet *sheet, uint32_t row, uint16_t column, const char *formula,
                   double value, unsigned style);
/* The same for a formula that gives text. */
void sheet_formula_text(struct worksheet *sheet, uint32_t row, uint16_t column, const char *formula,
                        const char *value, unsigned style);
void sheet_blank(struct worksheet *sheet, uint32_t row, uint16_t column, unsigned style);
void sheet_merge(struct worksheet *sheet, struct sheet_area area, const char *text, unsigned style);
/* A note beside the cell. */
void sheet_note(struct worksheet *sheet, uint32_t row, uint16_t column, const char *text);

/* "A", "Z", "AA": the letters of a column, for formulas. */
enum { COLUMN_LETTERS = 8 };
void workbook_column(uint16_t column, char ret_letters[COLUMN_LETTERS]);

void sheet_width(struct worksheet *sheet, uint16_t first, uint16_t last, double characters,
                 unsigned style);
void sheet_height(struct worksheet *sheet, uint32_t row, double points);
/* Rows above and columns left of the cell stay in sight; the rows are printed on every page. */
void sheet_freeze(struct worksheet *sheet, uint32_t row, uint16_t column);
/* Filter buttons on the first row of the area. */
void sheet_filter(struct worksheet *sheet, struct sheet_area area);
/* Colours numbers of at least the limit by one style, smaller ones by the other; words stay as they
 * are. */
void sheet_colour(struct worksheet *sheet, struct sheet_area area, double limit, unsigned reached,
                  unsigned below);
/* Shades numbers from 0 (orange) over white to `most` (blue): legible in grey and for the colour-blind. */
void sheet_scale(struct worksheet *sheet, struct sheet_area area, double most);
void sheet_landscape(struct worksheet *sheet);

/* Drop-down; false: the list is too long for one, only the prompt is set. */
bool sheet_choices(struct worksheet *sheet, struct sheet_area area, const char *const *choices,
                   size_t count, const struct sheet_prompt *prompt);
void sheet_whole_numbers(struct worksheet *sheet, struct sheet_area area, int64_t minimum,
                         int64_t maximum, const struct sheet_prompt *prompt);
void sheet_dates(struct worksheet *sheet, struct sheet_area area, int64_t first_day,
                 int64_t last_day, const struct sheet_prompt *prompt);
void sheet_any(struct worksheet *sheet, struct sheet_area area, const struct sheet_prompt *prompt);

/* Opens a finished package again; CODE_OUTPUT_CHECK where a part does not unpack or is no
 * well-formed XML. */
MUST_CHECK bool workbook_check(const char *path, struct error *err);

#endif
