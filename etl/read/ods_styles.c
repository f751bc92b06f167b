/*
 * ods_styles: fonts of cell and text styles, visibility of table styles; see ods_parts.h.
 */
#include "ods_parts.h"

#include <stdlib.h>
#include <string.h>

enum { PARENTS_MAX = 16 };

void ods_styles_init(struct ods_styles *styles, struct arena *arena)
{
    *styles = (struct ods_styles){.arena = arena};
    styles->list = arena_array(arena, ODS_STYLES_MAX, sizeof *styles->list);
    styles->faces = arena_array(arena, ODS_STYLES_MAX, sizeof *styles->faces);
}

static const char *copy(struct ods_styles *styles, struct span text)
{
    return arena_strndup(styles->arena, text.bytes, text.length < 1000 ? text.length : 1000);
}

static struct span unquoted(struct span text)
{
    text = span_trim(text);
    if (text.length >= 2 && (text.bytes[0] == '\'' || text.bytes[0] == '"'))
        text = span_make(text.bytes + 1, text.length - 2);
    return text;
}

/* A style names a face, and the face the family; mostly both are the same word. */
static enum font_class face_font(const struct ods_styles *styles, struct span name)
{
    for (size_t i = 0; i < styles->face_count; i++)
        if (span_equals(name, styles->faces[i].name)) return styles->faces[i].font;
    return font_class(name);
}

static bool too_many(struct error *err)
{
    return error_set(err, CODE_UNSAFE_FILE, "bảng tính có quá nhiều kiểu dáng");
}

static bool add_face(struct ods_styles *styles, const struct xmlpart_element *element,
                     struct error *err)
{
    struct span name, family;
    (void)xmlpart_attribute(element, "name", &name);
    (void)xmlpart_attribute(element, "font-family", &family);
    enum font_class font = font_class(unquoted(family));
    if (font == FONT_UNICODE) return true;
    if (styles->face_count >= ODS_STYLES_MAX) return too_many(err);
    styles->faces[styles->face_count++] =
        (struct ods_style){.name = copy(styles, name), .font = (uint8_t)font};
    return true;
}

static bool add_style(struct ods_styles *styles, const struct xmlpart_element *element,
                      struct error *err)
{
    struct span name, parent;
    (void)xmlpart_attribute(element, "name", &name);
    (void)xmlpart_attribute(element, "parent-style-name", &parent);
    if (styles->count >= ODS_STYLES_MAX) return too_many(err);
    styles->list[styles->count++] = (struct ods_style){
        .name = copy(styles, name), .parent = copy(styles, parent), .font = ODS_INHERIT};
    return true;
}

bool ods_styles_element(struct ods_styles *styles, const struct xmlpart_element *element,
                        struct error *err)
{
    struct span value;
    struct ods_style *last = styles->count == 0 ? NULL : &styles->list[styles->count - 1];
    if (strcmp(element->name, "font-face") == 0) return add_face(styles, element, err);
    if (strcmp(element->name, "style") == 0) return add_style(styles, element, err);
    if (last == NULL) return true;
    if (strcmp(element->name, "table-properties") == 0 &&
        xmlpart_attribute(element, "display", &value))
        last->hidden = span_equals(value, "false");
    if (strcmp(element->name, "text-properties") == 0) {
        if (xmlpart_attribute(element, "font-name", &value))
            last->font = (uint8_t)face_font(styles, value);
        else if (xmlpart_attribute(element, "font-family", &value))
            last->font = (uint8_t)font_class(unquoted(value));
        if (last->font != ODS_INHERIT && last->font != FONT_UNICODE) styles->old_fonts = true;
    }
    return true;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct ods_style *)a)->name, ((const struct ods_style *)b)->name);
}

void ods_styles_sort(struct ods_styles *styles)
{
    if (styles->sorted == styles->count) return;
    qsort(styles->list, styles->count, sizeof *styles->list, by_name);
    styles->sorted = styles->count;
}

static int against_name(const void *key, const void *style)
{
    const struct span *name = key;
    const char *other = ((const struct ods_style *)style)->name;
    size_t length = strlen(other);
    int order = memcmp(name->bytes, other, name->length < length ? name->length : length);
    return order != 0 ? order : (name->length > length) - (name->length < length);
}

static const struct ods_style *find(const struct ods_styles *styles, struct span name)
{
    if (name.length == 0 || styles->count == 0) return NULL;
    return bsearch(&name, styles->list, styles->count, sizeof *styles->list, against_name);
}

enum font_class ods_style_font(const struct ods_styles *styles, struct span name)
{
    if (!styles->old_fonts) return FONT_UNICODE;
    const struct ods_style *style = find(styles, name);
    for (int i = 0; style != NULL && style->font == ODS_INHERIT && i < PARENTS_MAX; i++)
        style = find(styles, span_of(style->parent));
    return style == NULL || style->font == ODS_INHERIT ? FONT_UNICODE : style->font;
}

bool ods_style_hidden(const struct ods_styles *styles, struct span name)
{
    const struct ods_style *style = find(styles, name);
    return style != NULL && style->hidden;
}
