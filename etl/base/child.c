/*
 * child: fork, exec, wait (see child.h). Limits are in child_limits.c.
 *
 * Source: spec/operations.md "The night" (reader children), research/reliability.md section 4
 *         (rlimits, gnuplot).
 */
#include "child.h"

#include "child_private.h"

#include "path.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { CHILD_CANNOT_START = 127, CHILD_POLL_NS = 2000000 };
#define NS_PER_SECOND 1000000000LL

static int64_t now_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * NS_PER_SECOND + now.tv_nsec;
}

/* Like close_range, which valgrind 3.19 does not know. */
static int close_all(unsigned first, unsigned last)
{
    if (!UNDER_MEMCHECK) return close_range(first, last, 0);
    unsigned end = (unsigned)sysconf(_SC_OPEN_MAX);
    for (unsigned fd = first; fd <= last && fd < end; fd++) close((int)fd);
    return 0;
}

static void close_between(int first, int last)
{
    if (first <= last) close_all((unsigned)first, (unsigned)last);
}

/* In the child: 0 and 1 become /dev/null, 2 stays, of the rest only a and b (-1 = none). */
static bool keep_only(int a, int b)
{
    int null = open("/dev/null", O_RDWR);
    if (null < 0 || dup2(null, 0) < 0 || dup2(null, 1) < 0) return false;
    int low = a < b ? a : b, high = a < b ? b : a;
    int next = 3;
    if (low >= next) {
        close_between(next, low - 1);
        next = low + 1;
    }
    if (high >= next) {
        close_between(next, high - 1);
        next = high + 1;
    }
    close_all((unsigned)next, ~0U);
    return true;
}

static bool make_pipe(int ret_ends[2], struct error *err)
{
    if (pipe2(ret_ends, O_CLOEXEC) == 0) return true;
    return error_set(err, CODE_CHILD, "không tạo được đường ống: %s", strerror(errno));
}

static void start_clock(struct child *child, const struct child_limits *limits)
{
    child->limits = *limits;
    if (limits->wall_seconds > 0)
        child->deadline_ns = now_ns() + limits->wall_seconds * NS_PER_SECOND;
    setpgid(child->pid, child->pid); /* as in the child: whoever comes first */
}

void child_deadline(struct child *child, long seconds)
{
    child->deadline_ns = now_ns() + seconds * NS_PER_SECOND;
}

bool child_fork(struct child *ret, const struct child_limits *limits, int keep_fd,
                int (*work)(void *context, int out_fd, int keep_fd), void *context,
                struct error *err)
{
    int ends[2];
    if (!make_pipe(ends, err)) return false;
    pid_t parent = getpid();
    struct child child = {.from_fd = ends[0], .to_fd = -1};
    child.pid = fork();
    if (child.pid == 0) {
        if (!keep_only(ends[1], keep_fd) || !child_confine(limits, parent))
            _exit(CHILD_CANNOT_START);
        _exit(work(context, ends[1], keep_fd));
    }
    close(ends[1]);
    if (child.pid < 0) {
        close(ends[0]);
        return error_set(err, CODE_CHILD, "không tạo được tiến trình con: %s", strerror(errno));
    }
    start_clock(&child, limits);
    *ret = child;
    return true;
}

enum { TROUBLE_FD = 3, START_MILLISECONDS = 30000 };

/* In the child of child_exec: the ends go to 0, 1 and 2, the pipe for errno to 3 (closed by exec),
 * the rest is closed. */
static bool wire(int in, int out, int trouble)
{
    /* All are moved above 3 first, so that none is overwritten before its turn. */
    int input = in < 0 ? open("/dev/null", O_RDONLY) : in;
    input = fcntl(input, F_DUPFD, TROUBLE_FD + 1);
    int output = fcntl(out, F_DUPFD, TROUBLE_FD + 1),
        told = fcntl(trouble, F_DUPFD, TROUBLE_FD + 1);
    if (dup3(told, TROUBLE_FD, O_CLOEXEC) < 0 || dup2(input, 0) < 0 || dup2(output, 1) < 0 ||
        dup2(output, 2) < 0)
        return false;
    return close_all(TROUBLE_FD + 1, ~0U) == 0;
}

static void tell_trouble(int fd)
{
    int number = errno ? errno : EIO;
    ssize_t written;
    do written = write(fd, &number, sizeof number);
    while (written < 0 && errno == EINTR);
    _exit(CHILD_CANNOT_START);
}

/* The parent's side of `trouble`: 0 = the program runs, else errno (EIO where the child died unheard,
 * ETIMEDOUT where it neither runs nor says why). */
static int hear_trouble(int fd)
{
    int number = 0, ready;
    ssize_t length;
    struct pollfd waiting = {.fd = fd, .events = POLLIN};
    do ready = poll(&waiting, 1, START_MILLISECONDS);
    while (ready < 0 && errno == EINTR);
    do length = ready > 0 ? read(fd, &number, sizeof number) : -1;
    while (ready > 0 && length < 0 && errno == EINTR);
    close(fd);
    if (ready == 0) return ETIMEDOUT;
    return length == 0 ? 0 : length == (ssize_t)sizeof number ? number : EIO;
}

static void close_ends(int ends[2])
{
    fd_closep(&ends[0]);
    fd_closep(&ends[1]);
}

static bool open_ends(int out[2], int in[2], int trouble[2], bool with_stdin, struct error *err)
{
    if (make_pipe(out, err) && make_pipe(trouble, err) && (!with_stdin || make_pipe(in, err)))
        return true;
    close_ends(out);
    close_ends(trouble);
    return false;
}

static bool started(struct child *child, int trouble, const char *program, struct error *err)
{
    int number = hear_trouble(trouble);
    if (number == 0) return true;
    child_kill(child);
    return error_set(err, CODE_CHILD, "không chạy được %s: %s", program, strerror(number));
}

bool child_exec(struct child *ret, const struct child_limits *limits, const char *program,
                char *const argv[], char *const environment[], bool with_stdin,
                const char *working_folder, struct error *err)
{
    int out[2] = {-1, -1}, in[2] = {-1, -1}, trouble[2] = {-1, -1};
    if (!open_ends(out, in, trouble, with_stdin, err)) return false;
    pid_t parent = getpid();
    struct child child = {.from_fd = out[0], .to_fd = in[1]};
    child.pid = fork();
    if (child.pid == 0) {
        char *const nothing[] = {NULL};
        if (!wire(in[0], out[1], trouble[1])) tell_trouble(trouble[1]);
        child_unlimit_memory();
        if (child_confine(limits, parent) && (!working_folder || chdir(working_folder) == 0))
            execve(program, argv, environment ? environment : nothing);
        tell_trouble(TROUBLE_FD);
    }
    fd_closep(&out[1]);
    fd_closep(&in[0]);
    fd_closep(&trouble[1]);
    if (child.pid < 0) {
        error_set(err, CODE_CHILD, "không tạo được tiến trình con: %s", strerror(errno));
        close_ends(out);
        close_ends(in);
        close_ends(trouble);
        return false;
    }
    start_clock(&child, limits);
    if (!started(&child, trouble[0], program, err)) return false;
    *ret = child;
    return true;
}

void child_end_input(struct child *child)
{
    fd_closep(&child->to_fd);
    child->to_fd = -1;
}

/* Milliseconds until the deadline for poll: -1 = no deadline, 0 = it has passed. */
static int milliseconds_left(const struct child *child)
{
    if (child->deadline_ns == 0) return -1;
    int64_t left = (child->deadline_ns - now_ns()) / 1000000;
    return left <= 0 ? 0 : left > 3600000 ? 3600000 : (int)left;
}

bool child_read(struct child *child, void *bytes, size_t length, size_t *ret_length,
                struct error *err)
{
    for (;;) {
        struct pollfd waiting = {.fd = child->from_fd, .events = POLLIN};
        int left = milliseconds_left(child), ready = poll(&waiting, 1, left);
        if (ready < 0 && errno == EINTR) continue;
        if (ready == 0 && left == 0)
            return error_set(err, CODE_READER_TIMEOUT, "tiến trình con chạy quá lâu");
        if (ready == 0) continue;
        return fd_read_some(child->from_fd, bytes, length, ret_length, err);
    }
}

static void close_pipes(struct child *child)
{
    fd_closep(&child->from_fd);
    child->from_fd = -1;
    child_end_input(child);
}

/* Waits for the end without reaping, so that the process number stays ours. */
static bool await_end(struct child *child, bool *ret_killed, struct error *err)
{
    for (;;) {
        siginfo_t info = {0};
        bool watch = child->deadline_ns && !*ret_killed;
        if (waitid(P_PID, (id_t)child->pid, &info, WEXITED | WNOWAIT | (watch ? WNOHANG : 0)) < 0) {
            if (errno == EINTR) continue;
            return error_set(err, CODE_CHILD, "không chờ được tiến trình con: %s", strerror(errno));
        }
        if (info.si_pid == child->pid) return true;
        if (milliseconds_left(child) == 0) {
            kill(-child->pid, SIGKILL);
            kill(child->pid, SIGKILL);
            *ret_killed = true;
        } else {
            nanosleep(&(struct timespec){0, CHILD_POLL_NS}, NULL);
        }
    }
}

bool child_wait(struct child *child, enum child_end *ret_end, int *ret_detail, struct error *err)
{
    bool killed = false;
    int status = 0;
    bool ended = await_end(child, &killed, err);
    kill(-child->pid, SIGKILL); /* whatever it left behind in its group */
    while (waitpid(child->pid, &status, 0) < 0 && errno == EINTR) continue;
    child->pid = 0;
    close_pipes(child);
    if (!ended) return false;
    *ret_end = killed ? CHILD_TIMED_OUT : WIFSIGNALED(status) ? CHILD_SIGNALLED : CHILD_EXITED;
    *ret_detail = WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status);
    return true;
}

void child_kill(struct child *child)
{
    if (child->pid <= 0) return;
    kill(-child->pid, SIGKILL);
    kill(child->pid, SIGKILL);
    while (waitpid(child->pid, NULL, 0) < 0 && errno == EINTR) continue;
    child->pid = 0;
    close_pipes(child);
}
