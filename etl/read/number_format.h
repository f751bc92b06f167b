/*
 * number_format: whether a number format of a spreadsheet shows dates, times, elapsed time or
 *                numbers.
 *
 * In:     a built-in id (ECMA-376 18.8.30, the East Asian ones too) or a format code, which wins
 *         over the id.
 * Out:    the class of the numeric sections; quoted and escaped text, colours, conditions and
 *         locales do not count. A code with digit places (#,##0) shows a number whatever letters
 *         stand around them, so that an unquoted "VND" makes no date; places after the seconds
 *         (ss.00) are part of a time.
 */
#ifndef THIDUA_READ_NUMBER_FORMAT_H
#define THIDUA_READ_NUMBER_FORMAT_H

#include "cellvalue.h"

enum format_class number_format_builtin(int64_t id);
enum format_class number_format_code(struct span code);

#endif
