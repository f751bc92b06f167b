/*
 * sandbox: the seccomp filter of a reading child; see sandbox.h. The only user of libseccomp.
 */
#include "sandbox.h"

#include <errno.h>
#include <seccomp.h>
#include <string.h>
#include <sys/mman.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define UNDER_ASAN 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__)
#define UNDER_ASAN 1
#endif
#ifndef UNDER_ASAN
#define UNDER_ASAN 0
#endif

/* Reading by descriptor, writing to the pipe, memory, time, and the ways a C library ends a process. */
static const int allowed[] = {
    SCMP_SYS(read), SCMP_SYS(pread64), SCMP_SYS(readv), SCMP_SYS(preadv), SCMP_SYS(lseek), SCMP_SYS(fstat),
    SCMP_SYS(write), SCMP_SYS(writev), SCMP_SYS(close), SCMP_SYS(brk), SCMP_SYS(munmap), SCMP_SYS(mremap),
    SCMP_SYS(madvise), SCMP_SYS(futex), SCMP_SYS(clock_gettime), SCMP_SYS(clock_getres), SCMP_SYS(gettimeofday),
    SCMP_SYS(time), SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(getrandom), SCMP_SYS(rt_sigreturn),
    SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigaction), SCMP_SYS(restart_syscall), SCMP_SYS(exit), SCMP_SYS(exit_group)};

/* abort() and the sanitizers' reports. */
static const int allowed_under_asan[] = {
    SCMP_SYS(mmap), SCMP_SYS(mprotect), SCMP_SYS(sigaltstack), SCMP_SYS(sched_yield), SCMP_SYS(readlink),
    SCMP_SYS(getrlimit), SCMP_SYS(prlimit64), SCMP_SYS(sched_getaffinity), SCMP_SYS(getuid), SCMP_SYS(geteuid)};

/* Tried by libraries, harmless when refused: the call fails, the process goes on. */
static const int refused[] = {
    SCMP_SYS(open), SCMP_SYS(openat), SCMP_SYS(stat), SCMP_SYS(newfstatat), SCMP_SYS(statx), SCMP_SYS(access),
    SCMP_SYS(faccessat), SCMP_SYS(fcntl), SCMP_SYS(ioctl), SCMP_SYS(readlinkat), SCMP_SYS(getcwd), SCMP_SYS(dup),
    SCMP_SYS(sysinfo), SCMP_SYS(uname), SCMP_SYS(prlimit64), SCMP_SYS(mprotect), SCMP_SYS(readlink), SCMP_SYS(umask)};

static bool add_all(scmp_filter_ctx filter, uint32_t action, const int *calls, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        int status = seccomp_rule_add(filter, action, calls[i], 0);
        if (status != 0 && status != -EEXIST && status != -EDOM) return false;
    }
    return true;
}

/* Memory without a file behind it and without execution, and a signal to nobody but this process. */
static bool add_conditional(scmp_filter_ctx filter)
{
    return seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 2,
                            SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0),
                            SCMP_A3(SCMP_CMP_MASKED_EQ, MAP_ANONYMOUS, MAP_ANONYMOUS)) == 0 &&
           seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 0) == 0;
}

bool sandbox_enter(struct error *err)
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
    if (filter == NULL) return error_set(err, CODE_CHILD, "không dựng được hàng rào cho bộ đọc");
    bool ok = add_all(filter, SCMP_ACT_ALLOW, allowed, sizeof allowed / sizeof allowed[0]);
    if (ok && UNDER_ASAN)
        ok = add_all(filter, SCMP_ACT_ALLOW, allowed_under_asan, sizeof allowed_under_asan / sizeof allowed_under_asan[0]);
    if (ok && !UNDER_ASAN) ok = add_conditional(filter);
    if (ok && !UNDER_ASAN) ok = add_all(filter, SCMP_ACT_ERRNO(EPERM), refused, sizeof refused / sizeof refused[0]);
    if (ok && UNDER_ASAN) ok = add_all(filter, SCMP_ACT_ERRNO(EPERM), refused, 15);
    int status = ok ? seccomp_load(filter) : -1;
    seccomp_release(filter);
    return status == 0 || error_set(err, CODE_CHILD, "không dựng được hàng rào cho bộ đọc: %s", strerror(-status));
}

void sandbox_limits(struct child_limits *limits)
{
    if (UNDER_ASAN) limits->memory_bytes = 0;
}
