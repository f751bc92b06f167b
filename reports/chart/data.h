/*
 * data: the tab-separated files through which text and numbers reach gnuplot.
 *
 * In:     attributes of report.xml. Out: one file per drawing, one row per line; "?" is a missing
 *         number; tabs, quotes and
 *         control characters in text become harmless ones, so that a field can neither end early
 *         nor be taken for a command.
 * jobs.tsv: kind, number of the data file, name of the drawing, rows, parameter, title, second
 *           line, width, height, 1 where a PNG is drawn too.
 */
#ifndef THIDUA_REPORTS_CHART_DATA_H
#define THIDUA_REPORTS_CHART_DATA_H

#include "base/arena.h"
#include "base/text.h"
#include "base/xml.h"

struct chart_set {
    struct arena *arena;
    const struct xml_node *root; /* of report.xml */
    const char *folder;          /* where data files go */
    struct buffer jobs;          /* lines of jobs.tsv */
    const char *year_role;       /* role of the plan year's values */
    int count;
};

struct chart_job {
    const char *kind; /* a script of reports/chart/gnuplot */
    const char *name; /* of the drawing, without ending */
    const char *title, *subtitle;
    double parameter;
    int rows, width, height; /* pixels */
    bool in_report;          /* the DOCX shows it: a PNG is drawn beside the SVG */
};

void data_text(struct buffer *line, const char *text);     /* a field; "-" for none */
void data_number(struct buffer *line, const char *number); /* NULL or "" = missing */
void data_tab(struct buffer *line);
void data_end(struct buffer *line);
/* Writes the data file of the next job and its line. */
MUST_CHECK bool data_job(struct chart_set *set, const struct chart_job *job,
                         const struct buffer *data, struct error *err);

/* A job about an indicator: the drawing is called PREFIX-CODE, the name makes both title lines. */
struct chart_job data_indicator_job(const struct chart_set *set, const struct xml_node *indicator,
                                    const char *kind, const char *prefix);

/* The title cut in two lines near the middle where it is long. */
void data_two_lines(struct arena *arena, const char *title, size_t line_chars,
                    const char **ret_first, const char **ret_second);
/* The text cut at a word so that it has at most that many characters, "…" included. */
const char *data_short(struct arena *arena, const char *text, size_t chars);

/* The same, keeping the end, which tells long names of indicators apart. */
const char *data_tail(struct arena *arena, const char *text, size_t chars);

/* Elements of the document. */
const struct xml_node *data_first(const struct chart_set *set, const char *list,
                                  const char *element);
/* The unit's name, so short that it fits beside a drawing. */
const char *data_unit_name(const struct chart_set *set, const char *unit);

/* A value of an indicator for drawing. */
struct chart_value {
    const char *unit, *name, *printed, *low, *high, *previous, *numerator, *denominator, *bound_low,
        *bound_high, *state, *hidden; /* hidden: NULL, or why the published edition has no figure */
    bool met, missed;
};
/* The villages' plan-year values of an indicator, best first, missing last; *ret_commune: the
 * commune's, or NULL. */
struct chart_value *data_values(const struct chart_set *set, const char *indicator,
                                size_t *ret_count, struct chart_value *ret_commune);

#endif
