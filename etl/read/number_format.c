/*
 * number_format: see number_format.h.
 */
#include "number_format.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

enum format_class number_format_builtin(int64_t id)
{
    if (id == 46) return FORMAT_ELAPSED;
    if ((id >= 18 && id <= 21) || id == 45 || id == 47 || id == 32 || id == 33 || id == 55 ||
        id == 56)
        return FORMAT_TIME;
    if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58))
        return FORMAT_DATE;
    return FORMAT_NUMBER;
}

struct seen {
    bool year_or_day, month, hour_or_second, elapsed, places;
};

/* [h], [mm], [ss] are elapsed time; colours, conditions and locales say nothing. Returns the bytes
 * stepped over. */
static size_t bracket(const char *at, size_t left, struct seen *seen)
{
    const char *end = memchr(at, ']', left);
    if (end == NULL) return left;
    size_t length = (size_t)(end - at) - 1;
    bool elapsed = length > 0;
    for (size_t i = 1; i <= length; i++)
        elapsed = elapsed && strchr("hms", tolower((unsigned char)at[i])) != NULL &&
                  at[i] != '\0' && tolower((unsigned char)at[i]) == tolower((unsigned char)at[1]);
    seen->elapsed = seen->elapsed || elapsed;
    return length + 2;
}

static size_t quoted(const char *at, size_t left)
{
    const char *end = left > 1 ? memchr(at + 1, '"', left - 1) : NULL;
    return end == NULL ? left : (size_t)(end - at) + 1;
}

/* Words made of letters that are no date parts. */
static size_t word(const char *at, size_t left)
{
    static const char *const words[] = {"General", "Standard", "AM/PM", "A/P"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strlen(words[i]) <= left && strncasecmp(at, words[i], strlen(words[i])) == 0)
            return strlen(words[i]);
    return 0;
}

/* One letter or place outside quotes. after_seconds: the last letter was 's'. */
static void letter(char c, bool after_seconds, struct seen *seen)
{
    switch (tolower((unsigned char)c)) {
    case 'y':
    case 'd': seen->year_or_day = true; break;
    case 'm': seen->month = true; break;
    case 'h':
    case 's': seen->hour_or_second = true; break;
    case '#':
    case '?': seen->places = true; break;
    case '0': seen->places = seen->places || !after_seconds; break;
    default: break;
    }
}

/* One section up to ';'; returns the bytes used, the ';' with them. */
static size_t section(struct span code, struct seen *seen)
{
    bool after_seconds = false;
    size_t i = 0, step;
    while (i < code.length && code.bytes[i] != ';') {
        const char *at = code.bytes + i;
        size_t left = code.length - i;
        if (*at == '"')
            step = quoted(at, left);
        else if (*at == '[') {
            step = bracket(at, left, seen);
            after_seconds = seen->elapsed;
        } else if (*at == '\\' || *at == '_' || *at == '*')
            step = left < 2 ? left : 2;
        else if ((step = word(at, left)) == 0) {
            letter(*at, after_seconds, seen);
            if (isalpha((unsigned char)*at)) after_seconds = tolower((unsigned char)*at) == 's';
            step = 1;
        }
        i += step;
    }
    return i < code.length ? i + 1 : i;
}

static enum format_class class_of(const struct seen *seen)
{
    if (seen->places) return FORMAT_NUMBER;
    if (seen->year_or_day) return FORMAT_DATE;
    if (seen->elapsed) return FORMAT_ELAPSED;
    if (seen->hour_or_second) return FORMAT_TIME;
    return seen->month ? FORMAT_DATE : FORMAT_NUMBER;
}

enum format_class number_format_code(struct span code)
{
    enum format_class result = FORMAT_NUMBER;
    /* The first section may be one for zero alone ([=0]"";dd/mm/yyyy): the first that shows time
     * decides. */
    for (int sections = 0; sections < 3 && code.length > 0 && result == FORMAT_NUMBER; sections++) {
        struct seen seen = {0};
        size_t used = section(code, &seen);
        if (seen.places) return FORMAT_NUMBER;
        result = class_of(&seen);
        code = span_make(code.bytes + used, code.length - used);
    }
    return result;
}
