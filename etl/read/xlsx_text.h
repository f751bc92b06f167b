/*
 * xlsx_text: the text of a string item: plain, or rich text in runs; shared and inline strings hold
 *            the same.
 *
 * Out:    runs joined, phonetic runs left out, _xHHHH_ escapes decoded. A run with an old font of
 *         its own is decoded; the rest is left to the font of the cell: pieces then begin with
 *         XLSX_DECODED or XLSX_RAW, bytes that no XML text can hold.
 * Source: ECMA-376 18.4 (shared strings), 22.9.2.19 (ST_Xstring).
 */
#ifndef THIDUA_READ_XLSX_TEXT_H
#define THIDUA_READ_XLSX_TEXT_H

#include "font.h"
#include "xmlpart.h"

enum { XLSX_RAW = 1, XLSX_DECODED = 2 };

struct xlsx_text {
    struct arena *arena; /* for decoding */
    struct buffer text;
    struct buffer piece;  /* of the <t> being read */
    enum font_class font; /* of the run */
    int phonetic;         /* depth inside <rPh> */
    bool in_t, marked, reset_font;
};

/* limit_bytes: of the whole string; what is beyond is dropped (overflow in text). */
void xlsx_text_init(struct xlsx_text *text, struct arena *arena, size_t limit_bytes);
void xlsx_text_release(struct xlsx_text *text);
void xlsx_text_begin(struct xlsx_text *text);
void xlsx_text_start(struct xlsx_text *text, const struct xmlpart_element *element);
void xlsx_text_add(struct xlsx_text *text, struct span bytes);
void xlsx_text_end(struct xlsx_text *text, const char *name);

/* The text under the font of a cell; raw = what a string item gave. */
struct span xlsx_text_shown(struct arena *arena, struct span raw, enum font_class font);

/* Appends the text with its _xHHHH_ escapes decoded. */
void xlsx_unescape(struct buffer *out, struct span text);

#endif
