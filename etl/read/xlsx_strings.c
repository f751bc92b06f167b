/*
 * xlsx_strings: the shared strings, kept once and told by number.
 *
 * Limits: half of limits.memory_bytes for text and offsets together; counts that the part declares are not believed.
 */
#include "xlsx_book.h"
#include "xlsx_text.h"

#include <stdlib.h>
#include <string.h>

static const unsigned FLAG_SHIFT = 56;
static const uint64_t OFFSET_MASK = (UINT64_C(1) << 56) - 1;

struct reading {
    struct xlsx_book *book;
    struct arena *arena; /* of one string */
    struct xlsx_text text;
    bool in_item;
};

static bool grow(struct xlsx_strings *strings, size_t more, int64_t limit, struct error *err)
{
    if ((int64_t)(strings->length + more + (strings->count + 2) * sizeof *strings->starts) > limit)
        return error_set(err, CODE_FILE_TOO_LARGE, "bảng chuỗi dùng chung vượt quá %lld MiB",
                         (long long)(limit >> 20));
    bool ok = true;
    if (strings->length + more > strings->capacity) {
        size_t capacity = strings->capacity + strings->capacity / 2 + more + 65536;
        char *bytes = realloc(strings->bytes, capacity);
        ok = bytes != NULL;
        if (ok) strings->bytes = bytes, strings->capacity = capacity;
    }
    if (ok && strings->count + 2 > strings->starts_capacity) {
        size_t capacity = strings->starts_capacity + strings->starts_capacity / 2 + 4096;
        uint64_t *starts = realloc(strings->starts, capacity * sizeof *starts);
        ok = starts != NULL;
        if (ok) strings->starts = starts, strings->starts_capacity = capacity;
    }
    return ok || error_set(err, CODE_MEMORY, "hết bộ nhớ khi đọc chuỗi dùng chung");
}

/* Text with marks for old fonts stays as it is until its cell is known. */
static bool keep(struct reading *reading, struct error *err)
{
    struct xlsx_strings *strings = &reading->book->strings;
    unsigned flags = reading->text.text.overflow ? CELL_TOO_LONG : 0;
    struct span text = buffer_span(&reading->text.text);
    if (!reading->text.marked)
        text = rows_clean(reading->arena, reading->book->options, text, &flags);
    if (!grow(strings, text.length, reading->book->options->limits.memory_bytes / 2, err))
        return false;
    if (text.length > 0) memcpy(strings->bytes + strings->length, text.bytes, text.length);
    strings->starts[strings->count++] = (uint64_t)strings->length | (uint64_t)flags << FLAG_SHIFT;
    strings->length += text.length;
    strings->starts[strings->count] = (uint64_t)strings->length;
    arena_reset(reading->arena);
    return true;
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
    xlsx_text_init(&reading.text, reading.arena, (size_t)book->options->limits.cell_bytes + 1);
    bool ok = archive_parse(book->archive, part, &handler, err);
    xlsx_text_release(&reading.text);
    arena_close(reading.arena);
    return ok;
}

bool xlsx_string(const struct xlsx_strings *strings, size_t i, struct span *ret,
                 unsigned *ret_flags)
{
    if (i >= strings->count) return false;
    uint64_t start = strings->starts[i] & OFFSET_MASK, end = strings->starts[i + 1] & OFFSET_MASK;
    *ret = span_make(strings->bytes + start, end - start);
    *ret_flags = (unsigned)(strings->starts[i] >> FLAG_SHIFT);
    return true;
}
