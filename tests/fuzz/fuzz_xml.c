/*
 * Whole XML files.
 */
#include "fuzz.h"

#include "read/xml.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_read(xml_read, data, size, 1 << 22);
    return 0;
}
