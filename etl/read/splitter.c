/*
 * splitter: see splitter.h.
 */
#include "splitter.h"

#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

enum { START_BYTES = 512 << 10 };

void splitter_init(struct splitter *splitter, struct source *source, const struct dialect *dialect)
{
    *splitter = (struct splitter){.source = source, .dialect = dialect, .capacity = START_BYTES};
    splitter->bytes = malloc(START_BYTES);
    if (splitter->bytes == NULL) memory_end(START_BYTES);
}

void splitter_init_memory(struct splitter *splitter, struct span bytes,
                          const struct dialect *dialect)
{
    *splitter = (struct splitter){.dialect = dialect,
                                  .bytes = (char *)(uintptr_t)bytes.bytes,
                                  .end = bytes.length,
                                  .source_ended = true};
}

void splitter_release(struct splitter *splitter)
{
    if (splitter->source != NULL) free(splitter->bytes);
    splitter->bytes = NULL;
}

static size_t left(const struct splitter *splitter)
{
    return splitter->end - splitter->start;
}

/* Moves what is left to the front, reads on. False in *ret_more where the file or the room is at
 * its end. */
static bool refill(struct splitter *splitter, bool *ret_more, struct error *err)
{
    *ret_more = false;
    if (splitter->source_ended || left(splitter) >= RECORD_BYTES) return true;
    if (splitter->start > 0) {
        memmove(splitter->bytes, splitter->bytes + splitter->start, left(splitter));
        bool kept = splitter->next_lf >= splitter->start;
        splitter->lf_checked = kept && splitter->lf_checked > splitter->start
                                   ? splitter->lf_checked - splitter->start
                                   : 0;
        splitter->next_lf = kept ? splitter->next_lf - splitter->start : 0;
        splitter->end -= splitter->start;
        splitter->start = 0;
    }
    if (splitter->capacity - splitter->end < START_BYTES / 4) {
        size_t capacity = splitter->capacity * 2;
        char *grown = realloc(splitter->bytes, capacity);
        if (grown == NULL) memory_end(capacity);
        splitter->bytes = grown;
        splitter->capacity = capacity;
    }
    size_t length;
    if (!source_read(splitter->source, splitter->bytes + splitter->end,
                     splitter->capacity - splitter->end, &length, err))
        return false;
    splitter->end += length;
    splitter->source_ended = length == 0;
    *ret_more = length > 0;
    return true;
}

/* Position of the first LF from `start` on, or end: remembered, so that files without LF are not
 * searched again and again. */
static size_t lf_from_start(struct splitter *splitter)
{
    if (splitter->next_lf >= splitter->start && splitter->next_lf < splitter->lf_checked &&
        splitter->lf_checked <= splitter->end)
        return splitter->next_lf;
    size_t from = splitter->lf_checked > splitter->start ? splitter->lf_checked : splitter->start;
    const char *found =
        from < splitter->end ? memchr(splitter->bytes + from, '\n', splitter->end - from) : NULL;
    splitter->next_lf = found == NULL ? splitter->end : (size_t)(found - splitter->bytes);
    splitter->lf_checked = found == NULL ? splitter->end : splitter->next_lf + 1;
    return splitter->next_lf;
}

/* Length of the line end at p (CRLF, CR CR LF, CR, LF). */
static size_t line_end_length(const char *p, size_t length)
{
    if (p[0] == '\n') return 1;
    if (length >= 2 && p[1] == '\n') return 2;
    if (length >= 3 && p[1] == '\r' && p[2] == '\n') return 3;
    return 1;
}

/* The first line end from `from` (bytes after start) on: *ret_at and *ret_length; length 0 = the
 * file ends there. */
static bool find_line(struct splitter *splitter, size_t from, size_t *ret_at, size_t *ret_length,
                      struct error *err)
{
    for (;;) {
        const char *base = splitter->bytes + splitter->start;
        size_t lf = lf_from_start(splitter) - splitter->start;
        if (lf < from) {
            const char *found =
                from < left(splitter) ? memchr(base + from, '\n', left(splitter) - from) : NULL;
            lf = found == NULL ? left(splitter) : (size_t)(found - base);
        }
        const char *cr = from < lf ? memchr(base + from, '\r', lf - from) : NULL;
        size_t at = cr == NULL ? lf : (size_t)(cr - base);
        bool more = false;
        if (at + 3 > left(splitter) && !refill(splitter, &more, err)) return false;
        if (more) continue; /* CR may be followed by LF; or no line end was found yet */
        *ret_at = at;
        *ret_length = at < left(splitter) ? line_end_length(splitter->bytes + splitter->start + at,
                                                            left(splitter) - at)
                                          : 0;
        return true;
    }
}

static bool is_delimiter(const struct splitter *splitter, size_t at)
{
    const struct dialect *dialect = splitter->dialect;
    return dialect->delimiter_length > 0 && at + dialect->delimiter_length <= left(splitter) &&
           memcmp(splitter->bytes + splitter->start + at, dialect->delimiter,
                  dialect->delimiter_length) == 0;
}

static size_t skip_blanks(const struct splitter *splitter, size_t at)
{
    const char *base = splitter->bytes + splitter->start;
    while (at < left(splitter) && (base[at] == ' ' || base[at] == '\t') &&
           !is_delimiter(splitter, at))
        at++;
    return at;
}

/* Does a quote at `at` close its field? */
static bool closes(const struct splitter *splitter, size_t at)
{
    size_t next = skip_blanks(splitter, at + 1);
    if (next >= left(splitter)) return splitter->source_ended || left(splitter) >= RECORD_BYTES;
    char byte = splitter->bytes[splitter->start + next];
    return byte == '\n' || byte == '\r' || is_delimiter(splitter, next);
}

enum { LOOKAHEAD = 64 };

/* From the byte after an opening quote: *ret_at = behind the closing one; *ret_stray = there is
 * none. line_end: where the first physical line of the field ends. */
static bool find_close(struct splitter *splitter, size_t at, size_t line_end, size_t *ret_at,
                       bool *ret_stray, struct error *err)
{
    char quote = splitter->dialect->quote, escape = splitter->dialect->escape;
    for (;;) {
        bool more = false;
        if (at + LOOKAHEAD > left(splitter) && !refill(splitter, &more, err)) return false;
        if (more) continue;
        const char *base = splitter->bytes + splitter->start;
        const char *found =
            at < left(splitter) ? memchr(base + at, quote, left(splitter) - at) : NULL;
        size_t here = found == NULL ? left(splitter) : (size_t)(found - base);
        if (found == NULL || here + LOOKAHEAD > left(splitter)) {
            if (!refill(splitter, &more, err)) return false;
            if (more) continue;
        }
        *ret_stray = found == NULL;
        if (found == NULL) return true;
        size_t escapes = 0;
        while (escape != 0 && escapes < here &&
               splitter->bytes[splitter->start + here - escapes - 1] == escape)
            escapes++;
        bool doubled =
            here + 1 < left(splitter) && splitter->bytes[splitter->start + here + 1] == quote;
        if (escapes % 2 == 1) {
            at = here + 1;
        } else if (closes(splitter, here)) {
            *ret_at = here + 1;
            return true;
        } else if (doubled && escape == 0) {
            at = here + 2;
        } else if (here > line_end) {
            *ret_stray = true;
            return true;
        } else {
            at = here + 1; /* a quote inside the text of one line */
        }
    }
}

/* Walks from field to field; the record ends at the line end that is outside quotes. */
static bool walk(struct splitter *splitter, struct raw_record *record, size_t *ret_line_end_length,
                 struct error *err)
{
    size_t at = 0, line_end, length;
    if (!find_line(splitter, 0, &line_end, &length, err)) return false;
    size_t first_end = line_end, first_length = length;
    bool stray = false;
    while (at <= line_end && !stray) {
        const char *base = splitter->bytes + splitter->start;
        size_t field = skip_blanks(splitter, at);
        if (field < line_end && base[field] == splitter->dialect->quote) {
            if (!find_close(splitter, field + 1, line_end, &at, &stray, err)) return false;
            if (!stray && at > line_end && !find_line(splitter, at, &line_end, &length, err))
                return false;
            base = splitter->bytes + splitter->start;
        }
        if (splitter->dialect->delimiter_length == 0) break;
        const char *next = at < line_end
                               ? memmem(base + at, line_end - at, splitter->dialect->delimiter,
                                        splitter->dialect->delimiter_length)
                               : NULL;
        if (next == NULL) break;
        at = (size_t)(next - base) + splitter->dialect->delimiter_length;
    }
    record->stray = stray;
    record->first_line = first_end;
    record->text.length = stray ? first_end : line_end;
    *ret_line_end_length = stray ? first_length : length;
    return true;
}

static void give(struct splitter *splitter, struct raw_record *record, size_t line_end_length)
{
    record->text.bytes = splitter->bytes + splitter->start;
    record->ended = line_end_length > 0;
    record->cut = line_end_length == 0 && !splitter->source_ended;
    splitter->consumed = record->text.length + line_end_length;
    splitter->skip_line = record->cut;
}

static size_t count_byte(struct span text, char byte)
{
    size_t count = 0;
    const char *end = text.bytes + text.length;
    for (const char *p = text.bytes; p < end && (p = memchr(p, byte, (size_t)(end - p))) != NULL;
         p++)
        count++;
    return count;
}

/* The rest of a line that was cut. */
static bool skip_rest(struct splitter *splitter, struct error *err)
{
    while (splitter->skip_line) {
        size_t at, length;
        if (!find_line(splitter, 0, &at, &length, err)) return false;
        splitter->start += at + length;
        splitter->skip_line = length == 0 && !splitter->source_ended;
    }
    return true;
}

bool splitter_next(struct splitter *splitter, struct raw_record *ret, bool *ret_end,
                   struct error *err)
{
    splitter->start += splitter->consumed;
    splitter->consumed = 0;
    size_t length;
    struct raw_record record = {.quoted = false};
    if (!skip_rest(splitter, err) || !find_line(splitter, 0, &record.text.length, &length, err))
        return false;
    *ret_end = record.text.length == 0 && length == 0;
    if (*ret_end) return true;
    record.first_line = record.text.length;
    record.text.bytes = splitter->bytes + splitter->start;
    size_t quotes =
        splitter->dialect->quote == 0 ? 0 : count_byte(record.text, splitter->dialect->quote);
    record.quoted = quotes > 0;
    if (quotes % 2 == 1 || (quotes > 0 && splitter->dialect->escape != 0)) {
        record.walked = true;
        if (!walk(splitter, &record, &length, err)) return false;
    }
    give(splitter, &record, length);
    *ret = record;
    return true;
}

bool splitter_widen(struct splitter *splitter, struct raw_record *record, struct error *err)
{
    size_t length;
    if (!walk(splitter, record, &length, err)) return false;
    record->walked = true;
    give(splitter, record, length);
    return true;
}

void splitter_narrow(struct splitter *splitter, struct raw_record *record)
{
    const char *end = splitter->bytes + splitter->start + record->first_line;
    size_t length = line_end_length(end, left(splitter) - record->first_line);
    record->text.length = record->first_line;
    record->stray = true;
    give(splitter, record, length);
}
