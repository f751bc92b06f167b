/*
 * csv: see csv.h. The only user of libcsv: it judges and unquotes every record that holds a quote;
 * what its strict grammar refuses goes the lenient road (fields.c).
 */
#include "csv.h"

#include "csv_row.h"
#include "splitter.h"

#include "base/unicode.h"

#include <csv.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { EARLY_ROWS = 2000 };

struct strict {
    struct csv_parser parser;
    struct field_list *fields;
    char *text; /* the fields' bytes without their quotes; never longer than the record */
    size_t length, capacity;
    bool usable; /* libcsv knows delimiters and quotes of one byte, doubled quotes, no others */
};

struct csv {
    const struct read_options *options;
    const struct sheet_sink *sink;
    struct encoding_choice encoding;
    struct dialect dialect;
    struct source source;
    struct splitter splitter;
    struct strict strict;
    struct field_list fields;
    struct csv_row row;
    uint64_t line_seed; /* what else the reading of a line depends on */
};

static int never_blank(unsigned char byte)
{
    (void)byte;
    return 0;
}

static void strict_init(struct strict *strict, struct field_list *fields,
                        const struct dialect *dialect)
{
    *strict = (struct strict){.fields = fields};
    strict->usable = dialect->delimiter_length == 1 && !dialect->aligned && dialect->quote != 0 &&
                     dialect->escape == 0;
    if (csv_init(&strict->parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
        memory_end(sizeof strict->parser);
    csv_set_space_func(&strict->parser, never_blank); /* or it would strip the cells' blanks */
    csv_set_blk_size(&strict->parser, 4096);
    if (!strict->usable) return;
    csv_set_delim(&strict->parser, (unsigned char)dialect->delimiter[0]);
    csv_set_quote(&strict->parser, (unsigned char)dialect->quote);
}

static void strict_release(struct strict *strict)
{
    csv_free(&strict->parser);
    free(strict->text);
}

static void on_field(void *field, size_t length, void *context)
{
    struct strict *strict = context;
    char *at = strict->text + strict->length;
    if (length > 0) memcpy(at, field, length);
    strict->length += length;
    field_list_add(strict->fields, span_make(at, length), 0);
}

static void make_room(struct strict *strict, size_t bytes)
{
    if (bytes <= strict->capacity) return;
    size_t capacity = bytes + (64 << 10);
    char *grown = realloc(strict->text, capacity);
    if (grown == NULL) memory_end(capacity);
    strict->text = grown;
    strict->capacity = capacity;
}

/* Cuts a record by libcsv; false (and no field) where it is not strictly well-formed. libcsv gets
 * the stretch from the first field with a quote to the last one: the fields before and behind need
 * no judge and cost less without. */
static bool cut_strictly(struct strict *strict, const struct dialect *dialect,
                         const struct raw_record *record)
{
    const char *bytes = record->text.bytes, *end = bytes + record->text.length;
    if (!strict->usable || record->stray || record->cut) return false;
    const char *quote = memchr(bytes, dialect->quote, record->text.length);
    const char *last = memrchr(bytes, dialect->quote, record->text.length);
    const char *before = memrchr(bytes, dialect->delimiter[0], (size_t)(quote - bytes));
    const char *behind = memchr(last, dialect->delimiter[0], (size_t)(end - last));
    const char *start = before == NULL ? bytes : before + 1, *stop = behind == NULL ? end : behind;
    size_t length = (size_t)(stop - start);
    make_room(strict, length);
    strict->length = 0;
    if (before != NULL)
        fields_plain(strict->fields, span_make(bytes, (size_t)(before - bytes)), dialect);
    bool ok = csv_parse(&strict->parser, start, length, on_field, NULL, strict) == length &&
              csv_fini(&strict->parser, on_field, NULL, strict) == 0;
    if (ok && behind != NULL)
        fields_plain(strict->fields, span_make(behind + 1, (size_t)(end - behind - 1)), dialect);
    if (ok) return true;
    csv_fini(&strict->parser, NULL, NULL, NULL); /* forgets the half record */
    strict->fields->count = strict->fields->total = 0;
    return false;
}

/* Can the line be a record by itself: the file's number of cells, quotes in pairs, no cell that
 * begins like a word in a sentence? The first and the last of joined lines hold the one odd quote. */
static bool is_record_alone(const struct csv *csv, struct span line, bool odd)
{
    size_t quotes = 0;
    if (line.length > 0 && line.bytes[line.length - 1] == '\r') line.length--;
    for (size_t i = 0; i < line.length; i++) {
        quotes += line.bytes[i] == csv->dialect.quote;
        bool sentence =
            line.bytes[i] == ' ' && i > 0 && line.bytes[i - 1] == csv->dialect.delimiter[0];
        if (sentence) return false;
    }
    return quotes % 2 == odd &&
           fields_count(csv->row.arena, line, &csv->dialect) == csv->dialect.columns;
}

/* Lines joined by two stray quotes: each looks like a record of its own. Where they happen to give
 * the right number of cells together, two lines are not enough to say so. */
static bool is_joined_by_mistake(const struct csv *csv, const struct raw_record *record)
{
    if (csv->dialect.columns < 2 || record->first_line == record->text.length) return false;
    struct span rest = record->text, line;
    size_t lines = 0;
    while (span_cut(&rest, '\n', &line))
        if (!is_record_alone(csv, line, lines++ == 0 || rest.bytes == NULL)) return false;
    return csv->fields.total != csv->dialect.columns || lines > 2;
}

/* Fields of the record; *ret_broken = its structure is lost. */
static bool cut_record(struct csv *csv, struct raw_record *record, bool *ret_broken,
                       struct error *err)
{
    csv->fields.count = csv->fields.total = 0;
    *ret_broken = false;
    if (!record->quoted || csv->dialect.aligned) {
        fields_plain(&csv->fields, record->text, &csv->dialect);
        fields_recut(&csv->fields, csv->row.arena, record->text, &csv->dialect);
        return true;
    }
    bool strictly = cut_strictly(&csv->strict, &csv->dialect, record);
    if (!strictly) {
        if (!record->walked && !splitter_widen(&csv->splitter, record, err)) return false;
        if (!cut_strictly(&csv->strict, &csv->dialect, record))
            fields_lenient(&csv->fields, csv->row.arena, record->text, &csv->dialect);
    }
    if (!record->stray && is_joined_by_mistake(csv, record)) {
        splitter_narrow(&csv->splitter, record);
        csv->fields.count = csv->fields.total = 0;
        fields_lenient(&csv->fields, csv->row.arena, record->text, &csv->dialect);
    }
    fields_recut(&csv->fields, csv->row.arena, record->text, &csv->dialect);
    *ret_broken =
        record->stray && csv->dialect.columns > 1 && csv->fields.count != csv->dialect.columns;
    return true;
}

static bool mostly_bad(const struct csv *csv, int64_t at_least)
{
    return csv->row.sent >= at_least && csv->row.bad * 2 > csv->row.sent;
}

static bool refuse_encoding(const struct csv *csv, struct error *err)
{
    error_set(err, CODE_BAD_ENCODING, "phần lớn các dòng có byte không thuộc bảng mã %s",
              encoding_name(&csv->encoding));
    return error_hint(err, "%s", code_info(CODE_BAD_ENCODING)->hint);
}

/* Encoding and dialect of the file. */
static uint64_t seed_of(const struct csv *csv)
{
    const struct dialect *dialect = &csv->dialect;
    uint32_t numbers[] = {csv->encoding.encoding,
                          csv->encoding.wide,
                          csv->encoding.mojibake,
                          (uint32_t)dialect->delimiter_length,
                          dialect->aligned,
                          (unsigned char)dialect->quote,
                          (unsigned char)dialect->escape,
                          dialect->columns};
    const struct mix_secret *secret = &csv->options->lines->secret;
    uint64_t seed = mix_bytes(secret, 0, span_make((const char *)numbers, sizeof numbers));
    return mix_bytes(secret, seed, span_make(dialect->delimiter, sizeof dialect->delimiter));
}

/* Digest of a record that is one line and reads alike wherever it stands; 0 = none. */
static uint64_t line_of(const struct csv *csv, const struct raw_record *record)
{
    if (csv->options->lines == NULL || record->walked || record->stray || record->cut) return 0;
    uint64_t line = mix_bytes(&csv->options->lines->secret, csv->line_seed, record->text);
    return line == 0 ? 1 : line;
}

static bool is_known(const struct csv *csv, uint64_t line, uint64_t *ret_place)
{
    const struct line_table *lines = csv->options->lines;
    if (line == 0 || lines->capacity == 0 || csv->row.sent < LINES_FIRST) return false;
    *ret_place = line_table_place(lines, line);
    return lines->digests[*ret_place] != 0;
}

static bool send_record(struct csv *csv, int64_t number, struct raw_record *record,
                        struct error *err)
{
    bool broken;
    uint64_t place, line = line_of(csv, record);
    if (is_known(csv, line, &place)) {
        csv->row.sent++;
        return csv->sink->same(csv->sink->context, number, place, err);
    }
    csv_row_begin(&csv->row);
    if (!cut_record(csv, record, &broken, err)) return false;
    if (record->walked || record->stray) line = 0; /* its neighbours had a say */
    return csv_row_send(&csv->row, number, line, record, &csv->fields, broken, err);
}

static bool read_records(struct csv *csv, struct error *err)
{
    struct raw_record record;
    int64_t number = csv->dialect.sep_line ? -1 : 0, head = csv->options->head_rows;
    bool ended = false;
    while (head == 0 || csv->row.sent < head) {
        if (!splitter_next(&csv->splitter, &record, &ended, err)) return false;
        if (ended) break;
        number++;
        if (record.text.length == 0 || number == 0) continue;
        if (!send_record(csv, number, &record, err)) return false;
        if (mostly_bad(csv, EARLY_ROWS)) return refuse_encoding(csv, err);
    }
    if (mostly_bad(csv, 1)) return refuse_encoding(csv, err);
    if (csv->row.sent == 0) return error_set(err, CODE_EMPTY_FILE, "tệp không có dữ liệu");
    return true;
}

static bool describe(struct csv *csv, struct error *err)
{
    struct file_info info = {.kind = KIND_CSV,
                             .byte_order_mark = csv->encoding.byte_order_mark,
                             .mojibake = csv->encoding.mojibake,
                             .quote = csv->dialect.quote,
                             .escape = csv->dialect.escape,
                             .sheet_count = 1};
    struct buffer text BUFFER_AUTO, shown BUFFER_AUTO;
    buffer_init(&text, 4096);
    buffer_init(&shown, 4096);
    encoding_explain(&csv->encoding, &text);
    buffer_add_text(&text, "; ");
    dialect_explain(&csv->dialect, &text);
    printable(&shown, buffer_span(&text));
    strncpy(info.encoding, encoding_name(&csv->encoding), sizeof info.encoding - 1);
    memcpy(info.delimiter, csv->dialect.delimiter, sizeof info.delimiter);
    strncpy(info.line_end, csv->dialect.line_end, sizeof info.line_end - 1);
    memcpy(info.explanation, shown.bytes,
           utf8_cut(buffer_span(&shown), sizeof info.explanation - 1));
    return csv->sink->file(csv->sink->context, &info, err);
}

static bool read_table(struct csv *csv, struct error *err)
{
    struct sheet_info sheet = {.index = 0, .name = span_of("")};
    return describe(csv, err) && csv->sink->sheet(csv->sink->context, &sheet, err) &&
           read_records(csv, err) && csv_row_notes(&csv->row, &csv->encoding, err) &&
           csv->sink->sheet_end(csv->sink->context, err);
}

/* A long file whose sample is ASCII shows its encoding elsewhere, if it has one. */
static bool detect_encoding(struct csv *csv, const struct sample *sample, int fd, int64_t size,
                            struct error *err)
{
    struct sample elsewhere;
    if (sample->whole || csv->encoding.wide != WIDE_NOT || !sample_is_ascii(sample))
        return encoding_detect(sample, &csv->encoding, err);
    if (!sample_take_beyond_ascii(&elsewhere, fd, csv->encoding.skip, size, err)) return false;
    bool ok = encoding_detect(elsewhere.count > 0 ? &elsewhere : sample, &csv->encoding, err);
    sample_release(&elsewhere);
    return ok;
}

static bool detect(struct csv *csv, int fd, int64_t size, struct error *err)
{
    struct sample sample;
    if (!encoding_wide(fd, size, &csv->encoding, err) ||
        !sample_take(&sample, fd, csv->encoding.skip, size, csv->encoding.wide, err))
        return false;
    bool ok = detect_encoding(csv, &sample, fd, size, err);
    if (ok) dialect_detect(&sample, &csv->dialect);
    sample_release(&sample);
    return ok;
}

bool csv_read(int fd, const struct read_options *options, const struct sheet_sink *sink,
              struct error *err)
{
    struct csv csv = {.options = options, .sink = sink};
    struct stat status;
    if (fstat(fd, &status) != 0)
        return error_set(err, CODE_FILE_READ, "không xem được tệp: %s", strerror(errno));
    if (!detect(&csv, fd, status.st_size, err)) return false;
    field_list_init(&csv.fields, (size_t)options->limits.columns);
    source_init(&csv.source, fd, csv.encoding.skip, status.st_size, csv.encoding.wide);
    splitter_init(&csv.splitter, &csv.source, &csv.dialect);
    strict_init(&csv.strict, &csv.fields, &csv.dialect);
    csv_row_init(&csv.row, options, sink, &csv.encoding);
    if (options->lines != NULL) csv.line_seed = seed_of(&csv);
    bool ok = read_table(&csv, err);
    csv_row_release(&csv.row);
    strict_release(&csv.strict);
    splitter_release(&csv.splitter);
    source_release(&csv.source);
    field_list_release(&csv.fields);
    return ok;
}
