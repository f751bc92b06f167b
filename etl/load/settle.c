/*
 * settle: see settle.h.
 */
#include "settle.h"

#include "sql.h"

#include <stdio.h>
#include <string.h>

/* Counts of sheets, then of files; the scope is a village, a file (NULL = any) or a family. */
static bool settle_counts(struct load_context *load, const char *village, const char *file,
                          const char *family, struct error *err)
{
    const char *scope[] = {load->commune, village, file, family};
    return db_run(load->db, sql_settle_sheet_counts, 4, scope, NULL, err) &&
           db_run(load->db, sql_settle_files, 4, scope, NULL, err);
}

static const struct {
    const char *fact;
    enum settle_fact bit;
} facts_known[] = {
    {"member", SETTLE_MEMBER},
    {"activity", SETTLE_ACTIVITY},
    {"training_attendance", SETTLE_TRAINING},
    {"election_participation", SETTLE_ELECTION},
    {"support", SETTLE_SUPPORT},
    {"reach_claim", SETTLE_REACH},
    {"proposal", SETTLE_PROPOSAL},
};

enum settle_fact settle_fact_of(const char *fact)
{
    for (size_t i = 0; i < sizeof facts_known / sizeof *facts_known; i++)
        if (strcmp(facts_known[i].fact, fact) == 0) return facts_known[i].bit;
    return 0;
}

bool settle_village(struct load_context *load, const char *village_code, unsigned facts,
                    struct error *err)
{
    const struct {
        const char *sql;
        unsigned facts;
    } steps[] = {
        {sql_settle_sheet, SETTLE_ALL},
        {sql_settle_member, SETTLE_MEMBER},
        {sql_settle_activity, SETTLE_ACTIVITY},
        {sql_settle_attendance, SETTLE_TRAINING | SETTLE_ELECTION | SETTLE_MEMBER},
        {sql_settle_support, SETTLE_SUPPORT},
        {sql_settle_statement, SETTLE_REACH | SETTLE_PROPOSAL},
        {sql_settle_findings, SETTLE_ALL},
        {sql_settle_warnings, SETTLE_MEMBER | SETTLE_SUPPORT},
    };
    const char *scope[] = {load->commune, village_code};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        if ((steps[i].facts & facts) && !db_run(load->db, steps[i].sql, 2, scope, NULL, err))
            return false;
    return settle_counts(load, village_code, NULL, "", err);
}

bool settle_surveys(struct load_context *load, struct error *err)
{
    const char *scope[] = {load->commune, ""};
    return db_run(load->db, sql_settle_survey_response, 1, scope, NULL, err) &&
           db_run(load->db, sql_settle_findings, 2, scope, NULL, err) &&
           settle_counts(load, "", NULL, "survey", err);
}

bool settle_file(struct load_context *load, int64_t file_id, struct error *err)
{
    char id[24];
    snprintf(id, sizeof id, "%lld", (long long)file_id);
    return settle_counts(load, "", id, "", err);
}
