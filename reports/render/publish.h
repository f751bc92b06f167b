/*
 * publish: from the database (or an archived report.xml) to a published folder: the one entry for
 *          night/ and command/.
 *
 * In:     options; the run lock is held by the caller, so that no two publications meet.
 * Out:    reports/YYYY-MM-DD (the as-of day; another period than the day's month:
 *         YYYY-MM-DD_PERIOD) and the link reports/current; an error leaves both as they were. Where
 *         nothing but the run changed since the folder of that
 *         name was published, it is kept, and only its stamp is written anew: the line of the
 *         element run in report.xml, and
 *         assets/run.js. A folder has two editions: the office's own, and cong-khai/, the published
 *         one, made of a document in which small counts are hidden (render/edition.h).
 *         SHA256SUMS lists what was published (manifest.h).
 * Errors: CODE_OUTPUT_CHECK (exit 4): something did not pass its check and was not published;
 *         CODE_DB*, CODE_FILE_*, CODE_DISK_FULL, CODE_CHILD.
 * Source: spec/reports.md "What is published in the night".
 */
#ifndef THIDUA_REPORTS_RENDER_PUBLISH_H
#define THIDUA_REPORTS_RENDER_PUBLISH_H

#include "document/document.h"

struct report_options {
    const char *reports;              /* folder of publications, made where missing */
    const char *gnuplot;              /* path of the program */
    const char *pdf_renderer;         /* path of soffice; NULL or "" = no PDF */
    struct document_options document; /* prepared_at NULL = now; baseline is chosen here */
    const char *from;   /* an archived report.xml instead of the database; NULL = none */
    const char *frozen; /* folder of frozen revisions, copied to chot/; NULL = none */
};

struct report_result {
    const char *folder; /* path, in the arena */
    bool unchanged;     /* the folder was kept, its stamp renewed */
    int pages, charts;  /* of both editions */
    const char *note;   /* what was left out and why, one line; NULL = nothing */
};

/* The document alone: written, held against its schema, then put at `path` at once; nothing is
 * published. Memory does not grow with the number of villages. */
MUST_CHECK bool report_write_xml(struct arena *arena, const struct report_options *options,
                                 const char *path, struct error *err);

MUST_CHECK bool report_run(struct arena *arena, const struct report_options *options,
                           struct report_result *ret, struct error *err);

#endif
