/*
 * chart: data files, then one gnuplot process over the fixed scripts (see chart.h).
 */
#include "chart/chart.h"

#include "base/config.h"
#include "base/path.h"
#include "base/program.h"
#include "chart/draw.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { JOBS_LIMIT_BYTES = 1 << 20, JOB_NAME_FIELD = 2 };

static const struct child_limits limits = {.memory_bytes = 1L << 30,
                                           .cpu_seconds = 120,
                                           .file_bytes = 20L << 20,
                                           .open_files = 64,
                                           .processes = 0,
                                           .wall_seconds = 120};

/* Runs a program that draws or tells of fonts; *ret_good: it ended with 0. */
static bool run(const char *path, char *const argv[], const char *folder,
                char said[PROGRAM_SAID_BYTES], bool *ret_good, struct error *err)
{
    char *const environment[] = {"HOME=/nonexistent", NULL};
    struct program program = {path, argv, environment, folder, &limits};
    return program_run(&program, said, ret_good, err);
}

/* gnuplot draws blank or garbled text where there is no font: better no chart than a wrong one. */
static bool check_font(const char *folder, struct error *err)
{
    char *const argv[] = {"fc-match", "DejaVu Sans", NULL};
    char said[PROGRAM_SAID_BYTES];
    bool good = false;
    if (!run("/usr/bin/fc-match", argv, folder, said, &good, err)) {
        error_hint(err, "Cài gói fontconfig nếu chưa có; nếu có rồi thì chạy lại.");
        return false;
    }
    if (good && strstr(said, "DejaVu")) return true;
    error_hint(err, "Cài gói fonts-dejavu-core và fontconfig rồi chạy lại.");
    return error_set(err, CODE_CHILD, "không có phông chữ DejaVu Sans để vẽ biểu đồ");
}

static bool draw(struct arena *arena, const char *folder, const char *gnuplot, struct error *err)
{
    char said[PROGRAM_SAID_BYTES];
    bool good = false;
    const char *scripts = config_data_path(arena, "reports/chart/gnuplot");
    char *const argv[] = {"gnuplot",       "-d", "-c", (char *)path_join(arena, scripts, "draw.gp"),
                          (char *)scripts, NULL};
    if (!run(gnuplot, argv, folder, said, &good, err)) return false;
    if (good) return true;
    error_hint(err, "gnuplot nói: %s", program_last_line(said));
    return error_set(err, CODE_OUTPUT_CHECK, "gnuplot không vẽ được biểu đồ");
}

/* A program that ended well may still have drawn nothing: every job has its pictures. */
static bool all_drawn(const struct chart_set *set, const char *charts, struct error *err)
{
    static const char *const forms[] = {"svg", "png"};
    struct span rest = buffer_span(&set->jobs);
    for (struct span line; span_cut(&rest, '\n', &line);) {
        struct span field = {0};
        if (line.length == 0) continue;
        for (int i = 0; i <= JOB_NAME_FIELD; i++) (void)span_cut(&line, '\t', &field);
        size_t count = span_ends_with(line, "\t1") ? 2 : 1;
        for (size_t i = 0; i < count; i++) {
            const char *name =
                arena_printf(set->arena, "%.*s.%s", (int)field.length, field.bytes, forms[i]);
            struct stat drawn;
            if (stat(path_join(set->arena, charts, name), &drawn) != 0 || drawn.st_size == 0)
                return error_set(err, CODE_OUTPUT_CHECK, "gnuplot không vẽ ra biểu đồ %s", name);
        }
    }
    return true;
}

bool charts_draw(struct arena *arena, const struct xml *report, const char *folder,
                 const char *gnuplot, struct error *err)
{
    const char *charts = path_join(arena, folder, "bieu-do"),
               *data = path_join(arena, charts, ".data");
    const struct xml_node *period = xml_child(xml_root(report), "period");
    struct chart_set set = {.arena = arena, .root = xml_root(report), .folder = data};
    bool whole_year = strcmp(xml_attribute_or(period, "code", ""),
                             xml_attribute_or(period, "yearPeriod", "")) == 0;
    set.year_role = whole_year ? "current" : "year";
    if (!path_make_folder(data, 0700, err) || !check_font(data, err)) return false;
    buffer_init(&set.jobs, JOBS_LIMIT_BYTES);
    bool good = draw_targets(&set, err) && draw_villages(&set, err) && draw_heat(&set, err) &&
                draw_funnels(&set, err) && draw_claims(&set, err) && draw_ranking(&set, err) &&
                path_write(path_join(arena, data, "jobs.tsv"), buffer_span(&set.jobs), 0600, err) &&
                draw(arena, data, gnuplot, err) && all_drawn(&set, charts, err) &&
                path_remove_tree(data, err);
    buffer_release(&set.jobs);
    return good;
}
