/*
 * village_rows: the list through the reader (see village_rows.h).
 */
#include "load/village_rows.h"

#include "base/path.h"
#include "read/reader.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>

/* A list that cannot be read is a wrong configuration, not a file of the inbox: exit 2. */
static bool refuse(const char *path, struct error *err)
{
    if (error_exit_status(err) == 1) err->code = CODE_CONFIG;
    return error_at(err, path, NULL, 0, NULL);
}

static bool whole(const struct sheet_row *row, struct error *err)
{
    bool bad = (row->flags & ROW_BROKEN) != 0;
    for (uint32_t i = 0; i < row->count; i++)
        bad = bad || (row->cells[i].flags & (CELL_BAD_ENCODING | CELL_TOO_LONG)) != 0;
    if (!bad) return true;
    error_set(err, CODE_CONFIG, "dòng có ký tự hỏng hoặc dấu nháy không khép");
    return error_at(err, NULL, NULL, row->number, NULL);
}

bool village_rows_read(const char *path,
                       bool (*take)(void *context, const struct sheet_row *row, struct error *err),
                       void *context, struct error *err)
{
    FD_AUTO int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (fd < 0) {
        error_set(err, CODE_CONFIG, "không thể mở tệp: %s", strerror(errno));
        return error_at(err, path, NULL, 0, NULL);
    }
    struct read_options options = {.head_rows = 0};
    read_limits_default(&options.limits);
    READER_AUTO struct reader *reader = NULL;
    struct record record;
    bool hidden = false, begun = false, done = false;
    if (!reader_open(&reader, fd, &options, err)) return refuse(path, err);
    while (reader_next(reader, &record, err)) {
        if (record.kind == RECORD_END) return true;
        if (record.kind == RECORD_SHEET) hidden = record.sheet->hidden;
        if (record.kind == RECORD_SHEET_END) done = done || begun;
        if (record.kind != RECORD_ROW || hidden || done) continue;
        begun = true;
        if (!whole(record.row, err) || !take(context, record.row, err)) break;
    }
    return refuse(path, err);
}
