/*
 * reference_stage: see reference_stage.h.
 */
#include "reference_stage.h"

#include "sql.h"

#include <string.h>

bool reference_from_stage(struct load_context *load, struct arena *arena, struct village_list *ret,
                          struct error *err)
{
    RESULT_AUTO struct result *rows = NULL;
    if (!db_run(load->db, sql_stage_villages, 0, NULL, &rows, err)) return false;
    size_t count = (size_t)result_rows(rows), prefix = strlen(load->commune);
    if (count == 0) return error_set(err, CODE_CONFIG, "danh sách không có thôn nào");
    struct village_list list = {arena_array(arena, count, sizeof *list.records), count};
    for (size_t i = 0; i < count; i++) {
        const char *code = result_text(rows, (int)i, VILLAGE_CODE);
        if (strncmp(code, load->commune, prefix) != 0 || code[prefix] != '-')
            return error_set(err, CODE_CONFIG, "mã thôn %s không thuộc xã %s", code, load->commune);
        list.records[i].row = (long)i + 2;
        for (int field = 0; field < VILLAGE_FIELDS; field++)
            list.records[i].values[field] = arena_strdup(arena, result_text(rows, (int)i, field));
    }
    *ret = list;
    return true;
}
