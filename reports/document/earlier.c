/*
 * earlier: see earlier.h.
 */
#include "document/earlier.h"

#include "base/path.h"

#include <fcntl.h>
#include <libxml/xmlreader.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { INDICATOR_LIMIT = 10000, FIELD_BYTES = 72 }; /* codes have at most 64 characters */

/* Where a value stands: place of its indicator in the catalogue, then its unit. */
struct spot {
    int indicator;
    char unit[FIELD_BYTES];
};
struct earlier {
    xmlTextReader *reader;
    int fd;
    const char *path, *year_period, *as_of;
    struct arena *arena;
    const char **indicators;
    int indicator_count;
    bool ended;
    struct spot here, asked;
    char state[FIELD_BYTES], printed[FIELD_BYTES];
};

static void copy_attribute(xmlTextReader *reader, const char *name, char ret[FIELD_BYTES])
{
    ret[0] = '\0';
    if (xmlTextReaderMoveToAttribute(reader, (const xmlChar *)name) != 1) return;
    strncat(ret, (const char *)xmlTextReaderConstValue(reader), FIELD_BYTES - 1);
    xmlTextReaderMoveToElement(reader);
}

/* The next element; NULL at the end or where the document breaks off. */
static const char *next_element(xmlTextReader *reader)
{
    while (xmlTextReaderRead(reader) == 1)
        if (xmlTextReaderNodeType(reader) == XML_READER_TYPE_ELEMENT)
            return (const char *)xmlTextReaderConstLocalName(reader);
    return NULL;
}

static int place_of(const struct earlier *earlier, const char *indicator)
{
    for (int i = 0; i < earlier->indicator_count; i++)
        if (strcmp(earlier->indicators[i], indicator) == 0) return i;
    return -1;
}

static int compare(const struct spot *a, const struct spot *b)
{
    return a->indicator != b->indicator ? a->indicator - b->indicator : strcmp(a->unit, b->unit);
}

/* Goes to the next value of the plan year. */
static void advance(struct earlier *earlier)
{
    char indicator[FIELD_BYTES], period[FIELD_BYTES];
    for (const char *name; (name = next_element(earlier->reader)) != NULL;) {
        if (strcmp(name, "changes") == 0) break; /* the values are over */
        if (strcmp(name, "value") != 0) continue;
        copy_attribute(earlier->reader, "period", period);
        if (strcmp(period, earlier->year_period) != 0) continue;
        copy_attribute(earlier->reader, "indicator", indicator);
        copy_attribute(earlier->reader, "unit", earlier->here.unit);
        copy_attribute(earlier->reader, "state", earlier->state);
        copy_attribute(earlier->reader, "printed", earlier->printed);
        earlier->here.indicator = place_of(earlier, indicator);
        return;
    }
    earlier->ended = true;
}

/* As-of day and order of indicators; false where the document is none to compare with. */
static bool read_head(struct earlier *earlier)
{
    char year[FIELD_BYTES] = "", text[FIELD_BYTES];
    for (const char *name; (name = next_element(earlier->reader)) != NULL;) {
        if (strcmp(name, "values") == 0) return strcmp(year, earlier->year_period) == 0;
        if (strcmp(name, "period") == 0) {
            copy_attribute(earlier->reader, "yearPeriod", year);
            copy_attribute(earlier->reader, "asOf", text);
            earlier->as_of = arena_strdup(earlier->arena, text);
        }
        if (strcmp(name, "indicator") == 0 && earlier->indicator_count < INDICATOR_LIMIT) {
            copy_attribute(earlier->reader, "code", text);
            earlier->indicators[earlier->indicator_count++] = arena_strdup(earlier->arena, text);
        }
    }
    return false;
}

static void ignore(void *context, xmlError *problem)
{
    (void)context;
    (void)problem;
}

/* From the beginning to the first value. */
static bool start(struct earlier *earlier)
{
    xmlFreeTextReader(earlier->reader);
    earlier->indicator_count = 0;
    earlier->ended = false;
    earlier->asked = (struct spot){0, ""};
    fd_closep(&earlier->fd);
    earlier->fd = open(earlier->path, O_RDONLY | O_CLOEXEC);
    earlier->reader =
        earlier->fd >= 0 ? xmlReaderForFd(earlier->fd, NULL, NULL, XML_PARSE_NONET) : NULL;
    if (!earlier->reader) return false;
    xmlTextReaderSetStructuredErrorHandler(earlier->reader, (xmlStructuredErrorFunc)ignore, NULL);
    if (!read_head(earlier)) return false;
    advance(earlier);
    return true;
}

struct earlier *earlier_open(struct arena *arena, const char *path, const char *year_period)
{
    struct earlier *earlier = arena_alloc(arena, sizeof *earlier);
    *earlier = (struct earlier){.arena = arena, .fd = -1, .path = path, .year_period = year_period};
    earlier->indicators = arena_array(arena, INDICATOR_LIMIT, sizeof *earlier->indicators);
    if (path && start(earlier)) return earlier;
    earlier_closep(&earlier);
    return NULL;
}

void earlier_closep(struct earlier **earlier)
{
    if (!*earlier) return;
    xmlFreeTextReader((*earlier)->reader);
    fd_closep(&(*earlier)->fd);
    *earlier = NULL;
}

const char *earlier_as_of(const struct earlier *earlier)
{
    return earlier->as_of;
}

bool earlier_find(struct earlier *earlier, const char *indicator, const char *unit,
                  const char **ret_state, const char **ret_printed)
{
    struct spot wanted = {place_of(earlier, indicator), ""};
    strncat(wanted.unit, unit, sizeof wanted.unit - 1);
    if (wanted.indicator < 0) return false;
    if (compare(&wanted, &earlier->asked) < 0 && !start(earlier)) return false;
    earlier->asked = wanted;
    while (!earlier->ended && compare(&earlier->here, &wanted) < 0) advance(earlier);
    if (earlier->ended || compare(&earlier->here, &wanted) != 0) return false;
    *ret_state = earlier->state;
    *ret_printed = earlier->printed;
    return true;
}
