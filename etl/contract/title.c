/*
 * title: see title.h.
 */
#include "title.h"

#include "base/unicode.h"
#include "scan.h"

#include <stdio.h>
#include <string.h>

enum { TITLE_BYTES = 400, EXPORT_WORDS_BYTES = 60 };

static const char *const export_words[] = {"thời điểm xuất", "thời gian xuất",
                                           "ngày giờ xuất",  "ngày xuất",
                                           "xuất lúc",       "xuất ngày",
                                           "ngày kết xuất",  "thời điểm kết xuất",
                                           "thời điểm lập",  "ngày lập biểu",
                                           "ngày lập",       "ngày in",
                                           "thời điểm in",   NULL};
static const char *const village_words[] = {"thôn", "thon",       "kdc", "khu dân cư",
                                            "xóm",  "tổ dân phố", NULL};

/* The text from the first whole word that is in the list, without it; length 0 = none. */
static struct span after_word(struct span text, const char *const *words, bool keep)
{
    for (size_t at = 0; at < text.length; at++) {
        if (at > 0 && text.bytes[at - 1] != ' ' && text.bytes[at - 1] != '(' &&
            text.bytes[at - 1] != ',' && text.bytes[at - 1] != '|')
            continue;
        for (size_t i = 0; words[i] != NULL; i++) {
            size_t length = strlen(words[i]);
            if (text.length - at < length || memcmp(text.bytes + at, words[i], length) != 0)
                continue;
            if (at + length < text.length && text.bytes[at + length] != ' ' &&
                text.bytes[at + length] != ':')
                continue;
            size_t from = keep ? at : at + length;
            return span_make(text.bytes + from, text.length - from);
        }
    }
    return span_make("", 0);
}

static bool set_month(struct title *title, int64_t month, int64_t year)
{
    if (month < 1 || month > 12 || year < 2000 || year > 2099) return false;
    snprintf(title->month, sizeof title->month, "%04d-%02d", (int)year, (int)month);
    return true;
}

/* "tháng 3 năm 2026", "tháng 03/2026", not behind "ngày 5" (a date). */
static void find_month(struct title *title, struct span text)
{
    for (size_t at = 0; at + 5 < text.length; at++) {
        if (memcmp(text.bytes + at, "thang", 5) != 0 ||
            (at > 0 && text.bytes[at - 1] != ' ' && text.bytes[at - 1] != '('))
            continue;
        struct span before = span_trim(span_make(text.bytes, at)),
                    rest = span_make(text.bytes + at + 5, text.length - at - 5);
        bool date = before.length > 0 && is_digit(before.bytes[before.length - 1]);
        int64_t month, year;
        while (rest.length > 0 && (rest.bytes[0] == ' ' || rest.bytes[0] == ':'))
            rest.bytes++, rest.length--;
        size_t digits = scan_digits(&rest, &month);
        if (date || digits == 0 || digits > 2) continue;
        scan_spaces(&rest);
        if (scan_word(&rest, "nam"))
            scan_spaces(&rest);
        else if (!scan_byte(&rest, '/') && !scan_byte(&rest, '-') && !scan_byte(&rest, '.'))
            continue;
        scan_spaces(&rest);
        if (scan_digits(&rest, &year) == 4 && set_month(title, month, year)) return;
    }
}

static void find_export(struct title *title, struct arena *scratch, struct span folded)
{
    struct span rest = after_word(folded, export_words, false);
    size_t skipped = 0; /* "Ngày xuất báo cáo: 05/03/2026" */
    while (rest.length > 0 && !is_digit(rest.bytes[0]) && skipped < EXPORT_WORDS_BYTES)
        rest.bytes++, rest.length--, skipped++;
    if (rest.length == 0 || !is_digit(rest.bytes[0])) return;
    for (size_t length = rest.length; length >= 6; length--) { /* words may follow the date */
        if (length < rest.length && rest.bytes[length] != ' ' && rest.bytes[length] != '|' &&
            rest.bytes[length] != ')' && rest.bytes[length] != ';' && rest.bytes[length] != ',')
            continue;
        struct moment moment;
        if (date_parse(scratch, span_trim(span_make(rest.bytes, length)), &moment) != DATE_OK ||
            moment.serial)
            continue;
        title->exported = true;
        title->exported_at = moment;
        return;
    }
}

/* The number of a slip of rejected rows, as load/errata.c writes it into the title block. */
static void find_slip(struct title *title, struct arena *scratch, struct span plain)
{
    const char *words[] = {fold_plain(scratch, span_of(SLIP_NUMBER)).bytes, NULL};
    struct span rest = after_word(plain, words, false);
    size_t length = 0;
    while (rest.length > 0 && (rest.bytes[0] == ' ' || rest.bytes[0] == ':'))
        rest.bytes++, rest.length--;
    while (length < rest.length && length < sizeof title->slip &&
           strchr("0123456789abcdef", rest.bytes[length]) != NULL)
        length++;
    if (length != SLIP_DIGITS) return;
    memcpy(title->slip, rest.bytes, length);
    title->slip[length] = '\0';
}

/* All cells of the row; a cell that ends with a colon is continued by the next one. */
static struct span joined(struct arena *scratch, const struct sheet_row *row)
{
    struct buffer text;
    buffer_init(&text, TITLE_BYTES * 4);
    for (uint32_t i = 0; i < row->count && text.length < TITLE_BYTES; i++) {
        struct span cell = scan_clean(scratch, row->cells[i].text);
        if (cell.length == 0 || cell.length > TITLE_BYTES) continue;
        if (text.length > 0)
            buffer_add_text(&text, text.bytes[text.length - 1] == ':' ? " " : " | ");
        buffer_add_span(&text, cell);
    }
    struct span result =
        text.length == 0 ? span_make("", 0)
                         : span_make(arena_strndup(scratch, text.bytes, text.length), text.length);
    buffer_release(&text);
    return result;
}

/* A village's code in the line: "Thôn: Đông (10633-T05)", as our own forms write it. */
static const struct village *coded(struct village_index *villages, struct arena *scratch,
                                   struct span text)
{
    const struct village *found = NULL;
    while (text.length > 0) {
        size_t length = 0;
        while (length < text.length && strchr(" (),:;|_", text.bytes[length]) == NULL) length++;
        struct span word = span_make(text.bytes, length);
        if (memchr(word.bytes, '-', length) != NULL && is_digit(word.bytes[length - 1]) &&
            village_of_name(villages, scratch, word, &found) == VILLAGE_FOUND)
            return found;
        length += length < text.length;
        text = span_make(text.bytes + length, text.length - length);
    }
    return NULL;
}

/* Keeps what is written behind the word thôn, for people who look without a list of villages. */
static void keep_village_text(struct title *title, struct arena *scratch, struct span text)
{
    struct span rest = text, word;
    while (span_cut(&rest, ' ', &word)) {
        while (word.length > 0 && word.bytes[word.length - 1] == ':') word.length--;
        if (word.length > 8 || !span_equals(fold_plain(scratch, word), "thon")) continue;
        const char *bar = rest.length == 0 ? NULL : memchr(rest.bytes, '|', rest.length);
        if (bar != NULL) rest.length = (size_t)(bar - rest.bytes);
        while (rest.length > 0 && (rest.bytes[0] == ':' || rest.bytes[0] == ' '))
            rest.bytes++, rest.length--;
        rest.length = utf8_cut(span_trim(rest), sizeof title->village_text - 1);
        if (rest.length > 0) memcpy(title->village_text, rest.bytes, rest.length);
        title->village_text[rest.length] = '\0';
        return;
    }
}

void title_row(struct title *title, struct village_index *villages, struct arena *scratch,
               const struct sheet_row *row)
{
    struct span text = joined(scratch, row);
    if (text.length == 0) return;
    struct span folded = fold(scratch, text);
    struct span plain = fold_plain(scratch, folded);
    if (title->month[0] == '\0') find_month(title, plain);
    if (title->slip[0] == '\0') find_slip(title, scratch, plain);
    if (!title->exported) find_export(title, scratch, folded);
    if (title->village_text[0] == '\0') keep_village_text(title, scratch, text);
    if (villages == NULL || title->village != VILLAGE_NONE) return;
    struct span named = after_word(folded, village_words, true);
    const struct village *found = coded(villages, scratch, named);
    if (found != NULL)
        title->village = VILLAGE_FOUND, title->found = found;
    else if (named.length > 0)
        title->village = village_in_text(villages, scratch, named, &title->found);
}

/* yyyymmdd, perhaps _ or -, HHMM or HHMMSS, with no digit around. */
static bool time_group(struct span text, size_t at, struct moment *ret)
{
    struct span rest = span_make(text.bytes + at, text.length - at);
    if (rest.length < 12 || (at > 0 && is_digit(text.bytes[at - 1]))) return false;
    char digits[15] = "";
    size_t used = 0, i = 0;
    for (; i < rest.length && used < 14; i++) {
        if (is_digit(rest.bytes[i]))
            digits[used++] = rest.bytes[i];
        else if (used != 8 || i != 8 || (rest.bytes[i] != '_' && rest.bytes[i] != '-'))
            break;
    }
    if (used == 13) return false;
    if ((used != 12 && used != 14) || (i < rest.length && is_digit(rest.bytes[i]))) return false;
    return date_parse(NULL, span_make(digits, used), ret) == DATE_OK &&
           ret->days >= date_days(2000, 1, 1);
}

/* 2026-03, 03-2026, 3.2026 with no digit around. */
static bool month_group(struct title *title, struct span text, size_t at)
{
    struct span rest = span_make(text.bytes + at, text.length - at);
    if (!is_digit(rest.bytes[0]) || (at > 0 && is_digit(text.bytes[at - 1]))) return false;
    int64_t first, second;
    size_t digits = scan_digits(&rest, &first);
    if (rest.length == 0 || strchr("-._/ ", rest.bytes[0]) == NULL || (digits != 4 && digits > 2))
        return false;
    rest.bytes++, rest.length--;
    size_t more = scan_digits(&rest, &second);
    if (digits == 4) return more == 2 && set_month(title, second, first);
    return more == 4 && set_month(title, first, second);
}

/* Without ".xlsx"; ".2026" is no ending. */
static struct span without_ending(struct span name)
{
    const char *dot = memrchr(name.bytes, '.', name.length);
    size_t length = dot == NULL ? 0 : name.length - (size_t)(dot - name.bytes) - 1;
    if (length == 0 || length > 5 || is_digit(dot[1])) return name;
    return span_make(name.bytes, (size_t)(dot - name.bytes));
}

/* A code, a name behind the word thôn, a name alone. */
static void find_named_village(struct title *title, struct village_index *villages,
                               struct arena *scratch, struct span folded)
{
    struct span named = after_word(folded, village_words, true);
    const struct village *found = coded(villages, scratch, folded);
    if (found != NULL) {
        title->village = VILLAGE_FOUND, title->found = found;
        return;
    }
    if (named.length > 0) title->village = village_in_text(villages, scratch, named, &title->found);
    if (title->village == VILLAGE_NONE)
        title->village = village_in_text(villages, scratch, folded, &title->found);
}

void title_of_name(struct title *title, struct village_index *villages, struct arena *scratch,
                   struct span file_name)
{
    struct span folded = fold(scratch, without_ending(file_name));
    for (size_t at = 0; at < folded.length && !title->exported; at++)
        if (is_digit(folded.bytes[at]))
            title->exported = time_group(folded, at, &title->exported_at);
    find_month(title, fold_plain(scratch, folded));
    for (size_t at = 0; at < folded.length && title->month[0] == '\0'; at++)
        month_group(title, folded, at);
    if (villages == NULL) return;
    find_named_village(title, villages, scratch, folded);
    if (title->village != VILLAGE_NONE || memchr(folded.bytes, '_', folded.length) == NULL) return;
    char *spaced = arena_strndup(scratch, folded.bytes, folded.length);
    for (size_t i = 0; i < folded.length; i++)
        if (spaced[i] == '_') spaced[i] = ' '; /* thon_Kim_Bang_10-2026 */
    find_named_village(title, villages, scratch, span_make(spaced, folded.length));
}
