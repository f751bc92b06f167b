/*
 * publication: a deployment's report made and published, see publication.h.
 */
#include "publication.h"

#include "base/path.h"

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
        .document = {.commune_code = config_text(config, "commune-code"),
                     .period = period,
                     .as_of = config_text(config, "as-of"),
                     .run_id = run_id,
                     .office = office},
    };
}

bool publication_run(const struct config *config, const char *period, int64_t run_id,
                     struct report_result *ret, struct error *err)
{
    struct document_office office = office_of(config);
    struct report_options options = options_of(config, &office, period, run_id);
    return report_run(config->arena, &options, ret, err);
}

bool publication_write_xml(const struct config *config, const char *period, int64_t run_id,
                           const char *path, struct error *err)
{
    struct document_office office = office_of(config);
    struct report_options options = options_of(config, &office, period, run_id);
    return report_write_xml(config->arena, &options, path, err);
}
