/*
 * draw_results: reads a filled check list and records the verified values, all or none.
 *
 * In:     the list that `draw` wrote (CSV, XLSX, ODS), title lines above the headings allowed, with
 *         percentage, by whom and day (YYYY-MM-DD or DD/MM/YYYY) filled in; a row without a
 *         verified value is not checked yet.
 * Errors: CODE_CONFIG with file and row; never a cell's text.
 */
#include "base/hash.h"
#include "base/path.h"
#include "base/settings.h"
#include "command/draw.h"
#include "command/open.h"
#include "load/village_rows.h"
#include "model/decimal.h"
#include "model/draw.h"
#include "night/lock.h"
#include "night/run.h"
#include "seal/audit.h"
#include "seal/chain.h"

#include <string.h>

enum { RESULTS_LIMIT_BYTES = 64 << 20 };

struct results {
    struct arena *arena;
    struct db *db;
    const char *commune, *run_id, *path;
    char sha256[HASH_HEX];
    int columns[DRAW_COLUMNS]; /* where each stands; -1 = nowhere */
    bool heading_seen;
    int64_t count;
};

static bool fail(int64_t row, enum draw_column column, struct error *err, const char *text)
{
    error_set(err, CODE_CONFIG, "%s", text);
    return error_at(err, NULL, NULL, (long)row, draw_headings[column]);
}

static const char *cell(const struct results *results, const struct sheet_row *row,
                        enum draw_column column)
{
    int at = results->columns[column];
    if (at < 0 || (uint32_t)at >= row->count) return "";
    struct span text = span_trim(row->cells[at].text);
    return arena_strndup(results->arena, text.bytes, text.length);
}

/* A row is the heading where all columns that are read stand in it. */
static void find_heading(struct results *results, const struct sheet_row *row)
{
    static const enum draw_column needed[] = {DRAW_VILLAGE,  DRAW_INDICATOR, DRAW_PERIOD,
                                              DRAW_VERIFIED, DRAW_BY,        DRAW_ON};
    for (int column = 0; column < DRAW_COLUMNS; column++) {
        results->columns[column] = -1;
        for (uint32_t i = 0; i < row->count; i++)
            if (span_equals(span_trim(row->cells[i].text), draw_headings[column]))
                results->columns[column] = (int)i;
    }
    results->heading_seen = true;
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        results->heading_seen = results->heading_seen && results->columns[needed[i]] >= 0;
}

/* "35,04%", "35.04" -> "35.04"; NULL = no number from 0 to 100. */
static const char *percent(struct arena *arena, const char *text)
{
    char *plain = arena_strdup(arena, text);
    size_t length = strlen(plain);
    decimal value;
    if (length > 0 && plain[length - 1] == '%') plain[length - 1] = '\0';
    char *comma = strchr(plain, ',');
    if (comma) *comma = '.';
    return decimal_parse(plain, &value) && value >= 0 && value <= decimal_of("100") ? plain : NULL;
}

/* "05/12/2026" as "2026-12-05"; NULL = no day. */
static const char *day(struct arena *arena, const char *text)
{
    text = setting_iso_date(arena, text);
    return setting_is_date(text) ? text : NULL;
}

static bool take_row(void *context, const struct sheet_row *row, struct error *err)
{
    struct results *results = context;
    if (!results->heading_seen) {
        find_heading(results, row);
        return true;
    }
    const char *verified = cell(results, row, DRAW_VERIFIED);
    if (!*verified) return true;
    struct draw_finding finding = {.village = cell(results, row, DRAW_VILLAGE),
                                   .indicator = cell(results, row, DRAW_INDICATOR),
                                   .period = cell(results, row, DRAW_PERIOD),
                                   .percent = percent(results->arena, verified),
                                   .by = cell(results, row, DRAW_BY),
                                   .on = day(results->arena, cell(results, row, DRAW_ON)),
                                   .file = path_base(results->path),
                                   .sha256 = results->sha256,
                                   .row = row->number};
    bool known;
    if (!finding.percent)
        return fail(row->number, DRAW_VERIFIED, err,
                    "số thẩm định phải là tỷ lệ phần trăm từ 0 đến 100");
    if (!*finding.by) return fail(row->number, DRAW_BY, err, "chưa ghi người thẩm định");
    if (!finding.on)
        return fail(row->number, DRAW_ON, err,
                    "ngày thẩm định phải có dạng 2026-12-31 hoặc 31/12/2026");
    if (!draw_store(results->db, results->commune, results->run_id, &finding, &known, err))
        return false;
    if (!known)
        return fail(row->number, DRAW_INDICATOR, err,
                    "không có số khai nào của thôn, chỉ số và kỳ này");
    results->count++;
    return true;
}

static bool read_results(struct results *results, struct error *err)
{
    struct span bytes;
    uint8_t digest[HASH_BYTES];
    if (!path_read(results->arena, results->path, RESULTS_LIMIT_BYTES, &bytes, err)) return false;
    hash_bytes(bytes, digest);
    hash_hex(digest, results->sha256);
    if (!village_rows_read(results->path, take_row, results, err))
        return error_at(err, results->path, NULL, 0, NULL);
    if (results->heading_seen) return true;
    error_set(err, CODE_CONFIG, "không tìm thấy dòng tiêu đề của danh sách phúc tra");
    return error_at(err, results->path, NULL, 0, NULL);
}

static bool log_results(struct results *results, struct error *err)
{
    const char *detail = arena_printf(results->arena, "{\"values\": %lld, \"sha256\": \"%s\"}",
                                      (long long)results->count, results->sha256);
    return audit_add(results->db, results->commune, "verified", results->run_id, detail, err);
}

static bool record(struct results *results, struct error *err)
{
    if (!db_begin(results->db, err)) return false;
    if (read_results(results, err) && log_results(results, err) && db_commit(results->db, err))
        return true;
    db_rollback(results->db);
    return false;
}

bool draw_results(const struct cli_arguments *arguments, int64_t *ret_count, struct error *err)
{
    struct config config;
    struct run run;
    DB_AUTO struct db *db = NULL;
    LOCK_AUTO struct lock lock = {.fd = -1};
    if (!command_open(arguments, &config, &db, err) || !lock_take(&lock, db, &config, err) ||
        !run_begin(&run, db, &config, "draw", err))
        return false;
    struct results results = {.arena = arguments->arena,
                              .db = db,
                              .commune = config_text(&config, "commune-code"),
                              .run_id = run.id,
                              .path = cli_value(arguments, "results")};
    bool done = record(&results, err) && chain_tell(db, &config, err);
    *ret_count = results.count;
    return run_close(&run, done, err);
}
