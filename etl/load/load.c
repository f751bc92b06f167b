/*
 * load: see load.h.
 */
#include "load.h"

#include "base/path.h"
#include "sql.h"

#include <inttypes.h>
#include <string.h>

enum { VILLAGE_LIMIT = 64 * 1024 * 1024 };

const char *load_number(struct arena *arena, int64_t number)
{
    return arena_printf(arena, "%" PRId64, number);
}

static void take_limits(struct load_context *load)
{
    const struct config *config = load->config;
    struct read_limits *limits = &load->read.limits;
    read_limits_default(limits);
    limits->sheet_file_bytes = config_int(config, "file-bytes-sheet");
    limits->sheet_unpacked_bytes = config_int(config, "unpacked-bytes");
    limits->csv_bytes = config_int(config, "file-bytes-csv");
    limits->cell_bytes = config_int(config, "cell-bytes");
    limits->sheet_rows = config_int(config, "sheet-rows");
    limits->cpu_seconds = config_int(config, "sheet-cpu-seconds");
}

static bool make_folders(struct load_context *load, struct error *err)
{
    load->spool = path_join(load->arena, load->config->home, "spool");
    load->archive = path_join(load->arena, load->config->home, "archive");
    return path_make_folder(load->spool, 0700, err) && path_make_folder(load->archive, 0750, err);
}

bool load_open(struct load_context *ret, struct db *db, const struct config *config,
               const struct log *log, int64_t run_id, struct error *err)
{
    *ret = (struct load_context){
        .arena = config->arena, .db = db, .config = config, .log = log, .run_id = run_id};
    ret->commune = config_text(config, "commune-code");
    ret->as_of = config_text(config, "as-of");
    take_limits(ret);
    if (!contract_set_open(ret->arena, &ret->contracts, err)) return false;
    if (!hmac_key_read(config_text(config, "key-file"), &ret->key, err)) return false;
    ret->intake = intake_context_of(config, &ret->contracts);
    ret->intake.key = &ret->key;
    return make_folders(ret, err) && db_script(db, sql_load_session, err) &&
           load_villages(ret, err);
}

void load_close(struct load_context *load)
{
    arena_close(load->village_arena);
    load->village_arena = NULL;
}

static int32_t day_or(const struct result *rows, int row, int column, int32_t otherwise)
{
    return result_null(rows, row, column) ? otherwise : (int32_t)result_int(rows, row, column);
}

static void add_alias(struct arena *arena, const struct result *rows, int row,
                      struct village *village, struct days *days)
{
    if (!*result_text(rows, row, 6)) return;
    days[village->alias_count] =
        (struct days){day_or(rows, row, 7, INT32_MIN), day_or(rows, row, 8, INT32_MAX)};
    village->aliases[village->alias_count++] = arena_strdup(arena, result_text(rows, row, 6));
}

/* The rows of one village follow each other: one row per alias. */
static size_t gather(struct arena *arena, const struct result *rows, struct village *villages)
{
    size_t count = 0;
    struct days *days = NULL;
    for (int row = 0; row < result_rows(rows); row++) {
        const char *code = result_text(rows, row, 0);
        if (count == 0 || strcmp(villages[count - 1].code, code) != 0) {
            size_t most = (size_t)(result_rows(rows) - row);
            days = arena_array(arena, most, sizeof *days);
            villages[count++] = (struct village){
                .code = arena_strdup(arena, code),
                .name = arena_strdup(arena, result_text(rows, row, 1)),
                .former_commune = arena_strdup(arena, result_text(rows, row, 2)),
                .valid_from = day_or(rows, row, 3, INT32_MIN),
                .valid_to = day_or(rows, row, 4, INT32_MAX),
                .successor = arena_strdup(arena, result_text(rows, row, 5)),
                .aliases = arena_array(arena, most, sizeof(char *)),
                .alias_days = days,
            };
        }
        add_alias(arena, rows, row, &villages[count - 1], days);
    }
    return count;
}

bool load_villages(struct load_context *load, struct error *err)
{
    RESULT_AUTO struct result *rows = NULL;
    if (!db_run(load->db, sql_villages, 1, &load->commune, &rows, err)) return false;
    arena_close(load->village_arena);
    load->village_arena = arena_open(VILLAGE_LIMIT);
    struct village *villages =
        arena_array(load->village_arena, (size_t)result_rows(rows) + 1, sizeof *villages);
    size_t count = gather(load->village_arena, rows, villages);
    if (count == 0) {
        error_set(err, CODE_NOT_INITIALISED, "cơ sở dữ liệu chưa có thôn nào của xã %s",
                  load->commune);
        return error_hint(err, "Chạy thidua init --villages TỆP trước.");
    }
    const struct config *config = load->config;
    struct village_home home = {
        .commune = config_text(config, "commune-name"),
        .province = config_text(config, "province-name"),
        .rank = config_text(config, "commune-type"),
        .former_district = config_text(config, "former-district"),
        .former_province = config_text(config, "former-province"),
    };
    load->villages = village_index_open(load->village_arena, &home, villages, count);
    load->intake.villages = load->villages;
    return true;
}
