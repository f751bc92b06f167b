/* log and progress: exact bytes into a pipe and onto a pseudo-terminal. */
#include "testing.h"

#include "base/log.h"
#include "base/progress.h"

#include <fcntl.h>
#include <pty.h>
#include <unistd.h>

static int ends[2];

static int begin(void **state)
{
    (void)state;
    return pipe2(ends, O_NONBLOCK | O_CLOEXEC);
}

static int end(void **state)
{
    (void)state;
    close(ends[0]);
    close(ends[1]);
    return 0;
}

static const char *written(int fd, char *said, size_t room)
{
    ssize_t got = read(fd, said, room - 1);
    said[got < 0 ? 0 : got] = '\0';
    return said;
}

static void lines_and_levels(void **state)
{
    (void)state;
    struct log log;
    char said[4096];
    log_init(&log, LOG_INFO, ends[1]);
    log_say(&log, LOG_INFO, "đã nạp %d tệp", 3);
    assert_string_equal(written(ends[0], said, sizeof said), "thidua: thông tin: đã nạp 3 tệp\n");
    log_say(&log, LOG_DEBUG, "x");
    assert_string_equal(written(ends[0], said, sizeof said), "");
    log_say(&log, LOG_WARNING, "một\nhai\033[2J\n");
    assert_string_equal(written(ends[0], said, sizeof said),
                        "thidua: cảnh báo: một\n    hai\\x1B[2J\n");
    log_init(&log, LOG_ERROR, ends[1]);
    log_say(&log, LOG_WARNING, "x");
    assert_string_equal(written(ends[0], said, sizeof said), "");
    log_say(&log, LOG_ERROR, "x");
    assert_string_equal(written(ends[0], said, sizeof said), "thidua: lỗi: x\n");
}

static void errors_say_what_where_and_what_to_do(void **state)
{
    (void)state;
    struct log log;
    struct error err = {.code = CODE_OK};
    char said[4096];
    log_init(&log, LOG_INFO, ends[1]);
    log_error(&log, &err);
    assert_string_equal(written(ends[0], said, sizeof said), "");
    error_set(&err, CODE_FILE_OPEN, "không thể mở tệp: %s", "x");
    log_error(&log, &err);
    assert_string_equal(written(ends[0], said, sizeof said),
                        "thidua: lỗi: không thể mở tệp: x [file open]\n");
    error_at(&err, "/a/b.xlsx", "Tập huấn", 7, "Ngày");
    error_hint(&err, "Gửi lại.");
    strcpy(err.sqlstate, "57P01");
    log_error(&log, &err);
    assert_string_equal(written(ends[0], said, sizeof said),
                        "thidua: lỗi: không thể mở tệp: x [file open, SQLSTATE 57P01]\n"
                        "    ở tệp b.xlsx, trang tính Tập huấn, dòng 7, cột Ngày\n"
                        "    gợi ý: Gửi lại.\n");
    error_clear(&err);
    err.code = CODE_LOCKED; /* text and hint of the table where nothing was said */
    log_error(&log, &err);
    assert_string_equal(
        written(ends[0], said, sizeof said),
        "thidua: lỗi: một lượt chạy khác đang giữ khóa [locked]\n    gợi ý: Chờ lượt chạy đó xong.\n");
}

static void plain_progress_waits_ten_seconds(void **state)
{
    (void)state;
    struct log log;
    struct progress progress;
    char said[4096];
    log_init(&log, LOG_INFO, ends[1]);
    progress_begin(&progress, &log, "nạp tệp", 200);
    for (int i = 0; i <= 50; i++) progress_to(&progress, i);
    assert_string_equal(written(ends[0], said, sizeof said), "");
    progress.last_ns -= INT64_C(10000000000);
    progress_to(&progress, 51);
    progress_to(&progress, 52);
    assert_string_equal(written(ends[0], said, sizeof said),
                        "thidua: thông tin: nạp tệp: 51/200 (25%)\n");
    progress_end(&progress);
    assert_string_equal(written(ends[0], said, sizeof said), "");
    progress_begin(&progress, &log, "đọc", 0);
    progress.last_ns -= INT64_C(10000000000);
    progress_to(&progress, 7);
    assert_string_equal(written(ends[0], said, sizeof said), "thidua: thông tin: đọc: 7\n");
    log_init(&log, LOG_ERROR, ends[1]);
    progress.last_ns -= INT64_C(10000000000);
    progress_to(&progress, 8);
    assert_string_equal(written(ends[0], said, sizeof said), "");
}

static void bar_on_a_terminal(void **state)
{
    (void)state;
    int master, terminal;
    struct winsize size = {.ws_row = 24, .ws_col = 60};
    assert_int_equal(openpty(&master, &terminal, NULL, NULL, &size), 0);
    struct log log;
    struct progress progress;
    char said[4096];
    log_init(&log, LOG_INFO, terminal);
    progress_begin(&progress, &log, "nạp", 4);
    assert_string_equal(written(master, said, sizeof said),
                        "\r\033[Knạp [..............................]   0% 0/4");
    progress.last_ns = 0;
    progress_to(&progress, 2);
    progress_to(&progress, 3); /* too soon */
    assert_string_equal(written(master, said, sizeof said),
                        "\r\033[Knạp [###############...............]  50% 2/4");
    log_say(&log, LOG_INFO, "xong");
    assert_string_equal(written(master, said, sizeof said), "\r\033[Kthidua: thông tin: xong\r\n");
    progress_end(&progress);
    assert_string_equal(written(master, said, sizeof said), "\r\033[K");
    size.ws_col = 11;
    assert_int_equal(ioctl(terminal, TIOCSWINSZ, &size), 0);
    progress_begin(&progress, &log, "đọc đệm đầu đủ", 0);
    assert_string_equal(written(master, said, sizeof said), "\r\033[Kđọc đệm đầ"); /* ten columns */
    close(master);
    close(terminal);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(lines_and_levels, begin, end),
        cmocka_unit_test_setup_teardown(errors_say_what_where_and_what_to_do, begin, end),
        cmocka_unit_test_setup_teardown(plain_progress_waits_ten_seconds, begin, end),
        cmocka_unit_test(bar_on_a_terminal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
