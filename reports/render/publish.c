/*
 * publish: see publish.h.
 */
#include "render/publish.h"

#include "base/config.h"
#include "base/path.h"
#include "base/xml.h"
#include "render/folder.h"
#include "render/gate.h"
#include "render/site.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { REPORT_LIMIT_BYTES = 64 << 20 };

struct publication {
    struct arena *arena;
    const struct report_options *options;
    const char *work; /* the folder that is being made */
    const char *name; /* the folder it becomes */
};

/* Viet Nam has kept UTC+7 without daylight saving since 1975. */
static const char *now(struct arena *arena)
{
    time_t seconds = time(NULL) + 7 * 3600;
    struct tm parts;
    char text[40];
    gmtime_r(&seconds, &parts);
    strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S+07:00", &parts);
    return arena_strdup(arena, text);
}

static bool write_document(const struct publication *p, const char *path, struct error *err)
{
    if (p->options->from) return folder_copy(p->options->from, path, err);
    struct document_options document = p->options->document;
    if (!document.prepared_at) document.prepared_at = now(p->arena);
    const char *before = folder_before(p->arena, p->options->reports, document.as_of);
    if (before)
        document.baseline = arena_printf(p->arena, "%s/%s/report.xml", p->options->reports, before);
    return document_write(p->arena, &document, path, err);
}

static bool make_document(const struct publication *p, const char *path, struct error *err)
{
    return write_document(p, path, err) &&
           document_check(path, config_data_path(p->arena, "schemas/xsd/report.xsd"), err);
}

/* The day's own month (after the plan's last year: its last month) is the night's report; any other
 * period has its own folder beside it. */
static void choose_name(struct publication *p, const struct xml *report)
{
    const struct xml_node *period = xml_child(xml_root(report), "period");
    const char *as_of = xml_attribute_or(period, "asOf", ""),
               *code = xml_attribute_or(period, "code", "");
    bool month = strcmp(xml_attribute_or(period, "kind", ""), "month") == 0;
    bool begun = strcmp(xml_attribute_or(period, "from", ""), as_of) <= 0;
    bool ended = strcmp(xml_attribute_or(period, "to", ""), as_of) < 0;
    bool last = span_ends_with(span_of(code), "-12");
    p->name = month && begun && (!ended || last) ? arena_strdup(p->arena, as_of)
                                                 : arena_printf(p->arena, "%s_%s", as_of, code);
}

/* The document without the line of the element run. */
static struct span without_run(struct arena *arena, struct span text)
{
    struct buffer rest;
    buffer_init(&rest, REPORT_LIMIT_BYTES);
    for (struct span line; span_cut(&text, '\n', &line);)
        if (!span_starts_with(line, "  <run ")) {
            buffer_add_span(&rest, line);
            buffer_add_char(&rest, '\n');
        }
    struct span kept = span_make(arena_strndup(arena, rest.bytes, rest.length), rest.length);
    buffer_release(&rest);
    return kept;
}

/* True if the folder of that name holds the same report, made by the same renderer. */
static bool same_as_published(const struct publication *p, const char *published)
{
    struct error ignored = {0};
    struct span fresh, old, stamp;
    const char *digest = NULL;
    if (!path_read(p->arena, path_join(p->arena, published, "report.xml"), REPORT_LIMIT_BYTES, &old,
                   &ignored) ||
        !path_read(p->arena, path_join(p->arena, published, "assets/run.js"), REPORT_LIMIT_BYTES,
                   &stamp, &ignored) ||
        !path_read(p->arena, path_join(p->arena, p->work, "report.xml"), REPORT_LIMIT_BYTES, &fresh,
                   &ignored) ||
        !site_renderer(p->arena, &digest, &ignored))
        return false;
    struct span a = without_run(p->arena, fresh), b = without_run(p->arena, old);
    return span_equal(a, b) && memmem(stamp.bytes, stamp.length, digest, strlen(digest)) != NULL;
}

/* Only the stamp of the kept folder changes. */
static bool renew_stamp(const struct publication *p, const struct xml *report,
                        const char *published, struct error *err)
{
    struct span fresh;
    return path_read(p->arena, path_join(p->arena, p->work, "report.xml"), REPORT_LIMIT_BYTES,
                     &fresh, err) &&
           path_write(path_join(p->arena, published, "report.xml"), fresh, 0640, err) &&
           site_stamp(p->arena, published, report, err) && path_remove_tree(p->work, err) &&
           folder_switch(p->arena, p->options->reports, p->name, err);
}

static bool publish(struct publication *p, struct report_result *ret, struct error *err)
{
    struct gate_counts counts;
    XML_AUTO struct xml *report = NULL;
    const char *document = path_join(p->arena, p->work, "report.xml");
    if (!make_document(p, document, err) || !xml_load(document, NULL, &report, err)) return false;
    choose_name(p, report);
    ret->folder = path_join(p->arena, p->options->reports, p->name);
    if (same_as_published(p, ret->folder)) {
        ret->unchanged = true;
        return renew_stamp(p, report, ret->folder, err);
    }
    if (!site_build(p->arena, p->work, p->options->gnuplot, err) ||
        !gate_check(p->arena, p->work, &counts, err))
        return false;
    ret->pages = counts.pages;
    ret->charts = counts.charts;
    return folder_publish(p->arena, p->options->reports, p->work, p->name, err);
}

bool report_run(struct arena *arena, const struct report_options *options,
                struct report_result *ret, struct error *err)
{
    struct publication p = {.arena = arena, .options = options};
    p.work = arena_printf(arena, "%s/.new-%d", options->reports, (int)getpid());
    if (!path_make_folder(options->reports, 0750, err) ||
        !folder_clean(arena, options->reports, err) ||
        !path_make_folder(path_join(arena, p.work, "bieu-do"), 0750, err))
        return false;
    struct report_result result = {0};
    struct error cleanup = {0};
    if (publish(&p, &result, err)) {
        *ret = result;
        return true;
    }
    if (!path_remove_tree(p.work, &cleanup))
        error_hint(err, "Thư mục tạm %s còn lại; lượt sau sẽ dọn.", path_base(p.work));
    return false;
}

bool report_write_xml(struct arena *arena, const struct report_options *options, const char *path,
                      struct error *err)
{
    struct publication p = {.arena = arena, .options = options};
    const char *aside = arena_printf(arena, "%s.new-%d", path, (int)getpid());
    if (!make_document(&p, aside, err)) {
        unlink(aside);
        return false;
    }
    if (rename(aside, path) == 0) return true;
    error_set(err, CODE_FILE_WRITE, "không ghi được tệp %s: %s", path, strerror(errno));
    unlink(aside);
    return false;
}
