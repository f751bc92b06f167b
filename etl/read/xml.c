/*
 * xml: see xml.h. The first pass learns the paths (xml_paths), the second sends the rows.
 */
#include "xml.h"

#include "excel2003.h"
#include "ods.h"
#include "rows.h"
#include "xml_paths.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { XML_ARENA_BYTES = 16 << 20, NAME_BYTES = 4096 };

/* The values of one column in the row being read. */
struct column {
    struct buffer text;
    size_t start; /* of the value being read */
    bool filled;
};

struct reading {
    struct xml_paths *paths;
    struct xml_path *row, *at;
    struct rows rows;
    int64_t number; /* of the row element, from 1 */
    int row_depth;  /* open elements from the row element down; 0 = outside */
    struct column *columns;
    int32_t count;
};

/* Path from the row element down, without it: "DinhDanhCHS/SoDinhDanh"; the row's own text has its
 * name. */
static void name_column(const struct xml_path *row, const struct xml_path *path,
                        struct buffer *name)
{
    if (path == row || path->parent == row) {
        buffer_add_text(name, path->name);
        return;
    }
    name_column(row, path->parent, name);
    buffer_add_char(name, '/');
    buffer_add_text(name, path->name);
}

static bool add_headings(struct reading *reading, const struct xml_path *path, struct error *err)
{
    if (path->column >= 0) {
        BUFFER_AUTO struct buffer name;
        buffer_init(&name, NAME_BYTES);
        name_column(reading->row, path, &name);
        if (!rows_put(&reading->rows, path->column, CELL_TEXT, 0, buffer_span(&name), err))
            return false;
    }
    for (const struct xml_path *child = path->child; child != NULL; child = child->next)
        if (!add_headings(reading, child, err)) return false;
    return true;
}

/* A path that comes again in a row begins a new line. */
static void begin_value(struct column *column)
{
    if (column->filled) buffer_add_char(&column->text, '\n');
    column->filled = true;
    column->start = column->text.length;
}

static void end_value(struct column *column)
{
    struct span value =
        span_make(column->text.bytes + column->start, column->text.length - column->start);
    if (value.length == 0) return;
    value = span_trim(value);
    memmove(column->text.bytes + column->start, value.bytes, value.length);
    column->text.length = column->start + value.length;
    column->text.bytes[column->text.length] = '\0';
}

static bool add_attributes(struct reading *reading, const struct xmlpart_element *element,
                           struct error *err)
{
    for (int i = 0; i < element->count; i++) {
        struct span value;
        const char *uri, *name = xmlpart_attribute_at(element, i, &value, &uri);
        if (*uri != '\0') continue;
        struct xml_path *path = xml_path_step(reading->paths, reading->at, name, true, err);
        if (path == NULL) return false;
        struct column *column = &reading->columns[path->column];
        begin_value(column);
        buffer_add_span(&column->text, value);
        end_value(column);
    }
    return true;
}

static void begin_row(struct reading *reading)
{
    for (int32_t i = 0; i < reading->count; i++) {
        struct column *column = &reading->columns[i];
        buffer_clear(&column->text);
        column->text.overflow = column->filled = false;
    }
}

static bool on_start(void *context, const struct xmlpart_element *element, struct error *err)
{
    struct reading *reading = context;
    struct xml_path *path = xml_path_step(reading->paths, reading->at, element->name, false, err);
    if (path == NULL) return false;
    reading->at = path;
    if (reading->row_depth == 0 && path != reading->row) return true;
    if (reading->row_depth++ == 0) begin_row(reading);
    if (path->column >= 0) begin_value(&reading->columns[path->column]);
    return add_attributes(reading, element, err);
}

static bool on_text(void *context, struct span text, struct error *err)
{
    struct reading *reading = context;
    (void)err;
    if (reading->row_depth > 0 && reading->at->column >= 0)
        buffer_add_span(&reading->columns[reading->at->column].text, text);
    return true;
}

static bool send_row(struct reading *reading, struct error *err)
{
    struct rows *rows = &reading->rows;
    if (!rows_begin(rows, ++reading->number, 0, err)) return false;
    for (int32_t i = 0; i < reading->count; i++) {
        const struct buffer *text = &reading->columns[i].text;
        unsigned flags = text->overflow ? CELL_TOO_LONG : 0;
        if (!rows_put(rows, i, CELL_TEXT, flags, buffer_span(text), err)) return false;
    }
    return rows_end(rows, err) && !rows->enough;
}

static bool on_end(void *context, const char *name, struct error *err)
{
    struct reading *reading = context;
    struct xml_path *path = reading->at;
    (void)name;
    reading->at = path->parent;
    if (reading->row_depth == 0) return true;
    if (path->column >= 0) end_value(&reading->columns[path->column]);
    return --reading->row_depth > 0 || send_row(reading, err);
}

static bool rewind_file(int fd, struct error *err)
{
    return lseek(fd, 0, SEEK_SET) == 0 || error_set(err, CODE_FILE_READ, "không đọc được tệp");
}

static bool tell_file(const struct reading *reading, const struct sheet_sink *sink,
                      struct error *err)
{
    struct file_info info = {.kind = KIND_XML, .encoding = "UTF-8", .sheet_count = 1};
    (void)snprintf(info.explanation, sizeof info.explanation,
                   "XML; mỗi phần tử %.200s là một dòng, %d cột", reading->row->name,
                   (int)reading->count);
    return sink->file(sink->context, &info, err);
}

/* The heading is row 0, which no spreadsheet has. */
static bool send_headings(struct reading *reading, struct error *err)
{
    return rows_begin(&reading->rows, 0, 0, err) && add_headings(reading, reading->row, err) &&
           rows_end(&reading->rows, err);
}

static bool read_rows(struct reading *reading, int fd, struct error *err)
{
    struct xmlpart_source source = xmlpart_source_fd(&fd);
    struct xmlpart_handler handler = {
        .context = reading, .start = on_start, .end = on_end, .text = on_text};
    return rows_sheet(&reading->rows, span_of(""), false, err) && send_headings(reading, err) &&
           rewind_file(fd, err) && xmlpart_parse(&source, &handler, NULL, err) &&
           rows_sheet_end(&reading->rows, err);
}

static bool second_pass(struct reading *reading, int fd, const struct read_options *options,
                        const struct sheet_sink *sink, struct error *err)
{
    if (!tell_file(reading, sink, err)) return false;
    reading->columns =
        arena_array(reading->paths->arena, (size_t)reading->count, sizeof *reading->columns);
    for (int32_t i = 0; i < reading->count; i++)
        buffer_init(&reading->columns[i].text, (size_t)options->limits.cell_bytes + 1);
    rows_init(&reading->rows, options, sink);
    bool ok = read_rows(reading, fd, err);
    rows_release(&reading->rows);
    for (int32_t i = 0; i < reading->count; i++) buffer_release(&reading->columns[i].text);
    return ok;
}

bool xml_read(int fd, const struct read_options *options, const struct sheet_sink *sink,
              struct error *err)
{
    struct xml_paths paths;
    struct xmlpart_source source = xmlpart_source_fd(&fd);
    ARENA_AUTO struct arena *arena = arena_open(XML_ARENA_BYTES);
    xml_paths_init(&paths, arena);
    if (!rewind_file(fd, err) || !xml_paths_learn(&paths, &source, err)) return false;
    if (paths.flat_spreadsheet) return ods_read_flat(fd, options, sink, err);
    if (paths.excel2003) return excel2003_read(fd, options, sink, err);
    struct reading reading = {.paths = &paths, .row = xml_paths_row(&paths), .at = paths.root};
    if (reading.row == NULL) return error_set(err, CODE_EMPTY_FILE, "tệp XML không có giá trị nào");
    reading.count = xml_paths_columns(reading.row);
    return second_pass(&reading, fd, options, sink, err);
}
