/*
 * xlsx_plain_row: one plain row; see xlsx_plain.h. Every step stops at the NUL byte behind the
 *                 window, which no XML
 * holds, so that nothing is read beyond it.
 */
#include "xlsx_plain.h"

#include "base/unicode.h"

#include <string.h>

enum { NO_MORE = -1, ODD = -2 };

static const char *skip_blanks(const char *at)
{
    while (*at == ' ' || *at == '\n' || *at == '\t') at++;
    return at;
}

static bool starts(const char *at, const char *with, size_t length)
{
    return strncmp(at, with, length) == 0;
}

#define STARTS(at, literal) starts((at), literal, sizeof literal - 1)

/* The next attribute's place in a NULL-ended list of names, each at most once; NO_MORE at the tag's
 * end, ODD for anything else. */
static int attribute(const char **at, const char *const *names, unsigned *seen, struct span *ret)
{
    const char *p = skip_blanks(*at), *name = p;
    if (*p == '>' || *p == '/') {
        *at = p;
        return NO_MORE;
    }
    if (p == *at) return ODD; /* no blank in front */
    while (*p != '=' && *p > ' ' && *p < 0x7F && *p != '>' && *p != '"') p++;
    size_t length = (size_t)(p - name);
    if (p[0] != '=' || p[1] != '"') return ODD;
    const char *value = p += 2;
    while (*p >= ' ' && *p < 0x7F && *p != '"' && *p != '&' && *p != '<') p++;
    if (*p != '"') return ODD;
    *ret = span_make(value, (size_t)(p - value));
    *at = p + 1;
    for (int i = 0; names[i] != NULL; i++)
        if (strncmp(names[i], name, length) == 0 && names[i][length] == '\0') {
            if ((*seen & 1U << i) != 0) return ODD;
            *seen |= 1U << i;
            return i;
        }
    return ODD;
}

/* Steps over attributes that say nothing; *ret_closed = the element ends in "/>". */
static bool ends_tag(const char **at, const char *const *names, bool *ret_closed)
{
    struct span value;
    unsigned seen = 0;
    int which;
    while ((which = attribute(at, names, &seen, &value)) >= 0) {
    }
    if (which == ODD) return false;
    *ret_closed = **at == '/';
    *at += *ret_closed;
    if (**at != '>') return false;
    ++*at;
    return true;
}

static bool entity(const char **at, struct buffer *scratch)
{
    static const struct {
        const char *name;
        size_t length;
        char meaning;
    } entities[] = {{"&amp;", 5, '&'},
                    {"&lt;", 4, '<'},
                    {"&gt;", 4, '>'},
                    {"&quot;", 6, '"'},
                    {"&apos;", 6, '\''}};
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
        if (starts(*at, entities[i].name, entities[i].length)) {
            *at += entities[i].length;
            buffer_add_char(scratch, entities[i].meaning);
            return true;
        }
    return false;
}

/* U+FFFE and U+FFFF are well-formed UTF-8 but no characters of XML. */
static bool xml_characters(struct span text)
{
    return utf8_valid(text, NULL) && memmem(text.bytes, text.length, "\xEF\xBF\xBE", 3) == NULL &&
           memmem(text.bytes, text.length, "\xEF\xBF\xBF", 3) == NULL;
}

/* Text up to the next '<', in place or, where it has entities, in the scratch buffer. */
static bool characters(const char **at, struct buffer *scratch, struct span *ret)
{
    const char *p = *at, *from = p;
    bool beyond_ascii = false, copied = false;
    buffer_clear(scratch);
    for (; *p != '<'; p++) {
        unsigned char c = (unsigned char)*p;
        if (c >= 0x80)
            beyond_ascii = true;
        else if (c == '&') {
            buffer_add(scratch, from, (size_t)(p - from));
            if (!entity(&p, scratch)) return false;
            copied = true;
            from = p--;
        } else if ((c < ' ' && c != '\n' && c != '\t') ||
                   (c == '>' && p - *at >= 2 && p[-1] == ']' && p[-2] == ']'))
            return false;
    }
    if (beyond_ascii && !xml_characters(span_make(*at, (size_t)(p - *at)))) return false;
    if (copied) buffer_add(scratch, from, (size_t)(p - from));
    *ret = copied ? buffer_span(scratch) : span_make(from, (size_t)(p - from));
    *at = p;
    return !scratch->overflow;
}

/* <is><t>text</t></is>, *at behind "<is>". */
static bool inline_text(const char **at, struct buffer *scratch, struct span *ret)
{
    static const char *const names[] = {"xml:space", NULL};
    bool closed;
    if (!STARTS(*at, "<t") || ((*at)[2] != '>' && (*at)[2] != ' ')) return false;
    *at += 2;
    if (!ends_tag(at, names, &closed)) return false;
    *ret = span_make("", 0);
    if (!closed) {
        if (!characters(at, scratch, ret) || !STARTS(*at, "</t>")) return false;
        *at += 4;
    }
    if (!STARTS(*at, "</is>")) return false;
    *at += 5;
    return true;
}

/* What stands between <c ...> and </c>: at most one formula and one value or inline string. */
static bool cell_content(struct xlsx_cells *cells, struct buffer *scratch, const char **at,
                         struct span *ret)
{
    static const char *const names[] = {"t", "ref", "si", "ca", "aca", "xml:space", NULL};
    struct span ignored;
    bool closed;
    if (STARTS(*at, "<f") && ((*at)[2] == '>' || (*at)[2] == ' ' || (*at)[2] == '/')) {
        *at += 2;
        if (!ends_tag(at, names, &closed)) return false;
        if (!closed && (!characters(at, scratch, &ignored) || !STARTS(*at, "</f>"))) return false;
        *at += closed ? 0 : 4;
        cells->formula = true;
    }
    if (cells->type == XLSX_INLINE) {
        if (!STARTS(*at, "<is>")) return false;
        *at += 4;
        if (!inline_text(at, scratch, ret)) return false;
    } else if (STARTS(*at, "<v>")) {
        *at += 3;
        if (!characters(at, scratch, ret) || !STARTS(*at, "</v>")) return false;
        *at += 4;
    }
    if (!STARTS(*at, "</c>")) return false;
    *at += 4;
    return true;
}

static bool cell_attributes(struct xlsx_cells *cells, const char **at)
{
    static const char *const names[] = {"r", "s", "t", "cm", "vm", "ph", NULL};
    struct span value;
    unsigned seen = 0;
    int which;
    int64_t row;
    cells->column++;
    cells->style = XLSX_NO_STYLE;
    cells->type = XLSX_NUMBER;
    cells->formula = false;
    while ((which = attribute(at, names, &seen, &value)) >= 0) {
        if (which == 0 && !xlsx_reference(value, &row, &cells->column)) return false;
        if (which == 1) (void)span_to_int64(value, &cells->style);
        if (which == 2) cells->type = xlsx_type_of(value);
    }
    return which == NO_MORE;
}

/* The cell behind "<c". An error of a value is left to libxml2's way too, which meets it again. */
static bool take_cell(struct xlsx_cells *cells, struct buffer *scratch, const char **at,
                      struct error *err)
{
    struct span value = span_make("", 0);
    if (!cell_attributes(cells, at)) return false;
    if (STARTS(*at, "/>")) {
        *at += 2;
        return true;
    }
    if (**at != '>') return false;
    ++*at;
    if (!cell_content(cells, scratch, at, &value)) return false;
    if (cells->type != XLSX_INLINE) return xlsx_cell_put(cells, value, 0, err);
    /* Escapes of inline strings are decoded by xlsx_text elsewhere; here they are odd enough. */
    if (value.length > 0 && memmem(value.bytes, value.length, "_x", 2) != NULL) return false;
    return xlsx_cell_put(cells, value, 0, err);
}

static bool row_attributes(struct xlsx_cells *cells, const char **at, uint32_t *ret_flags)
{
    static const char *const names[] = {
        "r",        "hidden",       "spans",           "s",         "customFormat",
        "ht",       "customHeight", "outlineLevel",    "collapsed", "thickTop",
        "thickBot", "ph",           "x14ac:dyDescent", NULL};
    struct span value;
    unsigned seen = 0;
    int which;
    int64_t row = cells->row + 1;
    while ((which = attribute(at, names, &seen, &value)) >= 0) {
        if (which == 0 && !span_to_int64(value, &row)) return false;
        if (which == 1 &&
            (span_equals(value, "1") || span_equals(value, "true") || span_equals(value, "on")))
            *ret_flags = ROW_HIDDEN;
    }
    if (which != NO_MORE || row < 1 || row > XLSX_ROW_MAX) return false;
    cells->row = row;
    cells->column = -1;
    return true;
}

enum xlsx_taken xlsx_plain_row(struct xlsx_cells *cells, struct buffer *scratch, const char **at,
                               struct error *err)
{
    const char *p = skip_blanks(*at);
    uint32_t flags = 0;
    if (!STARTS(p, "<row") || (p[4] != ' ' && p[4] != '>' && p[4] != '/')) return XLSX_NOT_PLAIN;
    p += 4;
    if (!row_attributes(cells, &p, &flags)) return XLSX_NOT_PLAIN;
    bool closed = STARTS(p, "/>");
    if (!closed && *p != '>') return XLSX_NOT_PLAIN;
    p += closed ? 2 : 1;
    if (!rows_begin(cells->rows, cells->row, flags, err)) return XLSX_NOT_PLAIN;
    while (!closed) {
        p = skip_blanks(p);
        if (STARTS(p, "</row>")) {
            p += 6;
            break;
        }
        if (!STARTS(p, "<c") || (p[2] != ' ' && p[2] != '>' && p[2] != '/')) return XLSX_NOT_PLAIN;
        p += 2;
        if (!take_cell(cells, scratch, &p, err)) return XLSX_NOT_PLAIN;
    }
    if (!rows_end(cells->rows, err)) return XLSX_FAILED;
    *at = p;
    return XLSX_TAKEN;
}
