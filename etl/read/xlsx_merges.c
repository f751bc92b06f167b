/*
 * xlsx_merges: finds <mergeCell ref="A1:C2"/> in the raw bytes of a sheet part. Merges stand behind
 *              the rows, but the
 * rows need them: the part is unpacked twice, without parsing the first time.
 *
 * In:     any prefix and quote; in text '<' is escaped, so that only a comment can pretend. UTF-16
 *         loses its zero bytes.
 * Limits: a tag of at most 256 bytes; more merges than rows_merge takes are refused.
 */
#include "xlsx_book.h"

#include <ctype.h>
#include <string.h>

enum { BLOCK = 65536, TAG_MAX = 256, COLUMN_MAX = 16384, ROW_MAX = 1048576 };

static const char tag_name[] = "mergeCell";

bool xlsx_reference(struct span text, int64_t *ret_row, int64_t *ret_column)
{
    int64_t column = 0, row = 0;
    size_t i = 0;
    for (; i < text.length; i++) {
        unsigned char c = (unsigned char)text.bytes[i];
        if (c == '$') continue;
        if ((unsigned)(c | 0x20) - 'a' >= 26) break;
        column = column * 26 + ((c | 0x20) - 'a' + 1);
        if (column > COLUMN_MAX) return false;
    }
    for (; i < text.length; i++) {
        unsigned char c = (unsigned char)text.bytes[i];
        if (c == '$') continue;
        if ((unsigned)c - '0' >= 10) return false;
        row = row * 10 + (c - '0');
        if (row > ROW_MAX) return false;
    }
    *ret_row = row;
    *ret_column = column - 1;
    return column > 0;
}

/* "A1:C2"; one cell alone is no merge. */
static bool add(struct rows *rows, struct span reference, struct error *err)
{
    struct span first;
    int64_t top, left, bottom, right;
    if (!span_cut(&reference, ':', &first) || reference.length == 0) return true;
    if (!xlsx_reference(first, &top, &left) || !xlsx_reference(reference, &bottom, &right))
        return true;
    if (top < 1 || bottom < top || right < left || (bottom == top && right == left)) return true;
    struct merge merge = {.row = (uint32_t)top,
                          .column = (uint32_t)left,
                          .rows = (uint32_t)(bottom - top + 1),
                          .columns = (uint32_t)(right - left + 1)};
    return rows_merge(rows, merge, err);
}

/* The tag's ref attribute; `tag` begins behind the name and ends before '>'. */
static bool take_tag(struct rows *rows, struct span tag, struct error *err)
{
    const char *at = tag.bytes, *end = tag.bytes + tag.length;
    if (at == end || !isspace((unsigned char)*at)) return true; /* mergeCells */
    while ((at = memmem(at, (size_t)(end - at), "ref", 3)) != NULL) {
        bool whole = isspace((unsigned char)at[-1]);
        at += 3;
        while (at < end && isspace((unsigned char)*at)) at++;
        if (!whole || at == end || *at != '=') continue;
        at++;
        while (at < end && isspace((unsigned char)*at)) at++;
        if (at == end || (*at != '"' && *at != '\'')) return true;
        const char *close = memchr(at + 1, *at, (size_t)(end - at - 1));
        return close == NULL || add(rows, span_make(at + 1, (size_t)(close - at - 1)), err);
    }
    return true;
}

/* Looks through a block; *ret_keep = bytes at its end that may be the front of a tag. */
static bool scan(struct rows *rows, const char *bytes, size_t length, size_t *ret_keep,
                 struct error *err)
{
    const char *at = bytes, *end = bytes + length;
    while ((at = memmem(at, (size_t)(end - at), tag_name, sizeof tag_name - 1)) != NULL) {
        bool opens = at > bytes && (at[-1] == '<' || at[-1] == ':');
        const char *rest = at + sizeof tag_name - 1;
        size_t room = (size_t)(end - rest) < TAG_MAX ? (size_t)(end - rest) : TAG_MAX;
        const char *close = memchr(rest, '>', room);
        if (close == NULL && room < TAG_MAX) {
            *ret_keep = (size_t)(end - at) + (at > bytes);
            return true;
        }
        if (opens && close != NULL && !take_tag(rows, span_make(rest, (size_t)(close - rest)), err))
            return false;
        at = rest;
    }
    *ret_keep = length < sizeof tag_name ? length : sizeof tag_name;
    return true;
}

static size_t without_zeros(char *bytes, size_t length)
{
    size_t kept = 0;
    for (size_t i = 0; i < length; i++)
        if (bytes[i] != '\0') bytes[kept++] = bytes[i];
    return kept;
}

static bool scan_part(struct archive *archive, struct rows *rows, struct error *err)
{
    char block[BLOCK + TAG_MAX * 2];
    size_t held = 0, length;
    bool wide = false, first = true;
    do {
        if (!archive_part_read(archive, block + held, BLOCK, &length, err)) return false;
        if (first)
            wide = length > 1 &&
                   (block[0] == '\0' || block[1] == '\0' || (unsigned char)block[0] >= 0xFE);
        first = false;
        size_t fresh = wide ? without_zeros(block + held, length) : length, keep;
        if (!scan(rows, block, held + fresh, &keep, err)) return false;
        memmove(block, block + held + fresh - keep, keep);
        held = keep;
    } while (length > 0);
    return true;
}

bool xlsx_merges_read(struct xlsx_book *book, int64_t part, struct rows *rows, struct error *err)
{
    int64_t before = archive_unpacked(book->archive);
    if (!archive_part_open(book->archive, part, err)) return false;
    bool ok = scan_part(book->archive, rows, err);
    archive_part_close(book->archive);
    archive_forget_unpacked(book->archive, archive_unpacked(book->archive) - before);
    rows_merges_sort(rows);
    return ok;
}
