/*
 * Whole files of any kind by read_file; the seeds are packages: the container's own tables are what
 * changes most.
 */
#include "fuzz.h"

#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct read_options options = {.head_rows = 0};
    struct error err = {.code = CODE_OK};
    struct sheet_sink sink = checking_sink();
    read_limits_default(&options.limits);
    options.limits.sheet_unpacked_bytes = 1 << 22;
    int fd = memory_file(data, size);
    bool ok = read_file(fd, &options, &sink, &err);
    close(fd);
    if (!ok && err.code == CODE_OK) __builtin_trap();
    return 0;
}
