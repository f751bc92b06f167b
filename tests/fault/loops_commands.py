"""loops_commands: what else changes a deployment, killed or cut anywhere and then started again: a night with nothing new, a
freeze, forgetting, an export and its restore.

Each Work has its stock, its command, how it is finished afterwards, and what must hold then.
"""
import os
import shutil
import zipfile

import deployment
import state
from bench import ARGUMENTS, Loop
from loops_calls import changes, kill
from loops_database import messages, moments, numbered, through

YEAR, LATER = deployment.TODAY[:4], "2029-06-01"
KILLED = -9
FORGETFUL = {"THIDUA_ARCHIVE_DAYS": "30", "THIDUA_QUARANTINE_DAYS": "30", "THIDUA_IDENTITY_DAYS": "400"}


def sizes(found):
    """The state without the content of tables: what is signed, timed or drawn at random differs from run to run."""
    return {part: (digest.split()[-1] if "." in part and "/" not in part else digest) for part, digest in found.items()}


class Work:
    """One command that is disturbed and done again."""
    name, title, arguments, more = "", "", (), {}
    quick = 1  # points that check-fault kills it at
    cut_ends = (3, 0, 1)  # how a run may end whose connection was cut
    key = property(lambda self: type(self).__name__.lower())

    def __init__(self, bench, stock):
        self.bench, self.server, self.stock, self.wanted = bench, bench.server, stock, None

    def place(self):
        return self.stock.place()

    def run(self, place, **how):
        return place.run(self.name, *self.arguments, **self.more, **how)

    def finish(self, place):
        """The command again; the faults of how it ends."""
        status, said = self.run(place)
        return [] if status in (0, 1) else [f"again it ends with {status}: {said[-600:]}"]

    def found(self, place):
        return state.capture(self.server, place)

    def faults(self, place):
        """What else must hold at the end."""
        return []

    def undisturbed(self):
        if self.wanted is None:
            place = self.place()
            try:
                faults = self.finish(place) + self.faults(place)
                if faults:
                    raise RuntimeError(f"{self.name} undisturbed: {faults}")
                self.wanted = self.found(place)
            finally:
                place.remove()
        return self.wanted

    def trial(self, disturb, allowed):
        self.undisturbed()
        place = self.place()
        try:
            status, said = disturb(place)
            self.bench.seen[status] += 1
            faults = [] if status in allowed else [f"ends with {status}: {said[-600:]}"]
            faults += self.finish(place) + self.faults(place)
            return faults + state.difference(self.wanted, self.found(place))[:8]
        finally:
            place.remove()

    def kills(self):
        place = self.place()
        points = changes(self.bench.calls(self.name, arguments=self.arguments, place=place, **self.more))

        def attempt(call):
            strace = ("strace", "-qq", "-o", "/dev/null", *kill(call))
            return self.trial(lambda place: self.run(place, before=strace), (KILLED, 0, 1))
        return Loop(f"kill-{self.key}", f"SIGKILL at the system calls of {self.title} that change anything", points, attempt,
                    self.quick)

    def cuts(self):
        found = messages(self.bench, self.name, self.arguments, self.more, self.place())
        points = list(moments(list(numbered(found))))

        def attempt(point):
            way, n, where, _ = point
            disturb, _ = through(self.bench, self.name, self.arguments, at=(way, n), half=where != "before", more=self.more)
            return self.trial(disturb, self.cut_ends)
        return Loop(f"cut-{self.key}", f"the connection of {self.title} cut before each statement, answer and end of rows",
                    points, attempt, 0)


class Idle(Work):
    name, title, arguments = "nightly", "a night with nothing new", ARGUMENTS

    def faults(self, place):
        return state.moment(place, {}, {})


class Freeze(Work):
    name, title, arguments = "freeze", "a freeze", ("--year", YEAR, "--as-of", deployment.TODAY)

    def finish(self, place):
        status, said = self.run(place)
        done = status in (0, 1) or (status == 2 and "đã chốt 1 lần" in said)
        return [] if done else [f"again it ends with {status}: {said[-600:]}"]

    def found(self, place):
        return {part: kept for part, kept in sizes(super().found(place)).items() if not part.startswith("ops.")}

    def faults(self, place):
        status, said = place.run("verify", "--as-of", deployment.TODAY)
        folder = os.path.join(place.home, "chot")
        shown = sorted(name for name in os.listdir(folder)) if os.path.isdir(folder) else []
        return ([] if status == 0 else [f"verify ends with {status}: {said[-600:]}"]) + \
            ([] if shown == [f"{YEAR}-1"] else [f"chot holds {shown}"])


class Verify(Work):
    """What could not be looked at is neither whole nor damaged."""
    name, title, arguments, cut_ends = "verify", "a verify", ("--as-of", deployment.TODAY), (3,)
    quick = 0


class Forget(Work):
    name, title, arguments, more = "forget", "forgetting", ("--as-of", LATER), FORGETFUL

    def found(self, place):
        return sizes(super().found(place))


class Restore(Work):
    """The other half of an export: into an empty folder and database."""
    name, title = "import", "a restore"

    def __init__(self, bench, stock):
        super().__init__(bench, stock)
        self.package = os.path.join(bench.folder, "gói.zip")
        stock.must("export", self.package)
        self.arguments = (self.package,)

    def place(self):
        name = f"restored_{next(self.stock.number)}"
        self.server.sql(f"create database {name} template template0 encoding 'UTF8' locale 'C.UTF-8'")
        place = deployment.Place(self.server, os.path.join(self.bench.folder, name), name, self.stock.program)
        shutil.copytree(os.path.join(self.stock.base.home, "keys"), os.path.join(place.home, "keys"))
        return place

    def finish(self, place):
        status, said = self.run(place)
        whole = status in (0, 1) or (status == 2 and "không trống" in said)  # killed when all was there
        return [] if whole else [f"again it ends with {status}: {said[-600:]}"]

    def faults(self, place):
        status, said = place.run("verify")
        left = [name for name in os.listdir(place.home) if name.startswith(".") and name != ".lock"]
        return ([] if status == 0 else [f"verify ends with {status}: {said[-600:]}"]) + [f"left: {name}" for name in left]


class Export(Work):
    name, title = "export", "an export"

    def place(self):
        place = super().place()
        os.makedirs(place.home + ".out")
        return place

    def run(self, place, **how):
        return place.run("export", os.path.join(place.home + ".out", "gói.zip"), **how)

    def finish(self, place):
        folder = place.home + ".out"
        there = os.path.join(folder, "gói.zip")
        faults = []
        if os.path.exists(there):  # what has its name is whole; it is never written over
            with zipfile.ZipFile(there) as package:
                faults = [] if package.testzip() is None else ["the export is not whole"]
            os.unlink(there)
        faults += super().finish(place)
        left = [name for name in os.listdir(folder) if name != "gói.zip"]
        shutil.rmtree(folder)
        return faults + [f"left beside it: {name}" for name in left]

    def kills(self):
        place = self.place()
        self.arguments = (os.path.join(place.home + ".out", "gói.zip"),)
        loop = super().kills()
        shutil.rmtree(place.home + ".out")
        return loop


def loops(bench):
    settled = bench.stock.after(("nightly", "--quiet", *ARGUMENTS))
    frozen = settled.after(("freeze", "--year", YEAR, "--as-of", deployment.TODAY, "--quiet"))
    for work in (Idle(bench, settled), Freeze(bench, settled), Verify(bench, frozen), Forget(bench, frozen), Export(bench, frozen),
                 Restore(bench, frozen)):
        yield work.kills()
        if work.key != "export":  # it only reads the database
            yield work.cuts()
