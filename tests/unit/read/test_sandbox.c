/*
 * The reading child: what it may not do, and how the parent tells of each way to end. Children are
 * made by child_fork as the reader makes them.
 */
#include "read/sandbox.h"

#include "base/child.h"
#include "base/instrumented.h"
#include "testing.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

enum { REFUSED = 40, DONE = 41 };

static int end_of(int (*work)(void *context, int out_fd, int keep_fd), enum child_end wanted)
{
    long pages = sysconf(_SC_PHYS_PAGES);
    struct child child;
    struct child_limits limits = {.cpu_seconds = 10, .wall_seconds = 20, .open_files = 16};
    struct error err = {.code = CODE_OK};
    enum child_end end;
    int detail;
    assert_true(child_fork(&child, &limits, -1, work, &pages, &err));
    assert_true(child_wait(&child, &end, &detail, &err));
    assert_int_equal(end, wanted);
    return detail;
}

static bool enter(void)
{
    struct error err = {.code = CODE_OK};
    return sandbox_enter(&err);
}

static int opens(void *context, int out_fd, int keep_fd)
{
    (void)context, (void)out_fd, (void)keep_fd;
    if (!enter()) return 1;
    return open("/etc/passwd", O_RDONLY) < 0 ? REFUSED : 1;
}

static int writes_and_allocates(void *context, int out_fd, int keep_fd)
{
    (void)context, (void)keep_fd;
    if (!enter()) return 1;
    char *memory = malloc(8 << 20);
    if (memory == NULL) return 2;
    memset(memory, 'x', 8 << 20);
    free(memory);
    return write(out_fd, "x", 1) == 1 ? DONE : 3;
}

/* glibc's qsort asks how much memory the machine has and takes what stands on the stack where it is
 * not told: the order of equal things would be anybody's guess. */
static int knows_memory(void *context, int out_fd, int keep_fd)
{
    (void)out_fd, (void)keep_fd;
    if (!enter()) return 1;
    return sysconf(_SC_PHYS_PAGES) == *(const long *)context ? DONE : 2;
}

static int makes_socket(void *context, int out_fd, int keep_fd)
{
    (void)context, (void)out_fd, (void)keep_fd;
    return enter() ? socket(AF_INET, SOCK_STREAM, 0) : 1;
}

static int forks(void *context, int out_fd, int keep_fd)
{
    (void)context, (void)out_fd, (void)keep_fd;
    return enter() ? (int)fork() : 1;
}

static int executes(void *context, int out_fd, int keep_fd)
{
    (void)context, (void)out_fd, (void)keep_fd;
    char *const argv[] = {(char *)(uintptr_t) "true", NULL};
    return enter() ? execv("/bin/true", argv) : 1;
}

static int kills_parent(void *context, int out_fd, int keep_fd)
{
    (void)context, (void)out_fd, (void)keep_fd;
    return enter() ? kill(getppid(), SIGUSR1) : 1;
}

static int maps_code(void *context, int out_fd, int keep_fd)
{
    (void)context, (void)out_fd, (void)keep_fd;
    if (!enter()) return 1;
    return mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1,
                0) == MAP_FAILED
               ? 2
               : 3;
}

static void opening_is_refused(void **state)
{
    (void)state;
    assert_int_equal(end_of(opens, CHILD_EXITED), REFUSED);
}

static void work_goes_on(void **state)
{
    (void)state;
    assert_int_equal(end_of(writes_and_allocates, CHILD_EXITED), DONE);
    assert_int_equal(end_of(knows_memory, CHILD_EXITED), DONE);
}

static void the_rest_kills(void **state)
{
    (void)state;
    assert_int_equal(end_of(makes_socket, CHILD_SIGNALLED), SIGSYS);
    assert_int_equal(end_of(forks, CHILD_SIGNALLED), SIGSYS);
    assert_int_equal(end_of(kills_parent, CHILD_SIGNALLED), SIGSYS);
}

static void no_code_comes_in(void **state)
{
    (void)state;
    if (UNDER_MEMCHECK) skip(); /* valgrind maps code itself, and looks at a program before exec */
    assert_int_equal(end_of(executes, CHILD_SIGNALLED), SIGSYS);
    assert_int_equal(end_of(maps_code, CHILD_SIGNALLED), SIGSYS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(opening_is_refused),
        cmocka_unit_test(work_goes_on),
        cmocka_unit_test(the_rest_kills),
        cmocka_unit_test(no_code_comes_in),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
