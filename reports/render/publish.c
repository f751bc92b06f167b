/*
 * publish: see publish.h.
 */
#include "render/publish.h"

#include "base/config.h"
#include "base/path.h"
#include "base/xml.h"
#include "render/edition.h"
#include "render/folder.h"
#include "render/gate.h"
#include "render/pdf.h"
#include "render/site.h"
#include "render/sums.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { REPORT_LIMIT_BYTES = 64 << 20 };

struct publication {
    struct arena *arena;
    const struct report_options *options;
    const char *work; /* the folder that is being made */
    const char *name; /* the folder it becomes */
    const char *open; /* the folder of the published edition, until it moves into `work` */
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
    const char *before;
    if (!folder_before(p->arena, p->options->reports, document.as_of, &before, err)) return false;
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
    if (edition_is_published(report))
        p->name = arena_printf(p->arena, "%s_" EDITION_FOLDER, p->name);
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

/* True if the folder of that name holds the same report, in both editions where there are two, made
 * by the same renderer. */
static bool same_as_published(const struct publication *p, bool two, const char *published)
{
    struct error ignored = {0};
    const char *open = path_join(p->arena, published, EDITION_FOLDER "/report.xml");
    if (two && access(open, F_OK) != 0) return false;
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

/* The published edition gets its sums and takes its place inside the office's. */
static bool place_edition(const struct publication *p, struct error *err)
{
    const char *place = path_join(p->arena, p->work, EDITION_FOLDER);
    if (!sums_write(p->arena, p->open, err)) return false;
    if (rename(p->open, place) == 0) return true;
    return error_set(err, CODE_FILE_WRITE, "không đổi được tên thư mục %s: %s", p->open,
                     strerror(errno));
}

/* A folder like the published one but for its stamp: what carries the stamp is made, the rest is
 * linked (after that: nothing may write into a file that is published). */
static bool renew_one(const struct publication *p, const char *folder, const char *published,
                      struct error *err)
{
    XML_AUTO struct xml *report = NULL;
    return xml_load(path_join(p->arena, folder, "report.xml"), NULL, &report, err) &&
           path_make_folder(path_join(p->arena, folder, "assets"), 0750, err) &&
           site_stamp(p->arena, folder, report, err) && folder_link_tree(published, folder, err);
}

/* A kept report gets a new stamp: by a whole folder in the old one's place, as a new report does. */
static bool renew_stamps(const struct publication *p, bool two, const char *published,
                         struct error *err)
{
    const char *open = path_join(p->arena, published, EDITION_FOLDER);
    if (two && !(edition_document(p->arena, p->work, p->open, err) &&
                 renew_one(p, p->open, open, err) && place_edition(p, err)))
        return false;
    return renew_one(p, p->work, published, err) && sums_write(p->arena, p->work, err) &&
           folder_publish(p->arena, p->options->reports, p->work, p->name, err);
}

/* Both editions in their work folders, charts and all; frozen revisions, which tell small counts, in
 * the office's. */
static bool build(const struct publication *p, const struct xml *report, bool two,
                  struct report_result *ret, struct error *err)
{
    const char *folders[] = {p->work, two ? p->open : NULL, NULL};
    struct pdf_request pdf = {.renderer = p->options->pdf_renderer, .folders = folders};
    pdf.scratch = arena_printf(p->arena, "%s-pdf", p->work);
    if (two && !edition_document(p->arena, p->work, p->open, err)) return false;
    bool wanted = pdf_wanted(p->arena, pdf.renderer, &ret->note);
    for (int i = 0; folders[i]; i++)
        if (!site_build(p->arena, folders[i], p->options->gnuplot, wanted, err)) return false;
    return folder_copy_tree(p->options->frozen, path_join(p->arena, p->work, "chot"), err) &&
           (!wanted || pdf_write(p->arena, report, &pdf, err));
}

/* Looks at both, then joins them. */
static bool pass_gate(const struct publication *p, bool two, struct report_result *ret,
                      struct error *err)
{
    struct gate_counts office = {0}, published = {0};
    if (!gate_check(p->arena, p->work, &office, err) ||
        (two && !gate_check(p->arena, p->open, &published, err)))
        return false;
    ret->pages = office.pages + published.pages;
    ret->charts = office.charts + published.charts;
    return (!two || place_edition(p, err)) && sums_write(p->arena, p->work, err);
}

/* Stylesheets need the document as a tree, ten times its size in memory. */
static bool can_be_rendered(const char *document, struct error *err)
{
    struct stat about;
    if (stat(document, &about) == 0 && about.st_size <= REPORT_LIMIT_BYTES) return true;
    error_hint(err, "Mỗi xã một báo cáo và một lần công bố; chỉ cần tệp XML thì dùng --xml TỆP.");
    return error_set(err, CODE_OUTPUT_CHECK,
                     "báo cáo lớn hơn %d MiB, không dựng được trang từ một tài liệu như vậy",
                     REPORT_LIMIT_BYTES >> 20);
}

static bool publish(struct publication *p, struct report_result *ret, struct error *err)
{
    XML_AUTO struct xml *report = NULL;
    const char *document = path_join(p->arena, p->work, "report.xml");
    if (!make_document(p, document, err) || !can_be_rendered(document, err) ||
        !xml_load(document, NULL, &report, err))
        return false;
    choose_name(p, report);
    ret->folder = path_join(p->arena, p->options->reports, p->name);
    bool two = !edition_is_published(report);
    if (same_as_published(p, two, ret->folder)) {
        ret->unchanged = true;
        return renew_stamps(p, two, ret->folder, err);
    }
    return build(p, report, two, ret, err) && pass_gate(p, two, ret, err) &&
           folder_publish(p->arena, p->options->reports, p->work, p->name, err);
}

bool report_run(struct arena *arena, const struct report_options *options,
                struct report_result *ret, struct error *err)
{
    struct publication p = {.arena = arena, .options = options};
    p.work = arena_printf(arena, "%s/.new-%d", options->reports, (int)getpid());
    p.open = arena_printf(arena, "%s-" EDITION_FOLDER, p.work);
    if (!path_make_folder(options->reports, 0750, err) ||
        !folder_clean(arena, options->reports, err) ||
        !path_make_folder(path_join(arena, p.work, "bieu-do"), 0750, err) ||
        !path_make_folder(path_join(arena, p.open, "bieu-do"), 0750, err))
        return false;
    struct report_result result = {0};
    struct error cleanup = {0};
    if (publish(&p, &result, err)) {
        *ret = result;
        return folder_clean(arena, options->reports, err); /* a published edition has no other */
    }
    if (!folder_clean(arena, options->reports, &cleanup))
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
