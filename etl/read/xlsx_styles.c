/*
 * xlsx_styles: number format and font of each cell format.
 *
 * In:     styles.xml; cellXfs alone count (cellStyleXfs and dxfs hold elements of the same names).
 * Source: ECMA-376 18.8. applyNumberFormat is not looked at: many writers leave it out.
 */
#include "xlsx_book.h"

#include <string.h>

enum { STYLES_MAX = 65536, FORMATS_MAX = 10000 };

struct format {
    int64_t id;
    enum format_class class;
};

struct reading {
    struct xlsx_book *book;
    struct format *formats;
    size_t format_count;
    uint8_t *fonts; /* enum font_class */
    size_t font_count;
    bool in_formats, in_fonts, in_cells, in_font;
};

static int64_t number(const struct xmlpart_element *element, const char *name)
{
    struct span text;
    int64_t value = 0;
    if (xmlpart_attribute(element, name, &text)) (void)span_to_int64(text, &value);
    return value;
}

static enum format_class format_of(const struct reading *reading, int64_t id)
{
    for (size_t i = reading->format_count; i-- > 0;)
        if (reading->formats[i].id == id) return reading->formats[i].class;
    return number_format_builtin(id);
}

static bool too_many(struct error *err)
{
    return error_set(err, CODE_UNSAFE_FILE, "sổ tính có quá nhiều định dạng");
}

static bool add_format(struct reading *reading, const struct xmlpart_element *element,
                       struct error *err)
{
    struct span code;
    (void)xmlpart_attribute(element, "formatCode", &code);
    if (reading->format_count >= FORMATS_MAX) return too_many(err);
    reading->formats[reading->format_count++] =
        (struct format){.id = number(element, "numFmtId"), .class = number_format_code(code)};
    return true;
}

static bool add_style(struct reading *reading, const struct xmlpart_element *element,
                      struct error *err)
{
    struct xlsx_book *book = reading->book;
    int64_t font = number(element, "fontId");
    if (book->style_count >= STYLES_MAX) return too_many(err);
    struct xlsx_style *style = &book->styles[book->style_count++];
    style->format = (uint8_t)format_of(reading, number(element, "numFmtId"));
    style->font =
        font >= 0 && (size_t)font < reading->font_count ? reading->fonts[font] : FONT_UNICODE;
    book->old_fonts = book->old_fonts || style->font != FONT_UNICODE;
    return true;
}

static bool on_start(void *context, const struct xmlpart_element *element, struct error *err)
{
    struct reading *reading = context;
    const char *name = element->name;
    struct span font;
    if (strcmp(name, "numFmts") == 0)
        reading->in_formats = true;
    else if (strcmp(name, "fonts") == 0)
        reading->in_fonts = true;
    else if (strcmp(name, "cellXfs") == 0)
        reading->in_cells = true;
    else if (reading->in_formats && strcmp(name, "numFmt") == 0)
        return add_format(reading, element, err);
    else if (reading->in_cells && strcmp(name, "xf") == 0)
        return add_style(reading, element, err);
    else if (reading->in_fonts && strcmp(name, "font") == 0) {
        if (reading->font_count >= STYLES_MAX) return too_many(err);
        reading->font_count++;
    } else if (reading->in_fonts && reading->font_count > 0 && strcmp(name, "name") == 0 &&
               xmlpart_attribute(element, "val", &font))
        reading->fonts[reading->font_count - 1] = (uint8_t)font_class(font);
    return true;
}

static bool on_end(void *context, const char *name, struct error *err)
{
    struct reading *reading = context;
    (void)err;
    if (strcmp(name, "numFmts") == 0) reading->in_formats = false;
    if (strcmp(name, "fonts") == 0) reading->in_fonts = false;
    if (strcmp(name, "cellXfs") == 0) reading->in_cells = false;
    return true;
}

bool xlsx_styles_read(struct xlsx_book *book, int64_t part, struct error *err)
{
    struct reading reading = {.book = book};
    struct xmlpart_handler handler = {.context = &reading, .start = on_start, .end = on_end};
    reading.formats = arena_array(book->arena, FORMATS_MAX, sizeof *reading.formats);
    reading.fonts = arena_array(book->arena, STYLES_MAX, sizeof *reading.fonts);
    book->styles = arena_array(book->arena, STYLES_MAX, sizeof *book->styles);
    return archive_parse(book->archive, part, &handler, err);
}
