/*
 * document: see document.h. The parts stand in the order of schemas/xsd/report.xsd.
 */
#include "document/document.h"

#include "base/path.h"

#include "base/db.h"
#include "base/xml.h"
#include "document/changes.h"
#include "document/earlier_files.h"
#include "document/ranking.h"
#include "document/rows.h"
#include "document/writer.h"
#include "sql.h"

#include <stdio.h>
#include <string.h>

struct document {
    struct arena *arena;
    const struct document_options *options;
    const char *period, *year, *year_period;
    const char *folder; /* of the file to be written */
    struct db *db;
    struct writer *writer;
};

static bool part(const struct document *doc, const char *wrapper, const char *element,
                 const char *sql, size_t count, const char *const *parameters, struct error *err)
{
    struct rows_query query = {wrapper, element, sql, count, parameters, NULL, NULL};
    return rows_write(doc->writer, doc->db, &query, err);
}

/* The period asked for, or the reporting month of the day. */
static bool choose_period(struct document *doc, struct error *err)
{
    RESULT_AUTO struct result *result = NULL;
    const char *const parameters[] = {doc->options->commune_code, doc->options->as_of};
    doc->period = doc->options->period;
    if (doc->period) return true;
    if (!db_run(doc->db, sql_report_month, 2, parameters, &result, err)) return false;
    if (result_rows(result) != 1) {
        error_hint(err, "Chạy thidua compute với ngày này trước, hoặc chọn kỳ bằng --period.");
        return error_set(err, CODE_USAGE, "ngày %s không thuộc tháng báo cáo nào đã tính",
                         doc->options->as_of);
    }
    doc->period = arena_strdup(doc->arena, result_text(result, 0, 0));
    return true;
}

static void write_run(const struct document *doc)
{
    char number[24];
    snprintf(number, sizeof number, "%lld", (long long)doc->options->run_id);
    writer_begin(doc->writer, "run");
    writer_attribute(doc->writer, "id", number);
    snprintf(number, sizeof number, "%lld", (long long)doc->options->stale_hours);
    if (doc->options->stale_hours > 0) writer_attribute(doc->writer, "staleHours", number);
    writer_attribute(doc->writer, "preparedAt", doc->options->prepared_at);
    writer_end(doc->writer);
}

static void write_office(const struct document *doc)
{
    const struct document_office *office = doc->options->office;
    if (!office) return;
    writer_begin(doc->writer, "office");
    writer_attribute(doc->writer, "communeType", office->commune_type);
    writer_attribute(doc->writer, "provinceName", office->province_name);
    writer_attribute(doc->writer, "provinceType", office->province_type);
    writer_attribute(doc->writer, "parent", office->parent);
    writer_attribute(doc->writer, "agency", office->agency);
    writer_attribute(doc->writer, "symbol", office->symbol);
    writer_attribute(doc->writer, "place", office->place);
    writer_attribute(doc->writer, "signerTitle", office->signer_title);
    writer_attribute(doc->writer, "signerName", office->signer_name);
    writer_attribute(doc->writer, "recipients", office->recipients);
    writer_end(doc->writer);
}

/* run, commune, office, period: what the document is about. */
static bool write_head(struct document *doc, struct error *err)
{
    RESULT_AUTO struct result *commune = NULL, *period = NULL, *revision = NULL;
    const char *const parameters[] = {doc->options->commune_code, doc->period, doc->options->as_of};
    if (!db_run(doc->db, sql_report_commune, 1, parameters, &commune, err) ||
        !db_run(doc->db, sql_report_period, 3, parameters, &period, err) ||
        !db_run(doc->db, sql_report_revision, 2, parameters, &revision, err))
        return false;
    if (result_rows(commune) != 1)
        return error_set(err, CODE_NOT_INITIALISED, "chưa có xã %s trong cơ sở dữ liệu",
                         doc->options->commune_code);
    if (result_rows(period) != 1) {
        error_hint(err, "Kỳ báo cáo viết như 2026-11, 2026-Q4, 2026-H2, 2026-9M hoặc 2026.");
        return error_set(err, CODE_USAGE, "không có kỳ báo cáo %s", doc->period);
    }
    for (int i = 0; i < result_columns(period); i++) {
        if (strcmp(result_name(period, i), "year") == 0)
            doc->year = arena_strdup(doc->arena, result_text(period, 0, i));
        if (strcmp(result_name(period, i), "yearPeriod") == 0)
            doc->year_period = arena_strdup(doc->arena, result_text(period, 0, i));
    }
    write_run(doc);
    writer_begin(doc->writer, "commune");
    rows_attributes(doc->writer, commune);
    writer_end(doc->writer);
    write_office(doc);
    writer_begin(doc->writer, "period");
    rows_attributes(doc->writer, period);
    writer_attribute(doc->writer, "asOf", doc->options->as_of);
    rows_attributes(doc->writer, revision);
    writer_end(doc->writer);
    return true;
}

static bool write_catalogue(const struct document *doc, struct error *err)
{
    const char *const parameters[] = {doc->options->commune_code, doc->year};
    writer_begin(doc->writer, "catalogue");
    if (!part(doc, "indicators", "indicator", sql_report_indicators, 2, parameters, err) ||
        !part(doc, "terms", "term", sql_report_terms, 1, parameters, err) ||
        !part(doc, "measures", "measure", sql_report_measures, 1, parameters, err))
        return false;
    writer_end(doc->writer);
    return true;
}

/* values, and what of them is news. */
static bool write_values(const struct document *doc, struct error *err)
{
    const char *const parameters[] = {doc->options->commune_code, doc->period};
    CHANGES_AUTO struct changes *changes = NULL;
    if (!changes_open(&changes, doc->arena, doc->options->baseline, doc->year_period, doc->folder,
                      err))
        return false;
    struct rows_query query = {"values",     "value", sql_report_values, 2, parameters,
                               changes_look, changes};
    return rows_write(doc->writer, doc->db, &query, err) &&
           changes_write(changes, doc->writer, err);
}

static bool write_quality(const struct document *doc, struct error *err)
{
    const char *const by_period[] = {doc->options->commune_code, doc->period};
    const char *const by_day[] = {doc->options->commune_code, doc->options->as_of};
    const char *const by_both[] = {doc->options->commune_code, doc->period, doc->options->as_of};
    RESULT_AUTO struct result *totals = NULL;
    if (!db_run(doc->db, sql_report_quality, 3, by_both, &totals, err)) return false;
    writer_begin(doc->writer, "quality");
    rows_attributes(doc->writer, totals);
    if (!part(doc, "attendance", "workbook", sql_report_attendance, 2, by_period, err) ||
        !part(doc, "findings", "finding", sql_report_findings, 2, by_day, err) ||
        !part(doc, "signals", "signal", sql_report_signals, 2, by_period, err))
        return false;
    writer_end(doc->writer);
    const char *const of_files[] = {doc->options->commune_code, doc->options->as_of,
                                    earlier_files(doc->arena, doc->options->baseline)};
    return part(doc, "sources", "file", sql_report_files, 3, of_files, err);
}

/* The sentences of the codes that findings and files carry. */
static void write_codes(const struct document *doc)
{
    static const char *const severities[] = {"reject", "duplicate", "warning"};
    writer_begin(doc->writer, "codes");
    for (int i = CODE_OK + 1; i < CODE_COUNT; i++) {
        const struct code_info *info = code_info((enum code)i);
        if (info->severity == SEVERITY_ERROR) continue;
        writer_begin(doc->writer, "code");
        writer_attribute(doc->writer, "name", info->name);
        writer_attribute(doc->writer, "severity", severities[info->severity]);
        writer_text(doc->writer, "text", info->text);
        writer_text(doc->writer, "hint", info->hint);
        writer_end(doc->writer);
    }
    writer_end(doc->writer);
}

static bool write_parts(struct document *doc, struct error *err)
{
    const char *const parameters[] = {doc->options->commune_code, doc->period, doc->options->as_of};
    writer_begin(doc->writer, "report");
    writer_attribute(doc->writer, "xmlns", "urn:thidua:report:1");
    writer_attribute(doc->writer, "schemaVersion", DOCUMENT_SCHEMA_VERSION);
    writer_attribute(doc->writer, "program", THIDUA_VERSION);
    if (!write_head(doc, err) ||
        !part(doc, "units", "unit", sql_report_units, 2, parameters, err) ||
        !write_catalogue(doc, err) ||
        !part(doc, "goals", "goal", sql_report_goals, 2, parameters, err) ||
        !write_values(doc, err) ||
        !part(doc, "series", "point", sql_report_series, 2, parameters, err) ||
        !part(doc, "figures", "figure", sql_report_figures, 2, parameters, err) ||
        !part(doc, "balances", "balance", sql_report_balances, 2, parameters, err) ||
        !part(doc, "evidence", "rows", sql_report_evidence, 3, parameters, err) ||
        !ranking_write(doc->writer, doc->db, doc->options->commune_code, doc->year, true, err) ||
        !write_quality(doc, err))
        return false;
    write_codes(doc);
    writer_end(doc->writer);
    return writer_finish(doc->writer, err);
}

bool document_write(struct arena *arena, const struct document_options *options, const char *path,
                    struct error *err)
{
    DB_AUTO struct db *db = NULL;
    WRITER_AUTO struct writer *writer = NULL;
    if (!db_open(&db, err) || !db_run(db, sql_report_snapshot, 0, NULL, NULL, err) ||
        !db_run(db, sql_report_role, 0, NULL, NULL, err))
        return false;
    struct document doc = {
        .arena = arena, .options = options, .db = db, .folder = path_folder(arena, path)};
    if (!choose_period(&doc, err) || !writer_open(&writer, path, err)) return false;
    doc.writer = writer;
    return write_parts(&doc, err) && db_commit(db, err);
}

/* Keeps the first problem of the document. */
static void keep_first(void *context, const struct error *problem)
{
    struct error *first = context;
    if (first->code == CODE_OK) *first = *problem;
}

bool document_check(const char *path, const char *xsd_path, struct error *err)
{
    struct error first = {0};
    size_t problems = 0;
    if (!xml_check(path, xsd_path, keep_first, &first, &problems, err)) return false;
    if (problems == 0) return true;
    error_hint(err, "%s", first.hint);
    return error_set(err, CODE_OUTPUT_CHECK, "%s không hợp lược đồ, dòng %ld: %s", path_base(path),
                     first.place.row, first.text);
}
