/*
 * settle: see settle.h.
 */
#include "settle.h"

#include "sql.h"

#include <stdio.h>

/* Counts of sheets, then of files; the scope is a village, a file (NULL = any) or a family. */
static bool settle_counts(struct load_context *load, const char *village, const char *file, const char *family, struct error *err)
{
    const char *scope[] = {load->commune, village, file, family};
    return db_run(load->db, sql_settle_sheet_counts, 4, scope, NULL, err) && db_run(load->db, sql_settle_files, 4, scope, NULL, err);
}

bool settle_village(struct load_context *load, const char *village_code, struct error *err)
{
    const char *const steps[] = {
        sql_settle_sheet, sql_settle_member, sql_settle_activity, sql_settle_training_attendance,
        sql_settle_election_participation, sql_settle_support, sql_settle_reach_claim, sql_settle_proposal, sql_settle_findings,
    };
    const char *scope[] = {load->commune, village_code};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        if (!db_run(load->db, steps[i], 2, scope, NULL, err)) return false;
    return settle_counts(load, village_code, NULL, "", err);
}

bool settle_surveys(struct load_context *load, struct error *err)
{
    const char *scope[] = {load->commune, ""};
    return db_run(load->db, sql_settle_survey_response, 1, scope, NULL, err) &&
           db_run(load->db, sql_settle_findings, 2, scope, NULL, err) && settle_counts(load, "", NULL, "survey", err);
}

bool settle_file(struct load_context *load, int64_t file_id, struct error *err)
{
    char id[24];
    snprintf(id, sizeof id, "%lld", (long long)file_id);
    return settle_counts(load, "", id, "", err);
}
