/*
 * log: see log.h. A line is one write(2), so that lines of two processes do not mix.
 */
#include "log.h"

#include "text.h"
#include "unicode.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

enum { LINE_BYTES = 64 * 1024, SAID_BYTES = 8 * 1024 };

void log_init(struct log *log, enum log_level level, int fd)
{
    *log = (struct log){.level = level, .fd = fd};
}

static const char *level_name(enum log_level level)
{
    switch (level) {
    case LOG_ERROR: return "lỗi";
    case LOG_WARNING: return "cảnh báo";
    case LOG_DEBUG: return "gỡ lỗi";
    case LOG_QUIET:
    case LOG_INFO: break;
    }
    return "thông tin";
}

/* A bar may stand on a terminal's line: back to its start and wipe. */
static void begin(const struct log *log, struct buffer *line)
{
    buffer_init(line, LINE_BYTES);
    if (isatty(log->fd)) buffer_add_text(line, "\r\033[K");
}

/* What cannot be written to standard error cannot be told anywhere. */
static void end(const struct log *log, const struct buffer *line)
{
    while (write(log->fd, line->bytes, line->length) < 0 && errno == EINTR) continue;
}

/* Text with its further lines indented, every other control made visible. */
static void add_indented(struct buffer *line, struct span text)
{
    struct span part;
    for (bool first = true; span_cut(&text, '\n', &part); first = false) {
        if (part.length == 0) continue;
        buffer_add_text(line, first ? "" : "    ");
        printable(line, part);
        buffer_add_char(line, '\n');
    }
}

void log_say(const struct log *log, enum log_level level, const char *format, ...)
{
    if (level > log->level || level == LOG_QUIET) return;
    char text[SAID_BYTES];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    struct span said = span_of(text);
    said.length = utf8_cut(said, said.length);
    BUFFER_AUTO struct buffer line;
    begin(log, &line);
    buffer_printf(&line, "thidua: %s: ", level_name(level));
    add_indented(&line, said);
    end(log, &line);
}

static void add_place(struct buffer *line, const struct place *place)
{
    const char *between = "    ở ";
    if (place->file[0] != '\0') {
        buffer_printf(line, "%stệp %s", between, place->file);
        between = ", ";
    }
    if (place->sheet[0] != '\0') {
        buffer_printf(line, "%strang tính %s", between, place->sheet);
        between = ", ";
    }
    if (place->row != 0) {
        buffer_printf(line, "%sdòng %ld", between, place->row);
        between = ", ";
    }
    if (place->column[0] != '\0') {
        buffer_printf(line, "%scột %s", between, place->column);
        between = ", ";
    }
    if (between[0] == ',') buffer_add_char(line, '\n');
}

void log_error(const struct log *log, const struct error *err)
{
    if (log->level < LOG_ERROR || err->code == CODE_OK) return;
    const struct code_info *info = code_info(err->code);
    BUFFER_AUTO struct buffer line;
    begin(log, &line);
    buffer_printf(&line, "thidua: %s: ", level_name(LOG_ERROR));
    printable(&line, span_of(err->text[0] != '\0' ? err->text : info->text));
    buffer_printf(&line, " [%s", info->name);
    if (err->sqlstate[0] != '\0') buffer_printf(&line, ", SQLSTATE %s", err->sqlstate);
    buffer_add_text(&line, "]\n");
    add_place(&line, &err->place);
    const char *hint = err->hint[0] != '\0' ? err->hint : info->hint;
    if (hint[0] != '\0') buffer_printf(&line, "    gợi ý: %s\n", hint);
    end(log, &line);
}
