/*
 * dates: see dates.h.
 */
#include "dates.h"

#include "base/unicode.h"
#include "scan.h"

#include <string.h>

enum {
    DAY_SECONDS = 86400,
    SERIAL_EPOCH = -25569,
    SERIAL_MIN = 1,
    SERIAL_MAX = 73050 /* the end of 2099 */
};

int32_t date_days(int64_t year, int64_t month, int64_t day)
{
    /* Days from civil (H. Hinnant): years begin in March, eras have 400 years. */
    year -= month <= 2;
    int64_t era = (year >= 0 ? year : year - 399) / 400, of_era = year - era * 400;
    int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return (int32_t)(era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468);
}

void date_civil(int32_t days, int32_t *ret_year, int32_t *ret_month, int32_t *ret_day)
{
    int64_t z = (int64_t)days + 719468, era = (z >= 0 ? z : z - 146096) / 146097,
            of_era = z - era * 146097;
    int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year + year / 4 - year / 100),
            month = (5 * of_year + 2) / 153;
    *ret_day = (int32_t)(of_year - (153 * month + 2) / 5 + 1);
    *ret_month = (int32_t)(month < 10 ? month + 3 : month - 9);
    *ret_year = (int32_t)(year + era * 400 + (*ret_month <= 2));
}

bool date_exists(int64_t year, int64_t month, int64_t day)
{
    static const int8_t lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12 || day < 1) return false;
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return day <= lengths[month - 1] + (month == 2 && leap);
}

static bool set_day(struct moment *ret, int64_t year, int64_t month, int64_t day)
{
    if (!date_exists(year, month, day)) return false;
    ret->days = date_days(year, month, day);
    return true;
}

/* Z, +07:00, +0700, +7, GMT+7, UTC. */
static bool take_zone(struct span *text, struct moment *ret)
{
    if (scan_byte(text, 'Z')) {
        ret->zoned = true;
        return true;
    }
    bool named = scan_word(text, "GMT") || scan_word(text, "UTC");
    bool minus = text->length > 0 && text->bytes[0] == '-';
    if (!minus && (text->length == 0 || text->bytes[0] != '+')) {
        ret->zoned = named;
        return named || text->length == 0;
    }
    text->bytes++, text->length--;
    int64_t hours, minutes = 0;
    size_t digits = scan_digits(text, &hours);
    if (digits == 4) {
        minutes = hours % 100;
        hours /= 100;
    } else if (digits == 0 || digits > 2) {
        return false;
    } else if (scan_byte(text, ':') && scan_digits(text, &minutes) != 2) {
        return false;
    }
    if (hours > 14 || minutes > 59) return false;
    ret->zone = (int32_t)(hours * 3600 + minutes * 60) * (minus ? -1 : 1);
    ret->zoned = true;
    return true;
}

/* H:MM[:SS[.fff]] [SA|CH|AM|PM] [zone]. */
static bool take_time(struct span *text, struct moment *ret)
{
    int64_t hour, minute, second = 0, fraction;
    size_t digits = scan_digits(text, &hour);
    if (digits == 0 || digits > 2 || !scan_byte(text, ':') || scan_digits(text, &minute) != 2)
        return false;
    if (scan_byte(text, ':')) {
        if (scan_digits(text, &second) != 2) return false;
        if ((scan_byte(text, '.') || scan_byte(text, ',')) && scan_digits(text, &fraction) == 0)
            return false;
    }
    scan_spaces(text);
    bool afternoon = scan_word(text, "CH") || scan_word(text, "PM") || scan_word(text, "pm");
    bool morning =
        !afternoon && (scan_word(text, "SA") || scan_word(text, "AM") || scan_word(text, "am"));
    if ((afternoon || morning) && hour > 12) return false;
    if (afternoon && hour < 12) hour += 12;
    if (morning && hour == 12) hour = 0;
    scan_spaces(text);
    if (hour > 23 || minute > 59 || second > 60) return false;
    ret->seconds = (int32_t)(hour * 3600 + minute * 60 + (second > 59 ? 59 : second));
    return true;
}

/* What may follow a day: nothing, or a time and a zone. */
static bool take_rest(struct span *text, struct moment *ret)
{
    bool joined = scan_byte(text, 'T') || scan_byte(text, ',');
    scan_spaces(text);
    if (text->length == 0) return !joined;
    if (!take_time(text, ret)) return false;
    return text->length == 0 || (take_zone(text, ret) && text->length == 0);
}

/* Digits alone: yyyymmdd[HHMM[SS]], or a serial, perhaps with a fraction of a day. */
static enum date_state from_digits(struct span text, struct moment *ret)
{
    int64_t value, clock = 0, fraction = 0;
    struct span all = text;
    size_t count = scan_digits(&text, &value);
    if (text.length == 0 && (count == 14 || count == 12 || count == 8)) {
        int64_t scale = count == 14 ? 1000000 : count == 12 ? 10000 : 1;
        clock = count == 12 ? value % scale * 100 : value % scale;
        value /= scale;
        if (count > 8)
            ret->seconds = (int32_t)(clock / 10000 * 3600 + clock / 100 % 100 * 60 + clock % 100);
        if (clock / 10000 > 23 || clock / 100 % 100 > 59 || clock % 100 > 59) return DATE_BAD;
        return set_day(ret, value / 10000, value / 100 % 100, value % 100) ? DATE_OK : DATE_BAD;
    }
    if (count == 0 || value < SERIAL_MIN || value > SERIAL_MAX) return DATE_BAD;
    if (text.length > 0) {
        if (!scan_byte(&text, '.') && !scan_byte(&text, ',')) return DATE_BAD;
        struct span digits = span_make(text.bytes, text.length > 9 ? 9 : text.length);
        size_t places = scan_digits(&digits, &fraction);
        if (places == 0 || places != (text.length > 9 ? 9 : text.length)) return DATE_BAD;
        double part = (double)fraction;
        for (size_t i = 0; i < places; i++) part /= 10;
        ret->seconds = (int32_t)(part * DAY_SECONDS + 0.5);
        if (ret->seconds >= DAY_SECONDS) ret->seconds = DAY_SECONDS - 1;
    }
    (void)all;
    ret->days = SERIAL_EPOCH + (int32_t)value + (value < 60 ? 1 : 0);
    ret->serial = true;
    return DATE_OK;
}

/* "ngày 5 tháng 3 năm 2026", in any case and tone style. */
static enum date_state from_words(struct arena *scratch, struct span text, struct moment *ret)
{
    if (text.length > 200) return DATE_BAD;
    struct span rest = fold_plain(scratch, text);
    int64_t day, month, year;
    if (scan_word(&rest, "ngay")) scan_spaces(&rest);
    size_t digits = scan_digits(&rest, &day);
    scan_spaces(&rest);
    if (digits == 0 || digits > 2 || !scan_word(&rest, "thang")) return DATE_BAD;
    scan_spaces(&rest);
    digits = scan_digits(&rest, &month);
    scan_spaces(&rest);
    if (digits == 0 || digits > 2) return DATE_BAD;
    if (!scan_word(&rest, "nam") && !scan_byte(&rest, ',') && !scan_byte(&rest, '/'))
        return DATE_BAD;
    scan_spaces(&rest);
    if (scan_digits(&rest, &year) != 4) return DATE_BAD;
    scan_byte(&rest, '.');
    if (!take_rest(&rest, ret)) return DATE_BAD;
    return set_day(ret, year, month, day) ? DATE_OK : DATE_BAD;
}

/* Three numbers with the same separator; text stands behind the first of them. */
static enum date_state from_parts(struct span *text, int64_t first, size_t first_digits,
                                  struct moment *ret)
{
    char separator = text->bytes[0];
    int64_t second, third;
    text->bytes++, text->length--;
    size_t second_digits = scan_digits(text, &second);
    if (second_digits == 0 || second_digits > 2 || !scan_byte(text, separator)) return DATE_BAD;
    size_t third_digits = scan_digits(text, &third);
    if (first_digits == 4) {
        if (third_digits == 0 || third_digits > 2) return DATE_BAD;
        return set_day(ret, first, second, third) ? DATE_OK : DATE_BAD;
    }
    if (third_digits != 4 && third_digits != 2) return DATE_BAD;
    ret->short_year = third_digits == 2;
    if (ret->short_year) third += 2000;
    if (second > 12 && first <= 12 && date_exists(third, first, second)) return DATE_SWAPPED;
    return set_day(ret, third, second, first) ? DATE_OK : DATE_BAD;
}

/* Two digits at p; -1 = they are none. */
static int two(const char *p)
{
    return is_digit(p[0]) && is_digit(p[1]) ? (p[0] - '0') * 10 + (p[1] - '0') : -1;
}

/* dd/mm/yyyy and dd/mm/yyyy HH:MM:SS, as nearly every cell of an export has it; false = any other
 * shape, or no such day: look closer. */
static bool from_usual_shape(struct span text, struct moment *ret)
{
    const char *p = text.bytes;
    if ((text.length != 10 && text.length != 19) || p[2] != '/' || p[5] != '/') return false;
    int day = two(p), month = two(p + 3), century = two(p + 6), year = two(p + 8);
    int hour = 0, minute = 0, second = 0;
    if (text.length == 19) {
        if (p[10] != ' ' || p[13] != ':' || p[16] != ':') return false;
        hour = two(p + 11), minute = two(p + 14), second = two(p + 17);
    }
    if ((day | month | century | year | hour | minute | second) < 0 || hour > 23 || minute > 59 ||
        second > 59)
        return false;
    *ret = (struct moment){.seconds = text.length == 10 ? -1 : hour * 3600 + minute * 60 + second};
    return set_day(ret, century * 100 + year, month, day);
}

/* "Mar 5, 2026 2:07:09 PM", as ODK Briefcase writes it in the time of its computer: local. */
static enum date_state from_english(struct span text, struct moment *ret)
{
    static const char names[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    int64_t day, year, month = 0;
    struct moment moment = {.seconds = -1};
    struct span rest = text;
    while (month < 12 && memcmp(names + 3 * month, text.bytes, 3) != 0) month++;
    rest.bytes += 3, rest.length -= 3;
    scan_spaces(&rest);
    size_t digits = scan_digits(&rest, &day);
    if (month == 12 || digits == 0 || digits > 2 || !scan_byte(&rest, ',')) return DATE_BAD;
    scan_spaces(&rest);
    if (scan_digits(&rest, &year) != 4 || !take_rest(&rest, &moment) ||
        !set_day(&moment, year, month + 1, day))
        return DATE_BAD;
    if (!moment.zoned) moment.zoned = true, moment.zone = LOCAL_ZONE;
    *ret = moment;
    return DATE_OK;
}

enum date_state date_parse(struct arena *scratch, struct span text, struct moment *ret)
{
    if (from_usual_shape(text, ret)) return DATE_OK;
    struct moment moment = {.seconds = -1};
    struct span rest = text;
    int64_t first;
    size_t digits = scan_digits(&rest, &first);
    if (digits > 0 && digits <= 2 && rest.length > 0 &&
        rest.bytes[0] == ':') { /* the time stands first */
        rest = text;
        if (!take_time(&rest, &moment)) return DATE_BAD;
        scan_byte(&rest, ',');
        scan_spaces(&rest);
        if (scan_word(&rest, "ngày") || scan_word(&rest, "ngay")) scan_spaces(&rest);
        digits = scan_digits(&rest, &first);
        if (moment.seconds >= 0 && rest.length > 0 && memchr(rest.bytes, ':', rest.length) != NULL)
            return DATE_BAD;
    }
    enum date_state state = DATE_BAD;
    bool parted =
        rest.length > 0 && (rest.bytes[0] == '/' || rest.bytes[0] == '-' || rest.bytes[0] == '.');
    if (parted && digits > 0 && (digits <= 2 || digits == 4)) {
        state = from_parts(&rest, first, digits, &moment);
        if (state != DATE_BAD && !take_rest(&rest, &moment)) state = DATE_BAD;
    } else if (digits > 2) {
        state = from_digits(text, &moment);
    } else if (moment.seconds < 0) {
        state = text.length > 3 ? from_english(text, &moment) : DATE_BAD;
        if (state != DATE_OK) state = from_words(scratch, text, &moment);
    }
    if (state != DATE_BAD) *ret = moment;
    return state;
}

struct moment date_local(struct moment moment)
{
    if (!moment.zoned) return moment;
    int64_t utc = date_utc(moment) + LOCAL_ZONE;
    int64_t day = utc / DAY_SECONDS - (utc % DAY_SECONDS < 0);
    moment.days = (int32_t)day;
    moment.seconds = (int32_t)(utc - day * DAY_SECONDS);
    moment.zone = LOCAL_ZONE;
    return moment;
}

int64_t date_utc(struct moment moment)
{
    return (int64_t)moment.days * DAY_SECONDS + (moment.seconds < 0 ? 0 : moment.seconds) -
           (moment.zoned ? moment.zone : LOCAL_ZONE);
}
