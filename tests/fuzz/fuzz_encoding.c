/*
 * Decoding of single cells in every encoding: always UTF-8 in NFC, and decoding twice changes
 * nothing.
 */
#include "fuzz.h"

#include "base/unicode.h"
#include "read/decode.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 1) return 0;
    struct arena *arena ARENA_AUTO = arena_open(64 << 20);
    struct decoder decoder = {.encoding = data[0] % 7, .mojibake = data[0] > 127, .arena = arena};
    uint8_t flags = 0, again = 0;
    struct span text = decode_cell(&decoder, span_make((const char *)data + 1, size - 1), &flags);
    if (!utf8_valid(text, NULL)) __builtin_trap();
    if (!span_equal(nfc(arena, text), text)) __builtin_trap();
    struct decoder plain = {.encoding = ENCODING_UTF8, .arena = arena};
    struct span twice = decode_cell(&plain, text, &again);
    if (!span_equal(twice, text)) __builtin_trap();
    struct buffer font BUFFER_AUTO;
    buffer_init(&font, 1 << 20);
    decode_tcvn3(&font, text, data[0] % 2 == 0);
    decode_vni(&font, text);
    if (!utf8_valid(buffer_span(&font), NULL)) __builtin_trap();
    return 0;
}
