/*
 * read_job: one run of `thidua read`, shared by its ways to print (read.c, read_table.c,
 * read_contract.c).
 */
#ifndef THIDUA_COMMAND_READ_JOB_H
#define THIDUA_COMMAND_READ_JOB_H

#include "base/cli.h"
#include "read_print.h"

struct job {
    const struct cli_arguments *arguments;
    struct reader *reader;
    struct repairs repairs;
    const char *sheet;  /* --sheet; NULL = the first with a cell */
    const char *folder; /* --all-sheets */
    int64_t table;      /* --table; 0 = not asked for */
};

/* The next record; notes are listed on the way. */
MUST_CHECK bool job_next(struct job *job, struct record *ret, struct error *err);
/* A sheet is wanted by its name, or by its number from 0. */
bool job_wants_sheet(const struct job *job, const struct sheet_info *sheet);
/* Says that the file has no such sheet; returns false. */
bool job_no_sheet(const struct job *job, struct error *err);

/* --table: one table found by evidence alone. */
MUST_CHECK bool read_table(struct job *job, struct error *err);
/* --contract: what ingest would recognise. */
MUST_CHECK bool read_contract(struct job *job, int fd, const char *path,
                              const struct read_options *options, struct error *err);

#endif
