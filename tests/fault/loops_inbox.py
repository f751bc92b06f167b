"""loops_inbox: a file that changes under the reader's hands, odd things in the inbox, an inbox full of broken files."""
import os
import time

import broken
import state
from bench import ARGUMENTS, Loop

NAME = "DanhSachHoSo_T2_20260302_1700.txt"
# What somebody does to the file "$f" while it is looked at; with `late`: content already open is whole, so either end is right.
CHANGES = {
    "grows": ('printf "x" >> "$f"; touch -d @1790000100 "$f"', False),
    "is cut": ('truncate -s 1000 "$f"; touch -d @1790000100 "$f"', False),
    "is emptied": (': > "$f"; touch -d @1790000100 "$f"', False),
    "vanishes": ('rm "$f"', True), "becomes a link": ('ln -sf /etc/passwd "$f"', True),
    "becomes a FIFO": ('rm "$f"; mkfifo "$f"', True), "becomes a folder": ('rm "$f"; mkdir "$f"', True),
    "is replaced": ('cp "$f" "$f.part"; printf "x" >> "$f.part"; touch -d @1790000100 "$f.part"; mv "$f.part" "$f"', True),
    "is rewritten in the old size and time": ('cp -p "$f" "$f.part"; printf "xxxx" | dd of="$f" conv=notrunc status=none; '
                                              'touch -r "$f.part" "$f"; rm "$f.part"', False),
}


def changes(bench, quick):
    points = [(change, at) for change in CHANGES for at in (0, 1, 2)]

    def attempt(point):
        change, at = point
        script, late = CHANGES[change]
        place, plain = bench.stock.place(), bench.stock.place()
        try:
            hook = f'f="{os.path.join(place.inbox, NAME)}"; {script}'
            faults = bench.preloaded(FAULT_PATH="/inbox/" + NAME, FAULT_AT=at, FAULT_HOOK=hook)
            status, said = place.run("ingest", *ARGUMENTS, **faults)
            bench.seen[status] += 1
            trouble = [] if status in (0, 1) else [f"ends with {status}: {said}"]
            place.run("ingest", *ARGUMENTS)
            os.system(f'f="{os.path.join(plain.inbox, NAME)}"; {script}')  # the same, before anybody looks
            plain.run("ingest", *ARGUMENTS)
            found, wanted = state.capture(bench.server, place), state.capture(bench.server, plain)
            differs = state.difference(wanted, found)
            if differs and late and at > 0:  # the whole old content, and nothing of the new
                differs = [line for line in state.difference(bench.ends["ingest"], found)
                           if not line.startswith(("inbox/", "ops.", "fact.", "archive/"))]
                if found["fact.dossier"] not in (bench.ends["ingest"]["fact.dossier"], wanted["fact.dossier"]):
                    differs.append("fact.dossier is neither the old nor the new")
            return trouble + differs
        finally:
            place.remove()
            plain.remove()
    return Loop("changing", "a file of the inbox that changes before it is opened or while it is read", points, attempt, quick)


def unreadable(bench, quick):
    """Mode 000, to root without its power over modes; to anybody else as it is."""
    def attempt(_):
        place = bench.stock.place()
        path = os.path.join(place.inbox, NAME)
        try:
            os.chmod(path, 0)
            before = ("setpriv", "--bounding-set=-dac_override,-dac_read_search") if os.geteuid() == 0 else ()
            status, said = place.run("ingest", *ARGUMENTS, before=before)
            bench.seen[status] += 1
            faults = [] if status == 1 and NAME in said and os.path.exists(path) else [f"ends with {status}: {said}"]
            os.chmod(path, 0o644)
            place.run("ingest", *ARGUMENTS)
            return faults + state.difference(bench.ends["ingest"], state.capture(bench.server, place))
        finally:
            place.remove()
    return Loop("unreadable", "a file that may not be read", ["mode 000"], attempt, quick)


def reconcile(bench, place, good, bad):
    """Every thing that was in the inbox is in the ledger or still there."""
    faults = []
    left = len(os.listdir(place.inbox))
    arrived = int(bench.server.sql(f"select count(*) from ops.arrival where modified_at >= to_timestamp({broken.FIRST})",
                                   place.database))
    loaded = int(bench.server.sql("select count(*) from ops.file where name ~ 'xuat|moi|sai|rf|drop|aaa|2J' and state = 'loaded'",
                                  place.database))
    if left + arrived != good + bad:
        faults.append(f"{good + bad} came, {arrived} in the ledger, {left} left")
    if loaded != good:
        faults.append(f"{loaded} of {good} good files loaded")
    if any(name.startswith("thidua-fault-canary") for name in os.listdir("/tmp")):
        faults.append("a file of the inbox was run")
    return faults


def many(bench, quick):
    points = [(100, 30), (1000, 300)] if not quick else [(100, 30)]

    def attempt(point):
        total, bad = point
        place = bench.stock.place()
        try:
            for name in os.listdir(place.inbox):
                os.unlink(os.path.join(place.inbox, name))
            ways = broken.fill(place.inbox, total - bad, bad)
            begun = time.monotonic()
            status, said = place.run("nightly", "--settle", "0", "--as-of", "2026-11-20", timeout=900)
            bench.seen[status] += 1
            spent = time.monotonic() - begun
            faults = [] if status == 1 else [f"ends with {status}: {said[-600:]}"]
            faults += reconcile(bench, place, total - bad, bad)
            with open(os.path.join(place.home, "reports", "current", "digest.txt"), encoding="utf-8") as digest:
                lines = len(digest.read().splitlines())
            if lines >= 100:
                faults.append(f"the digest has {lines} lines")
            before = state.capture(bench.server, place)
            again, said = place.run("nightly", "--quiet", *ARGUMENTS, timeout=900)
            if again not in (0, 1):
                faults.append(f"the next night ends with {again}: {said[-300:]}")
            after = state.capture(bench.server, place)
            print(f"# an inbox of {total}, {bad} broken in {ways} ways: {spent:.1f} s, digest of {lines} lines", flush=True)
            return faults + [line for line in state.difference(before, after) if not line.startswith(("ops.", "metrics/"))]
        finally:
            place.remove()
    return Loop("many" if not quick else "few", "an inbox of 1,000 files of which 300 are broken" if not quick else
                "an inbox of 100 files of which 30 are broken", points, attempt, quick)


def loops(bench):
    yield changes(bench, 3)
    yield unreadable(bench, 1)
    yield many(bench, 1)
    yield many(bench, 0)
