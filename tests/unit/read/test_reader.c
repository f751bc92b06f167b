/*
 * The reader from the parent's side: whole files, early ends, limits; no child is left behind.
 */
#include "read/reader.h"

#include "base/instrumented.h"
#include "testing.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

static int file_of(const char *bytes, size_t length)
{
    char path[] = "/tmp/thidua-reader-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    unlink(path);
    assert_int_equal(write(fd, bytes, length), length);
    return fd;
}

static struct read_options defaults(void)
{
    struct read_options options = {.head_rows = 0};
    read_limits_default(&options.limits);
    return options;
}

/* Rows until the end or an error, which is in *err. */
static int64_t count_rows(int fd, const struct read_options *options, struct error *err)
{
    READER_AUTO struct reader *reader = NULL;
    struct record record = {.kind = RECORD_FILE};
    int64_t rows = 0;
    if (!reader_open(&reader, fd, options, err)) return -1;
    while (record.kind != RECORD_END) {
        if (!reader_next(reader, &record, err)) break;
        rows += record.kind == RECORD_ROW;
    }
    return rows;
}

static void no_child_is_left(void)
{
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    assert_int_equal(errno, ECHILD);
}

static void reads_to_the_end(void **state)
{
    (void)state;
    struct error err = {.code = CODE_OK};
    struct read_options options = defaults();
    int fd = file_of("a,b\n1,2\n\n3,4\n", 13);
    assert_int_equal(count_rows(fd, &options, &err), 3);
    assert_int_equal(err.code, CODE_OK);
    options.head_rows = 2;
    assert_int_equal(count_rows(fd, &options, &err), 2);
    assert_int_equal(err.code, CODE_OK);
    close(fd);
    no_child_is_left();
}

static void an_early_close_kills_the_child(void **state)
{
    (void)state;
    struct error err = {.code = CODE_OK};
    struct read_options options = defaults();
    char *rows = malloc(8 << 20);
    memset(rows, '\n', 8 << 20);
    for (size_t i = 0; i < 8 << 20; i += 2) rows[i] = 'x';
    int fd = file_of(rows, 8 << 20);
    free(rows);
    struct reader *reader = NULL;
    struct record record;
    assert_true(reader_open(&reader, fd, &options, &err));
    assert_true(reader_next(reader, &record, &err));
    assert_int_equal(record.kind, RECORD_FILE);
    reader_closep(&reader);
    assert_null(reader);
    close(fd);
    no_child_is_left();
}

static void refusals_come_through(void **state)
{
    (void)state;
    struct error err = {.code = CODE_OK};
    struct read_options options = defaults();
    int fd = file_of("%PDF-1.7\n", 9);
    assert_int_equal(count_rows(fd, &options, &err), 0);
    assert_int_equal(err.code, CODE_UNREADABLE_FILE);
    close(fd);
    fd = file_of("a,b\n1,2\n", 8);
    options.limits.csv_bytes = 7;
    error_clear(&err);
    assert_int_equal(count_rows(fd, &options, &err), 0);
    assert_int_equal(err.code, CODE_FILE_TOO_LARGE);
    close(fd);
    error_clear(&err);
    fd = open("/tmp", O_RDONLY);
    assert_int_equal(count_rows(fd, &options, &err), -1);
    assert_int_equal(err.code, CODE_UNREADABLE_FILE);
    close(fd);
    no_child_is_left();
}

/* A line of 24 MB needs a buffer of 32 MB: a child of 48 MB address space ends by itself and says
 * so. */
static void too_little_memory_is_told(void **state)
{
    (void)state;
    if (!MEMORY_CAN_BE_LIMITED) skip();
    struct error err = {.code = CODE_OK};
    struct read_options options = defaults();
    options.limits.memory_bytes = 48 << 20;
    char *line = malloc(24 << 20);
    memset(line, 'x', 24 << 20);
    int fd = file_of(line, 24 << 20);
    free(line);
    assert_int_equal(count_rows(fd, &options, &err), 0);
    assert_int_equal(err.code, CODE_FILE_TOO_LARGE);
    close(fd);
    no_child_is_left();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_to_the_end),
        cmocka_unit_test(an_early_close_kills_the_child),
        cmocka_unit_test(refusals_come_through),
        cmocka_unit_test(too_little_memory_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
