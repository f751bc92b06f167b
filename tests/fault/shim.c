/*
 * shim: faults from inside the process, preloaded (LD_PRELOAD) into an unchanged program; set by the environment.
 *
 * In:  FAULT_MALLOC=n     the n-th allocation of the program fails; with FAULT_FOREVER=1 all after
 *                         it as well
 *      FAULT_COUNT=FILE   the number of allocations is written there at the end
 *      FAULT_FORK=k       the k-th child (from 1) crashes at its FAULT_WRITE-th write (from 1); with
 *                         FAULT_SIGNAL it gets that signal as soon as it is born instead
 *      FAULT_CLOCK=s      the clock is s seconds wrong from the FAULT_CLOCK_AT-th look at it on (from 1)
 *      FAULT_PATH=TEXT    when a file whose path ends so is opened (FAULT_AT=0) or read for the
 *                         FAULT_AT-th time (from 1), FAULT_HOOK is run once
 * Out: everything else passes through. A child of the program has no allocation faults: its parent's are counted.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *memory, size_t size);

static struct {
    pid_t program;
    long allocations, fail_at, forks, fork_at, writes, write_at, looks, clock_at, seconds, reads,
        hook_at;
    int forever, number, watched_fd;
    const char *path, *hook, *count_file;
} fault = {.watched_fd = -1, .hook_at = -1};

static long number(const char *name, long otherwise)
{
    const char *text = getenv(name);
    return text ? strtol(text, NULL, 10) : otherwise;
}

__attribute__((constructor)) static void begin(void)
{
    fault.fail_at = number("FAULT_MALLOC", 0);
    fault.forever = number("FAULT_FOREVER", 0) != 0;
    fault.fork_at = number("FAULT_FORK", 0);
    fault.write_at = number("FAULT_WRITE", 1);
    fault.number = (int)number("FAULT_SIGNAL", 0);
    fault.seconds = number("FAULT_CLOCK", 0);
    fault.clock_at = number("FAULT_CLOCK_AT", 1);
    fault.path = getenv("FAULT_PATH");
    fault.hook = getenv("FAULT_HOOK");
    fault.hook_at = number("FAULT_AT", 0);
    fault.count_file = getenv("FAULT_COUNT");
    fault.program = getpid();
}

__attribute__((destructor)) static void end(void)
{
    if (!fault.count_file || getpid() != fault.program) return;
    fault.fail_at = 0;
    FILE *file = fopen(fault.count_file, "w");
    if (!file) return;
    fprintf(file, "%ld\n", fault.allocations);
    fclose(file);
}

static int refuse(void)
{
    if (!fault.program || getpid() != fault.program) return 0;
    long now = ++fault.allocations;
    if (!fault.fail_at || now < fault.fail_at || (now > fault.fail_at && !fault.forever)) return 0;
    errno = ENOMEM;
    return 1;
}

void *malloc(size_t size)
{
    return refuse() ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    return refuse() ? NULL : __libc_calloc(count, size);
}

void *realloc(void *memory, size_t size)
{
    return refuse() ? NULL : __libc_realloc(memory, size);
}

pid_t fork(void)
{
    pid_t (*real)(void) = (pid_t(*)(void))dlsym(RTLD_NEXT, "fork");
    fault.forks++;
    int chosen = getpid() == fault.program && fault.forks == fault.fork_at;
    pid_t child = real();
    if (child > 0 && chosen && fault.number) kill(child, fault.number);
    if (child == 0) {
        fault.program = 0;
        fault.writes = chosen ? 1 : 0; /* counts on only in the chosen child */
    }
    return child;
}

ssize_t write(int fd, const void *bytes, size_t length)
{
    static ssize_t (*real)(int, const void *, size_t);
    if (!real) real = (ssize_t(*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write");
    if (fault.writes && fault.writes++ == fault.write_at) __builtin_trap();
    return real(fd, bytes, length);
}

static time_t shift(void)
{
    return fault.seconds && ++fault.looks >= fault.clock_at ? (time_t)fault.seconds : 0;
}

int clock_gettime(clockid_t clock, struct timespec *now)
{
    static int (*real)(clockid_t, struct timespec *);
    if (!real) real = (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
    int status = real(clock, now);
    if (clock == CLOCK_REALTIME) now->tv_sec += shift();
    return status;
}

time_t time(time_t *ret)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (ret) *ret = now.tv_sec;
    return now.tv_sec;
}

/* Runs the hook once, without faults of its own. */
static void event(long at)
{
    if (at != fault.hook_at || !fault.hook) return;
    const char *hook = fault.hook;
    fault.hook = NULL;
    int saved = errno;
    char *const nothing[] = {"PATH=/usr/bin:/bin", NULL};
    pid_t (*real)(void) = (pid_t(*)(void))dlsym(RTLD_NEXT, "fork");
    pid_t child = real();
    if (child == 0) {
        execle("/bin/sh", "sh", "-c", hook, NULL, nothing);
        _exit(127);
    }
    while (waitpid(child, NULL, 0) < 0 && errno == EINTR) continue;
    errno = saved;
}

static int watched(const char *path)
{
    size_t length = strlen(path), ending = fault.path ? strlen(fault.path) : 0;
    return ending && length >= ending && strcmp(path + length - ending, fault.path) == 0;
}

int open(const char *path, int flags, ...)
{
    static int (*real)(const char *, int, mode_t);
    if (!real) real = (int (*)(const char *, int, mode_t))dlsym(RTLD_NEXT, "open");
    va_list more;
    va_start(more, flags);
    mode_t mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(more, mode_t) : 0;
    va_end(more);
    int mine = fault.program == getpid() && watched(path);
    if (mine) event(0);
    int fd = real(path, flags, mode);
    if (mine) fault.watched_fd = fd;
    return fd;
}

ssize_t read(int fd, void *bytes, size_t length)
{
    static ssize_t (*real)(int, void *, size_t);
    if (!real) real = (ssize_t(*)(int, void *, size_t))dlsym(RTLD_NEXT, "read");
    if (fd >= 0 && fd == fault.watched_fd && fault.program == getpid()) event(++fault.reads);
    return real(fd, bytes, length);
}
