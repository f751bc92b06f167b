"""bench: what all fault loops share: the undisturbed ends to compare with, and the judgement of one disturbed run.

A loop is a Loop: a title, its points, `attempt(point)` -> faults found (none = passed), and how many points the quick run
takes (spread evenly over all, always the same ones).
"""
import collections
import dataclasses
import os
import re
import subprocess

import deployment
import state

ARGUMENTS = ("--settle", "0", "--as-of", deployment.TODAY)
STOPPED = (0, 1, 3)  # done, done with rejects, stopped and safe to run again


@dataclasses.dataclass
class Loop:
    name: str
    title: str
    points: list
    attempt: object
    quick: int = 0
    alone: bool = False  # its fault would meet the trials of others

    def chosen(self, share):
        """Every share-th point; the quick run (share 0) takes `quick` of them."""
        wanted = len(self.points) if share == 1 else self.quick if share == 0 else -(-len(self.points) // share)
        if wanted >= len(self.points):
            return self.points
        if wanted <= 1:
            return self.points[len(self.points) // 2:][:wanted]
        return [self.points[i * (len(self.points) - 1) // (wanted - 1)] for i in range(wanted)]


@dataclasses.dataclass
class Call:
    """A system call: the n-th of its name; its stack only where strace was asked for it (-k)."""
    name: str
    n: int
    line: str
    stack: tuple = dataclasses.field(default=(), repr=False)


def after_ingest(found, text):
    """What a night does once its step `ingest` is over: until then it does what the loops of `ingest` try."""
    start = next(i for i, item in enumerate(found) if "-- retention_day" in text(item))  # the next step's first statement
    return found[start:]


class Bench:
    def __init__(self, server, folder, program, shim):
        self.server, self.folder, self.shim = server, folder, shim
        self.seen = collections.Counter()  # how the disturbed runs of a loop ended
        self.stock = deployment.Stock(server, folder, program)
        self.originals = {name: digest for name, digest in state.tree(self.stock.base.inbox).items()}
        before = state.published(self.stock.base.home)
        self.ends, self.statuses, self.whole = {}, {}, {name: [files] for name, files in before.items()}
        for command in ("ingest", "nightly"):
            place = self.stock.place()
            self.statuses[command], said = place.run(command, *ARGUMENTS)
            if self.statuses[command] not in (0, 1):
                raise RuntimeError(said)
            self.ends[command] = state.capture(server, place)
            for name, files in state.published(place.home).items():
                self.whole.setdefault(name, []).append(files)
            place.remove()

    def faults_of(self, place, command, status, said, allowed=STOPPED, recovered=(0, 1)):
        """What is wrong after a disturbed run that ended so, and after the run that follows it."""
        faults = state.moment(place, self.whole, self.originals)
        self.seen[status] += 1
        if status not in allowed:
            faults.append(f"ends with {status}: {said[-600:]}")
        if status == 0 and (found := state.difference(self.ends[command], state.capture(self.server, place))):
            faults += ["ends with 0, but"] + found[:6]
        again, words = place.run(command, *ARGUMENTS)
        if again not in recovered:
            faults.append(f"the next run ends with {again}: {words[-600:]}")
        if found := state.difference(self.ends[command], state.capture(self.server, place)):
            faults += [f"after the next run (first {status}: {said[-300:]})"] + found[:8]
        return faults

    def trial(self, disturb, command, **judged):
        """disturb(place) -> (status, said) on a fresh copy, judged, removed."""
        place = self.stock.place()
        try:
            return self.faults_of(place, command, *disturb(place), **judged)
        except subprocess.TimeoutExpired:
            return ["hangs"]
        finally:
            place.remove()

    def preloaded(self, **faults):
        return {"LD_PRELOAD": self.shim, **{name: str(value) for name, value in faults.items()}}

    def calls(self, command, *options, arguments=ARGUMENTS, place=None, **more):
        """The system calls of an undisturbed run (on a fresh copy unless a place is given)."""
        place = place or self.stock.place()
        record = os.path.join(self.folder, f"{command}.strace")
        try:
            place.run(command, *arguments, before=("strace", "-o", record, "-s", "200", *options), timeout=600, **more)
        finally:
            place.remove()
        seen, found = collections.Counter(), []
        with open(record, encoding="utf-8", errors="replace") as lines:
            for line in lines:
                if line.startswith(" > ") and found:
                    found[-1].stack += (line.rpartition(" ")[2],)
                elif match := re.match(r"(\w+)\(", line):
                    seen[match.group(1)] += 1
                    found.append(Call(match.group(1), seen[match.group(1)], line))
        return found
