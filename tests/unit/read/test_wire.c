/*
 * The wire between child and parent: what is sent comes out the same; what no child of ours sends
 * is refused.
 */
#include "read/wire.h"

#include "testing.h"

#include <fcntl.h>
#include <unistd.h>

struct stream {
    char *bytes;
    size_t length, at;
};

/* Everything a writer sends, through a file. */
static struct stream send(void (*fill)(struct sheet_sink *sink), bool whole,
                          const struct error *cause)
{
    char path[] = "/tmp/thidua-wire-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    unlink(path);
    struct wire_writer writer;
    struct error err = {.code = CODE_OK};
    wire_writer_init(&writer, fd);
    struct sheet_sink sink = wire_sink(&writer);
    fill(&sink);
    assert_true(wire_finish(&writer, whole, cause, &err));
    wire_writer_release(&writer);
    struct stream stream = {.length = (size_t)lseek(fd, 0, SEEK_END)};
    stream.bytes = malloc(stream.length);
    assert_int_equal(pread(fd, stream.bytes, stream.length, 0), stream.length);
    close(fd);
    return stream;
}

static bool receive(struct stream *stream, struct wire_state *state, struct record *ret,
                    struct error *err)
{
    size_t length;
    enum wire_kind kind;
    assert_true(stream->at + WIRE_HEAD_BYTES <= stream->length);
    assert_true(wire_head(stream->bytes + stream->at, &length, &kind));
    struct span payload = span_make(stream->bytes + stream->at + WIRE_HEAD_BYTES, length);
    stream->at += WIRE_HEAD_BYTES + length;
    return wire_take(state, kind, payload, ret, err);
}

static void fill_small(struct sheet_sink *sink)
{
    struct error err = {.code = CODE_OK};
    struct file_info file = {
        .kind = KIND_CSV, .encoding = "TCVN3", .quote = '"', .sheet_count = 1, .delimiter = ";"};
    struct sheet_info sheet = {.index = 3, .name = span_of("Sổ"), .hidden = true};
    struct cell cells[3] = {
        {.text = span_of("Thôn Đông"), .kind = CELL_TEXT},
        {.kind = CELL_EMPTY, .flags = CELL_COVERED},
        {.text = span_of("12"), .kind = CELL_NUMBER, .span_rows = 4, .span_columns = 2}};
    struct sheet_row row = {.number = 7, .flags = ROW_HIDDEN, .count = 3, .cells = cells};
    struct read_note note = {.code = CODE_REPAIRED_VALUE, .row = 7, .column = 1, .text = "đã sửa"};
    assert_true(sink->file(sink->context, &file, &err) &&
                sink->sheet(sink->context, &sheet, &err) && sink->row(sink->context, &row, &err) &&
                sink->note(sink->context, &note, &err) && sink->sheet_end(sink->context, &err));
}

static void records_come_out_as_sent(void **unused)
{
    (void)unused;
    struct error none = {.code = CODE_OK}, err = {.code = CODE_OK};
    struct stream stream = send(fill_small, true, &none);
    struct wire_state state = {.file_seen = false};
    struct record record;
    assert_true(receive(&stream, &state, &record, &err));
    assert_int_equal(record.kind, RECORD_FILE);
    assert_string_equal(record.file->encoding, "TCVN3");
    assert_string_equal(record.file->delimiter, ";");
    assert_true(receive(&stream, &state, &record, &err));
    assert_int_equal(record.sheet->index, 3);
    assert_true(record.sheet->hidden);
    assert_span(record.sheet->name, "Sổ");
    assert_true(receive(&stream, &state, &record, &err));
    assert_int_equal(record.row->number, 7);
    assert_int_equal(record.row->flags, ROW_HIDDEN);
    assert_int_equal(record.row->count, 3);
    assert_span(record.row->cells[0].text, "Thôn Đông");
    assert_int_equal(record.row->cells[1].flags, CELL_COVERED);
    assert_int_equal(record.row->cells[2].span_rows, 4);
    assert_int_equal(record.row->cells[2].kind, CELL_NUMBER);
    assert_true(receive(&stream, &state, &record, &err));
    assert_string_equal(record.note->text, "đã sửa");
    assert_true(receive(&stream, &state, &record, &err));
    assert_true(receive(&stream, &state, &record, &err));
    assert_int_equal(record.kind, RECORD_END);
    assert_int_equal(stream.at, stream.length);
    wire_state_release(&state);
    free(stream.bytes);
}

static void an_error_comes_out_as_told(void **unused)
{
    (void)unused;
    struct error cause = {.code = CODE_OK}, err = {.code = CODE_OK};
    error_set(&cause, CODE_UNSAFE_FILE, "bom nén");
    struct stream stream = send(fill_small, false, &cause);
    struct wire_state state = {.file_seen = false};
    struct record record;
    for (int i = 0; i < 5; i++) assert_true(receive(&stream, &state, &record, &err));
    assert_false(receive(&stream, &state, &record, &err));
    assert_int_equal(err.code, CODE_UNSAFE_FILE);
    assert_string_equal(err.text, "bom nén");
    wire_state_release(&state);
    free(stream.bytes);
}

static void fill_long(struct sheet_sink *sink)
{
    struct error err = {.code = CODE_OK};
    struct file_info file = {.kind = KIND_XLSX};
    struct sheet_info sheet = {.index = 0};
    static char text[1 << 20];
    memset(text, 'x', sizeof text);
    struct cell cells[20];
    for (int i = 0; i < 20; i++)
        cells[i] = (struct cell){.text = span_make(text, sizeof text), .kind = CELL_TEXT};
    struct sheet_row row = {.number = 1, .count = 20, .cells = cells};
    assert_true(sink->file(sink->context, &file, &err) &&
                sink->sheet(sink->context, &sheet, &err) && sink->row(sink->context, &row, &err) &&
                sink->sheet_end(sink->context, &err));
}

static void a_row_too_long_is_cut(void **unused)
{
    (void)unused;
    struct error none = {.code = CODE_OK}, err = {.code = CODE_OK};
    struct stream stream = send(fill_long, true, &none);
    struct wire_state state = {.file_seen = false};
    struct record record;
    for (int i = 0; i < 3; i++) assert_true(receive(&stream, &state, &record, &err));
    assert_int_equal(record.row->count, 20);
    assert_int_equal(record.row->cells[19].flags, CELL_TOO_LONG);
    assert_int_equal(record.row->cells[19].text.length, WIRE_ROW_BYTES / 20);
    wire_state_release(&state);
    free(stream.bytes);
}

/* Every byte of a stream changed in turn: never a crash, and what is taken is well-formed. */
static void damaged_streams_are_refused(void **unused)
{
    (void)unused;
    struct error none = {.code = CODE_OK};
    struct stream whole = send(fill_small, true, &none);
    size_t refused = 0;
    for (size_t i = 0; i < whole.length; i++) {
        whole.bytes[i] = (char)(whole.bytes[i] ^ 0x81);
        struct wire_state state = {.file_seen = false};
        struct error err = {.code = CODE_OK};
        struct record record;
        enum wire_kind kind;
        size_t length, at = 0;
        while (at + WIRE_HEAD_BYTES <= whole.length &&
               wire_head(whole.bytes + at, &length, &kind) &&
               at + WIRE_HEAD_BYTES + length <= whole.length &&
               wire_take(&state, kind, span_make(whole.bytes + at + WIRE_HEAD_BYTES, length),
                         &record, &err))
            at += WIRE_HEAD_BYTES + length;
        refused += at < whole.length;
        wire_state_release(&state);
        whole.bytes[i] = (char)(whole.bytes[i] ^ 0x81);
    }
    assert_true(refused > 50);
    free(whole.bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(records_come_out_as_sent),
        cmocka_unit_test(an_error_comes_out_as_told),
        cmocka_unit_test(a_row_too_long_is_cut),
        cmocka_unit_test(damaged_streams_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
