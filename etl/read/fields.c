/*
 * fields: see fields.h.
 */
#include "fields.h"

#include <stdlib.h>
#include <string.h>

/* A record of a million opening quotes would be searched a million times: after so many searches
 * of its length in vain quotes are text. */
enum { VAIN_SEARCHES = 16 };

void field_list_init(struct field_list *list, size_t limit)
{
    *list = (struct field_list){.limit = limit};
    list->items = malloc(limit * sizeof *list->items);
    if (list->items == NULL) memory_end(limit * sizeof *list->items);
}

void field_list_release(struct field_list *list)
{
    free(list->items);
    list->items = NULL;
}

void field_list_add(struct field_list *list, struct span text, unsigned flags)
{
    list->total++;
    if (list->count == list->limit) return;
    list->items[list->count++] = (struct csv_field){.text = text, .flags = flags};
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

/* Cells parted by two blanks or more; blanks at the ends of the line part nothing. */
static void cut_aligned(struct field_list *list, struct span record)
{
    size_t at = 0;
    while (at < record.length) {
        size_t end = at;
        while (end < record.length &&
               !(is_blank(record.bytes[end]) &&
                 (end + 1 == record.length || is_blank(record.bytes[end + 1]))))
            end++;
        if (end > at) field_list_add(list, span_make(record.bytes + at, end - at), 0);
        at = end;
        while (at < record.length && is_blank(record.bytes[at])) at++;
    }
}

/* The next delimiter from `from` on, or the record's end. */
static size_t find_delimiter(struct span record, size_t from, const struct dialect *dialect)
{
    const char *found = NULL;
    if (dialect->delimiter_length == 1)
        found = memchr(record.bytes + from, dialect->delimiter[0], record.length - from);
    else if (dialect->delimiter_length > 1)
        found = memmem(record.bytes + from, record.length - from, dialect->delimiter,
                       dialect->delimiter_length);
    return found == NULL ? record.length : (size_t)(found - record.bytes);
}

void fields_plain(struct field_list *list, struct span record, const struct dialect *dialect)
{
    if (dialect->aligned) {
        cut_aligned(list, record);
        return;
    }
    size_t at = 0, end;
    while ((end = find_delimiter(record, at, dialect)) < record.length) {
        field_list_add(list, span_make(record.bytes + at, end - at), 0);
        at = end + dialect->delimiter_length;
    }
    field_list_add(list, span_make(record.bytes + at, record.length - at), 0);
}

static size_t skip_blanks(struct span record, size_t at, const struct dialect *dialect)
{
    while (at < record.length && is_blank(record.bytes[at]) &&
           find_delimiter(span_make(record.bytes, at + 1), at, dialect) > at)
        at++;
    return at;
}

static bool delimiter_at(struct span record, size_t at, const struct dialect *dialect)
{
    return at == record.length ||
           (dialect->delimiter_length > 0 && at + dialect->delimiter_length <= record.length &&
            memcmp(record.bytes + at, dialect->delimiter, dialect->delimiter_length) == 0);
}

struct quoted {
    size_t start, end; /* the text between the quotes */
    size_t next;       /* the delimiter behind, or the record's end */
    bool escaped;      /* holds doubled or escaped quotes */
    bool odd;          /* holds a single quote as text */
};

/* A field whose opening quote stands at `at`; false where nothing closes it. */
static bool find_quoted(struct span record, size_t at, const struct dialect *dialect,
                        struct quoted *ret)
{
    struct quoted field = {.start = at + 1};
    for (size_t i = at + 1; i < record.length; i++) {
        if (dialect->escape != 0 && record.bytes[i] == dialect->escape && i + 1 < record.length) {
            field.escaped = true;
            i++;
            continue;
        }
        if (record.bytes[i] != dialect->quote) continue;
        size_t next = skip_blanks(record, i + 1, dialect);
        if (delimiter_at(record, next, dialect)) {
            field.end = i;
            field.next = next;
            *ret = field;
            return true;
        }
        bool doubled = i + 1 < record.length && record.bytes[i + 1] == dialect->quote;
        if (doubled && dialect->escape == 0)
            field.escaped = true, i++;
        else
            field.odd = true;
    }
    return false;
}

/* The text without what marks its quotes: one quote of a pair, the backslash before a quote or a
 * backslash. */
static struct span unescape(struct arena *arena, struct span text, const struct dialect *dialect)
{
    char *copy = arena_alloc(arena, text.length + 1);
    size_t length = 0;
    for (size_t i = 0; i < text.length; i++) {
        char byte = text.bytes[i], next = i + 1 < text.length ? text.bytes[i + 1] : '\0';
        bool marks = dialect->escape != 0 ? byte == dialect->escape &&
                                                (next == dialect->quote || next == dialect->escape)
                                          : byte == dialect->quote && next == dialect->quote;
        if (marks) i++;
        copy[length++] = text.bytes[i];
    }
    return span_make(copy, length);
}

void fields_lenient(struct field_list *list, struct arena *arena, struct span record,
                    const struct dialect *dialect)
{
    if (dialect->aligned || dialect->quote == 0) {
        fields_plain(list, record, dialect);
        return;
    }
    size_t wasted = 0; /* bytes searched for closing quotes that are not there */
    for (size_t at = 0;;) {
        size_t first = skip_blanks(record, at, dialect), end;
        bool opens = first < record.length && record.bytes[first] == dialect->quote;
        struct quoted quoted;
        if (opens && wasted <= VAIN_SEARCHES * record.length &&
            find_quoted(record, first, dialect, &quoted)) {
            struct span text = span_make(record.bytes + quoted.start, quoted.end - quoted.start);
            if (quoted.escaped) text = unescape(arena, text, dialect);
            field_list_add(list, text, FIELD_QUOTED | (quoted.odd ? FIELD_REPAIRED : 0));
            end = quoted.next;
        } else {
            end = find_delimiter(record, at, dialect);
            wasted += opens ? record.length - first : 0;
            field_list_add(list, span_make(record.bytes + at, end - at),
                           opens ? FIELD_REPAIRED : 0);
        }
        if (end == record.length) return;
        at = end + dialect->delimiter_length;
    }
}

size_t fields_count(struct arena *arena, struct span record, const struct dialect *dialect)
{
    struct field_list none = {.limit = 0};
    fields_lenient(&none, arena, record, dialect);
    return none.total;
}

static size_t count_delimiters(struct span record, char delimiter)
{
    size_t count = 0;
    for (size_t i = 0; i < record.length; i++) count += record.bytes[i] == delimiter;
    return count;
}

static bool begins_with_blank(const struct field_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].text.length > 0 && is_blank(list->items[i].text.bytes[0])) return true;
    return false;
}

/* Of the other delimiters the one that gives the file's number of cells; 0 = none, or several. */
static char delimiter_that_fits(struct arena *arena, struct span record,
                                const struct dialect *dialect)
{
    static const char others[] = {',', ';', '\t', '|'};
    struct dialect other = *dialect;
    char fits = '\0';
    other.delimiter_length = 1;
    for (size_t i = 0; i < sizeof others; i++) {
        if (others[i] == dialect->delimiter[0] ||
            count_delimiters(record, others[i]) + 1 < dialect->columns)
            continue;
        other.delimiter[0] = others[i];
        if (fields_count(arena, record, &other) != dialect->columns) continue;
        if (fits != '\0') return '\0';
        fits = others[i];
    }
    return fits;
}

void fields_recut(struct field_list *list, struct arena *arena, struct span record,
                  const struct dialect *dialect)
{
    enum { COLUMNS = 4 }; /* with fewer a note with commas would look like a row */
    bool row = dialect->delimiter_length == 1 && !dialect->aligned && dialect->columns >= COLUMNS &&
               list->total > 0 && (list->total - 1) * 4 < dialect->columns;
    if (!row || dialect->columns > list->limit) return;
    struct dialect other = *dialect;
    other.delimiter[0] = delimiter_that_fits(arena, record, dialect);
    if (other.delimiter[0] == '\0') return;
    list->count = list->total = 0;
    fields_lenient(list, arena, record, &other);
    if (!begins_with_blank(list)) {
        list->items[0].flags |= FIELD_RECUT;
        return;
    }
    list->count = list->total = 0; /* a sentence: as it was */
    fields_lenient(list, arena, record, dialect);
}
