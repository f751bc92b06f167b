/*
 * nightly: one night, see nightly.h.
 */
#include "nightly.h"

#include "base/path.h"
#include "individual_book.h"
#include "keep/retention.h"
#include "load/errata.h"
#include "load/ingest.h"
#include "metrics.h"
#include "model/individual.h"
#include "model/runner.h"
#include "model/score.h"
#include "publication.h"
#include "run.h"
#include "seal/late.h"

struct night {
    struct db *db;
    const struct config *config;
    const struct log *log;
    struct run run;
    const char *page;
    int status; /* the worst so far */
};

/* A step fills counts with a JSON object of numbers and *ret_status with 0 or 1; an error is logged
 * by the caller. */
struct night_step {
    const char *name;
    bool (*work)(struct night *night, struct buffer *counts, int *ret_status, struct error *err);
    bool needed; /* the later steps are of no use without it */
};

enum { COUNTS_BYTES = 1024 };

static void tell_file(void *context, const char *name, const char *state, int64_t rows_read,
                      int64_t rows_rejected)
{
    const struct night *night = context;
    log_say(night->log, LOG_DEBUG, "%s: %s, %lld dòng, %lld bị loại", name, state,
            (long long)rows_read, (long long)rows_rejected);
}

static void tell_left(void *context, const char *name, enum code why)
{
    const struct night *night = context;
    log_say(night->log, why == CODE_OK ? LOG_INFO : LOG_WARNING, "%s: %s", name,
            why == CODE_OK ? "đang được ghi, để lượt sau" : code_info(why)->text);
}

static bool ingest(struct night *night, struct buffer *counts, int *ret_status, struct error *err)
{
    LOAD_AUTO struct load_context load = {0};
    const struct ingest_listener listener = {
        .context = night, .file = tell_file, .left = tell_left};
    const struct ingest_options options = {0};
    struct ingest_counts done = {0};
    if (!load_open(&load, night->db, night->config, night->log, night->run.run_id, err) ||
        !ingest_run(&load, &options, &listener, &done, err))
        return false;
    buffer_printf(
        counts,
        "{\"files\":%lld,\"held\":%lld,\"rejected\":%lld,\"rows_read\":%lld,\"rows_rejected\":%lld}",
        (long long)done.files, (long long)done.held, (long long)done.rejected,
        (long long)done.rows_read, (long long)done.rows_rejected);
    log_say(night->log, LOG_INFO,
            "nạp: %lld tệp (%lld trùng, %lld giữ lại, %lld bị từ chối), %lld dòng, %lld bị loại",
            (long long)done.files, (long long)done.duplicates, (long long)done.held,
            (long long)done.rejected, (long long)done.rows_read, (long long)done.rows_rejected);
    *ret_status = ingest_exit_status(&done);
    return true;
}

/* What the retention settings no longer allow goes before anything is made from it. */
static bool retention(struct night *night, struct buffer *counts, int *ret_status,
                      struct error *err)
{
    struct retention_counts done = {0};
    if (!retention_run(night->config, night->db, &done, err)) return false;
    buffer_printf(counts,
                  "{\"quarantine\":%lld,\"originals\":%lld,\"identities\":%lld,\"forgotten\":%lld}",
                  (long long)done.quarantine, (long long)done.originals, (long long)done.identities,
                  (long long)done.forgotten);
    if (done.quarantine + done.originals + done.identities > 0)
        log_say(night->log, LOG_INFO,
                "quá hạn lưu giữ: %lld dòng cách ly, %lld bản gốc, mã thay tên của %lld dòng",
                (long long)done.quarantine, (long long)done.originals, (long long)done.identities);
    *ret_status = 0;
    return true;
}

/* The rows that wait for correction, one workbook a village and month; personal data: not in the
 * published folder. */
static bool errata(struct night *night, struct buffer *counts, int *ret_status, struct error *err)
{
    const struct errata_request request = errata_all(night->config);
    struct errata_counts done = {0};
    if (!errata_write(night->config, night->db, &request, &done, err)) return false;
    buffer_printf(counts, "{\"files\":%lld,\"changed\":%lld,\"removed\":%lld,\"rows\":%lld}",
                  (long long)done.files, (long long)done.changed, (long long)done.removed,
                  (long long)done.rows);
    if (done.files > 0)
        log_say(night->log, LOG_INFO, "dòng chờ thôn sửa: %lld, trong %lld tệp của thư mục %s",
                (long long)done.rows, (long long)done.files, request.folder);
    *ret_status = 0;
    return true;
}

static bool compute(struct night *night, struct buffer *counts, int *ret_status, struct error *err)
{
    const struct compute_options options = {.run_id = night->run.id};
    struct compute_counts done = {0};
    if (!compute_run(night->db, night->config, &options, &done, err)) return false;
    buffer_printf(counts, "{\"figures\":%lld,\"values\":%lld,\"restated\":%lld,\"signals\":%lld}",
                  (long long)done.figures, (long long)done.values, (long long)done.restated,
                  (long long)done.signals);
    log_say(night->log, LOG_INFO, "tính: %lld số đo, %lld giá trị chỉ số thay đổi",
            (long long)done.figures, (long long)done.values);
    *ret_status = 0;
    return true;
}

static bool score(struct night *night, struct buffer *counts, int *ret_status, struct error *err)
{
    const struct score_options options = {.run_id = night->run.id,
                                          .year = (int)config_int(night->config, "plan-year")};
    struct score_counts done = {0};
    struct individual_counts members = {0};
    struct late_counts late = {0};
    if (!score_run(night->db, night->config, &options, &done, err) ||
        !individual_run(night->db, night->config, &options, &members, err) ||
        !individual_book_write(night->config, night->db, options.year, err) ||
        (done.frozen > 0 && !late_run(night->db, night->config, options.year, &late, err)))
        return false;
    buffer_printf(
        counts, "{\"units\":%lld,\"ranked\":%lld,\"held\":%lld,\"members\":%lld,\"written\":%lld}",
        (long long)done.units, (long long)done.ranked, (long long)done.held,
        (long long)members.members, (long long)(done.written + members.written));
    log_say(night->log, LOG_INFO, "chấm điểm: %lld thôn, xếp hạng %lld", (long long)done.units,
            (long long)done.ranked);
    if (done.frozen > 0)
        log_say(night->log, LOG_INFO,
                "năm đã chốt bản %lld: giữ nguyên; số liệu đến sau sẽ đổi kết quả của %lld thôn",
                (long long)done.frozen, (long long)late.villages);
    *ret_status = 0;
    return true;
}

static bool report(struct night *night, struct buffer *counts, int *ret_status, struct error *err)
{
    struct report_result done = {0};
    if (!publication_run(night->config, night->db, NULL, night->run.run_id, &done, err))
        return false;
    buffer_printf(counts, "{\"pages\":%d,\"charts\":%d,\"unchanged\":%s}", done.pages, done.charts,
                  done.unchanged ? "true" : "false");
    if (done.unchanged)
        log_say(night->log, LOG_INFO, "báo cáo: không có gì mới, giữ nguyên bản đã công bố");
    else
        log_say(night->log, LOG_INFO, "báo cáo: đã công bố %d trang, %d biểu đồ", done.pages,
                done.charts);
    if (done.note) log_say(night->log, LOG_INFO, "%s", done.note);
    night->page = path_join(night->config->arena, done.folder, "index.html");
    *ret_status = 0;
    return true;
}

/* Runs one step and writes down how it ended; false where the night cannot go on. */
static bool step(struct night *night, const struct night_step *step)
{
    struct error err = {0};
    BUFFER_AUTO struct buffer counts;
    buffer_init(&counts, COUNTS_BYTES);
    int status = 0;
    if (!step_begin(&night->run, step->name, &err)) goto broken;
    if (step->work(night, &counts, &status, &err)) {
        if (!step_end(&night->run, step->name, "done", counts.bytes, &err)) goto broken;
        if (status > night->status) night->status = status;
        return true;
    }
broken:
    log_error(night->log, &err);
    status = error_exit_status(&err);
    if (status > night->status) night->status = status;
    struct error second = {
        0}; /* the step's row stays "running" where even this fails: the next run closes the run */
    return step_end(&night->run, step->name, "failed", "{}", &second) && !step->needed;
}

int nightly_run(struct db *db, const struct config *config, const struct log *log,
                const char **ret_page)
{
    static const struct night_step steps[] = {
        {"ingest", ingest, false},  {"retention", retention, false}, {"errata", errata, false},
        {"compute", compute, true}, {"score", score, false},         {"report", report, false}};
    struct night night = {.db = db, .config = config, .log = log};
    struct error err = {0};
    if (!run_begin(&night.run, db, config, "nightly", &err)) {
        log_error(log, &err);
        return error_exit_status(&err);
    }
    if (night.run.dead > 0)
        log_say(log, LOG_WARNING, "lượt chạy trước bị ngắt giữa chừng; lượt này làm tiếp");
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        if (!step(&night, &steps[i])) break;
    if (!run_end(&night.run, night.status, &err)) {
        log_error(log, &err);
        return error_exit_status(&err);
    }
    *ret_page = night.page;
    if (metrics_write(db, config, &err)) return night.status; /* the closed run is in them */
    log_error(log, &err);
    return error_exit_status(&err) > night.status ? error_exit_status(&err) : night.status;
}
