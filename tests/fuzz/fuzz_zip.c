/*
 * Whole files of any kind by read_file; the seeds are packages: the container's own tables are what
 * changes most.
 */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_read(read_file, data, size, 1 << 22);
    return 0;
}
