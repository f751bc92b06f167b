/*
 * The table finder: any rows of short texts; cells of a table are never fewer than its heading's,
 * nothing is read twice.
 */
#include "fuzz.h"

#include "read/table.h"

static bool on_heading(void *context, const struct cell *cells, size_t count, struct error *err)
{
    (void)cells, (void)err;
    *(size_t *)context = count;
    return true;
}

static bool on_row(void *context, const struct sheet_row *row, struct error *err)
{
    (void)err;
    if (row->count < *(size_t *)context) __builtin_trap();
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const words[] = {"",          "a",   "Thôn", "12",        "05/03/2026",
                                        "Tổng cộng", "(1)", "(2)",  "Người lập", "1"};
    size_t width = 0;
    struct table_sink sink = {.context = &width, .heading = on_heading, .row = on_row};
    TABLE_FINDER_AUTO struct table_finder *finder = table_finder_open(&sink);
    struct error err = {.code = CODE_OK};
    struct cell cells[8];
    int64_t number = 0;
    for (size_t at = 0; at + 8 <= size; at += 8) {
        for (size_t i = 0; i < 8; i++)
            cells[i] = (struct cell){
                .text = span_of(words[data[at + i] % 10]), .span_rows = 1, .span_columns = 1};
        number += 1 + (data[at] > 240);
        struct sheet_row row = {.number = number, .count = 1 + data[at] / 32U, .cells = cells};
        if (!table_finder_row(finder, &row, &err)) __builtin_trap();
    }
    if (!table_finder_sheet_end(finder, &err)) __builtin_trap();
    return 0;
}
