/*
 * unicode: UTF-8 checks, NFC, folding of Vietnamese text for comparison. Uses libunistring.
 *
 * In:     UTF-8 unless said otherwise.
 * Out:    NFC. Folding is for keys and matching only, never for what is shown or stored as text.
 * Source: spec/inputs.md "Village from an address" and research/domain.md 6.3 (tone-mark style
 *         hoà/hòa, y/i, letter case; then without marks; đ has no decomposition and is mapped by
 *         hand).
 */
#ifndef THIDUA_BASE_UNICODE_H
#define THIDUA_BASE_UNICODE_H

#include "arena.h"
#include "text.h"

#include <stdint.h>

/* True if the bytes are well-formed UTF-8 (RFC 3629: no surrogates, no overlong forms). *ret_bad =
 * first bad byte. */
bool utf8_valid(struct span bytes, size_t *ret_bad);

/* True if the bytes are ASCII, or NFC for certain by a quick look: then nfc() returns the span
 * itself. */
bool utf8_is_nfc_quick(struct span text);

/* The text in NFC, in arena memory unless it already is. Bad bytes become U+FFFD. */
struct span nfc(struct arena *arena, struct span text);

/* Lower case, NFC, tone mark where the traditional style has it (hoà -> hòa), i for y that is the
 * only vowel of its syllable (lý -> lí, quý -> quí; not thủy), every run of blanks (also no-break)
 * one space, none at the ends, zero-width characters gone: the first pass of village matching,
 * headings, lists. Never compare with a literal that was not folded itself: "kỳ", "tỷ lệ", "y tế"
 * fold to "kì", "tỉ lệ", "i tế". */
struct span fold(struct arena *arena, struct span text);

/* fold() and then without any mark, đ as d: the second pass. */
struct span fold_plain(struct arena *arena, struct span text);

/* Number of characters (code points). */
size_t utf8_chars(struct span text);

/* The longest prefix of at most max_bytes that ends between characters. */
size_t utf8_cut(struct span text, size_t max_bytes);

/* Decodes one character at text->bytes and steps over it; U+FFFD for a bad byte. The span must not
 * be empty. */
uint32_t utf8_next(struct span *text);

/* Writes one character as 1 to 4 bytes, what is none as U+FFFD; returns their number. */
size_t utf8_encode(uint32_t character, char ret_bytes[4]);

/* Appends one character. */
void utf8_put(struct buffer *buffer, uint32_t character);

/* The text safe for one line of a log or terminal: control and bad bytes as \xNN. */
void printable(struct buffer *buffer, struct span bytes);

#endif
