/*
 * rejects: see rejects.h. Rows of stage.finding: sheet_no, row_no, ordinal, field, code, severity,
 *         column_no, cells.
 */
#include "rejects.h"

#include "base/path.h"
#include "copy_row.h"
#include "spool.h"
#include "stage.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    FLUSH_BYTES = 64 * 1024,
    BUFFER_LIMIT = 64 * 1024 * 1024,
    COLUMNS = 8,
    MAX_CELLS = 1024,
    MAX_ORDINAL = 999,
    NOTE_ORDINAL = 900 /* a reader's note about a row stands behind intake's findings */
};

struct rejects {
    int fd;
    int64_t count;
    int32_t sheet_no; /* of findings without a row: they are numbered through a sheet */
    int64_t sheet_ordinal;
    struct buffer buffer;
};

bool rejects_open(struct rejects **ret, const char *spool_folder, struct error *err)
{
    struct rejects *rejects = calloc(1, sizeof *rejects);
    if (!rejects) return error_set(err, CODE_MEMORY, "hết bộ nhớ khi nạp");
    rejects->fd = path_nameless(spool_folder);
    rejects->sheet_no = -2;
    buffer_init(&rejects->buffer, BUFFER_LIMIT);
    if (rejects->fd < 0) {
        rejects_closep(&rejects);
        return error_set(err, CODE_FILE_OPEN, "không thể tạo tệp tạm trong %s: %s", spool_folder,
                         strerror(errno));
    }
    *ret = rejects;
    return true;
}

void rejects_closep(struct rejects **rejects)
{
    if (!*rejects) return;
    fd_closep(&(*rejects)->fd);
    buffer_release(&(*rejects)->buffer);
    free(*rejects);
    *rejects = NULL;
}

static bool flush(struct rejects *rejects, struct error *err)
{
    if (rejects->buffer.overflow)
        return error_set(err, CODE_INTERNAL, "một dòng bị từ chối dài quá bộ đệm");
    if (!fd_write_all(rejects->fd, rejects->buffer.bytes, rejects->buffer.length, err))
        return false;
    buffer_clear(&rejects->buffer);
    return true;
}

static const char *severity_name(enum code code)
{
    switch (code_info(code)->severity) {
    case SEVERITY_REJECT: return "reject";
    case SEVERITY_DUPLICATE: return "duplicate";
    default: return "warning";
    }
}

static void put_cells(struct buffer *out, const struct sheet_row *cells)
{
    struct span texts[MAX_CELLS];
    size_t count = cells->count < MAX_CELLS ? cells->count : MAX_CELLS;
    for (size_t i = 0; i < count; i++) texts[i] = cells->cells[i].text;
    copy_texts(out, count, texts);
}

static bool put(struct rejects *rejects, int32_t sheet_no, int64_t ordinal,
                const struct finding *finding, const struct sheet_row *cells, struct error *err)
{
    struct buffer *out = &rejects->buffer;
    if (ordinal > MAX_ORDINAL) return true; /* more than anyone reads of one row or sheet */
    copy_begin_row(out, COLUMNS);
    copy_integer(out, COPY_INT2, sheet_no);
    copy_integer(out, COPY_INT4, finding->row);
    copy_integer(out, COPY_INT2, ordinal);
    copy_bytes(out, span_of(finding->field));
    copy_bytes(out, span_of(finding->code == CODE_OK ? "" : code_info(finding->code)->name));
    copy_bytes(out, span_of(severity_name(finding->code)));
    copy_integer(out, COPY_INT4, finding->column);
    if (cells)
        put_cells(out, cells);
    else
        copy_null(out);
    rejects->count++;
    return out->length < FLUSH_BYTES || flush(rejects, err);
}

bool rejects_add(struct rejects *rejects, int32_t sheet_no, const struct finding *finding,
                 struct error *err)
{
    if (rejects->sheet_no != sheet_no) rejects->sheet_ordinal = 0;
    rejects->sheet_no = sheet_no;
    int64_t ordinal = finding->row > 0 ? NOTE_ORDINAL : rejects->sheet_ordinal++;
    return put(rejects, sheet_no, ordinal, finding, NULL, err);
}

/* The first reject decides and carries the cells: rejects before warnings. */
bool rejects_add_row(struct rejects *rejects, int32_t sheet_no, const struct intake_row *row,
                     bool keep, struct error *err)
{
    static const struct finding candidate = {.code = CODE_OK, .field = "", .column = -1};
    int64_t ordinal = 0;
    const struct sheet_row *cells = row->cells;
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < row->finding_count; i++) {
            const struct finding *finding = &row->findings[i];
            bool decides = code_info(finding->code)->severity == SEVERITY_REJECT;
            if (decides != (pass == 0)) continue;
            if (!put(rejects, sheet_no, ordinal++, finding, row->rejected ? cells : NULL, err))
                return false;
            if (row->rejected) cells = NULL;
        }
    if (row->rejected || !keep) return true;
    struct finding mark =
        candidate; /* no code: only its cells, for a row that settling may reject */
    mark.row = row->row;
    return put(rejects, sheet_no, MAX_ORDINAL, &mark, cells, err);
}

bool rejects_add_repeat(struct rejects *rejects, int32_t sheet_no, int64_t row, struct error *err)
{
    struct finding finding = {
        .code = CODE_DUPLICATE_IN_FILE, .row = row, .field = "", .column = -1};
    return put(rejects, sheet_no, -1, &finding, NULL, err);
}

bool rejects_copy(struct rejects *rejects, struct db *db, struct error *err)
{
    if (!flush(rejects, err)) return false;
    return stage_findings(db, rejects->fd, rejects->count, err);
}

bool rejects_restart(struct rejects *rejects, struct error *err)
{
    buffer_clear(&rejects->buffer);
    rejects->count = 0;
    rejects->sheet_no = -2;
    if (ftruncate(rejects->fd, 0) != 0 || lseek(rejects->fd, 0, SEEK_SET) != 0)
        return error_set(err, CODE_FILE_WRITE, "không xóa được tệp tạm: %s", strerror(errno));
    return true;
}
