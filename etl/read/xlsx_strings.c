/*
 * xlsx_strings: the shared strings, kept once and told by number.
 *
 * Limits: half of limits.memory_bytes for text and offsets together; counts that the part declares
 *         are not believed.
 */
#include "xlsx_book.h"
#include "xlsx_text.h"

#include <string.h>

struct reading {
    struct xlsx_book *book;
    struct arena *arena; /* of one string */
    struct xlsx_text text;
    bool in_item;
};

/* Text with marks for old fonts stays as it is until its cell is known. */
static bool keep(struct reading *reading, struct error *err)
{
    unsigned flags = reading->text.text.overflow ? CELL_TOO_LONG : 0;
    struct span text = buffer_span(&reading->text.text);
    if (!reading->text.marked)
        text = rows_clean(reading->arena, reading->book->options, text, &flags);
    bool ok = string_table_add(&reading->book->strings, text, flags, err);
    arena_reset(reading->arena);
    return ok;
}

static bool on_start(void *context, const struct xmlpart_element *element, struct error *err)
{
    struct reading *reading = context;
    (void)err;
    if (strcmp(element->name, "si") == 0) {
        reading->in_item = true;
        xlsx_text_begin(&reading->text);
    } else if (reading->in_item) {
        xlsx_text_start(&reading->text, element);
    }
    return true;
}

static bool on_text(void *context, struct span text, struct error *err)
{
    struct reading *reading = context;
    (void)err;
    if (reading->in_item) xlsx_text_add(&reading->text, text);
    return true;
}

static bool on_end(void *context, const char *name, struct error *err)
{
    struct reading *reading = context;
    if (!reading->in_item) return true;
    if (strcmp(name, "si") != 0) {
        xlsx_text_end(&reading->text, name);
        return true;
    }
    reading->in_item = false;
    return keep(reading, err);
}

bool xlsx_strings_read(struct xlsx_book *book, int64_t part, struct error *err)
{
    struct reading reading = {.book = book, .arena = arena_open((size_t)16 << 20)};
    struct xmlpart_handler handler = {
        .context = &reading, .start = on_start, .end = on_end, .text = on_text};
    book->strings.limit_bytes = book->options->limits.memory_bytes / 2;
    xlsx_text_init(&reading.text, reading.arena, (size_t)book->options->limits.cell_bytes + 1);
    bool ok = archive_parse(book->archive, part, &handler, err);
    xlsx_text_release(&reading.text);
    arena_close(reading.arena);
    return ok;
}
