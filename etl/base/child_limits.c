/*
 * child_limits: what a process of ours may use (see child.h, child_private.h).
 *
 * Source: spec/operations.md "Limits"; research/reliability.md section 4 (rlimits).
 */
#include "child.h"
#include "child_private.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

/* At most `value`; whoever started us may have set a tighter bound already, which stands. */
static bool limit(__rlimit_resource_t resource, long value)
{
    struct rlimit bounds;
    if (value == 0) return true;
    if (getrlimit(resource, &bounds) != 0) return false;
    /* Processor time ends with SIGXCPU first, which tells the parent why; SIGKILL follows a second
     * later. */
    rlim_t soft = (rlim_t)value, hard = soft + (resource == RLIMIT_CPU);
    /* valgrind keeps files of its own above ours and lets the hard limit stand. */
    bool stands = UNDER_MEMCHECK && resource == RLIMIT_NOFILE;
    if (!stands && hard < bounds.rlim_max)
        bounds.rlim_max = hard; /* RLIM_INFINITY is the largest */
    bounds.rlim_cur = soft < bounds.rlim_max ? soft : bounds.rlim_max;
    return setrlimit(resource, &bounds) == 0;
}

void child_unlimit_memory(void)
{
    struct rlimit bounds;
    if (getrlimit(RLIMIT_DATA, &bounds) != 0) return;
    bounds.rlim_cur = bounds.rlim_max;
    setrlimit(RLIMIT_DATA, &bounds);
}

bool memory_limit(int64_t bytes, struct error *err)
{
    struct rlimit bounds;
    if (!MEMORY_CAN_BE_LIMITED || getrlimit(RLIMIT_DATA, &bounds) != 0) return true;
    if (bounds.rlim_max != RLIM_INFINITY && bounds.rlim_max < (rlim_t)bytes)
        return true; /* tighter already */
    bounds.rlim_cur = (rlim_t)bytes;
    if (setrlimit(RLIMIT_DATA, &bounds) == 0) return true;
    return error_set(err, CODE_MEMORY, "không đặt được giới hạn bộ nhớ: %s", strerror(errno));
}

bool child_confine(const struct child_limits *limits, pid_t parent)
{
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) return false; /* the parent died before prctl could tell us */
    prctl(PR_SET_DUMPABLE, 0);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    for (int number = 1; number < SIGRTMIN; number++) signal(number, SIG_DFL);
    struct rlimit no_core = {0, 0};
    return setrlimit(RLIMIT_CORE, &no_core) == 0 && limit(RLIMIT_CPU, limits->cpu_seconds) &&
           limit(RLIMIT_FSIZE, limits->file_bytes) && limit(RLIMIT_NOFILE, limits->open_files) &&
           limit(RLIMIT_NPROC, limits->processes) &&
           (!MEMORY_CAN_BE_LIMITED || limit(RLIMIT_AS, limits->memory_bytes));
}
