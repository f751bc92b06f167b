/*
 * Whole XLS files.
 */
#include "fuzz.h"

#include "read/xls.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_read(xls_read, data, size, 1 << 22);
    return 0;
}
