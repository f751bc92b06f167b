/*
 * writer: see writer.h.
 */
#include "document/writer.h"

#include "base/path.h"
#include "base/text.h"
#include "base/unicode.h"

#include <errno.h>
#include <fcntl.h>
#include <libxml/xmlwriter.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { CLEAN_LIMIT_BYTES = 1 << 20 };

struct writer {
    xmlTextWriterPtr xml;
    int fd;
    struct buffer clean; /* text without forbidden characters */
    struct error first;
};

static int write_bytes(void *context, const char *bytes, int length)
{
    struct writer *writer = context;
    if (writer->first.code != CODE_OK) return -1;
    return fd_write_all(writer->fd, bytes, (size_t)length, &writer->first) ? length : -1;
}

static void must(struct writer *writer, int result)
{
    if (result < 0 && writer->first.code == CODE_OK)
        error_set(&writer->first, CODE_INTERNAL, "không dựng được tài liệu XML");
}

bool writer_open(struct writer **ret, const char *path, struct error *err)
{
    WRITER_AUTO struct writer *writer = calloc(1, sizeof *writer);
    if (!writer) return error_set(err, CODE_MEMORY, "hết bộ nhớ");
    buffer_init(&writer->clean, CLEAN_LIMIT_BYTES);
    writer->fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0640);
    if (writer->fd < 0)
        return error_set(err, CODE_FILE_WRITE, "không tạo được tệp %s: %s", path, strerror(errno));
    xmlOutputBufferPtr out = xmlOutputBufferCreateIO(write_bytes, NULL, writer, NULL);
    writer->xml = out ? xmlNewTextWriter(out) : NULL;
    if (!writer->xml) return error_set(err, CODE_MEMORY, "hết bộ nhớ");
    must(writer, xmlTextWriterSetIndent(writer->xml, 1));
    must(writer, xmlTextWriterSetIndentString(writer->xml, (const xmlChar *)"  "));
    must(writer, xmlTextWriterStartDocument(writer->xml, NULL, "UTF-8", NULL));
    *ret = writer;
    writer = NULL;
    return true;
}

void writer_closep(struct writer **writer)
{
    if (!*writer) return;
    xmlFreeTextWriter((*writer)->xml);
    fd_closep(&(*writer)->fd);
    buffer_release(&(*writer)->clean);
    free(*writer);
    *writer = NULL;
}

static bool allowed(uint32_t c)
{
    return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c != 0xFFFE && c != 0xFFFF);
}

/* The text itself where nothing is forbidden in it, as nearly always. */
static const xmlChar *clean(struct writer *writer, const char *text)
{
    bool clean = true;
    struct span rest = span_of(text);
    while (rest.length > 0 && clean) clean = allowed(utf8_next(&rest));
    if (clean) return (const xmlChar *)text;
    buffer_clear(&writer->clean);
    for (rest = span_of(text); rest.length > 0;) {
        uint32_t c = utf8_next(&rest);
        utf8_put(&writer->clean, allowed(c) ? c : 0xFFFD);
    }
    return (const xmlChar *)writer->clean.bytes;
}

void writer_begin(struct writer *writer, const char *element)
{
    must(writer, xmlTextWriterStartElement(writer->xml, (const xmlChar *)element));
}

void writer_attribute(struct writer *writer, const char *name, const char *value)
{
    if (!value) return;
    must(writer,
         xmlTextWriterWriteAttribute(writer->xml, (const xmlChar *)name, clean(writer, value)));
}

void writer_text(struct writer *writer, const char *element, const char *text)
{
    if (!text) return;
    must(writer,
         xmlTextWriterWriteElement(writer->xml, (const xmlChar *)element, clean(writer, text)));
}

void writer_end(struct writer *writer)
{
    must(writer, xmlTextWriterEndElement(writer->xml));
}

bool writer_finish(struct writer *writer, struct error *err)
{
    must(writer, xmlTextWriterEndDocument(writer->xml));
    must(writer, xmlTextWriterFlush(writer->xml));
    if (writer->first.code == CODE_OK && fd_sync(writer->fd, "report.xml", &writer->first))
        return true;
    *err = writer->first;
    return false;
}
