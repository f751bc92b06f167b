"""loops_calls: killed at, or refused, the n-th system call of the program (strace -e inject)."""
from bench import ARGUMENTS, Loop, after_ingest

# What another process can see the effect of. Between two of these the world stays as it is, so a kill at any call in between
# is a kill at the next of these.
CHANGES = {"write", "writev", "pwrite64", "sendfile", "copy_file_range", "ftruncate", "sendto", "connect", "rename", "renameat2",
           "unlink", "link", "mkdir", "rmdir", "symlink", "linkat", "chmod", "fchmod", "utimensat", "clone", "kill", "setpgid"}
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


def changes(found):
    """The calls to be killed at: each that changes the world, and the first after each message to the server, which works on
    meanwhile. Of writes that follow each other into one file the first and the last: the others leave it unfinished like these."""
    before, chosen = None, []
    for call in found:
        changing = call.name in CHANGES or (call.name == "openat" and "O_CREAT" in call.line)
        if not changing and not (before and before.name == "sendto"):
            continue
        same = call.name == "write" and before and before.name == "write" and before.line[:8] == call.line[:8]
        if same and len(chosen) > 1 and chosen[-1] is before and chosen[-2].name == "write" and chosen[-2].line[:8] == call.line[:8]:
            chosen.pop()
        chosen.append(call)
        before = call
    return [call for call in chosen if not is_loader(call.line)]


def kill(call):
    return "-e", f"trace={call.name}", "-e", f"inject={call.name}:signal=KILL:when={call.n}"


def kills(bench, command, quick):
    found = bench.calls(command)
    if command == "nightly":
        found = after_ingest(found, lambda call: call.line)

    def attempt(call):
        return bench.trial(strace(bench, command, kill(call)), command, allowed=(-9, *bench.statuses.values()))
    return Loop(f"kill-{command}", f"SIGKILL at the system calls of {command} that change anything", changes(found), attempt, quick)


def distinct(found):
    """One call of each place in the program (call and stack): the middle one."""
    places = {}
    for call in found:
        places.setdefault((call.name, call.stack), []).append(call)
    return [calls[len(calls) // 2] for calls in places.values()]


def errors(bench, command, quick):
    found = bench.calls(command, "-k")
    if command == "nightly":
        found = after_ingest(found, lambda call: call.line)
    else:
        found = found[[call.name for call in found].index("umask"):]  # the loader is done
    points = [(call.name, call.n, error) for call in distinct(found) if not is_loader(call.line)
              for error in ERRORS.get(call.name, ())]

    def attempt(point):
        name, n, error = point
        fault = ("-e", f"trace={name}", "-e", f"inject={name}:error={error}:when={n}")
        return bench.trial(strace(bench, command, fault), command, allowed=(0, 1, 2, 3, 4))
    return Loop(f"error-{command}", f"an error of a system call at each place in {command} that makes one", points, attempt, quick)


def loops(bench):
    yield kills(bench, "ingest", 6)
    yield kills(bench, "nightly", 1)
    yield errors(bench, "ingest", 6)
    yield errors(bench, "nightly", 0)
