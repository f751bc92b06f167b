/*
 * Bytes from a child that has been taken over: the parent refuses or takes checked records, never
 * more.
 */
#include "fuzz.h"

#include "base/unicode.h"
#include "read/wire.h"

static void check(const struct record *record)
{
    if (record->kind != RECORD_ROW) return;
    for (uint32_t i = 0; i < record->row->count; i++)
        if (!utf8_valid(record->row->cells[i].text, NULL)) __builtin_trap();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct wire_state state = {.file_seen = false};
    struct error err = {.code = CODE_OK};
    struct record record;
    enum wire_kind kind;
    size_t at = 0, length;
    while (at + WIRE_HEAD_BYTES <= size && wire_head((const char *)data + at, &length, &kind) &&
           length <= size - at - WIRE_HEAD_BYTES &&
           wire_take(&state, kind, span_make((const char *)data + at + WIRE_HEAD_BYTES, length),
                     &record, &err)) {
        check(&record);
        at += WIRE_HEAD_BYTES + length;
    }
    wire_state_release(&state);
    return 0;
}
