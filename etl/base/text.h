/*
 * text: spans of bytes, growing buffers, and small parsers that know neither locale nor encoding.
 *
 * Shapes: `struct span` points at bytes that someone else owns; it may hold NUL bytes and is not
 *         terminated. `struct buffer` owns its bytes, is always NUL-terminated, and has a limit in
 *         bytes.
 * Errors: none here; a buffer that would pass its limit sets `overflow`, keeps what it had and
 *         takes no more until cleared. Where memory itself ends, the process ends as arena.h says.
 */
#ifndef THIDUA_BASE_TEXT_H
#define THIDUA_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct span {
    const char *bytes;
    size_t length; /* bytes */
};

/* span of a literal or a NUL-terminated string (NULL: empty). These few stand in the header because
 * every cell of every file passes through them. */
static inline struct span span_of(const char *text)
{
    return (struct span){.bytes = text, .length = text == NULL ? 0 : strlen(text)};
}

static inline struct span span_make(const char *bytes, size_t length)
{
    return (struct span){.bytes = bytes, .length = length};
}

static inline bool span_equal(struct span a, struct span b)
{
    return a.length == b.length && (a.length == 0 || memcmp(a.bytes, b.bytes, a.length) == 0);
}

static inline bool span_equals(struct span a, const char *text)
{
    return span_equal(a, span_of(text));
}

static inline bool span_starts_with(struct span a, const char *prefix)
{
    size_t length = strlen(prefix);
    return a.length >= length && span_equal(span_make(a.bytes, length), span_make(prefix, length));
}

bool span_ends_with(struct span a, const char *suffix);
/* Without ASCII blanks (space, TAB, CR, LF) at both ends. */
/* A control character other than tab and line ends. */
static inline bool byte_is_control(unsigned char byte)
{
    return (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') || byte == 0x7F;
}
struct span span_trim(struct span a);
/* Cuts the part up to the next separator byte off *rest; false when *rest is used up.
 * n separators make n + 1 parts: "a,,b," is "a" "" "b" ""; "" is one empty part, bytes NULL none. */
bool span_cut(struct span *rest, char separator, struct span *ret_part);
/* Whole span as a decimal integer, an optional '-' first; false if anything else or too large. */
bool span_to_int64(struct span a, int64_t *ret_value);

struct buffer {
    char *bytes;
    size_t length;   /* bytes, without the NUL */
    size_t capacity; /* bytes */
    size_t limit;    /* bytes */
    bool overflow;
};

void buffer_init(struct buffer *buffer, size_t limit_bytes);
void buffer_release(struct buffer *buffer); /* accepts a zeroed one */
#define BUFFER_AUTO __attribute__((cleanup(buffer_release)))
void buffer_clear(struct buffer *buffer);
void buffer_add(struct buffer *buffer, const void *bytes, size_t length);
void buffer_add_span(struct buffer *buffer, struct span span);
void buffer_add_text(struct buffer *buffer, const char *text);
void buffer_add_char(struct buffer *buffer, char byte);
void buffer_printf(struct buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
struct span buffer_span(const struct buffer *buffer);

/* One field of RFC 4180 CSV: quoted where it holds the delimiter, a quote, CR or LF. */
void buffer_add_csv(struct buffer *buffer, struct span field, char delimiter);
/* One JSON string with its quotes (RFC 8259); the text is UTF-8. */
void buffer_add_json(struct buffer *buffer, struct span text);

#endif
