/*
 * sandbox: the seccomp filter of a reading child; see sandbox.h. The only user of libseccomp.
 */
#include "sandbox.h"

#include "base/instrumented.h"

#include <errno.h>
#include <fcntl.h>
#include <seccomp.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* Reading by descriptor, writing to the pipe, memory, time, and the ways a C library ends a
 * process. */
static const int allowed[] = {SCMP_SYS(read),
                              SCMP_SYS(pread64),
                              SCMP_SYS(readv),
                              SCMP_SYS(preadv),
                              SCMP_SYS(lseek),
                              SCMP_SYS(fstat),
                              SCMP_SYS(write),
                              SCMP_SYS(writev),
                              SCMP_SYS(close),
                              SCMP_SYS(brk),
                              SCMP_SYS(munmap),
                              SCMP_SYS(mremap),
                              SCMP_SYS(madvise),
                              SCMP_SYS(futex),
                              SCMP_SYS(clock_gettime),
                              SCMP_SYS(clock_getres),
                              SCMP_SYS(gettimeofday),
                              SCMP_SYS(time),
                              SCMP_SYS(getpid),
                              SCMP_SYS(gettid),
                              SCMP_SYS(getrandom),
                              SCMP_SYS(rt_sigreturn),
                              SCMP_SYS(rt_sigprocmask),
                              SCMP_SYS(rt_sigaction),
                              SCMP_SYS(restart_syscall),
                              SCMP_SYS(sysinfo), /* by glibc's qsort, which trusts the answer */
                              SCMP_SYS(exit),
                              SCMP_SYS(exit_group)};

/* What AddressSanitizer and its reports use besides; a plain build refuses these like the list
 * below. */
static const int used_by_sanitizers[] = {
    SCMP_SYS(mprotect),          SCMP_SYS(sigaltstack), SCMP_SYS(sched_yield),
    SCMP_SYS(readlink),          SCMP_SYS(getrlimit),   SCMP_SYS(prlimit64),
    SCMP_SYS(sched_getaffinity), SCMP_SYS(getuid),      SCMP_SYS(geteuid)};

/* What valgrind uses besides: it asks for signals, writes its log. Its translated code lies in
 * anonymous memory. */
static const int used_by_memcheck[] = {SCMP_SYS(rt_sigtimedwait)};

/* Tried by libraries, harmless when refused: the call fails with EPERM, the process goes on. */
static const int refused[] = {
    SCMP_SYS(open),      SCMP_SYS(openat), SCMP_SYS(stat),  SCMP_SYS(statx),      SCMP_SYS(access),
    SCMP_SYS(faccessat), SCMP_SYS(fcntl),  SCMP_SYS(ioctl), SCMP_SYS(readlinkat), SCMP_SYS(getcwd),
    SCMP_SYS(dup),       SCMP_SYS(uname),  SCMP_SYS(umask)};

static bool add_all(scmp_filter_ctx filter, uint32_t action, const int *calls, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (seccomp_rule_add(filter, action, calls[i], 0) != 0) return false;
    return true;
}

/* fstat (which glibc makes by newfstatat without a path), memory that no file lies behind and that
 * cannot be executed, a signal to the process itself (abort). */
static bool add_conditional(scmp_filter_ctx filter)
{
    const struct scmp_arg_cmp no_path = SCMP_A3(SCMP_CMP_EQ, AT_EMPTY_PATH, 0);
    const struct scmp_arg_cmp with_path =
        SCMP_A3(SCMP_CMP_NE, AT_EMPTY_PATH, 0); /* localtime looks at /etc/localtime */
    const struct scmp_arg_cmp no_code =
        SCMP_A2(SCMP_CMP_MASKED_EQ, UNDER_MEMCHECK ? 0 : PROT_EXEC, 0);
    const struct scmp_arg_cmp no_file = SCMP_A3(SCMP_CMP_MASKED_EQ, MAP_ANONYMOUS, MAP_ANONYMOUS);
    const struct scmp_arg_cmp self = SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)getpid(), 0);
    return seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(newfstatat), 1, no_path) == 0 &&
           seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(newfstatat), 1, with_path) ==
               0 &&
           seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 2, no_code, no_file) == 0 &&
           seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1, self) == 0 &&
           /* a process that a signal ends is ended by valgrind with the same signal */
           (!UNDER_MEMCHECK ||
            seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(kill), 1, self) == 0);
}

static bool add_tools(scmp_filter_ctx filter)
{
    const size_t sanitizers = sizeof used_by_sanitizers / sizeof used_by_sanitizers[0],
                 memcheck = sizeof used_by_memcheck / sizeof used_by_memcheck[0];
    return add_all(filter, UNDER_ASAN || UNDER_MEMCHECK ? SCMP_ACT_ALLOW : SCMP_ACT_ERRNO(EPERM),
                   used_by_sanitizers, sanitizers) &&
           (!UNDER_MEMCHECK || add_all(filter, SCMP_ACT_ALLOW, used_by_memcheck, memcheck));
}

bool sandbox_enter(struct error *err)
{
    /* libseccomp asks the kernel what it can by a call that valgrind 3.19 does not know: told that
     * all is there it makes the filter, told that little is there it loads it by prctl. */
    if (UNDER_MEMCHECK) seccomp_api_set(3);
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
    if (filter == NULL) return error_set(err, CODE_CHILD, "không dựng được hàng rào cho bộ đọc");
    bool ok = add_all(filter, SCMP_ACT_ALLOW, allowed, sizeof allowed / sizeof allowed[0]) &&
              add_conditional(filter) && add_tools(filter) &&
              add_all(filter, SCMP_ACT_ERRNO(EPERM), refused, sizeof refused / sizeof refused[0]);
    if (UNDER_MEMCHECK) seccomp_api_set(1);
    int status = ok ? seccomp_load(filter) : -1;
    seccomp_release(filter);
    return status == 0 ||
           error_set(err, CODE_CHILD, "không dựng được hàng rào cho bộ đọc: %s", strerror(-status));
}
