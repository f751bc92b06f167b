/*
 * cellvalue: see cellvalue.h.
 */
#include "cellvalue.h"

#include <ctype.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SAFE_DIGITS = 15, LAST_SERIAL = 2958465, DAY_SECONDS = 86400 };

/* At most 15 digits without a superfluous zero: such a decimal is already the shortest that reads back equal. */
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

/* strtod of the process's locale must not decide what '.' means. */
bool value_parse(struct span text, double *ret)
{
    char copy[512], *end = NULL;
    text = span_trim(text);
    if (text.length == 0 || text.length >= sizeof copy) return false;
    for (size_t i = 0; i < text.length; i++)
        if (strchr("0123456789+-.eE", text.bytes[i]) == NULL) return false;
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
        at += sprintf(at, "0.");
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
        strcpy(ret, "0");
        return;
    }
    int precision = SAFE_DIGITS - 1;
    do (void)snprintf(text, sizeof text, "%.*e", precision, number);
    while (strtod(text, NULL) != number && ++precision < 17);
    char *mark = strchr(text, 'e');
    int exponent = atoi(mark + 1), count = 0;
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
    (void)snprintf(ret, VALUE_BYTES, "%04d-%02d-%02d", year % 10000, month, date);
}

static void write_time(int64_t seconds, char *ret, size_t room)
{
    (void)snprintf(ret, room, "%02lld:%02d:%02d", (long long)(seconds / 3600),
                   (int)(seconds / 60 % 60), (int)(seconds % 60));
}

enum cell_kind value_serial(double serial, enum format_class format, bool epoch_1904,
                            char ret[VALUE_BYTES])
{
    int64_t seconds = serial >= 0 && serial <= LAST_SERIAL + 1 ? llround(serial * DAY_SECONDS) : -1;
    int64_t day = seconds / DAY_SECONDS, rest = seconds % DAY_SECONDS;
    bool clock = format == FORMAT_ELAPSED || (day == 0 && (rest > 0 || format == FORMAT_TIME));
    if (seconds >= 0 && clock) {
        write_time(seconds, ret, VALUE_BYTES);
        return CELL_TIME;
    }
    if (seconds < 0 || format == FORMAT_NUMBER || (day == 0 && !epoch_1904) ||
        day > (epoch_1904 ? LAST_SERIAL - 1462 : LAST_SERIAL)) {
        value_double(serial, ret);
        return CELL_NUMBER;
    }
    if (!epoch_1904 && day == 60)
        strcpy(ret, "1900-02-29"); /* as every spreadsheet shows it; no calendar has it */
    else
        write_day(day - 25569 + (epoch_1904 ? 1462 : day < 60), ret);
    if (rest == 0) return CELL_DATE;
    size_t length = strlen(ret);
    ret[length] = 'T';
    write_time(rest, ret + length + 1, VALUE_BYTES - length - 1);
    return CELL_DATETIME;
}
