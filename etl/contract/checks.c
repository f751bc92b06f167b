/*
 * checks: rules between fields of one row, as the contract declares them.
 *
 * Source: spec/inputs.md: compare days, never times, but for "after the export's own time" where
 *         both tell the time.
 */
#include "row.h"

static bool is_given(const struct row_state *state, int field)
{
    return field >= 0 && state->values[field].kind != VALUE_NULL && !state->refused[field];
}

static bool after_export(const struct row_state *state, int field)
{
    const struct value *value = &state->values[field];
    if (value->number > state->context->as_of) return true;
    if (state->exported_at < 0) return false;
    int64_t local = state->exported_at + LOCAL_ZONE, day = local / 86400;
    if (value->number != day) return value->number > day;
    return state->export_has_time && state->seconds[field] > local - day * 86400;
}

/* Yes with "none", no with a form, or "none" together with a form. */
static bool contradicts(const struct row_state *state, const struct check *check)
{
    const struct rules *rules = rules_of(state->contract);
    int64_t mask = 0, none = INT64_C(1) << 6;
    for (size_t i = 0; i < rules->derive_count; i++)
        if (rules->derives[i].rule == DERIVE_FORMS)
            mask = state->values[rules->derives[i].field].number;
    bool some = (mask & ~none) != 0;
    if (some && (mask & none) != 0) return true;
    if (!is_given(state, check->other)) return false;
    return state->values[check->other].number != 0 ? (mask & none) != 0 : some;
}

static bool excused(const struct row_state *state, const struct check *check)
{
    if (check->other < 0) return false;
    if (state->refused[check->other]) return true; /* the row is rejected for that already */
    const struct value *value = &state->values[check->other];
    return value->kind == VALUE_INT && value->number < 64 &&
           (check->values >> value->number & 1) != 0;
}

static bool fails(const struct row_state *state, const struct check *check)
{
    bool given = is_given(state, check->field);
    switch (check->rule) {
    case CHECK_NOT_BEFORE:
        return given && is_given(state, check->other) &&
               state->values[check->field].number < state->values[check->other].number;
    case CHECK_AT_MOST:
        return given && is_given(state, check->other) &&
               state->values[check->field].number > state->values[check->other].number;
    case CHECK_REQUIRED_UNLESS:
        return !given && !state->refused[check->field] && !excused(state, check);
    case CHECK_NOT_AFTER_EXPORT: return given && after_export(state, check->field);
    case CHECK_SURVEY:
        return !state->refused[check->field] && !state->refused[check->other] &&
               contradicts(state, check);
    }
    return false;
}

void row_check(struct row_state *state)
{
    const struct rules *rules = rules_of(state->contract);
    for (size_t i = 0; i < rules->check_count; i++)
        if (fails(state, &rules->checks[i]))
            row_find_field(state, rules->checks[i].code, rules->checks[i].field);
}
