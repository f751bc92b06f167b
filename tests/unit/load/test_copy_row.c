/* copy_row: bytes of the binary COPY format, written out by hand from the PostgreSQL 15 manual. */
#include "testing.h"

#include "load/copy_row.h"

static struct buffer made(void)
{
    struct buffer buffer;
    buffer_init(&buffer, 4096);
    return buffer;
}

static void assert_bytes(const struct buffer *buffer, const char *bytes, size_t length)
{
    assert_int_equal(buffer->length, length);
    assert_memory_equal(buffer->bytes, bytes, length);
}
#define ASSERT_BYTES(buffer, literal) assert_bytes((buffer), (literal), sizeof(literal) - 1)

static void header_and_trailer(void **state)
{
    (void)state;
    struct buffer BUFFER_AUTO out = made();
    copy_header(&out);
    copy_trailer(&out);
    ASSERT_BYTES(&out, "PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0\377\377");
}

static void numbers_in_network_order(void **state)
{
    (void)state;
    struct buffer BUFFER_AUTO out = made();
    copy_begin_row(&out, 3);
    copy_integer(&out, COPY_INT2, -2);
    copy_integer(&out, COPY_INT8, 258);
    copy_null(&out);
    ASSERT_BYTES(&out, "\0\3\0\0\0\2\377\376\0\0\0\10\0\0\0\0\0\0\1\2\377\377\377\377");
}

static void dates_count_from_2000(void **state)
{
    (void)state;
    struct buffer BUFFER_AUTO out = made();
    struct value day = {.kind = VALUE_DATE, .number = 10956}; /* 1999-12-31 */
    assert_true(copy_value(&out, COPY_DATE, &day));
    struct value instant = {.kind = VALUE_TIME,
                            .number = INT64_C(946684800000001)}; /* 2000-01-01 and 1 us */
    assert_true(copy_value(&out, COPY_TIMESTAMPTZ, &instant));
    ASSERT_BYTES(&out, "\0\0\0\4\377\377\377\377\0\0\0\10\0\0\0\0\0\0\0\1");
}

static void arrays_of_text(void **state)
{
    (void)state;
    struct buffer BUFFER_AUTO out = made();
    struct span texts[] = {span_of("a"), span_of("")};
    copy_texts(&out, 2, texts);
    /* length 29: 12 header, 8 dimension, 4+1 and 4+0 */
    ASSERT_BYTES(&out, "\0\0\0\35\0\0\0\1\0\0\0\0\0\0\0\31\0\0\0\2\0\0\0\1\0\0\0\1a\0\0\0\0");
    buffer_clear(&out);
    copy_texts(&out, 0, NULL);
    ASSERT_BYTES(&out, "\0\0\0\14\0\0\0\0\0\0\0\0\0\0\0\31");
}

static void what_does_not_fit_is_refused(void **state)
{
    (void)state;
    struct buffer BUFFER_AUTO out = made();
    struct value number = {.kind = VALUE_INT, .number = 40000};
    assert_false(copy_value(&out, COPY_INT2, &number));
    assert_false(copy_value(&out, COPY_TEXT, &number));
    assert_true(copy_value(&out, COPY_INT4, &number));
    struct value text = {.kind = VALUE_TEXT, .text = span_of("x")};
    assert_false(copy_value(&out, COPY_BYTEA, &text));
    struct value yes = {.kind = VALUE_BOOL, .number = 1};
    assert_false(copy_value(&out, COPY_INT2, &yes));
    assert_true(copy_value(&out, COPY_BOOL, &yes));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(header_and_trailer),           cmocka_unit_test(numbers_in_network_order),
        cmocka_unit_test(dates_count_from_2000),        cmocka_unit_test(arrays_of_text),
        cmocka_unit_test(what_does_not_fit_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
