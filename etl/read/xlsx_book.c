/*
 * xlsx_book: the workbook part: which sheets there are, where their parts lie, which epoch their
 *            dates count from.
 */
#include "xlsx_book.h"

#include <stdlib.h>
#include <string.h>

enum { SHEETS_MAX = 4000, BOOK_ARENA_BYTES = 64 << 20 };

void xlsx_book_release(struct xlsx_book *book)
{
    archive_closep(&book->archive);
    arena_closep(&book->arena);
    string_table_release(&book->strings);
    *book = (struct xlsx_book){0};
}

/* Chart sheets and macro sheets hold no rows. */
static bool add_sheet(struct xlsx_book *book, const struct xmlpart_element *element,
                      struct error *err)
{
    struct span name, state, id;
    (void)xmlpart_attribute(element, "name", &name);
    (void)xmlpart_attribute(element, "state", &state);
    (void)xmlpart_attribute(element, "id", &id);
    const struct relationship *found = opc_by_id(&book->relationships, id);
    if (found != NULL && strcmp(found->type, "worksheet") != 0) return true;
    if (book->sheet_count >= SHEETS_MAX)
        return error_set(err, CODE_UNSAFE_FILE, "sổ tính có quá nhiều trang");
    book->sheets[book->sheet_count++] = (struct xlsx_sheet){
        .name = span_make(arena_strndup(book->arena, name.bytes, name.length), name.length),
        .part = found == NULL ? -1 : archive_find(book->archive, found->target),
        .hidden = span_equals(state, "hidden") || span_equals(state, "veryHidden"),
    };
    return true;
}

static bool on_start(void *context, const struct xmlpart_element *element, struct error *err)
{
    struct xlsx_book *book = context;
    if (strcmp(element->name, "sheet") == 0) return add_sheet(book, element, err);
    if (strcmp(element->name, "workbookPr") == 0)
        book->epoch_1904 = xmlpart_attribute_true(element, "date1904");
    return true;
}

/* By the package's relationships, then by content types, then where everybody puts it. */
static bool find_workbook(struct xlsx_book *book, const char **ret, struct error *err)
{
    const char *type;
    struct relationships root;
    if (!opc_relationships(book->archive, book->arena, "", &root, err)) return false;
    const struct relationship *main = opc_by_type(&root, "officeDocument");
    *ret = main == NULL ? NULL : main->target;
    if (*ret != NULL && archive_find(book->archive, *ret) >= 0) return true;
    if (!opc_main_part(book->archive, book->arena, ret, &type, err)) return false;
    if (*ret == NULL || archive_find(book->archive, *ret) < 0) *ret = "xl/workbook.xml";
    return archive_find(book->archive, *ret) >= 0 ||
           error_set(err, CODE_UNREADABLE_FILE, "gói XLSX không có phần sổ tính (workbook)");
}

static bool read_related(struct xlsx_book *book, const char *type,
                         bool (*read)(struct xlsx_book *, int64_t, struct error *),
                         struct error *err)
{
    const struct relationship *found = opc_by_type(&book->relationships, type);
    int64_t part = found == NULL ? -1 : archive_find(book->archive, found->target);
    return part < 0 || read(book, part, err);
}

bool xlsx_book_open(struct xlsx_book *book, int fd, const struct read_options *options,
                    struct error *err)
{
    const char *name;
    struct xmlpart_handler handler = {.context = book, .start = on_start};
    *book = (struct xlsx_book){.options = options, .arena = arena_open(BOOK_ARENA_BYTES)};
    if (!archive_open(&book->archive, fd, options->limits.sheet_unpacked_bytes, err)) return false;
    book->sheets = arena_array(book->arena, SHEETS_MAX, sizeof *book->sheets);
    if (!find_workbook(book, &name, err)) return false;
    if (!opc_relationships(book->archive, book->arena, name, &book->relationships, err))
        return false;
    if (!archive_parse(book->archive, archive_find(book->archive, name), &handler, err))
        return false;
    if (book->sheet_count == 0)
        return error_set(err, CODE_EMPTY_FILE, "sổ tính không có trang nào");
    return read_related(book, "styles", xlsx_styles_read, err) &&
           read_related(book, "sharedStrings", xlsx_strings_read, err);
}
