/*
 * xls_string: strings of BIFF8 records, which may run on over CONTINUE records; see xls_book.h.
 */
#include "xls_book.h"

#include "base/unicode.h"

#include <string.h>

bool xls_record_at(const struct xls_book *book, size_t offset, struct xls_record *ret)
{
    if (offset > book->length || book->length - offset < 4) return false;
    const uint8_t *head = book->bytes + offset;
    size_t length = u16_at(head + 2);
    if (book->length - offset - 4 < length) return false;
    *ret = (struct xls_record){
        .type = u16_at(head), .data = head + 4, .length = length, .next = offset + 4 + length};
    return true;
}

struct xls_cursor xls_cursor_at(const struct xls_book *book, const struct xls_record *record,
                                size_t skip)
{
    if (skip > record->length) skip = record->length;
    return (struct xls_cursor){.book = book,
                               .at = record->data + skip,
                               .end = record->data + record->length,
                               .next = record->next};
}

/* Goes on in the CONTINUE record behind; false where there is none. */
static bool go_on(struct xls_cursor *cursor)
{
    struct xls_record record;
    if (!xls_record_at(cursor->book, cursor->next, &record) || record.type != XLS_CONTINUE)
        return false;
    cursor->at = record.data;
    cursor->end = record.data + record.length;
    cursor->next = record.next;
    return true;
}

/* A little-endian number of so many bytes. */
static bool take(struct xls_cursor *cursor, int bytes, uint32_t *ret)
{
    uint32_t value = 0;
    for (int i = 0; i < bytes; i++) {
        while (cursor->at == cursor->end)
            if (!go_on(cursor)) return false;
        value |= (uint32_t)*cursor->at++ << (8 * i);
    }
    *ret = value;
    return true;
}

static bool skip(struct xls_cursor *cursor, size_t bytes)
{
    while (bytes > 0) {
        while (cursor->at == cursor->end)
            if (!go_on(cursor)) return false;
        size_t left = (size_t)(cursor->end - cursor->at), step = left < bytes ? left : bytes;
        cursor->at += step;
        bytes -= step;
    }
    return true;
}

/* One UTF-16 unit or one byte of Latin-1; a CONTINUE record says anew which of both. */
static bool take_unit(struct xls_cursor *cursor, bool *wide, uint32_t *ret)
{
    if (cursor->at == cursor->end) {
        uint32_t flags;
        if (!go_on(cursor) || !take(cursor, 1, &flags)) return false;
        *wide = (flags & 1) != 0;
    }
    return take(cursor, *wide ? 2 : 1, ret);
}

static bool take_characters(struct xls_cursor *cursor, uint32_t count, bool wide,
                            struct buffer *out)
{
    uint32_t high = 0, unit;
    while (count-- > 0) {
        if (!take_unit(cursor, &wide, &unit)) return false;
        bool low = unit >= 0xDC00 && unit <= 0xDFFF;
        if (high != 0 && low)
            utf8_put(out, 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00));
        else if (high != 0 || low)
            utf8_put(out, 0xFFFD);
        if (high != 0 && low)
            high = 0;
        else {
            high = unit >= 0xD800 && unit <= 0xDBFF ? unit : 0;
            if (high == 0 && !low) utf8_put(out, unit);
        }
    }
    if (high != 0) utf8_put(out, 0xFFFD);
    return true;
}

bool xls_string(struct xls_cursor *cursor, int count_bytes, struct buffer *out)
{
    uint32_t count, flags, runs = 0, phonetic = 0;
    if (!take(cursor, count_bytes, &count) || !take(cursor, 1, &flags)) return false;
    if ((flags & 8) != 0 && !take(cursor, 2, &runs)) return false;
    if ((flags & 4) != 0 && !take(cursor, 4, &phonetic)) return false;
    return take_characters(cursor, count, (flags & 1) != 0, out) &&
           skip(cursor, (size_t)runs * 4) && skip(cursor, phonetic);
}
