/*
 * xlsx_plain: the stream around the plain rows; see xlsx_plain.h. The rows themselves:
 *             xlsx_plain_row.c.
 */
#include "xlsx_plain.h"

#include "base/arena.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { WINDOW = 256 << 10 };

static const char opening[] = "<sheetData>";

struct xlsx_plain {
    struct archive *archive;
    struct xlsx_cells *cells;
    struct buffer scratch;
    char *window; /* WINDOW bytes and a NUL */
    size_t start, end;
    size_t pass; /* bytes from start on that go to libxml2 */
    enum { HEAD, ROWS, REST } state;
    bool at_end;
};

struct xlsx_plain *xlsx_plain_open(struct archive *archive, struct xlsx_cells *cells)
{
    struct xlsx_plain *plain = calloc(1, sizeof *plain);
    if (plain == NULL || (plain->window = malloc(WINDOW + 1)) == NULL) memory_end(WINDOW);
    plain->archive = archive;
    plain->cells = cells;
    buffer_init(&plain->scratch, (size_t)1 << 20);
    return plain;
}

void xlsx_plain_close(struct xlsx_plain *plain)
{
    buffer_release(&plain->scratch);
    free(plain->window);
    free(plain);
}

/* Fills the window behind what is left of it. */
static bool fill(struct xlsx_plain *plain, struct error *err)
{
    memmove(plain->window, plain->window + plain->start, plain->end - plain->start);
    plain->end -= plain->start;
    plain->start = 0;
    while (!plain->at_end && plain->end < WINDOW) {
        size_t length = 0;
        if (!archive_part_read(plain->archive, plain->window + plain->end, WINDOW - plain->end,
                               &length, err))
            return false;
        plain->at_end = length == 0;
        plain->end += length;
    }
    plain->window[plain->end] = '\0';
    return true;
}

/* Rows are looked for only behind a head that can be nothing but UTF-8 without comments, CDATA,
 * DOCTYPE or processing instructions. */
static void find_rows(struct xlsx_plain *plain)
{
    char *head = plain->window;
    char *found = memmem(head, plain->end, opening, sizeof opening - 1);
    plain->state = REST;
    if (found == NULL) return;
    size_t length = (size_t)(found - head);
    char *encoding = memmem(head, length, "encoding", 8);
    bool utf8 = encoding == NULL || strncasecmp(encoding, "encoding=\"UTF-8\"", 16) == 0;
    if (!utf8 || memmem(head, length, "<!", 2) != NULL ||
        (length > 5 && memmem(head + 5, length - 5, "<?", 2) != NULL))
        return;
    plain->state = ROWS;
    plain->pass = length + sizeof opening - 1;
}

/* Takes rows until one is not plain; what is left passes. */
static bool take_rows(struct xlsx_plain *plain, struct error *err)
{
    for (;;) {
        const char *at = plain->window + plain->start;
        int64_t row = plain->cells->row, last = plain->cells->rows->last;
        switch (xlsx_plain_row(plain->cells, &plain->scratch, &at, err)) {
        case XLSX_FAILED: return false;
        case XLSX_TAKEN:
            plain->start = (size_t)(at - plain->window);
            if (plain->cells->rows->enough) return false; /* without an error: an early stop */
            continue;
        case XLSX_NOT_PLAIN: break;
        }
        plain->cells->row = row;
        rows_drop(plain->cells->rows, last);
        error_clear(err);
        if (plain->at_end || plain->start == 0) { /* no row, or one longer than the window */
            plain->state = REST;
            return true;
        }
        if (!fill(plain, err)) return false; /* perhaps it was only cut by the window's end */
    }
}

bool xlsx_plain_read(void *context, void *bytes, size_t capacity, size_t *ret_length,
                     struct error *err)
{
    struct xlsx_plain *plain = context;
    if (plain->start == plain->end && !fill(plain, err)) return false;
    if (plain->state == HEAD) find_rows(plain);
    if (plain->state == ROWS && plain->pass == 0 && !take_rows(plain, err)) return false;
    if (plain->start == plain->end && !fill(plain, err)) return false;
    size_t length = plain->state == ROWS ? plain->pass : plain->end - plain->start;
    if (length > capacity) length = capacity;
    memcpy(bytes, plain->window + plain->start, length);
    plain->start += length;
    if (plain->state == ROWS) plain->pass -= length;
    *ret_length = length;
    return true;
}
