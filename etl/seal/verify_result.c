/*
 * verify_result: results computed again from frozen rows; live figures, points, facts and the
 *                rubric's file held against the revision in force (see verify.h).
 */
#include "seal/verify.h"

#include "base/path.h"
#include "model/rubric.h"
#include "seal/shadow.h"
#include "seal/verify_private.h"
#include "sql.h"

#include <string.h>

enum { RUBRIC_FILE_LIMIT_BYTES = 16 << 20 };

struct judging {
    struct verify *verify;
    struct revision_key key;
    const char *place, *as_of;
    bool latest;
};

/* What comes of draws; those of superseded revisions are held to their digests only. */
static bool is_drawn(const char *relation)
{
    return strcmp(relation, "score.draws") == 0 || strcmp(relation, "score.firmness") == 0 ||
           strcmp(relation, "score.pair") == 0;
}

/* Tells every table of the revision that `other` has otherwise. */
static bool tell_differences(const struct judging *judging, const char *other, bool recomputed,
                             struct error *err)
{
    const char *parameters[] = {judging->key.commune, judging->key.year, judging->key.revision,
                                other};
    RESULT_AUTO struct result *rows = NULL;
    if (!db_run(judging->verify->db, sql_shadow_differing, 4, parameters, &rows, err)) return false;
    judging->verify->checked++;
    for (int row = 0; row < result_rows(rows); row++) {
        const char *relation = result_text(rows, row, 0);
        if (recomputed && !judging->latest && is_drawn(relation)) continue;
        verify_tell(
            judging->verify, recomputed ? CODE_RESULT_NOT_REPRODUCED : verify_code_of(relation),
            judging->place, "%s (%s): %s dòng %s, ví dụ: %s", result_text(rows, row, 2), relation,
            result_text(rows, row, 3), recomputed ? "tính lại ra khác" : "khác với bản chốt",
            result_text(rows, row, 4));
    }
    return true;
}

/* Damaged rows may be such that nothing can be computed from them: that is not reproduced either. */
static bool recompute(const struct judging *judging, struct error *err)
{
    const struct shadow_request request = {.config = judging->verify->config,
                                           .key = judging->key,
                                           .as_of = judging->as_of,
                                           .draws = judging->latest};
    SHADOW_AUTO struct shadow shadow = {0};
    struct error why = {0};
    if (shadow_begin(&shadow, judging->verify->db, &request, &why))
        return tell_differences(judging, shadow.code, true, err);
    if (why.code == CODE_DB_CONNECT || why.code == CODE_MEMORY || why.code == CODE_DISK_FULL) {
        *err = why;
        return false;
    }
    verify_tell(judging->verify, CODE_RESULT_NOT_REPRODUCED, judging->place,
                "không tính lại được: %s", why.text);
    return true;
}

static bool check_facts(const struct judging *judging, struct error *err)
{
    const char *parameters[] = {judging->key.commune, judging->key.year, judging->key.revision};
    RESULT_AUTO struct result *rows = NULL;
    if (!db_run(judging->verify->db, sql_fact_damage, 3, parameters, &rows, err)) return false;
    judging->verify->checked++;
    for (int row = 0; row < result_rows(rows); row++)
        verify_tell(
            judging->verify, CODE_FACT_CHANGED, judging->place,
            "%s (%s): %s dòng đã bị sửa, xóa hoặc thêm ngoài chương trình, ví dụ thôn:trang:dòng %s",
            result_text(rows, row, 1), result_text(rows, row, 0), result_text(rows, row, 2),
            result_text(rows, row, 3));
    return true;
}

/* The file that the next scoring would take. */
static bool check_rubric(const struct judging *judging, struct error *err)
{
    struct verify *verify = judging->verify;
    const char *parameters[] = {judging->key.commune, judging->key.year};
    int64_t year = 0;
    struct span bytes;
    struct error why = {0};
    RESULT_AUTO struct result *rubric = NULL;
    if (!span_to_int64(span_of(judging->key.year), &year) ||
        !db_run(verify->db, sql_kept_rubric, 2, parameters, &rubric, err))
        return false;
    const char *path = rubric_path(verify->arena, verify->config, RUBRIC_VILLAGES, (int)year);
    verify->checked++;
    if (!path_read(verify->arena, path, RUBRIC_FILE_LIMIT_BYTES, &bytes, &why))
        verify_tell(verify, CODE_RUBRIC_CHANGED, path, "không đọc được tệp bảng điểm");
    else if (result_rows(rubric) != 1 || !span_equals(bytes, result_text(rubric, 0, 0)))
        verify_tell(verify, CODE_RUBRIC_CHANGED, path,
                    "tệp bảng điểm khác với bảng điểm của bản chốt %s", judging->place);
    return true;
}

bool verify_results(struct verify *verify, struct error *err)
{
    const char *parameters[] = {verify->commune, NULL};
    RESULT_AUTO struct result *revisions = NULL;
    if (!db_run(verify->db, sql_revisions, 2, parameters, &revisions, err)) return false;
    for (int row = 0; row < result_rows(revisions); row++) {
        const char *year = result_text(revisions, row, REVISION_YEAR),
                   *number = result_text(revisions, row, REVISION_NUMBER);
        bool latest = result_true(revisions, row, REVISION_LATEST);
        const struct judging judging = {.latest = latest,
                                        .verify = verify,
                                        .key = {verify->commune, year, number},
                                        .place = arena_printf(verify->arena, "%s-%s", year, number),
                                        .as_of = result_text(revisions, row, REVISION_AS_OF)};
        if (!recompute(&judging, err) ||
            (latest && !(tell_differences(&judging, verify->commune, false, err) &&
                         check_facts(&judging, err) && check_rubric(&judging, err))))
            return false;
    }
    return true;
}
