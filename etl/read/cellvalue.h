/*
 * cellvalue: numbers and dates of spreadsheets in the canonical text of sheet.h.
 *
 * In:     decimal text as files hold it ("1.5E-3"), serial days, ISO 8601 dates and durations.
 * Out:    text in a caller's buffer of VALUE_BYTES; the returned kind says what it is.
 * Source: ECMA-376 18.17.4 (serial dates, both epochs; 1900 counts a 29 February that never was),
 *         ODF 1.2 part 1 19.385.
 */
#ifndef THIDUA_READ_CELLVALUE_H
#define THIDUA_READ_CELLVALUE_H

#include "sheet.h"

enum { VALUE_BYTES = 48 };

/* How a number format shows its numbers. */
enum format_class { FORMAT_NUMBER, FORMAT_DATE, FORMAT_TIME, FORMAT_ELAPSED };

/* The shortest decimal that reads back equal. False where the text is no number; then *ret is
 * untouched. */
bool value_number(struct span text, char ret[VALUE_BYTES]);
/* The same of a double; it must be finite. */
void value_double(double number, char ret[VALUE_BYTES]);

/* A serial day under a format: CELL_DATE, CELL_DATETIME, CELL_TIME, or CELL_NUMBER where no
 * calendar has it. */
enum cell_kind value_serial(double serial, enum format_class format, bool epoch_1904,
                            char ret[VALUE_BYTES]);

/* An ISO 8601 date, date-time (a zone is dropped) or time of day; CELL_EMPTY where it is none. */
enum cell_kind value_iso(struct span text, char ret[VALUE_BYTES]);
/* An ISO 8601 duration of hours, minutes, seconds (PT26H5M3.5S) as CELL_TIME; CELL_EMPTY where it
 * is none. */
enum cell_kind value_duration(struct span text, char ret[VALUE_BYTES]);

/* Decimal text to a double, whatever the locale; false where it is no finite number. */
bool value_parse(struct span text, double *ret);

#endif
