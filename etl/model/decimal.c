/*
 * decimal: fixed point of 18 decimals in 128 bits (see decimal.h).
 */
#include "model/decimal.h"

#include "base/text.h"

#include <string.h>

enum { DECIMAL_PLACES = 18 };

static bool digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

bool decimal_parse(const char *text, decimal *ret_value)
{
    struct span rest = span_trim(span_of(text));
    bool negative = rest.length > 0 && rest.bytes[0] == '-';
    size_t i = rest.length > 0 && (negative || rest.bytes[0] == '+') ? 1 : 0;
    decimal value = 0;
    size_t whole = 0, places = 0;
    for (; i < rest.length && digit(rest.bytes[i]); i++, whole++) {
        if (whole == DECIMAL_PLACES) return false;
        value = value * 10 + (rest.bytes[i] - '0');
    }
    if (i < rest.length && rest.bytes[i] == '.')
        for (i++; i < rest.length && digit(rest.bytes[i]); i++, places++) {
            if (places == DECIMAL_PLACES) return false;
            value = value * 10 + (rest.bytes[i] - '0');
        }
    if (i < rest.length || whole + places == 0) return false;
    for (; places < DECIMAL_PLACES; places++) value *= 10;
    *ret_value = negative ? -value : value;
    return true;
}

decimal decimal_of(const char *text)
{
    decimal value = 0;
    return text && decimal_parse(text, &value) ? value : 0;
}

const char *decimal_text(decimal value, char buffer[DECIMAL_TEXT_BYTES])
{
    char *at = buffer + DECIMAL_TEXT_BYTES - 1;
    bool negative = value < 0, shown = false;
    *at = '\0';
    if (negative) value = -value;
    for (int place = 0; place < DECIMAL_PLACES || value > 0 || place == DECIMAL_PLACES; place++) {
        if (place == DECIMAL_PLACES && shown) *--at = '.';
        char byte = (char)('0' + (int)(value % 10));
        value /= 10;
        shown = shown || byte != '0';
        if (shown || place >= DECIMAL_PLACES) *--at = byte;
    }
    if (negative) *--at = '-';
    return at;
}
