/*
 * font: see font.h.
 */
#include "font.h"

#include "decode.h"

#include <strings.h>

enum font_class font_class(struct span name)
{
    name = span_trim(name);
    if (name.length > 3 && strncasecmp(name.bytes, ".Vn", 3) == 0)
        return name.bytes[name.length - 1] == 'H' ? FONT_TCVN3_CAPITALS : FONT_TCVN3;
    if (name.length > 4 && strncasecmp(name.bytes, "VNI-", 4) == 0) return FONT_VNI;
    return FONT_UNICODE;
}

struct span font_decode(struct arena *arena, enum font_class font, struct span text)
{
    if (font == FONT_UNICODE || text.length == 0) return text;
    BUFFER_AUTO struct buffer out;
    buffer_init(&out, text.length * 4 + 16);
    bool decoded = font == FONT_VNI ? decode_vni(&out, text)
                                    : decode_tcvn3(&out, text, font == FONT_TCVN3_CAPITALS);
    if (!decoded || out.overflow) return text;
    return span_make(arena_strndup(arena, out.bytes, out.length), out.length);
}
