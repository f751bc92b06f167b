/*
 * locate: see locate.h. Every held row, alone and with the next one, is tried as heading row for
 * all contracts at once; the one that gives the most known columns wins.
 */
#include "locate.h"

#include "base/unicode.h"
#include "scan.h"

#include <string.h>

enum { NEAR_COLUMNS = 3, LABEL_BYTES = 600 };

/* One try at a heading: for every contract the columns found so far. */
struct attempt {
    const struct contract_set *set;
    struct arena *scratch;
    int32_t columns[FIELDS][FIELDS]; /* contract, field */
    uint16_t rank[FIELDS][FIELDS];
    int matched[FIELDS];
};

static struct span cell_text(struct arena *scratch, const struct sheet_row *row, uint32_t column)
{
    if (row == NULL || column >= row->count) return span_make("", 0);
    return scan_clean(scratch, row->cells[column].text);
}

static void take(struct attempt *attempt, uint32_t column, struct span over, struct span own,
                 bool *done)
{
    const struct heading_meaning *meanings[HEADING_FORMS];
    bool grouped[HEADING_FORMS];
    size_t forms =
        heading_meanings(attempt->set->headings, attempt->scratch, over, own, meanings, grouped);
    for (size_t i = 0; i < forms; i++)
        for (const struct heading_meaning *means = meanings[i]; means != NULL;
             means = means->next) {
            int32_t *place = &attempt->columns[means->contract][means->field];
            if (done[means->contract])
                continue; /* a better form told already what the column means there */
            if (grouped[i] && !rules_of(&attempt->set->contracts[means->contract])->grouped)
                continue;
            done[means->contract] = true;
            if (*place >= 0 && attempt->rank[means->contract][means->field] <= means->rank)
                continue;
            if (*place < 0) attempt->matched[means->contract]++;
            *place = (int32_t)column;
            attempt->rank[means->contract][means->field] = means->rank;
        }
}

static void try_rows(struct attempt *attempt, const struct sheet_row *top,
                     const struct sheet_row *below)
{
    memset(attempt->columns, -1, sizeof attempt->columns);
    memset(attempt->matched, 0, sizeof attempt->matched);
    uint32_t count = below != NULL && below->count > top->count ? below->count : top->count;
    if (count > LOCATE_COLUMNS) count = LOCATE_COLUMNS;
    struct span group = span_make("", 0);
    uint32_t group_end = UINT32_MAX;
    for (uint32_t column = 0; column < count; column++) {
        struct span own = cell_text(attempt->scratch, top, column),
                    under = cell_text(attempt->scratch, below, column);
        if (own.length > 0) {
            uint16_t wide = top->cells[column].span_columns;
            group = own;
            group_end = wide > 1 ? column + wide - 1 : UINT32_MAX;
        }
        bool done[FIELDS] = {false};
        if (under.length > 0)
            take(attempt, column, column <= group_end ? group : span_make("", 0), under, done);
        else if (own.length > 0)
            take(attempt, column, span_make("", 0), own, done);
    }
}

/* The first column that the layout must have and the attempt lacks; NULL = it has all. */
static const char *lacking(const struct attempt *attempt, size_t contract_index)
{
    const struct contract *contract = &attempt->set->contracts[contract_index];
    for (size_t i = 0; i < contract->field_count; i++)
        if (contract->fields[i].mandatory && attempt->columns[contract_index][i] < 0)
            return contract->fields[i].name;
    return NULL;
}

static int useful(const struct attempt *attempt, size_t contract_index)
{
    const struct contract *contract = &attempt->set->contracts[contract_index];
    int count = 0;
    for (size_t i = 0; i < contract->field_count; i++)
        count +=
            contract->fields[i].type != FIELD_IGNORED && attempt->columns[contract_index][i] >= 0;
    return count;
}

struct best {
    int matched, priority, near;
    size_t rows;
};

static void judge(const struct attempt *attempt, size_t row, size_t rows, struct best *best,
                  struct located *ret)
{
    for (size_t c = 0; c < attempt->set->count; c++) {
        const struct contract *contract = &attempt->set->contracts[c];
        const struct rules *rules = rules_of(contract);
        int matched = attempt->matched[c];
        if (rules->labels || matched == 0) continue;
        const char *missing = lacking(attempt, c);
        int known = useful(attempt, c);
        if (missing != NULL || known < rules->minimum) {
            if (ret->contract == NULL && known >= NEAR_COLUMNS && missing != NULL &&
                known > best->near) {
                best->near = known;
                ret->nearest = contract;
                ret->missing = missing;
            }
            continue;
        }
        if (matched < best->matched ||
            (matched == best->matched && rules->priority < best->priority))
            continue;
        if (matched == best->matched && rules->priority == best->priority && rows >= best->rows)
            continue;
        *best = (struct best){matched, rules->priority, best->near, rows};
        ret->contract = contract;
        ret->row = row;
        ret->rows = rows;
        memcpy(ret->columns, attempt->columns[c], sizeof ret->columns);
    }
}

static size_t filled(const struct sheet_row *row)
{
    size_t count = 0;
    for (uint32_t i = 0; i < row->count && count < 2; i++) count += !scan_blank(row->cells[i].text);
    return count;
}

void locate_table(const struct contract_set *set, struct arena *scratch,
                  const struct sheet_row *rows, size_t count, struct located *ret)
{
    struct best best = {0, INT32_MIN, 0, SIZE_MAX};
    struct attempt *attempt = arena_alloc(scratch, sizeof *attempt);
    attempt->set = set;
    attempt->scratch = scratch;
    *ret = (struct located){0};
    for (size_t i = 0; i < count; i++) {
        if (filled(&rows[i]) == 0) continue;
        try_rows(attempt, &rows[i], NULL);
        judge(attempt, i, 1, &best, ret);
        if (i + 1 == count || rows[i + 1].number != rows[i].number + 1) continue;
        try_rows(attempt, &rows[i], &rows[i + 1]);
        judge(attempt, i, 2, &best, ret);
    }
}

struct span locate_heading(const struct located *located, const struct sheet_row *rows,
                           uint32_t column)
{
    for (size_t i = located->rows; i-- > 0;) {
        const struct sheet_row *row = &rows[located->row + i];
        if (column < row->count && !scan_blank(row->cells[column].text))
            return span_trim(row->cells[column].text);
    }
    return span_make("", 0);
}

/* Without "1.", "a)", "-" in front. */
static struct span without_ordinal(struct span text)
{
    struct span rest = text;
    int64_t number;
    if (scan_digits(&rest, &number) == 0 && rest.length > 1 && rest.bytes[0] >= 'a' &&
        rest.bytes[0] <= 'd' && (rest.bytes[1] == ')' || rest.bytes[1] == '.'))
        rest.bytes++, rest.length--;
    while (rest.length > 0 &&
           (rest.bytes[0] == '.' || rest.bytes[0] == ')' || rest.bytes[0] == '-' ||
            rest.bytes[0] == ' ' || rest.bytes[0] == '+' || rest.bytes[0] == '*'))
        rest.bytes++, rest.length--;
    return rest;
}

/* A label is one of the terms, or ends with one after "lũy kế": "Lũy kế số người … tiếp cận các
 * nền tảng số". */
static bool is_label(struct span text, struct span term)
{
    if (span_equal(text, term)) return true;
    if (term.length >= text.length || text.bytes[text.length - term.length - 1] != ' ')
        return false;
    return span_starts_with(text, "lũy kế") &&
           memcmp(text.bytes + text.length - term.length, term.bytes, term.length) == 0;
}

bool locate_label(const struct contract *contract, struct arena *scratch,
                  const struct sheet_row *row, int32_t *ret_value, uint32_t *ret_column)
{
    const struct field_more *more = NULL;
    for (size_t i = 0; i < contract->field_count && more == NULL; i++)
        if (contract->fields[i].type == FIELD_CHOICE) more = more_of(&contract->fields[i]);
    if (more == NULL) return false;
    for (uint32_t column = 0; column < row->count && column < LOCATE_COLUMNS; column++) {
        if (row->cells[column].text.length < 6 || row->cells[column].text.length > LABEL_BYTES)
            continue;
        struct span text = without_ordinal(heading_fold(scratch, row->cells[column].text));
        for (size_t i = 0; i < more->term_count; i++) /* longest first */
            if (is_label(text, more->terms[i].text)) {
                *ret_value = more->terms[i].value;
                *ret_column = column;
                return true;
            }
    }
    return false;
}

void locate_labels(const struct contract_set *set, struct arena *scratch,
                   const struct sheet_row *rows, size_t count, struct located *ret)
{
    int32_t value;
    uint32_t column;
    for (size_t c = 0; c < set->count; c++) {
        if (!rules_of(&set->contracts[c])->labels) continue;
        for (size_t i = 0; i < count; i++) {
            if (!locate_label(&set->contracts[c], scratch, &rows[i], &value, &column)) continue;
            *ret = (struct located){.contract = &set->contracts[c], .row = i, .rows = 0};
            memset(ret->columns, -1, sizeof ret->columns);
            return;
        }
    }
}
