/*
 * The content of an ODS package.
 */
#include "fuzz.h"
#include "stored_zip.h"

#include "read/ods.h"

#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct read_options options = {.head_rows = 0};
    struct error err = {.code = CODE_OK};
    struct sheet_sink sink = checking_sink();
    struct stored_zip zip;
    read_limits_default(&options.limits);
    options.limits.sheet_unpacked_bytes = 1 << 20; /* also bounds what repeats may multiply */
    stored_begin(&zip);
    stored_add(&zip, "content.xml", span_make((const char *)data, size));
    struct span whole = stored_finish(&zip);
    int fd = memory_file((const uint8_t *)whole.bytes, whole.length);
    bool ok = ods_read(fd, &options, &sink, &err);
    close(fd);
    stored_release(&zip);
    if (!ok && err.code == CODE_OK) __builtin_trap();
    return 0;
}
