/*
 * read_table: `thidua read --table`: one of the tables that evidence alone finds in a file.
 */
#include "read/table.h"
#include "read_job.h"

/* Prints one table of many: counts headings, prints what stands under the wanted one. */
struct table_job {
    struct csv_output output;
    int64_t wanted, seen;
};

static bool on_heading(void *context, const struct cell *cells, size_t count, struct error *err)
{
    struct table_job *table = context;
    return ++table->seen != table->wanted || csv_output_cells(&table->output, cells, count, err);
}

static bool on_table_row(void *context, const struct sheet_row *row, struct error *err)
{
    struct table_job *table = context;
    return table->seen != table->wanted ||
           csv_output_cells(&table->output, row->cells, row->count, err);
}

static bool find_tables(struct job *job, struct table_job *table, struct error *err)
{
    struct table_sink sink = {.context = table, .heading = on_heading, .row = on_table_row};
    TABLE_FINDER_AUTO struct table_finder *finder = table_finder_open(&sink);
    struct record record;
    bool wanted = false, found = false, ok;
    while ((ok = job_next(job, &record, err)) && record.kind != RECORD_END) {
        if (record.kind == RECORD_SHEET) found |= wanted = job_wants_sheet(job, record.sheet);
        if (record.kind == RECORD_ROW && wanted) {
            repairs_row(&job->repairs, record.row);
            ok = table_finder_row(finder, record.row, err);
        } else if (record.kind == RECORD_SHEET_END && wanted) {
            ok = table_finder_sheet_end(finder, err);
        }
        if (!ok) return false;
    }
    return ok && (found || job_no_sheet(job, err));
}

/* Tables are counted from 1, over all sheets unless one is chosen. */
bool read_table(struct job *job, struct error *err)
{
    struct table_job table = {.wanted = job->table};
    csv_output_init(&table.output, 1, cli_given(job->arguments, "crlf"), true);
    bool ok = find_tables(job, &table, err) && csv_output_flush(&table.output, err);
    csv_output_release(&table.output);
    if (!ok || table.seen >= table.wanted) return ok;
    return error_set(err, CODE_HEADING_MISSING, "tìm thấy %lld bảng, không có bảng thứ %lld",
                     (long long)table.seen, (long long)table.wanted);
}
