/*
 * The content of an ODS package.
 */
#include "fuzz.h"
#include "stored_zip.h"

#include "read/ods.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct stored_zip zip;
    stored_begin(&zip);
    stored_add(&zip, "content.xml", span_make((const char *)data, size));
    struct span whole = stored_finish(&zip);
    /* the limit also bounds what repeats may multiply */
    fuzz_read(ods_read, (const uint8_t *)whole.bytes, whole.length, 1 << 20);
    stored_release(&zip);
    return 0;
}
