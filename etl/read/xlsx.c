/*
 * xlsx: see xlsx.h. The parts: opc (package), xlsx_book, xlsx_styles, xlsx_strings, xlsx_text,
 *       xlsx_merges, xlsx_sheet.
 */
#include "xlsx.h"

#include "xlsx_book.h"

#include <stdio.h>

static bool tell_file(const struct xlsx_book *book, const struct sheet_sink *sink,
                      struct error *err)
{
    struct file_info info = {
        .kind = KIND_XLSX, .encoding = "UTF-8", .sheet_count = (uint32_t)book->sheet_count};
    (void)snprintf(info.explanation, sizeof info.explanation,
                   "gói ZIP có phần sổ tính của Excel (Office Open XML)%s%s",
                   book->epoch_1904 ? "; ngày đếm từ năm 1904" : "",
                   book->old_fonts
                       ? "; có ô dùng phông chữ cũ (TCVN3, VNI), được đổi sang Unicode theo từng ô"
                       : "");
    return sink->file(sink->context, &info, err);
}

static bool read_sheet(struct xlsx_book *book, const struct xlsx_sheet *sheet, struct rows *rows,
                       struct error *err)
{
    if (sheet->part < 0)
        return error_set(err, CODE_UNREADABLE_FILE, "gói XLSX thiếu phần của một trang tính");
    return rows_sheet(rows, sheet->name, sheet->hidden, err) &&
           xlsx_merges_read(book, sheet->part, rows, err) &&
           xlsx_sheet_read(book, sheet, rows, err) && rows_sheet_end(rows, err);
}

bool xlsx_read(int fd, const struct read_options *options, const struct sheet_sink *sink,
               struct error *err)
{
    XLSX_BOOK_AUTO struct xlsx_book book = {0};
    ROWS_AUTO struct rows rows = {0};
    if (!xlsx_book_open(&book, fd, options, err) || !tell_file(&book, sink, err)) return false;
    rows_init(&rows, options, sink);
    for (size_t i = 0; i < book.sheet_count; i++)
        if (!read_sheet(&book, &book.sheets[i], &rows, err)) return false;
    return true;
}
