/*
 * frozen: see frozen.h. The parts stand in the order of schemas/xsd/report.xsd.
 */
#include "document/frozen.h"

#include "document/document.h"
#include "document/ranking.h"
#include "document/rows.h"
#include "sql.h"

static void write_run(struct writer *writer, const struct frozen_options *options)
{
    writer_begin(writer, "run");
    writer_attribute(writer, "id", options->run_id);
    writer_attribute(writer, "preparedAt", options->prepared_at);
    writer_attribute(writer, "previous", options->previous);
    writer_attribute(writer, "chain", options->chain);
    writer_attribute(writer, "auditEntry", options->audit_entry);
    writer_attribute(writer, "auditHead", options->audit_head);
    writer_end(writer);
}

/* run, commune, period: what is frozen. */
static bool write_head(struct writer *writer, struct db *db, const struct frozen_options *options,
                       struct error *err)
{
    RESULT_AUTO struct result *commune = NULL, *period = NULL;
    const char *const parameters[] = {options->commune, options->year, options->as_of};
    if (!db_run(db, sql_report_commune, 1, parameters, &commune, err) ||
        !db_run(db, sql_report_period, 3, parameters, &period, err))
        return false;
    if (result_rows(commune) != 1 || result_rows(period) != 1)
        return error_set(err, CODE_USAGE, "không có năm %s", options->year);
    write_run(writer, options);
    writer_begin(writer, "commune");
    rows_attributes(writer, commune);
    writer_end(writer);
    writer_begin(writer, "period");
    rows_attributes(writer, period);
    writer_attribute(writer, "asOf", options->as_of);
    writer_attribute(writer, "revision", options->revision);
    writer_end(writer);
    return true;
}

bool frozen_write(struct db *db, const struct frozen_options *options, const char *path,
                  struct error *err)
{
    WRITER_AUTO struct writer *writer = NULL;
    const char *const parameters[] = {options->commune, options->year, options->as_of};
    const struct rows_query units = {"units", "unit", sql_report_units, 2, parameters, NULL, NULL};
    if (!writer_open(&writer, path, err)) return false;
    writer_begin(writer, "ranking");
    writer_attribute(writer, "xmlns", "urn:thidua:report:1");
    writer_attribute(writer, "schemaVersion", DOCUMENT_SCHEMA_VERSION);
    writer_attribute(writer, "program", THIDUA_VERSION);
    if (!write_head(writer, db, options, err) || !rows_write(writer, db, &units, err) ||
        !ranking_write(writer, db, options->commune, options->year, false, err) ||
        !options->seal(options->context, writer, err))
        return false;
    writer_end(writer);
    return writer_finish(writer, err);
}
