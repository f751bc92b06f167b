/*
 * reader: the parent's side: starts the child, takes its records, tells how it ended; see reader.h.
 */
#include "reader.h"

#include "detect.h"
#include "sandbox.h"
#include "wire.h"

#include "base/arena.h"
#include "base/child.h"
#include "base/path.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    START_BYTES = 1 << 20,
    PIPE_BYTES = 1 << 20,
    CSV_BYTES_PER_SECOND =
        4 << 20, /* the CPU time that a CSV file may take beyond the common limit */
    SLACK_SECONDS =
        30 /* how much longer than its CPU time a child may be silent on a busy machine */
};

struct reader {
    struct read_options options;
    struct child child;
    struct wire_state wire;
    char *bytes; /* start..end wait to be taken */
    size_t start, end, capacity;
    int silence_ms; /* how long the child may send nothing; the parent's own pauses do not count */
    bool finished;
};

/* The child's whole work; its exit status is 0 where the last record was sent, whatever it says. */
static int child_work(void *context, int out_fd, int keep_fd)
{
    const struct read_options *options = context;
    struct error cause = {.code = CODE_OK}, ignored = {.code = CODE_OK};
    struct wire_writer writer;
    wire_writer_init(&writer, out_fd);
    bool ok = sandbox_enter(&cause);
    if (ok) {
        struct sheet_sink sink = wire_sink(&writer);
        ok = read_file(keep_fd, options, &sink, &cause);
    }
    ok = wire_finish(&writer, ok, &cause, &ignored);
    wire_writer_release(&writer);
    return ok ? 0 : 1;
}

static long cpu_seconds(const struct read_options *options, int fd, int64_t size_bytes)
{
    int64_t seconds = options->limits.cpu_seconds;
    if (detect_is_text(fd)) seconds += size_bytes / CSV_BYTES_PER_SECOND;
    return (long)seconds;
}

bool reader_open(struct reader **ret, int fd, const struct read_options *options, struct error *err)
{
    struct stat status;
    if (fstat(fd, &status) != 0)
        return error_set(err, CODE_FILE_READ, "không xem được tệp: %s", strerror(errno));
    if (!S_ISREG(status.st_mode))
        return error_set(err, CODE_UNREADABLE_FILE, "không phải tệp thường");
    struct reader *reader = calloc(1, sizeof *reader);
    if (reader == NULL) memory_end(sizeof *reader);
    reader->options = *options;
    reader->wire.lines = options->lines;
    reader->capacity = START_BYTES;
    reader->bytes = malloc(START_BYTES);
    if (reader->bytes == NULL) memory_end(START_BYTES);
    reader->child = (struct child){.pid = 0, .from_fd = -1, .to_fd = -1};
    struct child_limits limits = {.memory_bytes = (long)options->limits.memory_bytes,
                                  .cpu_seconds = cpu_seconds(options, fd, status.st_size),
                                  .open_files = 16};
    reader->silence_ms = (int)(limits.cpu_seconds + SLACK_SECONDS) * 1000;
    if (!child_fork(&reader->child, &limits, fd, child_work, &reader->options, err)) {
        reader_closep(&reader);
        return false;
    }
    (void)fcntl(reader->child.from_fd, F_SETPIPE_SZ,
                PIPE_BYTES); /* fewer switches; a refusal costs only time */
    *ret = reader;
    return true;
}

void reader_closep(struct reader **at)
{
    struct reader *reader = *at;
    if (reader == NULL) return;
    if (!reader->finished) child_kill(&reader->child);
    fd_closep(&reader->child.from_fd);
    wire_state_release(&reader->wire);
    free(reader->bytes);
    free(reader);
    *at = NULL;
}

static bool timed_out(struct error *err)
{
    error_set(err, CODE_READER_TIMEOUT, "đọc tệp quá lâu nên bị dừng");
    return error_hint(err, "%s", code_info(CODE_READER_TIMEOUT)->hint);
}

/* The pipe is at its end: the child's own end says why. Returns true only for a whole reading. */
static bool child_ended(struct reader *reader, struct error *err)
{
    enum child_end end;
    int detail;
    child_deadline(&reader->child, SLACK_SECONDS); /* its pipe is closed: what is left is to exit */
    if (!child_wait(&reader->child, &end, &detail, err)) return false;
    reader->finished = true;
    if (end == CHILD_TIMED_OUT ||
        (end == CHILD_SIGNALLED && (detail == SIGXCPU || detail == SIGKILL)))
        return timed_out(err);
    if (end == CHILD_SIGNALLED)
        return error_set(err, CODE_READER_CRASHED, "bộ đọc dừng đột ngột (tín hiệu %d)", detail);
    if (detail == code_info(CODE_MEMORY)->exit_status)
        return error_set(err, CODE_FILE_TOO_LARGE,
                         "đọc tệp này cần nhiều bộ nhớ hơn mức cho phép (%lld MiB)",
                         (long long)(reader->options.limits.memory_bytes >> 20));
    if (detail != 0 || !reader->wire.ended)
        return error_set(err, CODE_READER_CRASHED, "bộ đọc dừng giữa chừng (mã thoát %d)", detail);
    return true;
}

/* Makes at least `need` bytes wait; *ret_end = the pipe ended before. */
static bool fill(struct reader *reader, size_t need, bool *ret_end, struct error *err)
{
    *ret_end = false;
    if (reader->start + need > reader->capacity) {
        memmove(reader->bytes, reader->bytes + reader->start, reader->end - reader->start);
        reader->end -= reader->start;
        reader->start = 0;
    }
    if (need > reader->capacity) {
        char *grown = realloc(reader->bytes, need);
        if (grown == NULL) memory_end(need);
        reader->bytes = grown;
        reader->capacity = need;
    }
    while (reader->end - reader->start < need) {
        struct pollfd wait = {.fd = reader->child.from_fd, .events = POLLIN};
        int ready = poll(&wait, 1, reader->silence_ms);
        if (ready == 0) return timed_out(err);
        if (ready < 0 && errno == EINTR) continue;
        size_t length;
        if (!fd_read_some(reader->child.from_fd, reader->bytes + reader->end,
                          reader->capacity - reader->end, &length, err))
            return false;
        if (length == 0) {
            *ret_end = true;
            return true;
        }
        reader->end += length;
    }
    return true;
}

/* One record's bytes; *ret_end = nothing more comes. */
static bool next_bytes(struct reader *reader, enum wire_kind *ret_kind, struct span *ret_payload,
                       bool *ret_end, struct error *err)
{
    size_t length;
    if (!fill(reader, WIRE_HEAD_BYTES, ret_end, err) || *ret_end) return err->code == CODE_OK;
    if (!wire_head(reader->bytes + reader->start, &length, ret_kind))
        return error_set(err, CODE_READER_CRASHED, "bộ đọc gửi về dữ liệu sai quy cách");
    if (!fill(reader, WIRE_HEAD_BYTES + length, ret_end, err) || *ret_end)
        return err->code == CODE_OK;
    *ret_payload = span_make(reader->bytes + reader->start + WIRE_HEAD_BYTES, length);
    reader->start += WIRE_HEAD_BYTES + length;
    return true;
}

bool reader_next(struct reader *reader, struct record *ret, struct error *err)
{
    enum wire_kind kind = WIRE_END;
    struct span payload = span_of("");
    bool at_end = false;
    if (!next_bytes(reader, &kind, &payload, &at_end, err)) return false;
    if (at_end) {
        if (child_ended(reader, err)) error_set(err, CODE_READER_CRASHED, "bộ đọc dừng giữa chừng");
        return false;
    }
    struct record record;
    if (!wire_take(&reader->wire, kind, payload, &record, err)) return false;
    if (record.kind == RECORD_END && !child_ended(reader, err)) return false;
    *ret = record;
    return true;
}
