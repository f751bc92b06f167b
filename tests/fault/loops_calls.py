"""loops_calls: killed at, or refused, the n-th system call of the program (strace -e inject)."""
from bench import ARGUMENTS, Loop

# Calls that only touch the process's own memory: killed there or before the next call is the same to the world.
PRIVATE = {"mmap", "munmap", "mprotect", "brk", "futex", "getpid", "rseq", "arch_prctl", "set_tid_address", "set_robust_list",
           "lseek", "fcntl", "pread64", "getrandom", "prlimit64", "geteuid", "access", "readlink", "ioctl", "umask",
           "newfstatat", "close", "getsockopt", "getsockname", "sysinfo", "exit_group"}
# No error of sendto: one without a cut connection cannot be; cuts are in loops_database.
ERRORS = {
    "write": ("ENOSPC", "EIO", "EINTR"), "fsync": ("EIO", "ENOSPC"), "openat": ("ENOSPC", "EIO", "EMFILE"),
    "rename": ("ENOSPC", "EIO"), "renameat2": ("ENOSPC", "EIO"), "unlink": ("EIO",), "mkdir": ("ENOSPC", "EIO"),
    "ftruncate": ("EIO",), "read": ("EIO", "EINTR"), "fchmod": ("EIO",), "chmod": ("EIO",), "symlink": ("ENOSPC", "EIO"),
    "clone": ("EAGAIN", "ENOMEM"), "pipe2": ("EMFILE",), "recvfrom": ("ECONNRESET",),
    "getdents64": ("EIO",), "poll": ("EINTR", "ENOMEM"), "flock": ("EINTR",), "socket": ("EMFILE",), "connect": ("ECONNREFUSED",),
    "waitid": ("EINTR",), "wait4": ("EINTR",), "rmdir": ("EIO",),
}


def is_loader(line):
    return ".so" in line or "/etc/ld.so" in line or "locale" in line or "gconv" in line


def strace(bench, command, fault):
    return lambda place: place.run(command, *ARGUMENTS, before=("strace", "-qq", "-o", "/dev/null", "-e", "trace=none", *fault))


def kills(bench, command, quick):
    points = [(name, n) for name, n, line in bench.calls(command) if name not in PRIVATE and not is_loader(line)
              and name != "execve"]

    def attempt(point):
        name, n = point
        fault = ("-e", f"trace={name}", "-e", f"inject={name}:signal=KILL:when={n}")
        return bench.trial(strace(bench, command, fault), command, allowed=(-9, *bench.statuses.values()))
    return Loop(f"kill-{command}", f"SIGKILL at the n-th system call of {command}", points, attempt, quick)


def errors(bench, command, quick):
    points, ours = [], False
    for name, n, line in bench.calls(command):
        ours = ours or name == "umask"  # the loader is done
        if ours and name in ERRORS and not is_loader(line):
            points += [(name, n, error) for error in ERRORS[name]]

    def attempt(point):
        name, n, error = point
        fault = ("-e", f"trace={name}", "-e", f"inject={name}:error={error}:when={n}")
        return bench.trial(strace(bench, command, fault), command, allowed=(0, 1, 2, 3, 4))
    return Loop(f"error-{command}", f"an error of the n-th system call of {command}", points, attempt, quick)


def loops(bench):
    yield kills(bench, "ingest", 6)
    yield kills(bench, "nightly", 1)
    yield errors(bench, "ingest", 6)
    yield errors(bench, "nightly", 0)
