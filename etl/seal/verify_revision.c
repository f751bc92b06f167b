/*
 * verify_revision: documents, rows, chain, signature and folder of every revision (see verify.h).
 *
 * Rules:  ranking.xml is the root: its head must be that of the chain and its signature by the
 *         pinned key; it names the digests of everything else.
 */
#include "seal/verify.h"

#include "base/path.h"
#include "base/xml.h"
#include "base/xml_canonical.h"
#include "seal/freeze.h"
#include "seal/signature.h"
#include "seal/verify_private.h"
#include "seal/workspace.h"
#include "sql.h"

#include <string.h>
#include <unistd.h>

enum { REVISION_FILE_LIMIT_BYTES = 256 << 20 };

struct checking {
    struct verify *verify;
    const struct result *revisions;
    int row;
    struct revision_key key;
    const char *place; /* "2026-1" */
    struct result *documents;
    const char *work; /* folder with ranking.xml and its signature */
};

/* Which damage a changed row of that table is. */
enum code verify_code_of(const char *relation)
{
    static const struct {
        const char *begins;
        enum code code;
    } names[] = {{"score.total", CODE_RANK_CHANGED},
                 {"score.verified", CODE_FACT_CHANGED},
                 {"score.criterion", CODE_POINTS_CHANGED},
                 {"score.group", CODE_POINTS_CHANGED},
                 {"score.without", CODE_POINTS_CHANGED},
                 {"score.draws", CODE_POINTS_CHANGED},
                 {"score.firmness", CODE_POINTS_CHANGED},
                 {"score.pair", CODE_POINTS_CHANGED},
                 {"score.individual_point", CODE_POINTS_CHANGED},
                 {"score.individual_rubric", CODE_WEIGHT_CHANGED},
                 {"score.individual", CODE_RANK_CHANGED},
                 {"score.", CODE_WEIGHT_CHANGED},
                 {"measure.", CODE_FIGURE_CHANGED},
                 {"indicator.", CODE_FIGURE_CHANGED},
                 {"", CODE_FACT_CHANGED}};
    size_t i = 0;
    while (!span_starts_with(span_of(relation), names[i].begins)) i++;
    return names[i].code;
}

static const char *document_text(const struct checking *checking, const char *name)
{
    for (int row = 0; row < result_rows(checking->documents); row++)
        if (strcmp(result_text(checking->documents, row, 0), name) == 0)
            return result_text(checking->documents, row, 2);
    return NULL;
}

/* Rows named in the document against rows as they are. */
static void compare_rows(const struct checking *checking, const struct xml_node *seal,
                         const struct result *digests)
{
    for (const struct xml_node *rows = xml_child(seal, "rows"); rows;
         rows = xml_next(rows, "rows")) {
        const char *relation = xml_attribute_or(rows, "relation", "");
        int row = 0;
        while (row < result_rows(digests) && strcmp(result_text(digests, row, 0), relation) != 0)
            row++;
        checking->verify->checked++;
        if (row < result_rows(digests) &&
            strcmp(result_text(digests, row, 2), xml_attribute_or(rows, "sha256", "")) == 0)
            continue;
        verify_tell(
            checking->verify, verify_code_of(relation), checking->place,
            "dòng giữ lại của bảng %s không còn như lúc chốt (có %s dòng, lúc chốt %s dòng)",
            relation, row < result_rows(digests) ? result_text(digests, row, 1) : "0",
            xml_attribute_or(rows, "count", ""));
    }
}

static void compare_documents(const struct checking *checking, const struct xml_node *seal)
{
    for (const struct xml_node *node = xml_child(seal, "document"); node;
         node = xml_next(node, "document")) {
        const char *name = xml_attribute_or(node, "name", "");
        int row = 0;
        while (row < result_rows(checking->documents) &&
               strcmp(result_text(checking->documents, row, 0), name) != 0)
            row++;
        checking->verify->checked++;
        if (row < result_rows(checking->documents) &&
            strcmp(result_text(checking->documents, row, 3),
                   xml_attribute_or(node, "sha256", "")) == 0)
            continue;
        bool rubric = strcmp(name, "rubric.xml") == 0;
        verify_tell(checking->verify, rubric ? CODE_RUBRIC_CHANGED : CODE_DOCUMENT_CHANGED,
                    checking->place, "tệp %s giữ trong cơ sở dữ liệu không còn như lúc chốt", name);
    }
}

static bool check_content(const struct checking *checking, const char *ranking, struct error *err)
{
    const char *parameters[] = {checking->key.commune, checking->key.year, checking->key.revision};
    XML_AUTO struct xml *doc = NULL;
    RESULT_AUTO struct result *digests = NULL;
    if (!xml_load(ranking, NULL, &doc, err) ||
        !db_run(checking->verify->db, sql_seal_digests, 3, parameters, &digests, err))
        return false;
    const struct xml_node *seal = xml_child(xml_root(doc), "seal");
    compare_rows(checking, seal, digests);
    compare_documents(checking, seal);
    return true;
}

/* The document's own head, and the link to the revision before. */
static bool check_link(const struct checking *checking, const char *ranking, struct error *err)
{
    struct verify *verify = checking->verify;
    char head[HASH_HEX];
    const char *previous = checking->row > 0
                               ? result_text(checking->revisions, checking->row - 1, REVISION_HEAD)
                               : NULL;
    if (!xml_canonical_digest(ranking, head, err)) return false;
    verify->checked++;
    if (strcmp(head, result_text(checking->revisions, checking->row, REVISION_HEAD)) != 0)
        verify_tell(verify, CODE_CHAIN_CHANGED, checking->place,
                    "ranking.xml giữ trong cơ sở dữ liệu không khớp đầu chuỗi của bản chốt");
    if (previous &&
        strcmp(previous, result_text(checking->revisions, checking->row, REVISION_PREVIOUS)) != 0)
        verify_tell(verify, CODE_CHAIN_CHANGED, checking->place,
                    "bản chốt không nối với bản đứng trước trong chuỗi");
    if (result_int(checking->revisions, checking->row, REVISION_CHAIN) != checking->row + 1)
        verify_tell(verify, CODE_CHAIN_CUT, checking->place, "trước bản này thiếu bản chốt");
    return true;
}

static void check_signature(const struct checking *checking, const char *ranking)
{
    struct verify *verify = checking->verify;
    const char *certificate = config_text(verify->config, "signing-certificate");
    const char *signature = path_join(verify->arena, checking->work, "ranking.xml.sig");
    struct error why = {0};
    bool should = result_true(checking->revisions, checking->row, REVISION_SIGNED);
    if (!should && access(certificate, F_OK) != 0) return;
    verify->checked++;
    if (access(signature, F_OK) != 0)
        verify_tell(verify, CODE_SIGNATURE_MISSING, checking->place, "bản chốt không có chữ ký số");
    else if (!signature_verify(ranking, signature, certificate, NULL, &why))
        verify_tell(verify, CODE_SIGNATURE, checking->place, "%s", why.text);
}

/* Is this the ranking of another revision? */
static bool replayed(const struct checking *checking, const char *path)
{
    char head[HASH_HEX];
    struct error ignored = {0};
    if (!xml_canonical_digest(path, head, &ignored)) return false;
    for (int row = 0; row < result_rows(checking->revisions); row++)
        if (row != checking->row &&
            strcmp(head, result_text(checking->revisions, row, REVISION_HEAD)) == 0)
            return true;
    return false;
}

/* The file as it was frozen: as the database has it, or by its digest where that one was changed. */
static bool as_frozen(const struct checking *checking, int row, struct span bytes)
{
    uint8_t digest[HASH_BYTES];
    char hex[HASH_HEX];
    if (span_equals(bytes, result_text(checking->documents, row, 2))) return true;
    hash_bytes(bytes, digest);
    hash_hex(digest, hex);
    return strcmp(hex, result_text(checking->documents, row, 1)) == 0;
}

/* The folder holds exactly the documents. */
static void check_folder(const struct checking *checking)
{
    struct verify *verify = checking->verify;
    const char *folder = path_join(verify->arena, freeze_home(verify->config), checking->place);
    for (int row = 0; row < result_rows(checking->documents); row++) {
        const char *name = result_text(checking->documents, row, 0);
        const char *path = path_join(verify->arena, folder, name);
        struct span bytes;
        struct error why = {0};
        verify->checked++;
        if (!path_read(verify->arena, path, REVISION_FILE_LIMIT_BYTES, &bytes, &why))
            verify_tell(verify, CODE_DOCUMENT_CHANGED, path, "không đọc được tệp của bản chốt");
        else if (as_frozen(checking, row, bytes))
            continue;
        else if (strcmp(name, "ranking.xml") == 0 && replayed(checking, path))
            verify_tell(verify, CODE_DOCUMENT_REPLAYED, path,
                        "tệp này là của một bản chốt khác đặt vào chỗ bản %s", checking->place);
        else
            verify_tell(verify,
                        strcmp(name, "rubric.xml") == 0 ? CODE_RUBRIC_CHANGED
                                                        : CODE_DOCUMENT_CHANGED,
                        path, "tệp của bản chốt đã bị sửa");
    }
}

/* ranking.xml and its signature as the tools read them. */
static bool lay_out(const struct checking *checking, const char *ranking, struct error *err)
{
    static const char *const names[] = {"ranking.xml", "ranking.xml.sig"};
    unlink(ranking);
    unlink(path_join(checking->verify->arena, checking->work, names[1]));
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *text = document_text(checking, names[i]);
        if (text && !path_write(path_join(checking->verify->arena, checking->work, names[i]),
                                span_of(text), 0600, err))
            return false;
    }
    return true;
}

static bool check_revision(const struct checking *checking, struct error *err)
{
    const char *ranking = path_join(checking->verify->arena, checking->work, "ranking.xml");
    struct error why = {0};
    if (!lay_out(checking, ranking, err)) return false;
    check_folder(checking);
    if (!document_text(checking, "ranking.xml")) {
        verify_tell(checking->verify, CODE_CHAIN_CHANGED, checking->place,
                    "ranking.xml không còn trong cơ sở dữ liệu");
        return true;
    }
    check_signature(checking, ranking);
    if (check_link(checking, ranking, &why) && check_content(checking, ranking, &why)) return true;
    if (why.code != CODE_CONFIG) {
        *err = why;
        return false;
    }
    verify_tell(checking->verify, CODE_CHAIN_CHANGED, checking->place, "ranking.xml hỏng: %s",
                why.text);
    return true;
}

bool verify_revisions(struct verify *verify, struct error *err)
{
    const char *parameters[] = {verify->commune, NULL};
    WORKSPACE_AUTO struct workspace work = {NULL};
    RESULT_AUTO struct result *revisions = NULL;
    if (!workspace_open(verify->config, &work, err) ||
        !db_run(verify->db, sql_revisions, 2, parameters, &revisions, err))
        return false;
    for (int row = 0; row < result_rows(revisions); row++) {
        const char *year = result_text(revisions, row, REVISION_YEAR),
                   *number = result_text(revisions, row, REVISION_NUMBER);
        const char *of[] = {verify->commune, year, number};
        RESULT_AUTO struct result *documents = NULL;
        if (!db_run(verify->db, sql_list_documents, 3, of, &documents, err)) return false;
        struct checking checking = {.verify = verify,
                                    .revisions = revisions,
                                    .row = row,
                                    .key = {verify->commune, year, number},
                                    .place = arena_printf(verify->arena, "%s-%s", year, number),
                                    .documents = documents,
                                    .work = work.path};
        if (!check_revision(&checking, err)) return false;
    }
    return true;
}
