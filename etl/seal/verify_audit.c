/*
 * verify_audit: the audit log's chain, and every head that was once told: in chuoi.txt, in frozen
 *               documents, typed from paper (see verify.h).
 */
#include "seal/verify.h"

#include "seal/chain.h"
#include "sql.h"

#include <string.h>

/* Entries whose own hash, link or number does not hold. */
static bool check_entries(struct verify *verify, struct error *err)
{
    const char *parameters[] = {verify->commune};
    RESULT_AUTO struct result *bad = NULL;
    if (!db_run(verify->db, sql_audit_damage, 1, parameters, &bad, err)) return false;
    for (int row = 0; row < result_rows(bad); row++) {
        const char *place = arena_printf(verify->arena, "audit %s", result_text(bad, row, 0));
        bool removed = strcmp(result_text(bad, row, 1), "removed") == 0;
        verify_tell(verify, removed ? CODE_AUDIT_REMOVED : CODE_AUDIT_CHANGED, place,
                    removed ? "thiếu dòng nhật ký trước dòng này"
                            : "dòng nhật ký này không khớp mã của nó hoặc của dòng trước");
    }
    verify->checked++;
    return true;
}

/* Frozen documents that the log tells of and the chain lacks. */
static bool check_freezes(struct verify *verify, struct error *err)
{
    const char *parameters[] = {verify->commune};
    RESULT_AUTO struct result *lost = NULL;
    if (!db_run(verify->db, sql_audit_freezes, 1, parameters, &lost, err)) return false;
    verify->checked++;
    for (int row = 0; row < result_rows(lost); row++) {
        bool cut = result_null(lost, row, 1);
        verify_tell(verify, cut ? CODE_CHAIN_CUT : CODE_CHAIN_REBUILT, result_text(lost, row, 0),
                    cut ? "nhật ký có bản chốt này nhưng trong cơ sở dữ liệu không còn"
                        : "bản chốt này khác với bản mà nhật ký ghi");
    }
    return true;
}

/* One head that was told, against the chain of today. */
static bool check_head(struct verify *verify, const struct chain_head *head, const char *place,
                       struct error *err)
{
    const char *parameters[] = {verify->commune, head->revision ? "chot" : "audit",
                                arena_printf(verify->arena, "%lld", (long long)head->number)};
    RESULT_AUTO struct result *now = NULL;
    if (!db_run(verify->db, sql_chain_hash, 3, parameters, &now, err)) return false;
    verify->checked++;
    if (result_rows(now) == 0)
        verify_tell(verify, head->revision ? CODE_CHAIN_CUT : CODE_AUDIT_CUT, place,
                    head->revision ? "bản chốt thứ %lld của chuỗi không còn"
                                   : "dòng nhật ký %lld không còn",
                    (long long)head->number);
    else if (strcmp(result_text(now, 0, 0), head->hash) != 0)
        verify_tell(verify, head->revision ? CODE_CHAIN_REBUILT : CODE_AUDIT_REBUILT, place,
                    head->revision ? "bản chốt thứ %lld của chuỗi không còn là bản đã ghi nhận"
                                   : "dòng nhật ký %lld không còn là dòng đã ghi nhận",
                    (long long)head->number);
    return true;
}

/* Heads of the log that frozen documents hold. */
static bool check_documents(struct verify *verify, struct error *err)
{
    const char *parameters[] = {verify->commune};
    RESULT_AUTO struct result *heads = NULL;
    if (!db_run(verify->db, sql_document_heads, 1, parameters, &heads, err)) return false;
    for (int row = 0; row < result_rows(heads); row++) {
        const struct chain_head head = {.number = result_int(heads, row, 1),
                                        .hash = result_text(heads, row, 2)};
        if (head.number > 0 && !check_head(verify, &head, result_text(heads, row, 0), err))
            return false;
    }
    return true;
}

bool verify_audit(struct verify *verify, struct error *err)
{
    const char *path = chain_path(verify->config);
    struct chain_heads heads;
    struct error why = {0};
    if (!check_entries(verify, err) || !check_freezes(verify, err) || !check_documents(verify, err))
        return false;
    if (!chain_read(verify->arena, path, &heads, &why)) {
        if (why.place.row > 0)
            verify_tell(verify, CODE_AUDIT_CHANGED, path, "tệp đầu chuỗi hỏng ở dòng %ld",
                        why.place.row);
        else
            verify_tell(verify, CODE_AUDIT_CHANGED, path, "không đọc được tệp đầu chuỗi");
        return true;
    }
    for (size_t i = 0; i < heads.count; i++)
        if (!check_head(verify, &heads.list[i],
                        arena_printf(verify->arena, "%s:%ld", path, heads.list[i].line), err))
            return false;
    return true;
}

bool verify_typed(struct verify *verify, const char *typed, struct error *err)
{
    char head[HASH_HEX];
    if (!chain_typed(typed, head)) {
        error_set(err, CODE_USAGE, "đầu chuỗi phải là 16 nhóm, mỗi nhóm 4 chữ số 0-9, A-F");
        return error_hint(err, "Chép đúng như in trên báo cáo, ví dụ \"0A1B 2C3D …\".");
    }
    const char *parameters[] = {verify->commune, head};
    RESULT_AUTO struct result *found = NULL;
    if (!db_run(verify->db, sql_chain_find, 2, parameters, &found, err)) return false;
    verify->checked++;
    if (result_rows(found) == 0)
        verify_tell(verify, CODE_CHAIN_REBUILT, "--head",
                    "đầu chuỗi này không có trong chuỗi các bản chốt hay nhật ký");
    return true;
}
