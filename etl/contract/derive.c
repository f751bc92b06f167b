/*
 * derive: fields made from other fields: village of an address, keys of persons, years of birth,
 * answers of a survey.
 */
#include "identifiers.h"
#include "person.h"
#include "row.h"
#include "scan.h"

#include <stdio.h>
#include <string.h>

static const int64_t day_microseconds = INT64_C(86400000000);

static const struct value *from(const struct row_state *state, const struct derive *derive,
                                int place)
{
    static const struct value none = {.kind = VALUE_NULL};
    int field = derive->from[place];
    return field < 0 ? &none : &state->values[field];
}

static struct value text_of(struct span text)
{
    return (struct value){.kind = text.length == 0 ? VALUE_NULL : VALUE_TEXT, .text = text};
}

static struct value bytes_of(struct span bytes)
{
    return (struct value){.kind = bytes.length == 0 ? VALUE_NULL : VALUE_BYTES, .text = bytes};
}

/* The day whose village names count: of the contract's main date, else of the first other one that
 * is given, else of the export, else today. */
static int32_t row_day(const struct row_state *state)
{
    int main = rules_of(state->contract)->main_date;
    if (main >= 0 && state->values[main].kind == VALUE_DATE)
        return (int32_t)state->values[main].number;
    for (size_t i = 0; i < state->contract->field_count; i++) {
        const struct value *date = &state->values[i];
        if (date->kind == VALUE_DATE) return (int32_t)date->number;
        if (date->kind == VALUE_TIME)
            return (int32_t)((date->number / 1000000 + LOCAL_ZONE) / 86400);
    }
    if (state->exported_at >= 0) return (int32_t)((state->exported_at + LOCAL_ZONE) / 86400);
    return state->context->as_of;
}

static const char *unit_of(const struct row_state *state, const struct village *village)
{
    return village_unit(state->context->villages, village)->code;
}

static struct value address_village(const struct row_state *state, const struct derive *derive,
                                    bool want_state)
{
    const struct village *village = NULL;
    const struct value *address = from(state, derive, 0);
    struct span text = address->kind == VALUE_TEXT ? address->text : span_make("", 0);
    enum village_match match = VILLAGE_NONE;
    if (state->context->villages != NULL) {
        village_on(state->context->villages, row_day(state));
        match =
            village_of_address(state->context->villages, state->reading->scratch, text, &village);
    }
    if (want_state) return (struct value){.kind = VALUE_INT, .number = (int64_t)match};
    return text_of(span_of(match == VILLAGE_FOUND     ? unit_of(state, village)
                           : match == VILLAGE_OUTSIDE ? "OUTSIDE"
                                                      : "UNKNOWN"));
}

/* The village that a survey names; unknown or ambiguous ones reject the row. */
static struct value named_village(struct row_state *state, const struct derive *derive)
{
    const struct village *village = NULL;
    const struct value *name = from(state, derive, 0);
    if (name->kind != VALUE_TEXT || state->context->villages == NULL) return (struct value){0};
    village_on(state->context->villages, row_day(state));
    enum village_match match =
        village_of_name(state->context->villages, state->reading->scratch, name->text, &village);
    if (match == VILLAGE_FOUND) return text_of(span_of(unit_of(state, village)));
    row_find_field(state,
                   match == VILLAGE_AMBIGUOUS ? CODE_VILLAGE_AMBIGUOUS : CODE_VILLAGE_UNKNOWN,
                   derive->from[0]);
    return (struct value){0};
}

static int64_t birth_year(const struct value *birth)
{
    int32_t year = 0, month, day;
    if (birth->kind == VALUE_INT) return birth->number;
    if (birth->kind == VALUE_DATE) date_civil((int32_t)birth->number, &year, &month, &day);
    return year;
}

static struct value number_key(const struct row_state *state, const struct value *number)
{
    if (number->kind != VALUE_TEXT || number->text.length == 0) return (struct value){0};
    return bytes_of(person_number_key(state->reading->scratch, state->keys, number->text));
}

static struct value name_key(const struct row_state *state, const struct value *name,
                             const struct value *birth, struct span village)
{
    if (name->kind != VALUE_TEXT) return (struct value){0};
    return bytes_of(person_name_key(state->reading->scratch, state->keys, name->text,
                                    birth_year(birth), village));
}

/* The uuid in lower case without "uuid:"; where the tool gives none, a keyed digest of the row's
 * cells. */
static struct value response_id(const struct row_state *state, const struct derive *derive)
{
    struct arena *scratch = state->reading->scratch;
    const struct value *given = from(state, derive, 0);
    if (given->kind == VALUE_TEXT) {
        struct span text = given->text;
        if (span_starts_with(text, "uuid:")) text = span_make(text.bytes + 5, text.length - 5);
        char *lower = arena_strndup(scratch, text.bytes, text.length);
        for (size_t i = 0; i < text.length; i++)
            if (lower[i] >= 'A' && lower[i] <= 'Z') lower[i] = (char)(lower[i] - 'A' + 'a');
        return text_of(span_make(lower, text.length));
    }
    size_t length = 0;
    for (uint32_t i = 0; i < state->row->count; i++) length += state->row->cells[i].text.length + 1;
    char *all = arena_alloc(scratch, length + 1), *p = all;
    for (uint32_t i = 0; i < state->row->count; i++) {
        struct span text = state->row->cells[i].text;
        if (text.length > 0) memcpy(p, text.bytes, text.length);
        p += text.length + 1;
    }
    struct span digest = person_thing_key(scratch, state->keys, "response", span_make(all, length),
                                          false, span_make("", 0));
    if (digest.length == 0) return (struct value){0};
    char *hex = arena_alloc(scratch, 2 * digest.length + 5);
    memcpy(hex, "row-", 4);
    for (size_t i = 0; i < digest.length; i++)
        snprintf(hex + 4 + 2 * i, 3, "%02x", (unsigned char)digest.bytes[i]);
    return text_of(span_make(hex, 4 + 2 * digest.length));
}

/* The forms ticked: the select-multiple cell, and the 0/1 columns of the options. *ret_answered:
 * anything was ticked. */
static int64_t forms_of(const struct row_state *state, const struct derive *derive,
                        bool *ret_answered)
{
    int64_t mask = 0;
    for (int i = 0; i < DERIVE_FROM && derive->from[i] >= 0; i++) {
        const struct value *value = &state->values[derive->from[i]];
        int option = more_of(&state->contract->fields[derive->from[i]])->option;
        if (value->kind == VALUE_LIST) mask |= value->number;
        if (value->kind == VALUE_BOOL && value->number != 0 && option > 0)
            mask |= INT64_C(1) << option;
    }
    *ret_answered = mask != 0;
    return mask;
}

/* from: the yes/no answer, then what forms_of takes. */
static struct value cashless_of(const struct row_state *state, const struct derive *derive)
{
    const struct value *answer = from(state, derive, 0);
    if (answer->kind == VALUE_BOOL) return *answer;
    bool answered;
    int64_t mask = forms_of(state, derive, &answered);
    int64_t none = mask & (INT64_C(1) << 6);
    if (!answered) return (struct value){0};
    return (struct value){.kind = VALUE_BOOL, .number = (mask & ~none) != 0};
}

/* A plain "no" answers for all forms (spec/inputs.md "Surveys"). */
static struct value forms_answered(const struct row_state *state, const struct derive *derive)
{
    bool answered;
    forms_of(state, derive, &answered);
    const struct value *answer = from(state, derive, 0);
    if (answer->kind == VALUE_BOOL && answer->number == 0) answered = true;
    return (struct value){.kind = VALUE_BOOL, .number = answered};
}

static struct value first_given(const struct row_state *state, const struct derive *derive)
{
    for (int i = 0; i < DERIVE_FROM && derive->from[i] >= 0; i++)
        if (state->values[derive->from[i]].kind != VALUE_NULL)
            return state->values[derive->from[i]];
    return (struct value){0};
}

static struct value local_date(const struct value *at)
{
    if (at->kind != VALUE_TIME) return (struct value){0};
    int64_t local = at->number + (int64_t)LOCAL_ZONE * 1000000;
    return (struct value){.kind = VALUE_DATE,
                          .number = local / day_microseconds - (local % day_microseconds < 0)};
}

static struct value business_key(const struct row_state *state, const struct derive *derive)
{
    const struct value *name = from(state, derive, 0), *village = from(state, derive, 1);
    if (name->kind != VALUE_TEXT || village->kind != VALUE_TEXT) return (struct value){0};
    return bytes_of(person_thing_key(state->reading->scratch, state->keys, "business", name->text,
                                     true, village->text));
}

static struct value applicant_key(const struct row_state *state, const struct derive *derive)
{
    const struct value *number = from(state, derive, 0), *name = from(state, derive, 1),
                       *village = from(state, derive, 2);
    struct value unknown = {.kind = VALUE_NULL};
    if (number->kind == VALUE_TEXT) return number_key(state, number);
    return name_key(state, name, &unknown,
                    village->kind == VALUE_TEXT ? village->text : span_make("", 0));
}

static struct value derived(struct row_state *state, const struct derive *derive)
{
    const struct value *first = from(state, derive, 0);
    bool answered;
    switch (derive->rule) {
    case DERIVE_ADDRESS_VILLAGE: return address_village(state, derive, false);
    case DERIVE_ADDRESS_STATE: return address_village(state, derive, true);
    case DERIVE_VILLAGE_CODE: return named_village(state, derive);
    case DERIVE_APPLICANT_KEY: return applicant_key(state, derive);
    case DERIVE_NUMBER_KEY: return number_key(state, first);
    case DERIVE_NAME_KEY:
        return name_key(state, first, from(state, derive, 1), state->village_code);
    case DERIVE_BIRTH_YEAR: {
        int64_t year = birth_year(first);
        return (struct value){.kind = year == 0 ? VALUE_NULL : VALUE_INT, .number = year};
    }
    case DERIVE_BIRTH_DATE: return first->kind == VALUE_DATE ? *first : (struct value){0};
    case DERIVE_FIRST_GIVEN: return first_given(state, derive);
    case DERIVE_LOCAL_DATE: return local_date(first);
    case DERIVE_RESPONSE_ID: return response_id(state, derive);
    case DERIVE_BUSINESS_KEY: return business_key(state, derive);
    case DERIVE_PHONE_KEY:
        return first->kind != VALUE_TEXT
                   ? (struct value){0}
                   : bytes_of(person_thing_key(state->reading->scratch, state->keys, "phone",
                                               first->text, false, span_make("", 0)));
    case DERIVE_CASHLESS: return cashless_of(state, derive);
    case DERIVE_FORMS:
        return (struct value){.kind = VALUE_LIST, .number = forms_of(state, derive, &answered)};
    case DERIVE_FORMS_ANSWERED: return forms_answered(state, derive);
    case DERIVE_MASKED_TEXT:
        return first->kind == VALUE_TEXT
                   ? text_of(identifier_mask(state->reading->scratch, first->text))
                   : (struct value){0};
    }
    return (struct value){0};
}

void row_derive(struct row_state *state)
{
    const struct rules *rules = rules_of(state->contract);
    for (size_t i = 0; i < rules->derive_count; i++) {
        const struct derive *derive = &rules->derives[i];
        state->values[derive->field] = derived(state, derive);
    }
}
