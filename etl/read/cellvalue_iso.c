/*
 * cellvalue_iso: dates, times and durations that files hold as ISO 8601 text; see cellvalue.h.
 */
#include "cellvalue.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>

/* Takes exactly `digits` digits off the front. */
static bool take(struct span *rest, int digits, int *ret)
{
    int value = 0;
    if (rest->length < (size_t)digits) return false;
    for (int i = 0; i < digits; i++) {
        if (!isdigit((unsigned char)rest->bytes[i])) return false;
        value = value * 10 + (rest->bytes[i] - '0');
    }
    rest->bytes += digits;
    rest->length -= (size_t)digits;
    *ret = value;
    return true;
}

static bool take_char(struct span *rest, char wanted)
{
    if (rest->length == 0 || rest->bytes[0] != wanted) return false;
    rest->bytes++;
    rest->length--;
    return true;
}

static int month_days(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

/* hh:mm[:ss[.fraction]] to seconds, rounded. */
static bool take_clock(struct span *rest, int *ret_seconds)
{
    int hour, minute, second = 0, tenth = 0, ignored;
    if (!take(rest, 2, &hour) || !take_char(rest, ':') || !take(rest, 2, &minute)) return false;
    if (take_char(rest, ':') && !take(rest, 2, &second)) return false;
    if (take_char(rest, '.') || take_char(rest, ',')) {
        if (!take(rest, 1, &tenth)) return false;
        while (take(rest, 1, &ignored)) {
        }
    }
    if (hour > 24 || minute > 59 || second > 59) return false;
    *ret_seconds = hour * 3600 + minute * 60 + second + (tenth >= 5);
    return true;
}

/* A zone cannot change what the clock on the sheet says. */
static bool at_end(struct span rest)
{
    int hour, minute;
    if (take_char(&rest, 'Z')) return rest.length == 0;
    if (take_char(&rest, '+') || take_char(&rest, '-'))
        return take(&rest, 2, &hour) && take_char(&rest, ':') && take(&rest, 2, &minute) &&
               rest.length == 0;
    return rest.length == 0;
}

static void next_day(int *year, int *month, int *day)
{
    if (++*day <= month_days(*year, *month)) return;
    *day = 1;
    if (++*month <= 12) return;
    *month = 1;
    ++*year;
}

static enum cell_kind clock_alone(struct span rest, char ret[VALUE_BYTES])
{
    int seconds;
    if (!take_clock(&rest, &seconds) || !at_end(rest)) return CELL_EMPTY;
    (void)snprintf(ret, VALUE_BYTES, "%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60,
                   seconds % 60);
    return CELL_TIME;
}

enum cell_kind value_iso(struct span text, char ret[VALUE_BYTES])
{
    int year, month, day, seconds = 0;
    struct span rest = text = span_trim(text);
    if (!take(&rest, 4, &year) || !take_char(&rest, '-')) {
        (void)take_char(&text, 'T');
        return clock_alone(text, ret);
    }
    if (!take(&rest, 2, &month) || !take_char(&rest, '-') || !take(&rest, 2, &day))
        return CELL_EMPTY;
    if (month < 1 || month > 12 || day < 1 || day > month_days(year, month)) return CELL_EMPTY;
    if ((take_char(&rest, 'T') || take_char(&rest, ' ')) && !take_clock(&rest, &seconds))
        return CELL_EMPTY;
    if (!at_end(rest)) return CELL_EMPTY;
    if (seconds >= 86400) {
        seconds -= 86400;
        next_day(&year, &month, &day);
    }
    int length = snprintf(ret, VALUE_BYTES, "%04d-%02d-%02d", year, month, day);
    if (seconds == 0) return CELL_DATE;
    (void)snprintf(ret + length, (size_t)(VALUE_BYTES - length), "T%02d:%02d:%02d", seconds / 3600,
                   seconds / 60 % 60, seconds % 60);
    return CELL_DATETIME;
}

enum cell_kind value_duration(struct span text, char ret[VALUE_BYTES])
{
    double total = 0;
    struct span rest = span_trim(text);
    if (!take_char(&rest, 'P')) return CELL_EMPTY;
    bool time = false;
    while (rest.length > 0) {
        if (!time && take_char(&rest, 'T')) {
            time = true;
            continue;
        }
        size_t digits = 0;
        while (digits < rest.length &&
               (isdigit((unsigned char)rest.bytes[digits]) || rest.bytes[digits] == '.'))
            digits++;
        double number;
        if (digits == rest.length || !value_parse(span_make(rest.bytes, digits), &number))
            return CELL_EMPTY;
        char unit = rest.bytes[digits];
        double seconds = time          ? (unit == 'H'   ? 3600
                                          : unit == 'M' ? 60
                                          : unit == 'S' ? 1
                                                        : 0)
                         : unit == 'D' ? 86400
                                       : 0;
        if (seconds == 0) return CELL_EMPTY;
        total += number * seconds;
        rest = span_make(rest.bytes + digits + 1, rest.length - digits - 1);
    }
    if (!(total < 1e12)) return CELL_EMPTY;
    long long rounded = llround(total);
    (void)snprintf(ret, VALUE_BYTES, "%02lld:%02lld:%02lld", rounded / 3600, rounded / 60 % 60,
                   rounded % 60);
    return CELL_TIME;
}
