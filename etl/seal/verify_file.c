/*
 * verify_file: one ranking file: form, signature, and its place in the chain as far as it is known
 *              here: by the database where there is one, by chuoi.txt (see verify.h).
 */
#include "seal/verify.h"

#include "base/path.h"
#include "base/xml.h"
#include "base/xml_canonical.h"
#include "document/document.h"
#include "seal/chain.h"
#include "seal/signature.h"
#include "seal/verify_private.h"
#include "sql.h"

#include <string.h>
#include <unistd.h>

/* What the document says of itself. */
struct claimed {
    const char *year, *revision, *chain, *commune;
    char head[HASH_HEX];
};

static bool read_claims(struct verify *verify, const char *path, struct claimed *ret,
                        struct error *err)
{
    XML_AUTO struct xml *doc = NULL;
    if (!xml_load(path, NULL, &doc, err) || !xml_canonical_digest(path, ret->head, err))
        return false;
    const struct xml_node *root = xml_root(doc);
    const struct xml_node *scores = xml_child(root, "scores"), *seal = xml_child(root, "seal"),
                          *run = xml_child(root, "run"), *commune = xml_child(root, "commune");
    if (strcmp(xml_name(root), "ranking") != 0 || !seal || !scores)
        return error_set(err, CODE_OUTPUT_CHECK, "đây không phải ranking.xml của một bản chốt");
    ret->year = arena_strdup(verify->arena, xml_attribute_or(scores, "year", ""));
    ret->revision = arena_strdup(verify->arena, xml_attribute_or(seal, "revision", ""));
    ret->chain = arena_strdup(verify->arena, xml_attribute_or(run, "chain", "0"));
    ret->commune = arena_strdup(verify->arena, xml_attribute_or(commune, "code", ""));
    return true;
}

static void check_signature(struct verify *verify, const struct verify_file_request *request)
{
    const char *signature = request->signature
                                ? request->signature
                                : arena_printf(verify->arena, "%s.sig", request->path);
    const char *certificate = request->certificate
                                  ? request->certificate
                                  : config_text(verify->config, "signing-certificate");
    struct error why = {0};
    verify->checked++;
    if (access(signature, F_OK) != 0)
        verify_tell(verify, CODE_SIGNATURE_MISSING, request->path, "không có tệp chữ ký %s",
                    signature);
    else if (!signature_verify(request->path, signature, certificate, NULL, &why))
        verify_tell(verify, CODE_SIGNATURE, request->path, "%s", why.text);
}

/* Against the database: the same head, and no later revision of the year. */
static bool check_database(struct verify *verify, const char *path, const struct claimed *claimed,
                           struct error *err)
{
    const char *parameters[] = {verify->commune, claimed->year};
    RESULT_AUTO struct result *revisions = NULL;
    bool known = false;
    if (!db_run(verify->db, sql_revisions, 2, parameters, &revisions, err)) return false;
    verify->checked++;
    for (int row = 0; row < result_rows(revisions); row++) {
        if (strcmp(result_text(revisions, row, REVISION_HEAD), claimed->head) != 0) continue;
        known = true;
        if (!result_true(revisions, row, REVISION_LATEST))
            verify_tell(verify, CODE_DOCUMENT_REPLAYED, path,
                        "bản %s của năm %s đã được một bản chốt sau thay thế", claimed->revision,
                        claimed->year);
    }
    if (!known)
        verify_tell(verify, CODE_CHAIN_CHANGED, path,
                    "tệp này không phải bản chốt nào trong cơ sở dữ liệu");
    return true;
}

/* Against the heads that were told: the last of the chain must not have another document. */
static bool check_told(struct verify *verify, const char *path, const struct claimed *claimed,
                       struct error *err)
{
    struct chain_heads heads;
    int64_t number = 0;
    if (!chain_read(verify->arena, chain_path(verify->config), &heads, err)) return false;
    if (!span_to_int64(span_of(claimed->chain), &number)) number = 0;
    verify->checked++;
    for (size_t i = 0; i < heads.count; i++)
        if (heads.list[i].revision && heads.list[i].number == number &&
            strcmp(heads.list[i].hash, claimed->head) != 0)
            verify_tell(verify, CODE_CHAIN_REBUILT, path,
                        "chuoi.txt ghi một đầu chuỗi khác cho bản chốt thứ %lld",
                        (long long)number);
    return true;
}

bool verify_file(struct verify *verify, const struct verify_file_request *request,
                 struct error *err)
{
    struct claimed claimed = {0};
    struct error why = {0};
    const char *xsd = config_data_path(verify->arena, "schemas/xsd/report.xsd");
    if (access(request->path, R_OK) != 0)
        return error_set(err, CODE_FILE_OPEN, "không mở được tệp %s", request->path);
    check_signature(verify, request);
    verify->checked++;
    if (!document_check(request->path, xsd, &why) ||
        !read_claims(verify, request->path, &claimed, &why)) {
        verify_tell(verify, CODE_DOCUMENT_CHANGED, request->path, "%s", why.text);
        return true;
    }
    if (verify->db && strcmp(claimed.commune, verify->commune) == 0 &&
        !check_database(verify, request->path, &claimed, err))
        return false;
    return check_told(verify, request->path, &claimed, err);
}
