/*
 * freeze: see freeze.h. One transaction: open, compute, score, copy, write, sign, close.
 */
#include "seal/freeze.h"

#include "base/path.h"
#include "model/catalogue.h"
#include "model/individual.h"
#include "model/runner.h"
#include "seal/audit.h"
#include "seal/bundle.h"
#include "seal/chain.h"
#include "seal/freeze_document.h"
#include "seal/workspace.h"
#include "sql.h"

#include <string.h>
#include <unistd.h>

enum { FREEZE_DRAWS = 1000, FREEZE_LIMIT_BYTES = 64 << 20 };

const char *freeze_home(const struct config *config)
{
    return path_join(config->arena, config->home, "chot");
}

static const char *folder_of(const struct config *config, const char *year, const char *revision)
{
    return path_join(config->arena, freeze_home(config),
                     arena_printf(config->arena, "%s-%s", year, revision));
}

/* Numbers and heads of the revision that begins. */
static bool open_revision(struct freezing *freezing, struct error *err)
{
    const struct config *config = freezing->config;
    const char *parameters[] = {freezing->key.commune, freezing->key.year};
    RESULT_AUTO struct result *opened = NULL;
    if (!db_run(freezing->db, sql_seal_open, 2, parameters, &opened, err)) return false;
    freezing->key.revision = arena_strdup(config->arena, result_text(opened, 0, 0));
    freezing->chain = arena_strdup(config->arena, result_text(opened, 0, 1));
    freezing->previous = arena_strdup(config->arena, result_text(opened, 0, 2));
    freezing->audit_entry = arena_strdup(config->arena, result_text(opened, 0, 3));
    freezing->audit_head = arena_strdup(config->arena, result_text(opened, 0, 4));
    freezing->prepared_at = arena_strdup(config->arena, result_text(opened, 0, 5));
    if (result_int(opened, 0, 0) == 1 || (freezing->reason && *freezing->reason)) return true;
    error_set(err, CODE_USAGE, "năm %s đã chốt %lld lần; chốt lại phải có lý do",
              freezing->key.year, (long long)result_int(opened, 0, 0) - 1);
    return error_hint(err, "Thêm --reason \"LÝ DO\"; bản cũ vẫn được giữ nguyên.");
}

/* Figures, points and draws of now; the transaction may write to the year it freezes. */
static bool compute(struct freezing *freezing, struct freeze_result *ret, struct error *err)
{
    int64_t year = 0;
    struct compute_counts figures = {0};
    struct score_counts points = {0};
    struct individual_counts members = {0};
    if (!span_to_int64(span_of(freezing->key.year), &year))
        return error_set(err, CODE_USAGE, "năm %s không đúng", freezing->key.year);
    /* What came late was taken note of and left out of the frozen year: it enters now. */
    const struct compute_options computing = {.run_id = freezing->run_id,
                                              .full = strcmp(freezing->key.revision, "1") != 0,
                                              .inside = true};
    const struct score_options scoring = {
        .run_id = freezing->run_id, .year = (int)year, .draws = FREEZE_DRAWS, .inside = true};
    if (!compute_run(freezing->db, freezing->config, &computing, &figures, err) ||
        !score_run(freezing->db, freezing->config, &scoring, &points, err) ||
        !individual_run(freezing->db, freezing->config, &scoring, &members, err))
        return false;
    ret->units = points.units;
    ret->held = points.held > 0;
    if (points.units > 0) return true;
    error_set(err, CODE_CONFIG, "năm %s chưa có thôn nào để chốt", freezing->key.year);
    return error_hint(err, "Nạp danh sách thôn và số liệu trước.");
}

/* Rubric, catalogue and tables beside the ranking. */
static bool keep_documents(const struct freezing *freezing, struct error *err)
{
    const struct revision_key *key = &freezing->key;
    const char *year[] = {key->commune, key->year};
    struct catalogue catalogue;
    RESULT_AUTO struct result *rubric = NULL, *individuals = NULL;
    struct arena *arena = freezing->config->arena;
    struct span schema;
    if (!catalogue_load(arena, freezing->config, &catalogue, err) ||
        !path_read(arena, config_data_path(arena, "schemas/xsd/report.xsd"), FREEZE_LIMIT_BYTES,
                   &schema, err) ||
        !db_run(freezing->db, sql_frozen_rubric, 2, year, &rubric, err) ||
        !db_run(freezing->db, sql_frozen_individual_rubric, 2, year, &individuals, err))
        return false;
    if (result_rows(individuals) > 0 && !bundle_keep(freezing->db, key, "rubric-individuals.xml",
                                                     span_of(result_text(individuals, 0, 0)), err))
        return false;
    return bundle_keep(freezing->db, key, "rubric.xml", span_of(result_text(rubric, 0, 0)), err) &&
           bundle_keep(freezing->db, key, "indicators.xml", span_of(catalogue.document), err) &&
           bundle_keep(freezing->db, key, "report.xsd", schema, err) &&
           bundle_keep_table(freezing->db, key, "gia-tri.csv", sql_table_values, err) &&
           bundle_keep_table(freezing->db, key, "diem.csv", sql_table_points, err) &&
           bundle_keep_table(freezing->db, key, "nguon.csv", sql_table_sources, err) &&
           bundle_keep_table(freezing->db, key, "chenh-lech.csv", sql_table_changes, err);
}

static bool close_revision(const struct freezing *freezing, struct freeze_result *ret,
                           struct error *err)
{
    const struct revision_key *key = &freezing->key;
    const char *parameters[] = {key->commune,
                                key->year,
                                key->revision,
                                freezing->chain,
                                freezing->previous,
                                ret->head,
                                freezing->reason ? freezing->reason : "",
                                config_text(freezing->config, "as-of"),
                                THIDUA_VERSION,
                                ret->is_signed ? "true" : "false",
                                freezing->run_id};
    RESULT_AUTO struct result *closed = NULL;
    if (!db_run(freezing->db, sql_seal_close, 11, parameters, &closed, err) ||
        !db_run(freezing->db, sql_late_forget, 2, parameters, NULL, err))
        return false;
    if (result_rows(closed) != 1)
        return error_set(err, CODE_USAGE, "năm %s không có trong lịch báo cáo", key->year);
    ret->provisional = result_true(closed, 0, 0);
    ret->rows = result_int(closed, 0, 1);
    ret->sources = result_int(closed, 0, 2);
    return span_to_int64(span_of(key->revision), &ret->revision);
}

static bool make(struct freezing *freezing, struct freeze_result *ret, struct error *err)
{
    if (!open_revision(freezing, err) || !compute(freezing, ret, err)) return false;
    const struct revision_key *key = &freezing->key;
    const char *parameters[] = {key->commune, key->year, key->revision};
    return db_run(freezing->db, sql_seal_keep, 3, parameters, NULL, err) &&
           keep_documents(freezing, err) && freeze_document(freezing, ret, err) &&
           close_revision(freezing, ret, err);
}

bool freeze_run(struct db *db, const struct config *config, const struct freeze_options *options,
                struct freeze_result *ret, struct error *err)
{
    struct freezing freezing = {
        .db = db,
        .config = config,
        .key = {.commune = config_text(config, "commune-code"), .year = options->year},
        .reason = options->reason,
        .run_id = options->run_id};
    size_t folders = 0;
    if (!audit_key(db, config, err) || !freeze_folders(db, config, &folders, err) ||
        !db_begin(db, err))
        return false;
    if (!make(&freezing, ret, err) || !db_commit(db, err)) {
        db_rollback(db);
        return false;
    }
    ret->folder = folder_of(config, options->year, freezing.key.revision);
    return freeze_folders(db, config, &folders, err) && chain_tell(db, config, err);
}

bool freeze_folders(struct db *db, const struct config *config, size_t *ret_written,
                    struct error *err)
{
    const char *parameters[] = {config_text(config, "commune-code"), NULL};
    RESULT_AUTO struct result *revisions = NULL;
    if (!workspace_sweep(config, err) ||
        !db_run(db, sql_revisions, 2, parameters, &revisions, err) ||
        (result_rows(revisions) > 0 && !path_make_folder(freeze_home(config), 0750, err)))
        return false;
    *ret_written = 0;
    for (int row = 0; row < result_rows(revisions); row++) {
        const struct revision_key key = {parameters[0], result_text(revisions, row, 0),
                                         result_text(revisions, row, 1)};
        const char *folder = folder_of(config, key.year, key.revision);
        if (access(folder, F_OK) == 0) continue;
        if (!bundle_write(db, &key, folder, err)) return false;
        (*ret_written)++;
    }
    return true;
}
