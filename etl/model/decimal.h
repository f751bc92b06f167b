/*
 * decimal: exact decimal numbers of our XML, to add and compare without floating point.
 *
 * In:     text of xs:decimal with at most 18 digits before and 18 after the point (the XSD's
 *         pattern).
 * Units:  a decimal counts 1e-18; about 99 numbers of the greatest size may be added.
 */
#ifndef THIDUA_MODEL_DECIMAL_H
#define THIDUA_MODEL_DECIMAL_H

#include <stdbool.h>

typedef __int128 decimal;

enum { DECIMAL_TEXT_BYTES = 64 };

/* False where the text is no such number; *ret_value is then untouched. */
bool decimal_parse(const char *text, decimal *ret_value);
/* Of a text that was checked before; anything else is 0. */
decimal decimal_of(const char *text);
/* "-0.125": no exponent, no trailing zeros. */
const char *decimal_text(decimal value, char buffer[DECIMAL_TEXT_BYTES]);

#endif
