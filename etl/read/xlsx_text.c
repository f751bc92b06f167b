/*
 * xlsx_text: see xlsx_text.h.
 */
#include "xlsx_text.h"

#include "base/unicode.h"

#include <ctype.h>
#include <string.h>

void xlsx_text_init(struct xlsx_text *text, struct arena *arena, size_t limit_bytes)
{
    *text = (struct xlsx_text){.arena = arena};
    buffer_init(&text->text, limit_bytes);
    buffer_init(&text->piece, limit_bytes);
}

void xlsx_text_release(struct xlsx_text *text)
{
    buffer_release(&text->text);
    buffer_release(&text->piece);
}

void xlsx_text_begin(struct xlsx_text *text)
{
    buffer_clear(&text->text);
    buffer_clear(&text->piece);
    text->text.overflow = text->piece.overflow = false;
    text->font = FONT_UNICODE;
    text->phonetic = 0;
    text->in_t = text->marked = false;
}

void xlsx_text_start(struct xlsx_text *text, const struct xmlpart_element *element)
{
    struct span name;
    if (strcmp(element->name, "rPh") == 0)
        text->phonetic++;
    else if (strcmp(element->name, "t") == 0)
        text->in_t = text->phonetic == 0;
    else if (strcmp(element->name, "r") == 0)
        text->font = FONT_UNICODE;
    else if (strcmp(element->name, "rFont") == 0 && xmlpart_attribute(element, "val", &name))
        text->font = font_class(name);
}

void xlsx_text_add(struct xlsx_text *text, struct span bytes)
{
    if (text->in_t) buffer_add_span(&text->piece, bytes);
}

/* Pieces are marked from the first run with an old font on; what stood before it was raw. */
static void mark(struct xlsx_text *text, char how)
{
    if (!text->marked && text->text.length > 0) {
        struct span before = span_make(
            arena_strndup(text->arena, text->text.bytes, text->text.length), text->text.length);
        buffer_clear(&text->text);
        buffer_add_char(&text->text, XLSX_RAW);
        buffer_add_span(&text->text, before);
    }
    text->marked = true;
    buffer_add_char(&text->text, how);
}

static void finish_piece(struct xlsx_text *text)
{
    struct span piece = buffer_span(&text->piece);
    text->in_t = false;
    if (text->text.overflow) return; /* the limit also bounds what decoding takes of the arena */
    if (text->font != FONT_UNICODE) {
        mark(text, XLSX_DECODED);
        buffer_add_span(&text->text, font_decode(text->arena, text->font, piece));
    } else {
        if (text->marked) mark(text, XLSX_RAW);
        xlsx_unescape(&text->text, piece);
    }
    text->text.overflow = text->text.overflow || text->piece.overflow;
    text->piece.overflow = false;
    buffer_clear(&text->piece);
}

void xlsx_text_end(struct xlsx_text *text, const char *name)
{
    if (strcmp(name, "rPh") == 0 && text->phonetic > 0)
        text->phonetic--;
    else if (strcmp(name, "t") == 0 && text->in_t)
        finish_piece(text);
    else if (strcmp(name, "r") == 0)
        text->font = FONT_UNICODE;
}

struct span xlsx_text_shown(struct arena *arena, struct span raw, enum font_class font)
{
    if (raw.length == 0 || (raw.bytes[0] != XLSX_RAW && raw.bytes[0] != XLSX_DECODED))
        return font_decode(arena, font, raw);
    BUFFER_AUTO struct buffer out;
    buffer_init(&out, raw.length * 4 + 16);
    for (size_t at = 0; at < raw.length;) {
        size_t end = at + 1;
        while (end < raw.length && raw.bytes[end] != XLSX_RAW && raw.bytes[end] != XLSX_DECODED)
            end++;
        struct span piece = span_make(raw.bytes + at + 1, end - at - 1);
        buffer_add_span(&out, raw.bytes[at] == XLSX_RAW ? font_decode(arena, font, piece) : piece);
        at = end;
    }
    return span_make(arena_strndup(arena, out.bytes, out.length), out.length);
}

/* The code unit of "_xHHHH_" at `at`; -1 = none there. */
static long escape_at(const char *at, size_t left)
{
    long value = 0;
    if (left < 7 || at[0] != '_' || at[1] != 'x' || at[6] != '_') return -1;
    for (int i = 2; i < 6; i++) {
        if (!isxdigit((unsigned char)at[i])) return -1;
        int digit =
            isdigit((unsigned char)at[i]) ? at[i] - '0' : tolower((unsigned char)at[i]) - 'a' + 10;
        value = value * 16 + digit;
    }
    return value;
}

void xlsx_unescape(struct buffer *out, struct span text)
{
    const char *end = text.bytes + text.length, *from = text.bytes;
    for (const char *at = from;
         text.length > 0 && (at = memchr(at, '_', (size_t)(end - at))) != NULL;) {
        long unit = escape_at(at, (size_t)(end - at));
        if (unit < 0) {
            at++;
            continue;
        }
        buffer_add(out, from, (size_t)(at - from));
        from = at += 7;
        long low = unit >= 0xD800 && unit <= 0xDBFF ? escape_at(at, (size_t)(end - at)) : -1;
        if (low >= 0xDC00 && low <= 0xDFFF) {
            unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
            from = at += 7;
        }
        if (unit >= 0x20 || unit == '\t' || unit == '\n' || unit == '\r')
            utf8_put(out, unit >= 0xD800 && unit <= 0xDFFF ? 0xFFFD : (uint32_t)unit);
    }
    if (text.length > 0) buffer_add(out, from, (size_t)(end - from));
}
