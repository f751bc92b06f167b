/*
 * xls_book: the global part of a BIFF8 workbook: sheets, fonts, formats, shared strings; see
 *           xls_book.h.
 */
#include "xls_book.h"

#include <stdlib.h>

enum {
    TABLE_MAX = 65536,
    SHEETS_MAX = 4000,
    BOOK_ARENA_BYTES = 16 << 20,
    NAME_BYTES = 4096,
    BIFF8 = 0x600
};

void xls_book_release(struct xls_book *book)
{
    arena_closep(&book->arena);
    string_table_release(&book->strings);
    free(book->bytes);
    *book = (struct xls_book){0};
}

static bool add_sheet(struct xls_book *book, const struct xls_record *record, struct error *err)
{
    BUFFER_AUTO struct buffer name;
    buffer_init(&name, NAME_BYTES);
    struct xls_cursor cursor = xls_cursor_at(book, record, 6);
    if (record->length < 8 || !xls_string(&cursor, 1, &name)) return cfb_broken(err);
    if (record->data[5] != 0) return true; /* charts, macros */
    if (book->sheet_count >= SHEETS_MAX)
        return error_set(err, CODE_UNSAFE_FILE, "sổ tính có quá nhiều trang");
    book->sheets[book->sheet_count++] = (struct xls_sheet){
        .name = span_make(arena_strndup(book->arena, name.bytes, name.length), name.length),
        .offset = u32_at(record->data),
        .hidden = (record->data[4] & 3) != 0,
    };
    return true;
}

static bool add_font(struct xls_book *book, const struct xls_record *record)
{
    BUFFER_AUTO struct buffer name;
    buffer_init(&name, NAME_BYTES);
    struct xls_cursor cursor = xls_cursor_at(book, record, 14);
    bool told = xls_string(&cursor, 1, &name);
    if (book->font_count == 4)
        book->fonts[book->font_count++] = FONT_UNICODE; /* there is no font 4 */
    if (book->font_count < TABLE_MAX)
        book->fonts[book->font_count++] =
            (uint8_t)(told ? font_class(buffer_span(&name)) : FONT_UNICODE);
    return true;
}

static bool add_format(struct xls_book *book, const struct xls_record *record)
{
    BUFFER_AUTO struct buffer code;
    buffer_init(&code, NAME_BYTES);
    struct xls_cursor cursor = xls_cursor_at(book, record, 2);
    if (record->length < 2 || !xls_string(&cursor, 2, &code) || book->format_count >= TABLE_MAX)
        return true;
    book->formats[book->format_count++] = (struct xls_format){
        .id = u16_at(record->data), .class = (uint8_t)number_format_code(buffer_span(&code))};
    return true;
}

static void add_style(struct xls_book *book, const struct xls_record *record)
{
    if (record->length < 4 || book->style_count >= TABLE_MAX) return;
    uint16_t font = u16_at(record->data), format = u16_at(record->data + 2);
    struct xls_style *style = &book->styles[book->style_count++];
    style->font = font < book->font_count ? book->fonts[font] : FONT_UNICODE;
    style->format = (uint8_t)number_format_builtin(format);
    for (size_t i = 0; i < book->format_count; i++)
        if (book->formats[i].id == format) style->format = book->formats[i].class;
    book->old_fonts = book->old_fonts || style->font != FONT_UNICODE;
}

static bool read_strings(struct xls_book *book, const struct xls_record *record, struct error *err)
{
    if (record->length < 8) return cfb_broken(err);
    uint32_t count = u32_at(record->data + 4);
    struct xls_cursor cursor = xls_cursor_at(book, record, 8);
    BUFFER_AUTO struct buffer text;
    buffer_init(&text, (size_t)book->options->limits.cell_bytes * 4);
    ARENA_AUTO struct arena *arena = arena_open((size_t)16 << 20);
    book->strings.limit_bytes = book->options->limits.memory_bytes / 2;
    for (uint32_t i = 0; i < count; i++) {
        unsigned flags = 0;
        buffer_clear(&text);
        if (!xls_string(&cursor, 2, &text)) return cfb_broken(err);
        struct span clean = rows_clean(arena, book->options, buffer_span(&text), &flags);
        if (!string_table_add(&book->strings, clean, flags, err)) return false;
        arena_reset(arena);
    }
    return true;
}

static bool take_record(struct xls_book *book, const struct xls_record *record, struct error *err)
{
    switch (record->type) {
    case XLS_FILEPASS:
        return error_set(err, CODE_ENCRYPTED_FILE, "tệp Excel cũ (.xls) có mật khẩu");
    case XLS_DATEMODE:
        book->epoch_1904 = record->length >= 2 && u16_at(record->data) == 1;
        return true;
    case XLS_BOUNDSHEET: return add_sheet(book, record, err);
    case XLS_FONT: return add_font(book, record);
    case XLS_FORMAT: return add_format(book, record);
    case XLS_XF: add_style(book, record); return true;
    case XLS_SST: return read_strings(book, record, err);
    default: return true;
    }
}

static bool read_globals(struct xls_book *book, struct error *err)
{
    struct xls_record record;
    if (!xls_record_at(book, 0, &record) || record.type != XLS_BOF || record.length < 4)
        return cfb_broken(err);
    if (u16_at(record.data) != BIFF8)
        return error_set(err, CODE_UNREADABLE_FILE, "đây là bảng tính Excel quá cũ (trước 1997)");
    while (record.type != XLS_EOF) {
        if (!xls_record_at(book, record.next, &record)) return cfb_broken(err);
        if (!take_record(book, &record, err)) return false;
    }
    return book->sheet_count > 0 || error_set(err, CODE_EMPTY_FILE, "sổ tính không có trang nào");
}

bool xls_book_open(struct xls_book *book, int fd, const struct read_options *options,
                   struct error *err)
{
    *book = (struct xls_book){.options = options, .arena = arena_open(BOOK_ARENA_BYTES)};
    book->sheets = arena_array(book->arena, SHEETS_MAX, sizeof *book->sheets);
    book->formats = arena_array(book->arena, TABLE_MAX, sizeof *book->formats);
    book->styles = arena_array(book->arena, TABLE_MAX, sizeof *book->styles);
    book->fonts = arena_array(book->arena, TABLE_MAX + 1, sizeof *book->fonts);
    return cfb_read(fd, "Workbook", &book->bytes, &book->length, err) && read_globals(book, err);
}
