/*
 * fuzz: see fuzz.h.
 */
#include "fuzz.h"

#include "base/unicode.h"

#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

static int64_t last_row;

static void promise(bool kept)
{
    if (!kept) abort();
}

static bool on_file(void *context, const struct file_info *info, struct error *err)
{
    (void)context, (void)err;
    promise(utf8_valid(span_of(info->explanation), NULL));
    return true;
}

static bool on_sheet(void *context, const struct sheet_info *info, struct error *err)
{
    (void)context, (void)err;
    promise(utf8_valid(info->name, NULL));
    last_row = -1;
    return true;
}

static bool on_row(void *context, const struct sheet_row *row, struct error *err)
{
    (void)context, (void)err;
    struct read_limits limits;
    read_limits_default(&limits);
    promise(row->number > last_row && row->count <= limits.columns);
    last_row = row->number;
    for (uint32_t i = 0; i < row->count; i++) {
        promise(utf8_valid(row->cells[i].text, NULL));
        promise(row->cells[i].text.length <= (size_t)limits.cell_bytes);
    }
    return true;
}

static bool on_sheet_end(void *context, struct error *err)
{
    (void)context, (void)err;
    return true;
}

static bool on_note(void *context, const struct read_note *note, struct error *err)
{
    (void)context, (void)err;
    promise(utf8_valid(span_of(note->text), NULL));
    return true;
}

struct sheet_sink checking_sink(void)
{
    return (struct sheet_sink){.file = on_file,
                               .sheet = on_sheet,
                               .row = on_row,
                               .sheet_end = on_sheet_end,
                               .note = on_note};
}

int memory_file(const uint8_t *data, size_t size)
{
    int fd = memfd_create("fuzz", MFD_CLOEXEC);
    if (fd < 0 || (size > 0 && write(fd, data, size) != (ssize_t)size)) abort();
    return fd;
}

void fuzz_read(fuzz_reader *read, const uint8_t *data, size_t size, int64_t unpacked_bytes)
{
    struct read_options options = {.head_rows = 0};
    struct error err = {.code = CODE_OK};
    struct sheet_sink sink = checking_sink();
    read_limits_default(&options.limits);
    if (unpacked_bytes > 0) options.limits.sheet_unpacked_bytes = unpacked_bytes;
    int fd = memory_file(data, size);
    bool ok = read(fd, &options, &sink, &err);
    close(fd);
    promise(ok || err.code != CODE_OK);
}
