/*
 * decode: one cell's bytes in a known encoding become UTF-8 in NFC.
 *
 * Out:    the bytes themselves where nothing has to change; else arena memory. Control bytes (but
 *         TAB, CR, LF) are taken out first (CELL_REPAIRED). Bytes that are no character become
 *         U+FFFD (CELL_BAD_ENCODING).
 * Source: research/domain.md 6.1; RFC 1456 (VISCII); VNI's own table (vni.c).
 */
#ifndef THIDUA_READ_DECODE_H
#define THIDUA_READ_DECODE_H

#include "sheet.h"
#include "source.h"

#include "base/arena.h"

enum encoding {
    ENCODING_UTF8,
    ENCODING_TCVN3,
    ENCODING_TCVN5712,
    ENCODING_VNI,
    ENCODING_VISCII,
    ENCODING_CP1258,
    ENCODING_CP1252
};

struct decoder {
    enum encoding encoding;
    bool mojibake; /* the bytes are UTF-8 of what somebody took for CP1252: undo that first */
    struct arena *arena;
};

struct span decode_cell(const struct decoder *decoder, struct span bytes, uint8_t *flags);

/* Appends the bytes read in the encoding; returns how many of them were no character. Not
 * normalised. */
size_t decode_bytes(struct buffer *out, enum encoding encoding, struct span bytes);
/* The same for VNI: letters of two bytes. */
size_t decode_vni_bytes(struct buffer *out, struct span bytes);

/* For spreadsheets, whose cells hold the bytes of an old font as CP1252 characters in UTF-8:
 * appends the real text (NFC); capitals_font = a font whose name ends in H, which draws small
 * letters as capitals. False (nothing appended) where the text cannot have come from such bytes. */
bool decode_tcvn3(struct buffer *out, struct span text, bool capitals_font);
bool decode_vni(struct buffer *out, struct span text);

/* UTF-8 text back to the CP1252 bytes it was mistaken for; false where some character has none. */
bool to_cp1252(struct buffer *out, struct span text);

#endif
