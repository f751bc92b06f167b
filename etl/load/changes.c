/*
 * changes: see changes.h.
 */
#include "changes.h"

#include "decide.h"
#include "ledger.h"
#include "portal.h"
#include "sql.h"

#include <stdlib.h>
#include <string.h>

enum { STAGE_ARENA = 64 * 1024 * 1024 };

static struct change *add(struct load_context *load, struct changes *changes)
{
    struct change *items = arena_array(load->arena, changes->count + 1, sizeof *items);
    if (changes->count) memcpy(items, changes->items, changes->count * sizeof *items);
    changes->items = items;
    return &items[changes->count++];
}

static void count_lines(struct change *change)
{
    change->lines = result_rows(change->rows) == 0
                        ? 0
                        : result_int(change->rows, 0, result_columns(change->rows) - 1);
}

static bool compare_sheets(struct load_context *load, int64_t file_id, int64_t older_id,
                           const char *older_name, struct changes *ret, struct error *err)
{
    struct change *change = add(load, ret);
    const char *parameters[] = {load->commune, load_number(load->arena, file_id),
                                load_number(load->arena, older_id),
                                load_number(load->arena, CHANGE_LINES_MOST)};
    *change = (struct change){.older = older_name};
    if (!db_run(load->db, sql_change_sheet, 4, parameters, &change->rows, err)) return false;
    count_lines(change);
    return true;
}

static bool compare_with_replaced(struct load_context *load, int64_t file_id, struct changes *ret,
                                  struct error *err)
{
    RESULT_AUTO struct result *older = NULL;
    const char *parameters[] = {load->commune, load_number(load->arena, file_id)};
    if (!db_run(load->db, sql_change_older, 2, parameters, &older, err)) return false;
    for (int i = 0; i < result_rows(older); i++)
        if (!compare_sheets(load, file_id, result_int(older, i, 0),
                            arena_strdup(load->arena, result_text(older, i, 1)), ret, err))
            return false;
    return true;
}

/* Columns of all taken sheets of the file, as an array literal. */
static const char *columns_of(struct load_context *load, const struct feed_result *read)
{
    size_t count = 0, used = 0;
    for (size_t i = 0; i < read->sheet_count; i++) count += read->sheets[i].field_count;
    const char **fields = arena_array(load->arena, count + 1, sizeof *fields);
    for (size_t i = 0; i < read->sheet_count; i++)
        for (size_t k = 0; k < read->sheets[i].field_count && read->sheets[i].taken; k++)
            fields[used++] = read->sheets[i].fields[k];
    return ledger_array(load->arena, fields, used);
}

/* Inside a transaction that is rolled back: stage and temporary table leave nothing behind. */
static bool compare_stages(struct load_context *load, const struct portal_file *newer,
                           const struct portal_file *older, struct change *change,
                           struct error *err)
{
    ARENA_AUTO struct arena *arena = arena_open(STAGE_ARENA);
    REPEAT_AUTO struct repeat_filter *repeats = NULL;
    struct feed_result first, second;
    if (!repeat_open(&repeats, err) || !db_script(load->db, "SELECT stage.clear()", err) ||
        !portal_stage(load, arena, older, repeats, &first, err) ||
        !db_script(load->db, sql_change_keep, err) ||
        !portal_stage(load, arena, newer, repeats, &second, err))
        return false;
    const char *parameters[] = {columns_of(load, &first), columns_of(load, &second),
                                load_number(arena, CHANGE_LINES_MOST)};
    *change = (struct change){.older = older->name};
    if (!db_run(load->db, sql_change_dossier, 3, parameters, &change->rows, err)) return false;
    count_lines(change);
    return true;
}

static bool compare_exports(struct load_context *load, int64_t file_id, int64_t older_id,
                            struct changes *ret, struct error *err)
{
    struct portal_file *files;
    const struct portal_file *newer = NULL, *older = NULL;
    size_t count;
    if (!portal_list(load, load->arena, &files, &count, err)) return false;
    for (size_t i = 0; i < count; i++) {
        if (files[i].file_id == file_id) newer = &files[i];
        if (older_id != 0 ? files[i].file_id == older_id : newer == NULL) older = &files[i];
    }
    if (newer == NULL || older == NULL) return true;
    bool done = db_begin(load->db, err) && compare_stages(load, newer, older, add(load, ret), err);
    db_rollback(load->db);
    return done;
}

bool changes_find(struct load_context *load, const char *file, const char *older,
                  struct changes *ret, struct error *err)
{
    RESULT_AUTO struct result *newer = NULL, *old = NULL;
    *ret = (struct changes){0};
    if (!decide_find_file(load->db, load->commune, file, &newer, err) ||
        (older && !decide_find_file(load->db, load->commune, older, &old, err)))
        return false;
    const char *family = result_text(newer, 0, 4);
    int64_t file_id = result_int(newer, 0, 3), older_id = old ? result_int(old, 0, 3) : 0;
    if (old && strcmp(family, result_text(old, 0, 4)) != 0)
        return error_set(err, CODE_USAGE, "hai tệp không cùng loại nguồn nên không so được");
    const char *old_name = old ? arena_strdup(load->arena, result_text(old, 0, 5)) : NULL;
    bool done = strcmp(family, "portal") == 0 ? compare_exports(load, file_id, older_id, ret, err)
                : old ? compare_sheets(load, file_id, older_id, old_name, ret, err)
                      : compare_with_replaced(load, file_id, ret, err);
    if (!done || ret->count > 0) return done;
    return error_set(err, CODE_USAGE, "tệp %s không thay cho tệp nào trước nó", file);
}

void changes_release(struct changes *changes)
{
    for (size_t i = 0; i < changes->count; i++) result_releasep(&changes->items[i].rows);
    changes->count = 0;
}

/* The first column of the fact's contracts that feeds the stage column; a derived one stands for
 * the list that it is made from. */
static const struct field *field_of(const struct load_context *load, const char *fact,
                                    const char *column)
{
    for (size_t c = 0; c < load->contracts.count; c++) {
        const struct contract *contract = &load->contracts.contracts[c];
        const struct field *list = NULL;
        if (strcmp(contract->fact, fact) != 0) continue;
        for (size_t i = 0; i < contract->field_count; i++) {
            const struct field *field = &contract->fields[i];
            if (field->type == FIELD_CHOICES) list = field;
            if ((field->stage == NULL || strcmp(field->stage, column) != 0) &&
                strcmp(field->name, column) != 0)
                continue;
            return field->type == FIELD_DERIVED && strcmp(column, "forms") == 0 ? list : field;
        }
    }
    return NULL;
}

const char *change_title(const struct load_context *load, const char *fact, const char *column)
{
    const struct field *field = field_of(load, fact, column);
    return field == NULL || field->title == NULL ? column : field->title;
}

const char *change_words(const struct load_context *load, const char *fact, const char *column,
                         const char *value)
{
    const struct field *field = field_of(load, fact, column);
    if (*value == '\0') return value;
    if (strcmp(value, "true") == 0) return "có";
    if (strcmp(value, "false") == 0) return "không";
    if (field == NULL || (field->type != FIELD_CHOICE && field->type != FIELD_CHOICES))
        return value;
    long long number = atoll(value);
    const char *words = "";
    for (size_t i = 0; i < field->choice_count; i++) {
        int32_t choice = field->choices[i].value;
        bool there = field->type == FIELD_CHOICE ? number == choice : (number >> choice & 1) != 0;
        if (there)
            words = arena_printf(load->arena, "%s%s%s", words, *words ? "; " : "",
                                 field->choices[i].label);
    }
    return *words ? words : value;
}
