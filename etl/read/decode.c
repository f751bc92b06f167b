/*
 * decode: see decode.h.
 */
#include "decode.h"

#include "charmap.h"

#include "base/unicode.h"

#include <string.h>

enum { CLASS_HIGH = 1, CLASS_CONTROL = 2, CELL_DECODED_BYTES = 64 << 20, REPLACEMENT = 0xFFFD };

/* Which kinds of bytes other than printable ASCII there are; eight at a time. */
static unsigned classify(struct span text)
{
    const uint64_t high = UINT64_C(0x8080808080808080), ones = UINT64_C(0x0101010101010101);
    unsigned found = 0;
    size_t i = 0;
    for (uint64_t word; i + sizeof word <= text.length && found != (CLASS_HIGH | CLASS_CONTROL);
         i += sizeof word) {
        memcpy(&word, text.bytes + i, sizeof word);
        if ((word & high) != 0) found |= CLASS_HIGH;
        uint64_t low =
            (word - ones * 0x20) & ~word & high; /* some byte < 0x20, or a neighbour of one */
        uint64_t delete = word ^ ones * 0x7F;
        if ((low | ((delete - ones) & ~delete &high)) == 0) continue;
        for (size_t k = i; k < i + sizeof word; k++)
            if (byte_is_control((unsigned char)text.bytes[k])) found |= CLASS_CONTROL;
    }
    for (; i < text.length; i++) {
        unsigned char byte = (unsigned char)text.bytes[i];
        if (byte >= 0x80)
            found |= CLASS_HIGH;
        else if (byte_is_control(byte))
            found |= CLASS_CONTROL;
    }
    return found;
}

static bool is_viscii_letter(unsigned char byte)
{
    return byte == 0x02 || byte == 0x05 || byte == 0x06 || byte == 0x14 || byte == 0x19 ||
           byte == 0x1E;
}

static struct span strip_controls(const struct decoder *decoder, struct span text, uint8_t *flags)
{
    char *copy = arena_alloc(decoder->arena, text.length + 1);
    size_t length = 0;
    for (size_t i = 0; i < text.length; i++) {
        unsigned char byte = (unsigned char)text.bytes[i];
        bool letter =
            decoder->encoding == ENCODING_VISCII && !decoder->mojibake && is_viscii_letter(byte);
        if (!byte_is_control(byte) || letter) copy[length++] = text.bytes[i];
    }
    if (length != text.length) *flags |= CELL_REPAIRED;
    return span_make(copy, length);
}

/* Well-formed UTF-8 of ASCII, U+00C0-U+01BF and U+1E80-U+1EFF only: all of Vietnamese, all NFC. */
static bool is_plain_vietnamese(struct span text)
{
    const unsigned char *p = (const unsigned char *)text.bytes, *end = p + text.length;
    while (p < end) {
        if (*p < 0x80) {
            p++;
        } else if (*p >= 0xC3 && *p <= 0xC6 && end - p >= 2 && (p[1] & 0xC0) == 0x80) {
            p += 2;
        } else if (*p == 0xE1 && end - p >= 3 && (p[1] == 0xBA || p[1] == 0xBB) &&
                   (p[2] & 0xC0) == 0x80) {
            p += 3;
        } else {
            return false;
        }
    }
    return true;
}

static const uint16_t *charmap_of(enum encoding encoding)
{
    static const uint16_t *const maps[] = {[ENCODING_TCVN3] = charmap_tcvn3,
                                           [ENCODING_TCVN5712] = charmap_tcvn5712,
                                           [ENCODING_VISCII] = charmap_viscii,
                                           [ENCODING_CP1258] = charmap_cp1258,
                                           [ENCODING_CP1252] = charmap_cp1252};
    return maps[encoding];
}

static uint32_t viscii_low(unsigned char byte)
{
    switch (byte) {
    case 0x02: return 0x1EB2;
    case 0x05: return 0x1EB4;
    case 0x06: return 0x1EAA;
    case 0x14: return 0x1EF6;
    case 0x19: return 0x1EF8;
    case 0x1E: return 0x1EF4;
    default: return byte;
    }
}

static size_t decode_utf8_bytes(struct buffer *out, struct span bytes)
{
    size_t bad = 0;
    while (bytes.length > 0) {
        size_t before = bytes.length;
        uint32_t c = utf8_next(&bytes);
        bad += c == REPLACEMENT && before - bytes.length == 1;
        utf8_put(out, c);
    }
    return bad;
}

size_t decode_bytes(struct buffer *out, enum encoding encoding, struct span bytes)
{
    if (encoding == ENCODING_VNI) return decode_vni_bytes(out, bytes);
    if (encoding == ENCODING_UTF8) return decode_utf8_bytes(out, bytes);
    const uint16_t *map = charmap_of(encoding);
    size_t bad = 0;
    for (size_t i = 0; i < bytes.length; i++) {
        unsigned char byte = (unsigned char)bytes.bytes[i];
        uint32_t c = byte >= 0x80                  ? map[byte - 0x80]
                     : encoding == ENCODING_VISCII ? viscii_low(byte)
                                                   : byte;
        bad += c == 0 && byte >= 0x80;
        utf8_put(out, c == 0 && byte >= 0x80 ? REPLACEMENT : c);
    }
    return bad;
}

bool to_cp1252(struct buffer *out, struct span text)
{
    while (text.length > 0) {
        uint32_t c = utf8_next(&text);
        unsigned byte = c; /* U+0080-U+009F: read as ISO 8859-1 by some programs */
        if (c > 0xFF) {
            for (byte = 0x80; byte < 0xA0 && charmap_cp1252[byte - 0x80] != c; byte++) {
            }
            if (byte == 0xA0) return false;
        }
        buffer_add_char(out, (char)byte);
    }
    return true;
}

/* What is in the buffer, in NFC, in the arena. */
static struct span settle(const struct decoder *decoder, const struct buffer *text)
{
    struct span plain = buffer_span(text), normal = nfc(decoder->arena, plain);
    if (normal.bytes == plain.bytes)
        normal.bytes = arena_strndup(decoder->arena, plain.bytes, plain.length);
    return normal;
}

/* The text as it was before somebody read its bytes as CP1252; itself where that cannot have been. */
static struct span undo_mojibake(const struct decoder *decoder, struct span text)
{
    struct buffer bytes BUFFER_AUTO, real BUFFER_AUTO;
    buffer_init(&bytes, CELL_DECODED_BYTES);
    buffer_init(&real, CELL_DECODED_BYTES);
    if (!to_cp1252(&bytes, text) || decode_bytes(&real, decoder->encoding, buffer_span(&bytes)) > 0)
        return nfc(decoder->arena, text);
    return settle(decoder, &real);
}

static struct span decode_utf8(const struct decoder *decoder, struct span text, uint8_t *flags)
{
    if (!decoder->mojibake && is_plain_vietnamese(text)) return text;
    if (utf8_valid(text, NULL))
        return decoder->mojibake ? undo_mojibake(decoder, text) : nfc(decoder->arena, text);
    struct buffer real BUFFER_AUTO;
    buffer_init(&real, CELL_DECODED_BYTES);
    decode_bytes(&real, ENCODING_UTF8, text);
    *flags |= CELL_BAD_ENCODING;
    return settle(decoder, &real);
}

struct span decode_cell(const struct decoder *decoder, struct span bytes, uint8_t *flags)
{
    unsigned class = classify(bytes);
    if (class == 0) return bytes;
    if ((class & CLASS_CONTROL) != 0) bytes = strip_controls(decoder, bytes, flags);
    bool plain = (class & CLASS_HIGH) == 0 && decoder->encoding != ENCODING_VISCII;
    if (plain) return bytes;
    if (decoder->encoding == ENCODING_UTF8 || decoder->mojibake)
        return decode_utf8(decoder, bytes, flags);
    struct buffer real BUFFER_AUTO;
    buffer_init(&real, CELL_DECODED_BYTES);
    if (decode_bytes(&real, decoder->encoding, bytes) > 0) *flags |= CELL_BAD_ENCODING;
    return settle(decoder, &real);
}
