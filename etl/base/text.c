/*
 * text: see text.h. Buffers live in malloc's memory; where it ends, arena.h says what happens.
 */
#include "text.h"

#include "arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool span_ends_with(struct span a, const char *suffix)
{
    size_t length = strlen(suffix);
    return a.length >= length &&
           (length == 0 || memcmp(a.bytes + a.length - length, suffix, length) == 0);
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

struct span span_trim(struct span a)
{
    while (a.length > 0 && is_blank(a.bytes[0])) a.bytes++, a.length--;
    while (a.length > 0 && is_blank(a.bytes[a.length - 1])) a.length--;
    return a;
}

bool span_cut(struct span *rest, char separator, struct span *ret_part)
{
    if (rest->bytes == NULL) return false;
    const char *end = rest->length == 0 ? NULL : memchr(rest->bytes, separator, rest->length);
    if (end == NULL) {
        *ret_part = *rest;
        *rest = span_make(NULL, 0);
        return true;
    }
    size_t length = (size_t)(end - rest->bytes);
    *ret_part = span_make(rest->bytes, length);
    *rest = span_make(end + 1, rest->length - length - 1);
    return true;
}

bool span_to_int64(struct span a, int64_t *ret_value)
{
    bool negative = a.length > 0 && a.bytes[0] == '-';
    if (negative) a.bytes++, a.length--;
    if (a.length == 0) return false;
    int64_t value = 0; /* kept negative: the smallest number has no positive twin */
    for (size_t i = 0; i < a.length; i++) {
        if (a.bytes[i] < '0' || a.bytes[i] > '9') return false;
        if (__builtin_mul_overflow(value, 10, &value) ||
            __builtin_sub_overflow(value, a.bytes[i] - '0', &value))
            return false;
    }
    if (!negative && __builtin_sub_overflow(0, value, &value)) return false;
    *ret_value = value;
    return true;
}

void buffer_init(struct buffer *buffer, size_t limit_bytes)
{
    *buffer = (struct buffer){.capacity = 32, .limit = limit_bytes};
    buffer->bytes = malloc(buffer->capacity);
    if (buffer->bytes == NULL) memory_end(buffer->capacity);
    buffer->bytes[0] = '\0';
}

void buffer_release(struct buffer *buffer)
{
    free(buffer->bytes);
    *buffer = (struct buffer){.bytes = NULL};
}

void buffer_clear(struct buffer *buffer)
{
    buffer->length = 0;
    buffer->overflow = false;
    if (buffer->bytes != NULL) buffer->bytes[0] = '\0';
}

/* Room for `more` bytes and the NUL; false (and overflow) where the limit stands against it. */
static bool make_room(struct buffer *buffer, size_t more)
{
    if (buffer->overflow || more > buffer->limit - buffer->length) {
        buffer->overflow = true;
        return false;
    }
    size_t need;
    if (__builtin_add_overflow(buffer->length + 1, more, &need)) memory_end(more);
    if (need <= buffer->capacity) return true;
    size_t capacity = buffer->capacity > SIZE_MAX / 2 ? need : 2 * buffer->capacity;
    if (capacity < need) capacity = need;
    char *grown = realloc(buffer->bytes, capacity);
    if (grown == NULL) memory_end(capacity);
    buffer->bytes = grown;
    buffer->capacity = capacity;
    return true;
}

void buffer_add(struct buffer *buffer, const void *bytes, size_t length)
{
    if (length == 0 || !make_room(buffer, length)) return;
    memcpy(buffer->bytes + buffer->length, bytes, length);
    buffer->length += length;
    buffer->bytes[buffer->length] = '\0';
}

void buffer_add_span(struct buffer *buffer, struct span span)
{
    buffer_add(buffer, span.bytes, span.length);
}

void buffer_add_text(struct buffer *buffer, const char *text)
{
    buffer_add(buffer, text, strlen(text));
}

void buffer_add_char(struct buffer *buffer, char byte)
{
    buffer_add(buffer, &byte, 1);
}

void buffer_printf(struct buffer *buffer, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length < 0) {
        buffer->overflow = true; /* more than INT_MAX bytes: past any limit */
    } else if (make_room(buffer, (size_t)length)) {
        vsnprintf(buffer->bytes + buffer->length, (size_t)length + 1, format, again);
        buffer->length += (size_t)length;
    }
    va_end(again);
}

struct span buffer_span(const struct buffer *buffer)
{
    return span_make(buffer->bytes, buffer->length);
}

void buffer_add_csv(struct buffer *buffer, struct span field, char delimiter)
{
    bool quoted = false;
    size_t quotes = 0;
    for (size_t i = 0; i < field.length; i++) {
        char byte = field.bytes[i];
        quotes += byte == '"';
        quoted = quoted || byte == delimiter || byte == '"' || byte == '\r' || byte == '\n';
    }
    if (!quoted) {
        buffer_add_span(buffer, field);
        return;
    }
    if (!make_room(buffer, field.length + quotes + 2)) return; /* the whole field or nothing */
    buffer_add_char(buffer, '"');
    for (size_t i = 0; i < field.length; i++) {
        if (field.bytes[i] == '"') buffer_add_char(buffer, '"');
        buffer_add_char(buffer, field.bytes[i]);
    }
    buffer_add_char(buffer, '"');
}

void buffer_add_json(struct buffer *buffer, struct span text)
{
    buffer_add_char(buffer, '"');
    for (size_t i = 0; i < text.length; i++) {
        unsigned char byte = (unsigned char)text.bytes[i];
        if (byte == '"' || byte == '\\') buffer_add_char(buffer, '\\');
        if (byte < 0x20)
            buffer_printf(buffer, "\\u%04x", byte);
        else
            buffer_add_char(buffer, (char)byte);
    }
    buffer_add_char(buffer, '"');
}
