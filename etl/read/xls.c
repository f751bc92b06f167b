/*
 * xls: see xls.h. The parts: cfb (container), xls_book (globals), xls_string, xls_sheet (cells).
 */
#include "xls.h"

#include "xls_book.h"

#include <stdio.h>

static bool tell_file(const struct xls_book *book, const struct sheet_sink *sink, struct error *err)
{
    struct file_info info = {
        .kind = KIND_XLS, .encoding = "UTF-8", .sheet_count = (uint32_t)book->sheet_count};
    (void)snprintf(
        info.explanation, sizeof info.explanation, "hộp OLE2 có sổ tính Excel 97-2003 (BIFF8)%s%s",
        book->epoch_1904 ? "; ngày đếm từ năm 1904" : "",
        book->old_fonts ? "; có ô dùng phông chữ cũ (TCVN3, VNI), được đổi sang Unicode theo từng ô"
                        : "");
    return sink->file(sink->context, &info, err);
}

bool xls_read(int fd, const struct read_options *options, const struct sheet_sink *sink,
              struct error *err)
{
    XLS_BOOK_AUTO struct xls_book book = {0};
    ROWS_AUTO struct rows rows = {0};
    if (!xls_book_open(&book, fd, options, err) || !tell_file(&book, sink, err)) return false;
    rows_init(&rows, options, sink);
    for (size_t i = 0; i < book.sheet_count; i++) {
        const struct xls_sheet *sheet = &book.sheets[i];
        if (!rows_sheet(&rows, sheet->name, sheet->hidden, err) ||
            !xls_sheet_read(&book, sheet, &rows, err) || !rows_sheet_end(&rows, err))
            return false;
    }
    return true;
}
