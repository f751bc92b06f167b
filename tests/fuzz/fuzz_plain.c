/*
 * The two ways to read a worksheet give the same: plain rows taken out of the stream, and libxml2
 * alone, which a comment in front of the document enforces.
 */
#include "fuzz.h"
#include "stored_zip.h"

#include "read/xlsx.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A running hash (FNV-1a) of all that came. */
static void hash(void *context, const void *bytes, size_t length)
{
    uint64_t *state = context;
    for (size_t i = 0; i < length; i++)
        *state = (*state ^ ((const unsigned char *)bytes)[i]) * UINT64_C(0x100000001B3);
}

static bool on_file(void *context, const struct file_info *info, struct error *err)
{
    (void)context, (void)info, (void)err;
    return true;
}

static bool on_sheet(void *context, const struct sheet_info *info, struct error *err)
{
    (void)context, (void)info, (void)err;
    return true;
}

static bool on_row(void *context, const struct sheet_row *row, struct error *err)
{
    (void)err;
    hash(context, &row->number, sizeof row->number);
    hash(context, &row->flags, sizeof row->flags);
    hash(context, &row->count, sizeof row->count);
    for (uint32_t i = 0; i < row->count; i++) {
        const struct cell *cell = &row->cells[i];
        hash(context, cell->text.bytes, cell->text.length);
        hash(context, &cell->kind, 2);
        hash(context, &cell->span_columns, sizeof cell->span_columns);
    }
    return true;
}

static bool on_sheet_end(void *context, struct error *err)
{
    (void)context, (void)err;
    return true;
}

static enum code read_sheet(const char *before, const uint8_t *data, size_t size,
                            uint64_t *ret_hash)
{
    static const char workbook[] =
        "<workbook xmlns:r=\"r\"><sheets><sheet name=\"a\" r:id=\"i1\"/></sheets></workbook>";
    static const char relations[] =
        "<Relationships><Relationship Id=\"i1\" Type=\"t/worksheet\" Target=\"s.xml\"/><Relationship "
        "Id=\"i2\" Type=\"t/sharedStrings\" Target=\"t.xml\"/></Relationships>";
    struct read_options options = {.head_rows = 0};
    struct error err = {.code = CODE_OK};
    struct sheet_sink sink = {.context = ret_hash,
                              .file = on_file,
                              .sheet = on_sheet,
                              .row = on_row,
                              .sheet_end = on_sheet_end};
    struct stored_zip zip;
    BUFFER_AUTO struct buffer sheet;
    buffer_init(&sheet, (size_t)1 << 24);
    buffer_add_text(&sheet, before);
    buffer_add(&sheet, data, size);
    read_limits_default(&options.limits);
    stored_begin(&zip);
    stored_add(&zip, "xl/workbook.xml", span_of(workbook));
    stored_add(&zip, "xl/_rels/workbook.xml.rels", span_of(relations));
    stored_add(&zip, "xl/t.xml", span_of("<sst><si><t>a</t></si><si><t>b</t></si></sst>"));
    stored_add(&zip, "xl/s.xml", buffer_span(&sheet));
    struct span whole = stored_finish(&zip);
    int fd = memory_file((const uint8_t *)whole.bytes, whole.length);
    *ret_hash = UINT64_C(0xCBF29CE484222325);
    (void)xlsx_read(fd, &options, &sink, &err);
    close(fd);
    stored_release(&zip);
    return err.code;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    uint64_t plain, enforced;
    /* Where a comment may not stand in front, or the part is not plain UTF-8 anyway, there is
     * nothing to compare. */
    if (size < 2 || data[0] != '<' || data[1] == '?' || data[1] == 0) return 0;
    enum code first = read_sheet("", data, size, &plain),
              second = read_sheet("<!---->", data, size, &enforced);
    if (first != second || (first == CODE_OK && plain != enforced)) abort();
    return 0;
}
