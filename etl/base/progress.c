/*
 * progress: see progress.h.
 */
#include "progress.h"

#include "text.h"
#include "unicode.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

static const int64_t REDRAW_NS = INT64_C(100) * 1000 * 1000;
static const int64_t LINE_NS = INT64_C(10) * 1000 * 1000 * 1000;
enum { BAR_CELLS = 30 };

static int64_t now_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 * 1000 * 1000 + now.tv_nsec;
}

static int percent(const struct progress *progress)
{
    if (progress->done <= 0) return 0;
    if (progress->done >= progress->total) return 100;
    return (int)((double)progress->done * 100 / (double)progress->total);
}

/* The bar on one line, cut to the terminal's width so that the next one can wipe it. */
static void draw(struct progress *progress)
{
    struct winsize size = {.ws_col = 0};
    if (ioctl(progress->log->fd, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) size.ws_col = 80;
    BUFFER_AUTO struct buffer text;
    buffer_init(&text, 1024);
    buffer_add_text(&text, progress->title);
    if (progress->total > 0) {
        int share = percent(progress), cells = share * BAR_CELLS / 100;
        buffer_add_text(&text, " [");
        for (int i = 0; i < BAR_CELLS; i++) buffer_add_char(&text, i < cells ? '#' : '.');
        buffer_printf(&text, "] %3d%% %" PRId64 "/%" PRId64, share, progress->done,
                      progress->total);
    } else {
        buffer_printf(&text, " %" PRId64, progress->done);
    }
    struct span rest = buffer_span(&text);
    for (int column = 1; column < size.ws_col && rest.length > 0; column++) utf8_next(&rest);
    BUFFER_AUTO struct buffer line;
    buffer_init(&line, 2048);
    buffer_add_text(&line, "\r\033[K");
    buffer_add(&line, text.bytes, text.length - rest.length);
    while (write(progress->log->fd, line.bytes, line.length) < 0 && errno == EINTR) continue;
    progress->drawn = true;
}

static void say(struct progress *progress)
{
    if (progress->total > 0)
        log_say(progress->log, LOG_INFO, "%s: %" PRId64 "/%" PRId64 " (%d%%)", progress->title,
                progress->done, progress->total, percent(progress));
    else
        log_say(progress->log, LOG_INFO, "%s: %" PRId64, progress->title, progress->done);
    progress->drawn = true;
}

void progress_begin(struct progress *progress, const struct log *log, const char *title,
                    int64_t total)
{
    *progress = (struct progress){.log = log, .total = total, .last_ns = now_ns()};
    size_t length = utf8_cut(span_of(title), sizeof progress->title - 1);
    memcpy(progress->title, title, length);
    progress->terminal = log->level >= LOG_INFO && isatty(log->fd);
    if (progress->terminal) draw(progress);
}

void progress_to(struct progress *progress, int64_t done)
{
    progress->done = done;
    if (progress->log->level < LOG_INFO) return;
    int64_t now = now_ns();
    if (now - progress->last_ns < (progress->terminal ? REDRAW_NS : LINE_NS)) return;
    progress->last_ns = now;
    if (progress->terminal)
        draw(progress);
    else
        say(progress);
}

void progress_end(struct progress *progress)
{
    static const char wipe[] = "\r\033[K";
    if (progress->terminal && progress->drawn)
        while (write(progress->log->fd, wipe, sizeof wipe - 1) < 0 && errno == EINTR) continue;
    progress->drawn = false;
}
