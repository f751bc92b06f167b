/*
 * publication: a deployment's report made and published, see publication.h.
 */
#include "publication.h"

#include "base/hash.h"
#include "base/path.h"
#include "render/sums.h"
#include "seal/audit.h"
#include "seal/chain.h"
#include "seal/freeze.h"

enum { SUMS_LIMIT_BYTES = 64 << 20 };

static struct document_office office_of(const struct config *config)
{
    return (struct document_office){
        .commune_type = config_text(config, "commune-type"),
        .province_name = config_text(config, "province-name"),
        .province_type = config_text(config, "province-type"),
        .parent = config_text(config, "agency-parent"),
        .agency = config_text(config, "agency"),
        .symbol = config_text(config, "document-symbol"),
        .place = config_text(config, "document-place"),
        .signer_title = config_text(config, "signer-title"),
        .signer_name = config_text(config, "signer-name"),
        .recipients = config_text(config, "recipients"),
    };
}

static struct report_options options_of(const struct config *config,
                                        const struct document_office *office, const char *period,
                                        int64_t run_id)
{
    return (struct report_options){
        .reports = path_join(config->arena, config->home, "reports"),
        .gnuplot = config_text(config, "gnuplot"),
        .pdf_renderer = config_text(config, "pdf-renderer"),
        .frozen = freeze_home(config),
        .document = {.commune_code = config_text(config, "commune-code"),
                     .period = period,
                     .as_of = config_text(config, "as-of"),
                     .run_id = run_id,
                     .stale_hours = config_int(config, "stale-hours"),
                     .office = office},
    };
}

/* What was published goes into the audit log by the digest of its manifest. */
static bool tell_published(const struct config *config, struct db *db, int64_t run_id,
                           const char *folder, struct error *err)
{
    struct span manifest;
    uint8_t digest[HASH_BYTES];
    char hex[HASH_HEX];
    if (!path_read(config->arena, path_join(config->arena, folder, SUMS_NAME), SUMS_LIMIT_BYTES,
                   &manifest, err))
        return false;
    hash_bytes(manifest, digest);
    hash_hex(digest, hex);
    return audit_add(db, config_text(config, "commune-code"), "publish",
                     arena_printf(config->arena, "%lld", (long long)run_id),
                     arena_printf(config->arena, "{\"folder\": \"%s\", \"manifest\": \"%s\"}",
                                  path_base(folder), hex),
                     err) &&
           chain_tell(db, config, err);
}

bool publication_run(const struct config *config, struct db *db, const char *period, int64_t run_id,
                     struct report_result *ret, struct error *err)
{
    struct document_office office = office_of(config);
    struct report_options options = options_of(config, &office, period, run_id);
    size_t folders = 0;
    return freeze_folders(db, config, &folders, err) &&
           report_run(config->arena, &options, ret, err) &&
           tell_published(config, db, run_id, ret->folder, err);
}

bool publication_write_xml(const struct config *config, const char *period, int64_t run_id,
                           const char *path, struct error *err)
{
    struct document_office office = office_of(config);
    struct report_options options = options_of(config, &office, period, run_id);
    return report_write_xml(config->arena, &options, path, err);
}
