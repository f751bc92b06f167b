/*
 * The splitter alone: whatever the dialect, its records and line ends are the file's bytes, each
 * once and in order.
 */
#include "fuzz.h"

#include "read/splitter.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2) return 0;
    static const char delimiters[] = ",;\t|: ";
    struct dialect dialect = {.delimiter = {delimiters[data[0] % 6]},
                              .delimiter_length = 1,
                              .quote = data[1] % 4 == 0 ? '\'' : '"',
                              .escape = data[1] % 8 > 5 ? '\\' : 0};
    struct splitter splitter;
    struct raw_record record;
    struct error err = {.code = CODE_OK};
    bool ended = false;
    size_t at = 2;
    splitter_init_memory(&splitter, span_make((const char *)data + 2, size - 2), &dialect);
    while (splitter_next(&splitter, &record, &ended, &err) && !ended) {
        if (data[0] > 200 && record.quoted && !record.walked &&
            !splitter_widen(&splitter, &record, &err))
            break;
        if (record.text.bytes != (const char *)data + at) __builtin_trap();
        at += splitter.consumed;
    }
    if (at != size) __builtin_trap();
    splitter_release(&splitter);
    return 0;
}
