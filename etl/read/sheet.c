/*
 * sheet: the default limits of a reading; see sheet.h.
 *
 * Source: spec/operations.md "Limits".
 */
#include "sheet.h"

void read_limits_default(struct read_limits *ret)
{
    *ret = (struct read_limits){
        .sheet_file_bytes = INT64_C(64) << 20,
        .sheet_unpacked_bytes = INT64_C(256) << 20,
        .csv_bytes = INT64_C(4) << 30,
        .cell_bytes = INT64_C(64) << 10,
        .sheet_rows = 1000000,
        .columns = 16384,
        .cpu_seconds = 60,
        .memory_bytes = INT64_C(384) << 20,
    };
}
