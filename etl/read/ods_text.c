/*
 * ods_text: the paragraphs of a cell, white space folded as OpenDocument says; see ods_parts.h.
 */
#include "ods_parts.h"

#include <string.h>

static const int64_t REPEAT_MAX = INT64_C(1) << 31;

int64_t ods_repeat(struct span text)
{
    int64_t count;
    if (!span_to_int64(span_trim(text), &count) || count < 1) return 1;
    return count > REPEAT_MAX ? REPEAT_MAX : count;
}

void ods_text_init(struct ods_text *text, const struct ods_styles *styles, struct arena *arena,
                   size_t limit_bytes)
{
    *text = (struct ods_text){.styles = styles, .arena = arena};
    buffer_init(&text->text, limit_bytes);
    buffer_init(&text->piece, limit_bytes);
}

void ods_text_release(struct ods_text *text)
{
    buffer_release(&text->text);
    buffer_release(&text->piece);
}

void ods_text_begin(struct ods_text *text, enum font_class cell_font)
{
    buffer_clear(&text->text);
    buffer_clear(&text->piece);
    text->text.overflow = text->piece.overflow = false;
    text->cell_font = text->font = cell_font;
    text->skip = text->depth = 0;
    text->in_p = text->any_p = false;
}

static void flush(struct ods_text *text)
{
    if (text->piece.overflow) text->text.overflow = true;
    if (!text->text.overflow)
        buffer_add_span(&text->text,
                        font_decode(text->arena, text->font, buffer_span(&text->piece)));
    buffer_clear(&text->piece);
}

static void add_repeated(struct ods_text *text, char byte, int64_t count)
{
    for (int64_t i = 0; i < count && !text->piece.overflow; i++)
        buffer_add_char(&text->piece, byte);
    text->blank = false;
}

void ods_text_start(struct ods_text *text, const struct xmlpart_element *element)
{
    const char *name = element->name;
    struct span value;
    text->depth++;
    if (text->skip > 0) return;
    if (text->depth == 1) {
        /* What is no paragraph of the cell: annotations, drawings, charts, tables inside. */
        if (strcmp(name, "p") != 0 && strcmp(name, "h") != 0) {
            text->skip = text->depth;
            return;
        }
        if (text->any_p) buffer_add_char(&text->piece, '\n');
        text->in_p = text->any_p = text->blank = true;
    } else if (strcmp(name, "s") == 0) {
        add_repeated(text, ' ', xmlpart_attribute(element, "c", &value) ? ods_repeat(value) : 1);
    } else if (strcmp(name, "tab") == 0) {
        add_repeated(text, '\t', 1);
    } else if (strcmp(name, "line-break") == 0) {
        add_repeated(text, '\n', 1);
        text->blank = true;
    } else if (strcmp(name, "span") == 0) {
        flush(text);
        if (xmlpart_attribute(element, "style-name", &value)) {
            enum font_class font = ods_style_font(text->styles, value);
            text->font = font == FONT_UNICODE ? text->cell_font : font;
        }
    } else if (strcmp(name, "a") != 0 && strcmp(name, "meta") != 0 &&
               strncmp(name, "bookmark", 8) != 0 && strcmp(name, "date") != 0 &&
               strcmp(name, "time") != 0 && strcmp(name, "title") != 0 &&
               strcmp(name, "sheet-name") != 0 && strcmp(name, "page-number") != 0 &&
               strcmp(name, "ruby") != 0 && strcmp(name, "ruby-base") != 0) {
        text->skip = text->depth;
    }
}

void ods_text_add(struct ods_text *text, struct span bytes)
{
    if (!text->in_p || text->skip > 0) return;
    for (size_t i = 0; i < bytes.length;) {
        char c = bytes.bytes[i];
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            if (!text->blank) buffer_add_char(&text->piece, ' ');
            text->blank = true;
            i++;
            continue;
        }
        size_t end = i;
        while (end < bytes.length && (unsigned char)bytes.bytes[end] > ' ') end++;
        if (end == i) end++;
        buffer_add(&text->piece, bytes.bytes + i, end - i);
        text->blank = false;
        i = end;
    }
}

void ods_text_end(struct ods_text *text, const char *name)
{
    if (text->skip == 0 && strcmp(name, "span") == 0) {
        flush(text);
        text->font = text->cell_font;
    } else if (text->skip == 0 && text->depth == 1) {
        flush(text);
        text->in_p = false;
    }
    if (text->skip == text->depth) text->skip = 0;
    text->depth--;
}
