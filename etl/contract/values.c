/*
 * values: see values.h. One reader a field type; dates, numbers, lists and identifiers have
 * files of their own.
 */
#include "values.h"

#include "base/unicode.h"
#include "identifiers.h"
#include "scan.h"

#include <string.h>

enum {
    DAY_FIRST = 10957,        /* 2000-01-01 */
    BIRTH_DAY_FIRST = -25567, /* 1900-01-01 */
    BIRTH_YEAR_FIRST = 1900,
    YEARS_AHEAD = 2
};

void reading_init(struct reading *reading, struct arena *scratch, int32_t as_of)
{
    int32_t year, month, day;
    date_civil(as_of, &year, &month, &day);
    *reading = (struct reading){.scratch = scratch, .as_of = as_of};
    reading->latest = date_days(year + YEARS_AHEAD, month,
                                date_exists(year + YEARS_AHEAD, month, day) ? day : day - 1);
}

static struct cell_value nothing(enum code code)
{
    return (struct cell_value){.seconds = -1, .code = code};
}

static struct cell_value number_value(enum value_kind kind, int64_t number)
{
    return (struct cell_value){.value = {.kind = kind, .number = number}, .seconds = -1};
}

static struct cell_value text_value(struct span text, enum code code)
{
    if (text.length == 0) return nothing(code);
    return (struct cell_value){
        .value = {.kind = VALUE_TEXT, .text = text}, .seconds = -1, .code = code};
}

static bool is_dash(struct span text)
{
    if (text.length > 3) return false;
    return span_equals(text, "-") || span_equals(text, "–") || span_equals(text, "—") ||
           span_equals(text, "--");
}

/* The words of a spreadsheet's error in a text file. */
static bool is_error(struct span text)
{
    static const char *const words[] = {"#REF!",   "#N/A",   "#VALUE!", "#NAME?",
                                        "#DIV/0!", "#NULL!", "#NUM!"};
    if (text.length < 4 || text.length > 7 || text.bytes[0] != '#') return false;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (span_equals(text, words[i])) return true;
    return false;
}

static struct cell_value read_text(struct reading *reading, const struct field *field,
                                   struct span text)
{
    bool free_text = field->type == FIELD_FREE_TEXT;
    if (field->type == FIELD_TEXT && !more_of(field)->used && text.length <= (size_t)field->maximum)
        return nothing(CODE_OK); /* only its length is of interest */
    if (!free_text && field->type != FIELD_ADDRESS) text = scan_one_line(reading->scratch, text);
    size_t maximum = (size_t)field->maximum;
    if (text.length <= maximum || utf8_chars(text) <= maximum) return text_value(text, CODE_OK);
    if (!free_text) return nothing(CODE_TEXT_TOO_LONG);
    size_t end = 0;
    for (size_t chars = 0; end < text.length; end++)
        if (((unsigned char)text.bytes[end] & 0xC0) != 0x80 && chars++ == maximum) break;
    return text_value(span_make(text.bytes, end), CODE_TEXT_CUT);
}

static struct cell_value dated(struct reading *reading, struct moment moment, int32_t first_day,
                               bool bounded)
{
    moment = date_local(moment);
    if (bounded && (moment.days < first_day || moment.days > reading->latest))
        return nothing(CODE_DATE_OUT_OF_RANGE);
    struct cell_value result = number_value(VALUE_DATE, moment.days);
    result.seconds = moment.seconds;
    if (moment.serial) result.code = CODE_REPAIRED_VALUE;
    return result;
}

/* All lines of a cell that holds a repeated element; the latest day counts. */
static struct cell_value read_date(struct reading *reading, const struct field *field,
                                   struct span text)
{
    struct span rest = text, line;
    struct cell_value result = nothing(CODE_OK);
    bool several = more_of(field)->combine == COMBINE_LATEST;
    for (bool again = true; again;) {
        again = several && span_cut(&rest, '\n', &line);
        if (several && !again) break;
        line = several ? span_trim(line) : text;
        if (line.length == 0) continue;
        struct moment moment;
        enum date_state state = date_parse(reading->scratch, line, &moment);
        if (state == DATE_SWAPPED) reading->swapped = true;
        if (state != DATE_OK) return nothing(CODE_BAD_DATE);
        struct cell_value one = dated(reading, moment, DAY_FIRST, !more_of(field)->any_date);
        if (one.value.kind == VALUE_NULL) return one;
        if (result.value.kind == VALUE_NULL || one.value.number > result.value.number) result = one;
    }
    return result;
}

static struct cell_value read_time(struct reading *reading, const struct field *field,
                                   struct span text)
{
    struct moment moment;
    enum date_state state = date_parse(reading->scratch, text, &moment);
    if (state == DATE_SWAPPED) reading->swapped = true;
    if (state != DATE_OK) return nothing(CODE_BAD_DATE);
    if (!moment.zoned && more_of(field)->utc) moment.zoned = true;
    struct cell_value result = dated(reading, moment, DAY_FIRST, true);
    if (result.value.kind == VALUE_NULL) return result;
    result.value = (struct value){.kind = VALUE_TIME, .number = date_utc(moment) * 1000000};
    return result;
}

/* A full date, or a year alone (VALUE_INT). */
static struct cell_value read_birth(struct reading *reading, struct span text)
{
    struct span rest = text;
    int64_t year, month;
    int32_t this_year, this_month, this_day;
    date_civil(reading->as_of, &this_year, &this_month, &this_day);
    size_t digits = scan_digits(&rest, &year);
    if (digits > 0 && digits <= 2 && scan_byte(&rest, '/') && scan_digits(&rest, &month) == 4 &&
        rest.length == 0) {
        digits = 4; /* month and year */
        year = month;
    }
    if (digits == 4 && rest.length == 0)
        return year < BIRTH_YEAR_FIRST || year > this_year + YEARS_AHEAD
                   ? nothing(CODE_DATE_OUT_OF_RANGE)
                   : number_value(VALUE_INT, year);
    struct moment moment;
    enum date_state state = date_parse(reading->scratch, text, &moment);
    if (state == DATE_SWAPPED) reading->swapped = true;
    if (state != DATE_OK) return nothing(CODE_BAD_DATE);
    if (moment.short_year && moment.days > reading->as_of) {
        int32_t y, m, d;
        date_civil(moment.days, &y, &m, &d);
        moment.days = date_days(y - 100, m, date_exists(y - 100, m, d) ? d : d - 1);
    }
    return dated(reading, moment, BIRTH_DAY_FIRST, true);
}

static struct cell_value one_number(struct reading *reading, const struct field *field,
                                    const struct cell *cell, struct span text)
{
    struct number number = {0};
    if (cell->kind == CELL_NUMBER) {
        if (!number_of_cell(text, &number)) return nothing(CODE_BAD_NUMBER);
    } else {
        bool good = number_parse(reading->scratch, text, reading->proof, &number);
        reading->proof |= number.proof;
        if (number.ambiguous && reading->proof != PROOF_BOTH)
            reading->guessed |= reading->proof == PROOF_ENGLISH ? PROOF_ENGLISH : PROOF_VIETNAMESE;
        if (!good) return nothing(CODE_BAD_NUMBER);
    }
    if (number.whole < field->minimum || number.whole > field->maximum)
        return nothing(CODE_NUMBER_OUT_OF_RANGE);
    return number.fraction ? nothing(CODE_BAD_NUMBER) : number_value(VALUE_INT, number.whole);
}

static struct cell_value read_number(struct reading *reading, const struct field *field,
                                     struct choice_memory *memory, const struct cell *cell,
                                     struct span text)
{
    int64_t number;
    bool letters = field->choice_count > 0 && !is_digit(text.bytes[0]);
    if (letters && choice_one(reading->scratch, memory, field, text, &number) == CHOICE_OK)
        return number_value(VALUE_INT, number);
    if (more_of(field)->combine != COMBINE_SUM) return one_number(reading, field, cell, text);
    struct cell_value sum = number_value(VALUE_INT, 0);
    struct span line;
    while (span_cut(&text, '\n', &line)) {
        line = span_trim(line);
        if (line.length == 0) continue;
        struct cell_value one = one_number(reading, field, cell, line);
        if (one.value.kind == VALUE_NULL) return one;
        sum.value.number += one.value.number;
    }
    return sum;
}

static struct cell_value read_yes_no(struct reading *reading, const struct field *field,
                                     struct choice_memory *memory, struct span text)
{
    int64_t number, any = 0;
    struct span line;
    if (more_of(field)->combine != COMBINE_ANY) {
        if (choice_yes_no(reading->scratch, memory, field, text, &number) != CHOICE_OK)
            return nothing(CODE_VALUE_NOT_IN_LIST);
        return number_value(VALUE_BOOL, number);
    }
    while (span_cut(&text, '\n', &line)) {
        line = span_trim(line);
        if (line.length > 0 && /* only words of the list: a number is the code of some other list */
            choice_one(reading->scratch, memory, field, line, &number) == CHOICE_OK)
            any |= number != 0;
    }
    return number_value(VALUE_BOOL, any);
}

static struct cell_value read_choice(struct reading *reading, const struct field *field,
                                     struct choice_memory *memory, struct span text)
{
    const struct field_more *more = more_of(field);
    int64_t number;
    if (field->type == FIELD_CHOICES) {
        enum choice_state state = choice_many(reading->scratch, memory, field, text, &number);
        if (state != CHOICE_OK && more->unknown == UNKNOWN_REJECT)
            return nothing(CODE_VALUE_NOT_IN_LIST);
        struct cell_value result = number_value(VALUE_LIST, number);
        if (state != CHOICE_OK) result.code = more->unknown_code;
        return result;
    }
    if (choice_one(reading->scratch, memory, field, text, &number) != CHOICE_OK) {
        if (more->unknown == UNKNOWN_OTHER) return number_value(VALUE_INT, more->other);
        return nothing(more->unknown == UNKNOWN_REJECT ? CODE_VALUE_NOT_IN_LIST
                                                       : more->unknown_code);
    }
    if (number == more->refused) return nothing(more->refused_code);
    return number_value(VALUE_INT, number);
}

static struct cell_value read_identifier(struct reading *reading, const struct field *field,
                                         struct choice_memory *memory, struct span text)
{
    struct span found = {0};
    enum code code;
    switch (field->type) {
    case FIELD_CODE:
        if (utf8_chars(text) > (size_t)field->maximum) return nothing(CODE_TEXT_TOO_LONG);
        code = identifier_code(reading->scratch, field, memory, text, &found);
        break;
    case FIELD_PROCEDURE_CODE: code = identifier_procedure(reading->scratch, text, &found); break;
    case FIELD_CITIZEN_NUMBER: code = identifier_citizen(reading->scratch, text, &found); break;
    default: code = identifier_phone(reading->scratch, text, &found); break;
    }
    return text_value(found, code);
}

/* A cell that shows an error (#REF!): no value; where a value has a form, that form is missed. */
static struct cell_value read_error(const struct field *field)
{
    switch (field->type) {
    case FIELD_COUNT:
    case FIELD_MONEY: return nothing(CODE_BAD_NUMBER);
    case FIELD_DATE:
    case FIELD_TIME:
    case FIELD_BIRTH: return nothing(CODE_BAD_DATE);
    case FIELD_CHOICE:
    case FIELD_CHOICES:
    case FIELD_YES_NO: return nothing(CODE_VALUE_NOT_IN_LIST);
    default: return nothing(CODE_REPAIRED_VALUE);
    }
}

struct cell_value value_read(struct reading *reading, const struct field *field,
                             struct choice_memory *memory, const struct cell *cell)
{
    if ((cell->flags & CELL_BAD_ENCODING) != 0) return nothing(CODE_BAD_ENCODING_IN_ROW);
    if ((cell->flags & CELL_TOO_LONG) != 0 && field->type != FIELD_FREE_TEXT)
        return nothing(CODE_TEXT_TOO_LONG);
    struct span text = scan_clean(reading->scratch, cell->text);
    if (cell->kind == CELL_ERROR || is_error(text)) return read_error(field);
    if (text.length == 0 || is_dash(text))
        return more_of(field)->combine == COMBINE_SUM ? number_value(VALUE_INT, 0)
                                                      : nothing(CODE_OK);
    switch (field->type) {
    case FIELD_DATE: return read_date(reading, field, text);
    case FIELD_TIME: return read_time(reading, field, text);
    case FIELD_BIRTH: return read_birth(reading, text);
    case FIELD_COUNT:
    case FIELD_MONEY: return read_number(reading, field, memory, cell, text);
    case FIELD_YES_NO: return read_yes_no(reading, field, memory, text);
    case FIELD_CHOICE:
    case FIELD_CHOICES: return read_choice(reading, field, memory, text);
    case FIELD_CODE:
    case FIELD_PROCEDURE_CODE:
    case FIELD_CITIZEN_NUMBER:
    case FIELD_PHONE: return read_identifier(reading, field, memory, text);
    default: return read_text(reading, field, text);
    }
}
