/*
 * earlier_files: see earlier_files.h.
 */
#include "document/earlier_files.h"

#include "base/path.h"
#include "base/text.h"

#include <fcntl.h>
#include <libxml/xmlreader.h>
#include <string.h>
#include <unistd.h>

enum { LIST_LIMIT_BYTES = 64 << 20 };

static void ignore(void *context, xmlError *problem)
{
    (void)context;
    (void)problem;
}

static bool is_trouble(const char *state)
{
    return strcmp(state, "held") == 0 || strcmp(state, "rejected") == 0;
}

/* Ids are hexadecimal: nothing in them is special in an array's text. */
static void add(struct buffer *list, xmlTextReader *reader)
{
    xmlChar *id = xmlTextReaderGetAttribute(reader, (const xmlChar *)"id");
    xmlChar *state = xmlTextReaderGetAttribute(reader, (const xmlChar *)"state");
    if (id && state && is_trouble((const char *)state) &&
        strspn((const char *)id, "0123456789abcdef") == strlen((const char *)id))
        buffer_printf(list, "%s\"%s %s\"", list->length > 1 ? "," : "", (const char *)id,
                      (const char *)state);
    xmlFree(id);
    xmlFree(state);
}

const char *earlier_files(struct arena *arena, const char *path)
{
    FD_AUTO int fd = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    xmlTextReader *reader = fd < 0 ? NULL : xmlReaderForFd(fd, NULL, NULL, XML_PARSE_NONET);
    if (!reader) return NULL;
    BUFFER_AUTO struct buffer list;
    buffer_init(&list, LIST_LIMIT_BYTES);
    buffer_add_char(&list, '{');
    xmlTextReaderSetStructuredErrorHandler(reader, (xmlStructuredErrorFunc)ignore, NULL);
    int more;
    while ((more = xmlTextReaderRead(reader)) == 1)
        if (xmlTextReaderNodeType(reader) == XML_READER_TYPE_ELEMENT &&
            strcmp((const char *)xmlTextReaderConstLocalName(reader), "file") == 0)
            add(&list, reader);
    xmlFreeTextReader(reader);
    buffer_add_char(&list, '}');
    return more == 0 && !list.overflow ? arena_strndup(arena, list.bytes, list.length) : NULL;
}
