/*
 * vni: the two-byte letters of the VNI fonts (VNI-Times), and texts of old fonts inside
 * spreadsheets; see decode.h.
 *
 * Shape:  a base letter (ASCII, or one of the single bytes for đ ơ ư and i) and then a byte for
 *         mark and tone. The byte's capital form is 0x20 lower. Bytes 0x80-0xBF are punctuation as
 *         in CP1252.
 * Source: VNI's published table; research/domain.md 6.1 ("Xin chaøo caùc baïn").
 */
#include "charmap.h"
#include "decode.h"

#include "base/unicode.h"

#include <string.h>

enum {
    GRAVE = 0x300,
    ACUTE = 0x301,
    CIRCUMFLEX = 0x302,
    TILDE = 0x303,
    BREVE = 0x306,
    HOOK = 0x309,
    DOT = 0x323
};

struct mark {
    unsigned char byte; /* small form */
    uint16_t shape, tone;
};

static const struct mark marks[] = {{0xF9, 0, ACUTE},
                                    {0xF8, 0, GRAVE},
                                    {0xFB, 0, HOOK},
                                    {0xF5, 0, TILDE},
                                    {0xEF, 0, DOT},
                                    {0xE2, CIRCUMFLEX, 0},
                                    {0xE1, CIRCUMFLEX, ACUTE},
                                    {0xE0, CIRCUMFLEX, GRAVE},
                                    {0xE5, CIRCUMFLEX, HOOK},
                                    {0xE3, CIRCUMFLEX, TILDE},
                                    {0xE4, CIRCUMFLEX, DOT},
                                    {0xEA, BREVE, 0},
                                    {0xE9, BREVE, ACUTE},
                                    {0xE8, BREVE, GRAVE},
                                    {0xFA, BREVE, HOOK},
                                    {0xFC, BREVE, TILDE},
                                    {0xEB, BREVE, DOT}};

struct single {
    unsigned char byte; /* small form */
    uint16_t small, capital;
};

static const struct single singles[] = {
    {0xF1, 0x111, 0x110}, {0xF4, 0x1A1, 0x1A0},   {0xF6, 0x1B0, 0x1AF},
    {0xEC, 0xEC, 0xCC},   {0xED, 0xED, 0xCD},     {0xE6, 0x1EC9, 0x1EC8},
    {0xF3, 0x129, 0x128}, {0xF2, 0x1ECB, 0x1ECA}, {0xEE, 0x1EF5, 0x1EF4}};

static const struct mark *mark_of(unsigned char byte)
{
    for (size_t i = 0; byte >= 0xC0 && i < sizeof marks / sizeof marks[0]; i++)
        if (marks[i].byte == (byte | 0x20)) return &marks[i];
    return NULL;
}

static uint32_t single_of(unsigned char byte)
{
    for (size_t i = 0; byte >= 0xC0 && i < sizeof singles / sizeof singles[0]; i++)
        if (singles[i].byte == (byte | 0x20))
            return byte >= 0xE0 ? singles[i].small : singles[i].capital;
    return 0;
}

/* May the letter carry the mark? Circumflex: a e o; breve: a; a tone alone: every vowel but i. */
static bool carries(uint32_t letter, const struct mark *mark)
{
    uint32_t small = letter < 0x80 ? letter | 0x20 : letter | 1;
    if (letter == 0x1AF || letter == 0x1B0) small = 0x1B0;
    const char *allowed = mark->shape == CIRCUMFLEX ? "aeo" : mark->shape == BREVE ? "a" : "aeouy";
    bool horned = mark->shape == 0 && (small == 0x1A1 || small == 0x1B0);
    return horned || (small < 0x80 && small > ' ' && strchr(allowed, (int)small) != NULL);
}

size_t decode_vni_bytes(struct buffer *out, struct span bytes)
{
    size_t bad = 0;
    for (size_t i = 0; i < bytes.length; i++) {
        unsigned char byte = (unsigned char)bytes.bytes[i];
        uint32_t letter = byte < 0x80   ? byte
                          : byte < 0xC0 ? charmap_cp1252[byte - 0x80]
                                        : single_of(byte);
        const struct mark *mark =
            i + 1 < bytes.length ? mark_of((unsigned char)bytes.bytes[i + 1]) : NULL;
        bad += letter == 0 && byte >= 0x80;
        utf8_put(out, letter == 0 && byte >= 0x80 ? 0xFFFD : letter);
        if (mark == NULL || !carries(letter, mark)) continue;
        if (mark->shape != 0) utf8_put(out, mark->shape);
        if (mark->tone != 0) utf8_put(out, mark->tone);
        i++;
    }
    return bad;
}

static uint32_t capital(uint32_t c)
{
    if ((c >= 'a' && c <= 'z') || (c >= 0xE0 && c <= 0xFE && c != 0xF7)) return c - 0x20;
    if (c == 0x1B0) return 0x1AF;
    bool odd_is_small = c == 0x103 || c == 0x111 || c == 0x129 || c == 0x169 || c == 0x1A1 ||
                        (c >= 0x1EA1 && c <= 0x1EF9);
    return odd_is_small && c % 2 == 1 ? c - 1 : c;
}

static bool decode_font(struct buffer *out, struct span text, enum encoding encoding, bool capitals)
{
    struct buffer bytes BUFFER_AUTO, real BUFFER_AUTO;
    struct arena *arena ARENA_AUTO = arena_open(16 * text.length + 4096);
    buffer_init(&bytes, text.length);
    buffer_init(&real, 8 * text.length);
    if (!to_cp1252(&bytes, text) || decode_bytes(&real, encoding, buffer_span(&bytes)) > 0)
        return false;
    struct span normal = nfc(arena, buffer_span(&real));
    while (normal.length > 0) {
        uint32_t c = utf8_next(&normal);
        utf8_put(out, capitals ? capital(c) : c);
    }
    return true;
}

bool decode_tcvn3(struct buffer *out, struct span text, bool capitals_font)
{
    return decode_font(out, text, ENCODING_TCVN3, capitals_font);
}

bool decode_vni(struct buffer *out, struct span text)
{
    return decode_font(out, text, ENCODING_VNI, false);
}
