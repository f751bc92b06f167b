/*
 * cellvalue: see cellvalue.h.
 */
#include "cellvalue.h"

#include <ctype.h>
#include <float.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SAFE_DIGITS = 15, LAST_SERIAL = 2958465, DAY_SECONDS = 86400 };

/* At most 15 digits without a superfluous zero: such a decimal is already the shortest that reads
 * back equal. */
static bool is_canonical(struct span text)
{
    size_t i = text.length > 1 && text.bytes[0] == '-' ? 1 : 0, digits = 0;
    size_t whole = i;
    while (i < text.length && isdigit((unsigned char)text.bytes[i])) i++, digits++;
    if (digits == 0 || (digits > 1 && text.bytes[whole] == '0')) return false;
    if (i == text.length) return digits <= SAFE_DIGITS && (whole == 0 || text.bytes[whole] != '0');
    if (text.bytes[i++] != '.') return false;
    size_t fraction = i;
    while (i < text.length && isdigit((unsigned char)text.bytes[i])) i++, digits++;
    return i == text.length && i > fraction && text.bytes[i - 1] != '0' && digits <= SAFE_DIGITS;
}

/* Plain decimals of at most 15 digits: both numbers of the quotient are exact, so it is rounded
 * once, as by strtod. */
static bool parse_plain(struct span text, double *ret)
{
    static const double powers[] = {1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                    1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    size_t i = text.bytes[0] == '-', start = i, point = 0;
    int64_t value = 0;
    if (text.length - i > SAFE_DIGITS) return false;
    for (; i < text.length; i++) {
        char c = text.bytes[i];
        if (c == '.' && point == 0 && i > start)
            point = i + 1;
        else if (c >= '0' && c <= '9')
            value = value * 10 + (c - '0');
        else
            return false;
    }
    if (i == start) return false;
    double number = (double)value / powers[point == 0 ? 0 : text.length - point];
    *ret = start > 0 ? -number : number;
    return true;
}

/* strtod of the process's locale must not decide what '.' means. */
bool value_parse(struct span text, double *ret)
{
    char copy[512], *end = NULL;
    text = span_trim(text);
    if (text.length == 0 || text.length >= sizeof copy) return false;
    if (parse_plain(text, ret)) return true;
    for (size_t i = 0; i < text.length; i++)
        if (memchr("0123456789+-.eE", text.bytes[i], 15) == NULL) return false;
    memcpy(copy, text.bytes, text.length);
    copy[text.length] = '\0';
    const char *point = localeconv()->decimal_point;
    char *dot = strchr(copy, '.');
    if (dot != NULL && point[1] == '\0') *dot = point[0];
    double number = strtod(copy, &end);
    if (*end != '\0' || !isfinite(number)) return false;
    *ret = number;
    return true;
}

/* Writes digits d1d2d3... x 10^exponent (of the first digit) without an exponent. */
static void write_plain(const char *digits, int exponent, char *at)
{
    int count = (int)strlen(digits);
    if (exponent < 0) {
        *at++ = '0';
        *at++ = '.';
        for (int i = exponent + 1; i < 0; i++) *at++ = '0';
    }
    for (int i = 0; i < count || i <= exponent; i++) {
        if (i > 0 && i == exponent + 1) *at++ = '.';
        *at++ = i < count ? digits[i] : '0';
    }
    *at = '\0';
}

void value_double(double number, char ret[VALUE_BYTES])
{
    char text[VALUE_BYTES], digits[VALUE_BYTES];
    if (number == 0) {
        memcpy(ret, "0", sizeof "0");
        return;
    }
    int precision =
        fabs(number) < DBL_MIN ? 0 : SAFE_DIGITS - 1; /* subnormal numbers hold fewer digits */
    do (void)snprintf(text, sizeof text, "%.*e", precision, number);
    while (strtod(text, NULL) != number && ++precision < 17);
    char *mark = strchr(text, 'e');
    int exponent = (int)strtol(mark + 1, NULL, 10), count = 0;
    for (const char *at = text; at < mark; at++)
        if (isdigit((unsigned char)*at)) digits[count++] = *at;
    while (count > 1 && digits[count - 1] == '0') count--;
    digits[count] = '\0';
    char *at = ret;
    if (number < 0) *at++ = '-';
    if (exponent < SAFE_DIGITS && exponent >= -SAFE_DIGITS)
        write_plain(digits, exponent, at);
    else
        (void)snprintf(at, VALUE_BYTES - 1, "%c%s%.17se%+d", digits[0], count > 1 ? "." : "",
                       digits + 1, exponent % 1000);
}

bool value_number(struct span text, char ret[VALUE_BYTES])
{
    double number;
    text = span_trim(text);
    if (is_canonical(text)) {
        memcpy(ret, text.bytes, text.length);
        ret[text.length] = '\0';
        return true;
    }
    if (!value_parse(text, &number)) return false;
    value_double(number, ret);
    return true;
}

/* The number in so many digits, and what stands behind it. */
static void write_digits(char *at, int number, int digits, char after)
{
    at[digits] = after;
    for (int i = digits; i-- > 0; number /= 10) at[i] = (char)('0' + number % 10);
}

/* Civil date of a day counted from 1970-01-01 (H. Hinnant, days from civil, public domain). */
static void write_day(int64_t day, char *ret)
{
    day += 719468;
    int64_t era = day / 146097;
    int64_t of_era = day - era * 146097;
    int64_t year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t month_of = (5 * of_year + 2) / 153;
    int date = (int)(of_year - (153 * month_of + 2) / 5 + 1);
    int month = (int)(month_of < 10 ? month_of + 3 : month_of - 9);
    int year = (int)(year_of_era + era * 400 + (month <= 2));
    write_digits(ret, year, 4, '-');
    write_digits(ret + 5, month, 2, '-');
    write_digits(ret + 8, date, 2, '\0');
}

static void write_time(int64_t seconds, char *at)
{
    int64_t hours = seconds / 3600;
    int digits = 2;
    for (int64_t rest = hours / 100; rest > 0; rest /= 10) digits++;
    write_digits(at, (int)hours, digits, ':');
    write_digits(at + digits + 1, (int)(seconds / 60 % 60), 2, ':');
    write_digits(at + digits + 4, (int)(seconds % 60), 2, '\0');
}

enum cell_kind value_serial(double serial, enum format_class format, bool epoch_1904,
                            char ret[VALUE_BYTES])
{
    int64_t seconds =
        serial >= 0 && serial <= LAST_SERIAL + 1 ? (int64_t)(serial * DAY_SECONDS + 0.5) : -1;
    int64_t day = seconds / DAY_SECONDS, rest = seconds % DAY_SECONDS;
    bool clock = format == FORMAT_ELAPSED || (day == 0 && (rest > 0 || format == FORMAT_TIME));
    if (seconds >= 0 && clock) {
        write_time(seconds, ret);
        return CELL_TIME;
    }
    if (seconds < 0 || format == FORMAT_NUMBER || (day == 0 && !epoch_1904) ||
        day > (epoch_1904 ? LAST_SERIAL - 1462 : LAST_SERIAL)) {
        value_double(serial, ret);
        return CELL_NUMBER;
    }
    if (!epoch_1904 && day == 60)
        memcpy(ret, "1900-02-29",
               sizeof "1900-02-29"); /* as every spreadsheet shows it; no calendar has it */
    else
        write_day(day - 25569 + (epoch_1904 ? 1462 : day < 60), ret);
    if (rest == 0) return CELL_DATE;
    size_t length = strlen(ret);
    ret[length] = 'T';
    write_time(rest, ret + length + 1);
    return CELL_DATETIME;
}
