/*
 * ods_parts: what the halves of the ODS reader share: styles, the text of a cell, the tables.
 *            Private to ods.
 *
 * Limits: 20,000 styles and fonts; they matter only where an old font or a hidden sheet is met.
 */
#ifndef THIDUA_READ_ODS_PARTS_H
#define THIDUA_READ_ODS_PARTS_H

#include "font.h"
#include "rows.h"
#include "xmlpart.h"

enum { ODS_STYLES_MAX = 20000, ODS_INHERIT = 255 };

struct ods_style {
    const char *name, *parent;
    uint8_t font; /* enum font_class or ODS_INHERIT */
    bool hidden;  /* of a table */
};

struct ods_styles {
    struct arena *arena;
    struct ods_style *list;
    size_t count, sorted;
    struct ods_style *faces; /* font faces of old fonts, by the name that styles use */
    size_t face_count;
    bool old_fonts;
};

void ods_styles_init(struct ods_styles *styles, struct arena *arena);
/* An element of font-face-decls, styles or automatic-styles; others are passed over. */
MUST_CHECK bool ods_styles_element(struct ods_styles *styles, const struct xmlpart_element *element,
                                   struct error *err);
/* Puts the styles in order; to be called before the lookups. */
void ods_styles_sort(struct ods_styles *styles);
enum font_class ods_style_font(const struct ods_styles *styles, struct span name);
bool ods_style_hidden(const struct ods_styles *styles, struct span name);

/* The paragraphs of one cell. */
struct ods_text {
    const struct ods_styles *styles;
    struct arena *arena; /* for decoding */
    struct buffer text, piece;
    enum font_class cell_font, font;
    int skip;                /* depth inside an element that is no text of the cell */
    int depth;               /* below the cell */
    bool in_p, any_p, blank; /* blank: the last character was a space, or the paragraph is new */
};

void ods_text_init(struct ods_text *text, const struct ods_styles *styles, struct arena *arena,
                   size_t limit_bytes);
void ods_text_release(struct ods_text *text);
void ods_text_begin(struct ods_text *text, enum font_class cell_font);
void ods_text_start(struct ods_text *text, const struct xmlpart_element *element);
void ods_text_add(struct ods_text *text, struct span bytes);
void ods_text_end(struct ods_text *text, const char *name);

/* The tables of a content stream: an xmlpart handler. */
struct ods_tables;
struct ods_tables *ods_tables_open(const struct read_options *options,
                                   const struct sheet_sink *sink, struct ods_styles *styles,
                                   struct arena *arena);
void ods_tables_close(struct ods_tables *tables);
struct xmlpart_handler ods_tables_handler(struct ods_tables *tables);
/* A count attribute (repeated, spanned): at least 1, at most 2^31. */
int64_t ods_repeat(struct span text);

#endif
