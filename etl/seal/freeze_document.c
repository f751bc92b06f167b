/*
 * freeze_document: see freeze_document.h.
 */
#include "seal/freeze_document.h"

#include "base/path.h"
#include "base/xml_canonical.h"
#include "document/document.h"
#include "document/frozen.h"
#include "document/rows.h"
#include "seal/signature.h"
#include "seal/workspace.h"
#include "sql.h"

#include <unistd.h>

enum { RANKING_LIMIT_BYTES = 64 << 20 };

/* One element a row, without a wrapper. */
static bool write_list(const struct freezing *freezing, struct writer *writer, const char *element,
                       const char *sql, struct error *err)
{
    const struct revision_key *key = &freezing->key;
    const char *const parameters[] = {key->commune, key->year, key->revision};
    const struct rows_query query = {NULL, element, sql, 3, parameters, NULL, NULL};
    return rows_write(writer, freezing->db, &query, err);
}

static bool write_seal(void *context, struct writer *writer, struct error *err)
{
    const struct freezing *freezing = context;
    writer_begin(writer, "seal");
    writer_attribute(writer, "revision", freezing->key.revision);
    writer_attribute(writer, "reason", freezing->reason);
    if (!write_list(freezing, writer, "rows", sql_seal_digests, err) ||
        !write_list(freezing, writer, "document", sql_seal_document_digests, err) ||
        !write_list(freezing, writer, "source", sql_seal_sources, err))
        return false;
    writer_end(writer);
    return true;
}

static bool write_ranking(const struct freezing *freezing, const char *path, struct error *err)
{
    const struct frozen_options options = {.commune = freezing->key.commune,
                                           .year = freezing->key.year,
                                           .as_of = config_text(freezing->config, "as-of"),
                                           .revision = freezing->key.revision,
                                           .run_id = freezing->run_id,
                                           .prepared_at = freezing->prepared_at,
                                           .previous = freezing->previous,
                                           .chain = freezing->chain,
                                           .audit_entry = freezing->audit_entry,
                                           .audit_head = freezing->audit_head,
                                           .seal = write_seal,
                                           .context = (void *)freezing};
    return frozen_write(freezing->db, &options, path, err) &&
           document_check(path, config_data_path(freezing->config->arena, "schemas/xsd/report.xsd"),
                          err);
}

static bool keep_file(const struct freezing *freezing, const char *path, const char *name,
                      struct error *err)
{
    struct span bytes;
    return path_read(freezing->config->arena, path, RANKING_LIMIT_BYTES, &bytes, err) &&
           bundle_keep(freezing->db, &freezing->key, name, bytes, err);
}

/* Signed with the unit's key, where it lies on this machine. */
static bool sign(const struct freezing *freezing, const char *ranking, bool *ret_signed,
                 struct error *err)
{
    const struct config *config = freezing->config;
    const char *path = arena_printf(config->arena, "%s.sig", ranking);
    SIGNING_KEY_AUTO struct signing_key key = {NULL, NULL};
    *ret_signed = access(config_text(config, "signing-key"), F_OK) == 0;
    return !*ret_signed ||
           (signing_key_read(config, &key, err) && signature_write(ranking, &key, path, err) &&
            keep_file(freezing, path, "ranking.xml.sig", err));
}

bool freeze_document(const struct freezing *freezing, struct freeze_result *ret, struct error *err)
{
    WORKSPACE_AUTO struct workspace work = {NULL};
    if (!workspace_open(freezing->config, &work, err)) return false;
    const char *ranking = path_join(freezing->config->arena, work.path, "ranking.xml");
    return write_ranking(freezing, ranking, err) && xml_canonical_digest(ranking, ret->head, err) &&
           keep_file(freezing, ranking, "ranking.xml", err) &&
           sign(freezing, ranking, &ret->is_signed, err);
}
