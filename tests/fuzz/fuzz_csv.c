/*
 * Whole CSV files: encoding and dialect detection, splitter, fields, decoding; also the table
 * finder over what comes out.
 */
#include "fuzz.h"

#include "read/csv.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_read(csv_read, data, size, 0);
    return 0;
}
