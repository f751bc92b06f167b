"""loops_process: memory that runs out, children that die, a clock that jumps, two starts at once."""
import os
import shutil
import signal
import subprocess
import tempfile
import threading

import deployment
import state
from bench import ARGUMENTS, Loop
from relay import Relay

MEMORY = (0, 1, 3, 4)


def allocations(bench, command):
    place = bench.stock.place()
    count = os.path.join(bench.folder, f"{command}.allocations")
    try:
        place.run(command, *ARGUMENTS, **bench.preloaded(FAULT_COUNT=count))
        with open(count, encoding="ascii") as file:
            return int(file.read())
    finally:
        place.remove()


def ladder(last, factor):
    """1, 2, 3 …, then ever longer steps, to `last`."""
    n, found = 1, []
    while n <= last:
        found.append(n)
        n = max(n + 1, int(n * factor))
    return found


def mallocs(bench, command, factor, quick):
    points = [(n, forever) for n in ladder(allocations(bench, command), factor) for forever in (0, 1)]

    def attempt(point):
        n, forever = point
        faults = bench.preloaded(FAULT_MALLOC=n, FAULT_FOREVER=forever)
        return bench.trial(lambda place: place.run(command, *ARGUMENTS, **faults), command, allowed=MEMORY)
    return Loop(f"malloc-{command}", f"the n-th allocation of {command} refused, once or for good", points, attempt, quick)


def memory(bench, command, quick):
    points = list(range(16, 129, 2)) + list(range(136, 513, 16))

    def attempt(megabytes):
        limit = ("prlimit", f"--as={megabytes << 20}")
        return bench.trial(lambda place: place.run(command, *ARGUMENTS, before=limit), command, allowed=(*MEMORY, 127))
    return Loop(f"memory-{command}", f"{command} with an address space of so many MiB", points, attempt, quick)


def children(bench, command, quick):
    births = sum(call.name == "clone" for call in bench.calls(command))
    points = [(k, what, n) for k in range(1, births + 1) for what, n in
              ((signal.SIGKILL, 0), (signal.SIGTERM, 0), (0, 1), (0, 2), (0, 5))]
    if not quick:  # a silent reader is given up only after half a minute
        points = [(k, signal.SIGSTOP, 0) for k in range(1, births + 1)]

    def attempt(point):
        k, what, n = point
        faults = bench.preloaded(FAULT_FORK=k, FAULT_SIGNAL=int(what), FAULT_WRITE=n)
        return bench.trial(lambda place: place.run(command, *ARGUMENTS, timeout=300, THIDUA_SHEET_CPU_SECONDS="1",
                                                   **faults), command,
                           allowed=(0, 1, 3, 4))
    name, what = ("child", "killed or crashed") if quick else ("silent", "stopped")
    return Loop(f"{name}-{command}", f"the k-th child of {command} {what}", points, attempt, quick)


def clocks(bench, command, quick):
    jumps = [-40 * 365 * 86400, -3 * 86400, -3600, 3600, 3 * 86400, 73 * 365 * 86400]
    points = [(jump, look) for jump in jumps for look in (1, 2, 3, 5, 8, 13)]

    def attempt(point):
        jump, look = point
        faults = bench.preloaded(FAULT_CLOCK=jump, FAULT_CLOCK_AT=look)
        return bench.trial(lambda place: place.run(command, *ARGUMENTS, **faults), command, allowed=(0, 1))
    return Loop(f"clock-{command}", f"the clock of {command} jumps by s seconds at the n-th look", points, attempt, quick)


def held(bench, place, command, n, then):
    """The command stopped before its n-th message; `then(process)` meanwhile; (status, said) of the first."""
    reached, go_on = threading.Event(), threading.Event()

    def act(_):
        reached.set()
        go_on.wait(60)
    folder = tempfile.mkdtemp(prefix="r", dir=bench.folder)
    relay = Relay(bench.server.socket, os.path.join(folder, "s"), at=("out", n), act=act)
    first = place.start(command, *ARGUMENTS, PGHOST=relay.folder)
    try:
        if not reached.wait(60):
            raise RuntimeError("the first run never came so far")
        then(first)
        go_on.set()
        said = first.communicate(timeout=120)[0].decode(errors="replace")
        return first.returncode, said
    finally:
        go_on.set()
        relay.close()
        shutil.rmtree(folder, ignore_errors=True)


def overlaps(bench, quick):
    points = [(first, second, n) for first, last in (("ingest", 320), ("nightly", 640)) for second in ("ingest", "nightly")
              for n in (40, 80, 160, 320, 640) if n <= last]  # an ingest has fewer messages

    def attempt(point):
        command, other, n = point
        faults = []

        def disturb(place):
            def then(first):
                status, said = place.run(other, *ARGUMENTS)
                if status != 75 or f"tiến trình {first.pid}" not in said:
                    faults.append(f"the second ends with {status}: {said}")
            return held(bench, place, command, n, then)
        return bench.trial(disturb, command, allowed=(0, 1)) + faults
    return Loop("overlap", "a second start while the first stands at its n-th message", points, attempt, quick)


def leftovers(bench, quick):
    """A run killed while its backend waits for a lock: the next one begins before the server has noticed."""
    points = ["ops.file", "ops.run", "ref.village", "fact.member"]

    def attempt(table):
        def disturb(place):
            session = subprocess.Popen(["psql", "-qX", "-v", "ON_ERROR_STOP=1"], stdin=subprocess.PIPE,
                                       stdout=subprocess.PIPE, env=place.environment())
            session.stdin.write(f"begin; lock table {table};\n\\echo locked\n".encode())
            session.stdin.flush()
            session.stdout.readline()
            first = place.start("ingest", *ARGUMENTS)
            waiting = f"select count(*) from pg_locks where not granted and relation = '{table}'::regclass"
            while bench.server.sql(waiting, place.database).strip() == "0" and first.poll() is None:
                pass
            first.kill()
            first.communicate()
            second = place.start("ingest", *ARGUMENTS)
            session.communicate(b"rollback;\n")
            said = second.communicate(timeout=120)[0].decode(errors="replace")
            return second.returncode, said
        return bench.trial(disturb, "ingest", allowed=(0, 1))
    return Loop("leftover", "a start while the backend of a killed run still waits for a lock", points, attempt, quick)


def missed(bench, quick):
    """Work is driven by what lies in the inbox and the ledger: three nights, or one after three days, end in the same."""
    def attempt(_):
        often, once = bench.stock.place(), bench.stock.place()
        try:
            files = sorted(os.listdir(often.inbox))
            aside = os.path.join(bench.folder, "aside")
            os.makedirs(aside)
            for name in files[1:]:
                os.rename(os.path.join(often.inbox, name), os.path.join(aside, name))
            for day, names in (("2026-11-18", []), ("2026-11-19", files[1:2]), (deployment.TODAY, files[2:])):
                for name in names:
                    os.rename(os.path.join(aside, name), os.path.join(often.inbox, name))
                often.run("nightly", "--quiet", "--settle", "0", "--as-of", day)
            once.run("nightly", "--quiet", *ARGUMENTS)
            ends = [{part: digest for part, digest in state.capture(bench.server, place).items()
                     if not part.startswith("reports/")} for place in (once, often)]
            return state.difference(*ends)
        finally:
            for place in (often, once):
                place.remove()
            shutil.rmtree(aside, ignore_errors=True)
    return Loop("missed", "three nights, or one after two missed ones", ["three nights"], attempt, quick)


def loops(bench):
    yield mallocs(bench, "ingest", 1.03, 4)
    yield mallocs(bench, "nightly", 1.1, 0)
    yield memory(bench, "ingest", 1)
    yield memory(bench, "nightly", 0)
    yield children(bench, "ingest", 2)
    yield children(bench, "nightly", 1)
    yield children(bench, "ingest", 0)
    yield children(bench, "nightly", 0)
    yield clocks(bench, "ingest", 1)
    yield clocks(bench, "nightly", 0)
    yield overlaps(bench, 1)
    yield leftovers(bench, 1)
    yield missed(bench, 0)
