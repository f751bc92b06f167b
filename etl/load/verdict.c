/*
 * verdict: see verdict.h.
 */
#include "verdict.h"

#include <string.h>

static const struct feed_sheet *first_taken(const struct feed_result *read)
{
    for (size_t i = 0; i < read->sheet_count; i++)
        if (read->sheets[i].taken) return &read->sheets[i];
    return NULL;
}

static bool waits(enum code code)
{
    return code == CODE_VILLAGE_UNKNOWN || code == CODE_VILLAGE_AMBIGUOUS ||
           code == CODE_MONTH_UNKNOWN;
}

static const struct feed_sheet *first_waiting(const struct feed_result *read)
{
    for (size_t i = 0; i < read->sheet_count; i++)
        if (waits(read->sheets[i].refusal)) return &read->sheets[i];
    return NULL;
}

/* The refusal that says most: one about a recognised sheet before "no heading". */
static const struct feed_sheet *first_refused(const struct feed_result *read)
{
    const struct feed_sheet *found = NULL;
    for (size_t i = 0; i < read->sheet_count; i++) {
        const struct feed_sheet *sheet = &read->sheets[i];
        if (sheet->refusal == CODE_OK || sheet->hidden) continue;
        if (!found ||
            (found->refusal == CODE_HEADING_MISSING && sheet->refusal != CODE_HEADING_MISSING))
            found = sheet;
    }
    return found;
}

static void describe(const struct feed_result *read, const struct feed_sheet *chosen,
                     struct ledger_entry *entry)
{
    for (size_t i = 0; !chosen && i < read->sheet_count; i++)
        if (read->sheets[i].contract) chosen = &read->sheets[i];
    if (!chosen) return;
    if (chosen->contract) {
        entry->family = chosen->contract->family;
        entry->layout = chosen->contract->layout;
    }
    entry->village = chosen->village_code;
    entry->month = chosen->month;
}

static void refuse(struct ledger_entry *entry, const char *state, enum code code, const char *field,
                   const char *text)
{
    entry->state = state;
    entry->reason = code;
    entry->field = field;
    entry->text = text && *text ? text : code_info(code)->text;
    /* Data that must not be held are not archived either. */
    entry->archived = code != CODE_FORBIDDEN_COLUMN;
}

void verdict_of(struct arena *arena, const struct work *work, const struct feed_result *read,
                struct ledger_entry *ret)
{
    struct ledger_entry entry = {.state = "loaded",
                                 .field = "",
                                 .text = "",
                                 .family = "",
                                 .layout = "",
                                 .village = "",
                                 .month = "",
                                 .archived = true};
    const struct feed_sheet *taken = first_taken(read), *waiting = first_waiting(read),
                            *refused = first_refused(read);
    entry.version_stated = read->exported_at >= 0;
    entry.version_us = entry.version_stated ? read->exported_at * 1000000 : work->modified_us;
    describe(read, taken ? taken : waiting ? waiting : NULL, &entry);
    if (work->refused_by_decision)
        refuse(&entry, "rejected", waiting ? waiting->refusal : CODE_HEADING_MISSING, "",
               "cán bộ quyết định không nhận tệp này");
    else if (read->outcome == FEED_REFUSED)
        refuse(&entry, "rejected", read->refusal, read->refusal_field, read->refusal_text);
    else if (waiting) {
        const char *field = *waiting->refusal_field ? waiting->refusal_field : "village";
        refuse(&entry, "held", waiting->refusal, arena_strdup(arena, field), NULL);
        entry.village = "";
    } else if (!taken && refused)
        refuse(&entry, "rejected", refused->refusal, arena_strdup(arena, refused->refusal_field),
               NULL);
    else if (!taken)
        refuse(&entry, "rejected", read->sheet_count ? CODE_HEADING_MISSING : CODE_EMPTY_FILE, "",
               NULL);
    else
        for (size_t i = 0; i < read->sheet_count; i++)
            if (read->sheets[i].refusal == CODE_FORBIDDEN_COLUMN) entry.archived = false;
    if (entry.reason == CODE_HEADING_MISSING) entry.field = "";
    *ret = entry;
}

enum code verdict_of_sheet(const struct feed_sheet *sheet, const char **ret_severity)
{
    *ret_severity = "reject";
    if (sheet->taken || (sheet->refusal == CODE_EMPTY_FILE && !sheet->hidden))
        return CODE_OK; /* an empty first sheet is usual */
    /* A table of ours that lacks a column is a fault, a sheet like none of ours a remark. */
    bool strange = sheet->refusal == CODE_HEADING_MISSING && sheet->refusal_field[0] == '\0';
    bool note = sheet->hidden || strange;
    if (note) *ret_severity = "warning";
    return sheet->hidden ? CODE_HIDDEN_SHEET : sheet->refusal;
}
