"""loops_trace: what a whole night touches, from strace: programs run, files written, sockets opened.

Rules: it runs gnuplot, the PDF renderer that is declared, and fc-match (spec/operations.md: "check fc-match first"); it writes
only below the deployment's folder (the renderer's own processes: also in the private folder given to them); its only socket
is PostgreSQL's. The renderer is a program of its own with helpers of its own: what they run is not ours to say, but they, too,
write nowhere else and reach no network.
"""
import os
import re

from bench import ARGUMENTS, Loop

CALLS = ("execve,execveat,socket,connect,bind,sendto,open,openat,openat2,creat,rename,renameat,renameat2,unlink,unlinkat,rmdir,"
         "mkdir,mkdirat,link,linkat,symlink,symlinkat,truncate,chmod,fchmodat,chown,fchownat,lchown,mknod,mknodat,clone,clone3,"
         "fork,vfork")
RENDERER = "/usr/bin/soffice"
LINE = re.compile(r"^(\d+) +(\w+)\((.*)\) += (-?\d+)(.*)$")
# LibreOffice's socket for a second start, and a look whether its own folder may be written (it may where root runs it).
RENDERERS_OWN = re.compile(r"/tmp/OSL_PIPE_\w+|/usr/lib/libreoffice/share/uno_packages/cache/stamp\.sys")
# In whose name a relative path is meant: AT_FDCWD</cwd> or 5</folder>, then the path.
PLACES = re.compile(r'(?:(?:AT_FDCWD|\d+)<([^>]*)>, )?"((?:[^"\\]|\\.)*)"')


def joined(lines):
    """Calls that strace cut in two ("<unfinished ...>", "<... resumed>") made whole again."""
    waiting = {}
    for line in lines:
        pid = line.split(" ", 1)[0]
        if line.rstrip().endswith("<unfinished ...>"):
            waiting[pid] = line.rstrip()[:-len("<unfinished ...>")]
        elif match := re.match(r"\d+ +<\.\.\. \w+ resumed>(.*)", line):
            yield waiting.pop(pid, "") + match.group(1)
        else:
            yield line.rstrip()


def writes(call, text):
    if call in ("open", "openat", "openat2", "creat"):
        return re.search(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC", text) or call == "creat"
    return call not in ("execve", "execveat", "socket", "connect", "bind", "sendto", "clone", "clone3", "fork", "vfork")


class Watch:
    def __init__(self, home, program, socket, renderer):
        self.home, self.socket, self.renderer = home, socket, renderer
        self.profile = os.environ.get("LLVM_PROFILE_FILE")  # scripts/coverage: the build counts its lines beside all else
        self.programs = {program, "/usr/bin/gnuplot", "/usr/bin/gnuplot-nox", "/usr/bin/fc-match"} | ({renderer} - {None})
        self.foreign = set()  # processes of the renderer
        self.parents = {}
        self.faults, self.counts = [], {"programs": 0, "writes": 0, "sockets": 0}

    def births(self, lines):
        """Before all else: a child of vfork may speak before its parent's call has returned."""
        for text in lines:
            match = LINE.match(text)
            if match and match.group(2) in ("clone", "clone3", "fork", "vfork"):
                self.parents[match.group(4)] = match.group(1)

    def is_foreign(self, pid):
        while pid and pid not in self.foreign:
            pid = self.parents.get(pid)
        return pid is not None

    def line(self, text):
        match = LINE.match(text)
        if not match:
            return
        pid, call, inside, result, _ = match.groups()
        if call in ("execve", "execveat") and result == "0":
            self.execute(pid, PLACES.search(inside).group(2), text)
        elif call == "socket" and "AF_UNIX" not in inside:
            self.faults.append(text)
        elif call in ("connect", "bind"):
            self.reach(pid, call, inside, int(result), text)
        elif writes(call, inside) and int(result) >= 0:
            self.write(pid, inside.split(", ", 1)[1] if call.startswith("symlink") else inside, text)

    def execute(self, pid, path, text):
        self.counts["programs"] += 1
        if path == self.renderer:
            self.foreign.add(pid)
        if path not in self.programs and not self.is_foreign(pid):
            self.faults.append(text)

    def reach(self, pid, call, inside, result, text):
        self.counts["sockets"] += 1
        path = re.search(r'sun_path=@?"([^"]*)"', inside)
        if result < 0 or (path and (path.group(1).startswith(self.socket) or self.is_foreign(pid))):
            return
        self.faults.append(text)

    def may_write(self, pid, path):
        return (path.startswith(self.home + "/") or path in ("/dev/null", self.home)
                or (self.is_foreign(pid) and RENDERERS_OWN.match(path))
                or (self.profile and path.endswith(".profraw") and os.path.dirname(path) == os.path.dirname(self.profile)))

    def write(self, pid, inside, text):
        self.counts["writes"] += 1
        for folder, path in PLACES.findall(inside):
            if not self.may_write(pid, os.path.normpath(os.path.join(folder, path))):
                self.faults.append(text)
                return


def nights(bench, quick):
    points = ["plain"] + (["with PDF"] if os.path.exists(RENDERER) else [])

    def attempt(point):
        place = bench.stock.place()
        record = os.path.join(bench.folder, f"{place.database}.strace")
        renderer = RENDERER if point == "with PDF" else None
        temporary = os.path.join(place.home, "tmp")
        os.makedirs(temporary)
        more = {"THIDUA_PDF_RENDERER": renderer} if renderer else {}
        try:
            status, said = place.run("nightly", *ARGUMENTS, timeout=300, TMPDIR=temporary, **more,
                                     before=("strace", "-f", "-y", "-qq", "-s", "512", "-e", "trace=" + CALLS, "-o", record))
            bench.seen[status] += 1
            watch = Watch(place.home, place.program, bench.server.socket, renderer)
            with open(record, encoding="utf-8", errors="replace") as lines:
                whole = list(joined(lines))
            watch.births(whole)
            for line in whole:
                watch.line(line)
            counts = ", ".join(f"{n} {what}" for what, n in watch.counts.items())
            print(f"# a night under strace, {point}: {counts}", flush=True)
            quiet = [] if min(watch.counts.values()) > 0 else [f"strace saw too little: {counts}"]
            return ([] if status in (0, 1) else [f"ends with {status}: {said}"]) + quiet + watch.faults[:10]
        finally:
            place.remove()
    return Loop("trace", "what a night runs, writes and opens", points, attempt, quick)


def loops(bench):
    yield nights(bench, 1)
