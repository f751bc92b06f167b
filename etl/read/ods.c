/*
 * ods: see ods.h. The parts: ods_tables (sheets), ods_text (cells), ods_styles (fonts, hidden
 *      sheets).
 */
#include "ods.h"

#include "ods_parts.h"
#include "zip.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { ODS_ARENA_BYTES = 64 << 20 };

/* A document whose main stream can be parsed more than once. */
struct document {
    const struct read_options *options;
    const struct sheet_sink *sink;
    struct archive *archive; /* NULL = a flat document */
    int fd;
    int64_t content;
};

struct ods_count {
    int depth, spreadsheet_depth; /* 0 = not inside */
    uint32_t sheets;
};

static bool parse_content(struct document *document, const struct xmlpart_handler *handler,
                          struct error *err)
{
    if (document->archive != NULL)
        return archive_parse(document->archive, document->content, handler, err);
    if (lseek(document->fd, 0, SEEK_SET) != 0)
        return error_set(err, CODE_FILE_READ, "không đọc được tệp");
    struct xmlpart_source source = xmlpart_source_fd(&document->fd);
    return xmlpart_parse(&source, handler, NULL, err);
}

static bool on_count_start(void *context, const struct xmlpart_element *element, struct error *err)
{
    struct ods_count *count = context;
    (void)err;
    count->depth++;
    if (count->spreadsheet_depth == 0 && strcmp(element->name, "spreadsheet") == 0)
        count->spreadsheet_depth = count->depth;
    else if (count->spreadsheet_depth > 0 && count->depth == count->spreadsheet_depth + 1 &&
             strcmp(element->name, "table") == 0)
        count->sheets++;
    return true;
}

static bool on_count_end(void *context, const char *name, struct error *err)
{
    struct ods_count *count = context;
    (void)name, (void)err;
    if (count->depth-- == count->spreadsheet_depth) count->spreadsheet_depth = 0;
    return true;
}

static bool tell_file(struct document *document, struct error *err)
{
    struct ods_count count = {0};
    struct xmlpart_handler handler = {
        .context = &count, .start = on_count_start, .end = on_count_end};
    int64_t before = document->archive == NULL ? 0 : archive_unpacked(document->archive);
    if (!parse_content(document, &handler, err)) return false;
    if (document->archive != NULL)
        archive_forget_unpacked(document->archive, archive_unpacked(document->archive) - before);
    if (count.sheets == 0) return error_set(err, CODE_EMPTY_FILE, "bảng tính không có trang nào");
    struct file_info info = {.kind = KIND_ODS, .encoding = "UTF-8", .sheet_count = count.sheets};
    (void)snprintf(info.explanation, sizeof info.explanation, "%s",
                   document->archive == NULL ? "bảng tính OpenDocument dạng một tệp XML (FODS)"
                                             : "gói ZIP có bảng tính OpenDocument (ODS)");
    return document->sink->file(document->sink->context, &info, err);
}

static bool on_style(void *context, const struct xmlpart_element *element, struct error *err)
{
    return ods_styles_element(context, element, err);
}

static bool read_document(struct document *document, struct error *err)
{
    struct ods_styles styles;
    ARENA_AUTO struct arena *arena = arena_open(ODS_ARENA_BYTES);
    ods_styles_init(&styles, arena);
    int64_t part = document->archive == NULL ? -1 : archive_find(document->archive, "styles.xml");
    struct xmlpart_handler handler = {.context = &styles, .start = on_style};
    if (part >= 0 && !archive_parse(document->archive, part, &handler, err)) return false;
    if (!tell_file(document, err)) return false;
    struct ods_tables *tables = ods_tables_open(document->options, document->sink, &styles, arena);
    handler = ods_tables_handler(tables);
    bool ok = parse_content(document, &handler, err);
    ods_tables_close(tables);
    return ok;
}

static bool on_manifest(void *context, const struct xmlpart_element *element, struct error *err)
{
    (void)context;
    if (strcmp(element->name, "encryption-data") != 0) return true;
    return error_set(err, CODE_ENCRYPTED_FILE, "bảng tính có mật khẩu");
}

bool ods_read(int fd, const struct read_options *options, const struct sheet_sink *sink,
              struct error *err)
{
    ARCHIVE_AUTO struct archive *archive = NULL;
    if (!archive_open(&archive, fd, options->limits.sheet_unpacked_bytes, err)) return false;
    struct xmlpart_handler handler = {.start = on_manifest};
    int64_t manifest = archive_find(archive, "META-INF/manifest.xml");
    if (manifest >= 0 && !archive_parse(archive, manifest, &handler, err)) return false;
    struct document document = {.options = options,
                                .sink = sink,
                                .archive = archive,
                                .content = archive_find(archive, "content.xml")};
    if (document.content < 0)
        return error_set(err, CODE_UNREADABLE_FILE, "gói ODS không có phần nội dung");
    return read_document(&document, err);
}

bool ods_read_flat(int fd, const struct read_options *options, const struct sheet_sink *sink,
                   struct error *err)
{
    struct document document = {.options = options, .sink = sink, .fd = fd};
    return read_document(&document, err);
}
