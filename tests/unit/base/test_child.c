/* child: what a child may keep, how it ends, and what the parent learns of it. */
#include "testing.h"

#include "base/child.h"
#include "base/child_private.h"
#include "base/path.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

/* Reads the child's words to their end. */
static void hear(struct child *child, char *text, size_t room)
{
    struct error err = {0};
    size_t length = 0, got = 1;
    while (got > 0 && length + 1 < room) {
        assert_true(child_read(child, text + length, room - 1 - length, &got, &err));
        length += got;
    }
    text[length] = '\0';
}

static void expect_end(struct child *child, enum child_end end, int detail)
{
    struct error err = {0};
    enum child_end found;
    int found_detail;
    assert_true(child_wait(child, &found, &found_detail, &err));
    assert_int_equal(found, end);
    assert_int_equal(found_detail, detail);
    assert_int_equal(child->pid, 0);
    assert_int_equal(child->from_fd, -1);
    child_kill(child); /* a finished one: harmless */
}

static int list_descriptors(void *context, int out_fd, int keep_fd)
{
    (void)context;
    for (int fd = 0; fd < 200; fd++) {
        if (fcntl(fd, F_GETFD) < 0) continue;
        const char *name = fd < 3          ? "standard "
                           : fd == out_fd  ? "out "
                           : fd == keep_fd ? "keep "
                                           : "stray ";
        if (write(out_fd, name, strlen(name)) < 0) return 1;
    }
    return 7;
}

static void test_only_the_named_descriptors_are_inherited(void **state)
{
    (void)state;
    int spare[20];
    for (size_t i = 0; i < COUNT(spare); i++)
        spare[i] = open("/dev/null", O_RDONLY); /* without O_CLOEXEC */
    struct child child;
    struct error err = {0};
    char text[1000];
    assert_true(
        child_fork(&child, &(struct child_limits){0}, spare[11], list_descriptors, NULL, &err));
    hear(&child, text, sizeof text);
    assert_non_null(strstr(text, "standard standard standard "));
    assert_non_null(strstr(text, "keep "));
    assert_non_null(strstr(text, "out "));
    assert_null(strstr(text, "stray"));
    expect_end(&child, CHILD_EXITED, 7);
    for (size_t i = 0; i < COUNT(spare); i++) close(spare[i]);
}

static int report_confinement(void *context, int out_fd, int keep_fd)
{
    (void)context, (void)keep_fd;
    struct rlimit core, files;
    getrlimit(RLIMIT_CORE, &core);
    getrlimit(RLIMIT_FSIZE, &files);
    int signal_number = 0;
    prctl(PR_GET_PDEATHSIG, &signal_number);
    dprintf(out_fd, "core=%ld fsize=%ld dumpable=%d deathsig=%d group=%d", (long)core.rlim_cur,
            (long)files.rlim_cur, prctl(PR_GET_DUMPABLE), signal_number, getpgrp() == getpid());
    return 0;
}

static void test_the_child_is_confined(void **state)
{
    (void)state;
    struct child child;
    struct error err = {0};
    char text[200];
    struct child_limits limits = {.file_bytes = 4096};
    assert_true(child_fork(&child, &limits, -1, report_confinement, NULL, &err));
    hear(&child, text, sizeof text);
    assert_string_equal(text, "core=0 fsize=4096 dumpable=0 deathsig=9 group=1");
    expect_end(&child, CHILD_EXITED, 0);
}

static int die(void *context, int out_fd, int keep_fd)
{
    (void)out_fd, (void)keep_fd;
    raise(*(int *)context);
    return 0;
}

static void test_a_signal_is_told(void **state)
{
    (void)state;
    struct child child;
    struct error err = {0};
    int number = SIGSEGV;
    signal(SIGUSR1, SIG_IGN); /* what the parent ignores must kill the child all the same */
    assert_true(child_fork(&child, &(struct child_limits){0}, -1, die, &number, &err));
    expect_end(&child, CHILD_SIGNALLED, SIGSEGV);
    number = SIGUSR1;
    assert_true(child_fork(&child, &(struct child_limits){0}, -1, die, &number, &err));
    expect_end(&child, CHILD_SIGNALLED, SIGUSR1);
}

static int burn(void *context, int out_fd, int keep_fd)
{
    (void)context, (void)out_fd, (void)keep_fd;
    volatile bool forever = true;
    while (forever) continue;
    return 0;
}

static void test_processor_time_is_bounded(void **state)
{
    (void)state;
    struct child child;
    struct error err = {0};
    struct child_limits limits = {.cpu_seconds = 1};
    assert_true(child_fork(&child, &limits, -1, burn, NULL, &err));
    expect_end(&child, CHILD_SIGNALLED, SIGXCPU);
}

static int sleep_long(void *context, int out_fd, int keep_fd)
{
    (void)context, (void)out_fd, (void)keep_fd;
    if (fork() == 0) pause(); /* a grandchild holds the pipe open */
    pause();
    return 0;
}

static void test_a_hanging_child_is_killed(void **state)
{
    (void)state;
    struct child child;
    struct error err = {0};
    struct child_limits limits = {.wall_seconds = 1};
    char byte;
    size_t got;
    time_t before = time(NULL);
    assert_true(child_fork(&child, &limits, -1, sleep_long, NULL, &err));
    assert_false(child_read(&child, &byte, 1, &got, &err));
    assert_int_equal(err.code, CODE_READER_TIMEOUT);
    expect_end(&child, CHILD_TIMED_OUT, SIGKILL);
    assert_true(time(NULL) - before <= 3);
}

static void test_kill_leaves_no_zombie(void **state)
{
    (void)state;
    struct child child;
    struct error err = {0};
    assert_true(child_fork(&child, &(struct child_limits){0}, -1, sleep_long, NULL, &err));
    pid_t pid = child.pid;
    child_kill(&child);
    assert_int_equal(kill(pid, 0), -1);
    assert_int_equal(errno, ESRCH);
    struct child never = {0};
    child_kill(&never);
}

static void test_a_program_gets_only_its_environment(void **state)
{
    (void)state;
    struct child child;
    struct error err = {0};
    char text[200];
    char *argv[] = {"env", NULL}, *environment[] = {"ONE=1", NULL};
    setenv("PGPASSWORD", "secret", 1);
    assert_true(child_exec(&child, &(struct child_limits){0}, "/usr/bin/env", argv, environment,
                           false, "/", &err));
    hear(&child, text, sizeof text);
    assert_string_equal(text, "ONE=1\n");
    expect_end(&child, CHILD_EXITED, 0);
    assert_true(child_exec(&child, &(struct child_limits){0}, "/usr/bin/env", argv, NULL, false,
                           NULL, &err));
    hear(&child, text, sizeof text);
    assert_string_equal(text, "");
    expect_end(&child, CHILD_EXITED, 0);
}

static void test_a_program_reads_what_is_written(void **state)
{
    (void)state;
    struct child child;
    struct error err = {0};
    char text[200], *argv[] = {"cat", NULL};
    assert_true(
        child_exec(&child, &(struct child_limits){0}, "/bin/cat", argv, NULL, true, NULL, &err));
    assert_true(fd_write_all(child.to_fd, "xin chào", strlen("xin chào"), &err));
    child_end_input(&child);
    hear(&child, text, sizeof text);
    assert_string_equal(text, "xin chào");
    expect_end(&child, CHILD_EXITED, 0);
}

static void test_its_errors_are_heard_and_its_input_is_empty(void **state)
{
    (void)state;
    struct child child;
    struct error err = {0};
    char text[200], *argv[] = {"sh", "-c", "read x; echo \"[$x]\" >&2; pwd; exit 3", NULL};
    assert_true(
        child_exec(&child, &(struct child_limits){0}, "/bin/sh", argv, NULL, false, "/tmp", &err));
    hear(&child, text, sizeof text);
    assert_string_equal(text, "[]\n/tmp\n");
    expect_end(&child, CHILD_EXITED, 3);
}

static void test_a_missing_program_is_an_error_at_once(void **state)
{
    (void)state;
    struct child child = {.pid = -5};
    struct error err = {0};
    char *argv[] = {"nothing", NULL};
    assert_false(child_exec(&child, &(struct child_limits){0}, "/nowhere/nothing", argv, NULL, true,
                            NULL, &err));
    assert_int_equal(err.code, CODE_CHILD);
    assert_int_equal(child.pid, -5); /* untouched on failure */
    error_clear(&err);
    assert_false(child_exec(&child, &(struct child_limits){0}, "/bin/cat", argv, NULL, false,
                            "/nowhere", &err));
    assert_int_equal(err.code, CODE_CHILD);
}

static void test_memory_is_bounded_here_but_not_in_programs(void **state)
{
    (void)state;
    if (!MEMORY_CAN_BE_LIMITED) skip();
    struct child child;
    struct error err = {0};
    char text[200], *argv[] = {"sh", "-c", "ulimit -S -d", NULL};
    assert_true(memory_limit(64 << 20, &err));
    volatile size_t wanted = 128 << 20;
    void *much = malloc(wanted);
    assert_null(much);
    assert_true(
        child_exec(&child, &(struct child_limits){0}, "/bin/sh", argv, NULL, false, NULL, &err));
    hear(&child, text, sizeof text);
    assert_string_equal(text, "unlimited\n");
    expect_end(&child, CHILD_EXITED, 0);
    assert_true(memory_limit((int64_t)1 << 40, &err));
    much = malloc(wanted);
    assert_non_null(much);
    free(much);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_only_the_named_descriptors_are_inherited),
        cmocka_unit_test(test_the_child_is_confined),
        cmocka_unit_test(test_a_signal_is_told),
        cmocka_unit_test(test_processor_time_is_bounded),
        cmocka_unit_test(test_a_hanging_child_is_killed),
        cmocka_unit_test(test_kill_leaves_no_zombie),
        cmocka_unit_test(test_a_program_gets_only_its_environment),
        cmocka_unit_test(test_a_program_reads_what_is_written),
        cmocka_unit_test(test_its_errors_are_heard_and_its_input_is_empty),
        cmocka_unit_test(test_a_missing_program_is_an_error_at_once),
        cmocka_unit_test(test_memory_is_bounded_here_but_not_in_programs),
    };
    return cmocka_run_group_tests_name("child", tests, NULL, NULL);
}
