"""loops_order: the whole sample inbox in ten random orders, in one night or a few files a night, killed in between, ends in
the tables of one undisturbed night. The orders, the batches and the kills are drawn from the point's number alone.
"""
import os
import random
import shutil
import subprocess
import time

import deployment
import state
from bench import ARGUMENTS, Loop

WAYS = ("one night", "some files a night", "a file a night")
KILLED = 3  # one run in so many is killed
LOCKED = 75
OF_THE_WAY = ("ops.audit", "ops.mark")  # who did what when, and what loading remembers of it


class Year:
    """The samples, and what one night with all of them leaves in the database."""

    def __init__(self, bench):
        self.server, self.folder = bench.server, bench.folder
        self.program, self.number = bench.stock.program, 0
        self.inbox = os.path.join(self.folder, "year")
        shutil.copytree(os.path.join(deployment.SAMPLES, "inbox"), self.inbox)
        subprocess.run(["sh", os.path.join(deployment.SAMPLES, "set-mtimes"), deployment.SAMPLES, self.inbox], check=False)
        self.files = sorted(os.listdir(self.inbox))
        self.key = None
        place = self.place()
        self.drop(place, self.files)
        self.must(*place.run("ingest", *ARGUMENTS))
        self.tables = held(self.server, place)
        with open(os.path.join(place.home, "keys", "hmac.key"), "rb") as file:
            self.key = file.read()
        place.remove()

    def place(self):
        """A deployment with nothing in it, and the same secret key as the others."""
        self.number += 1
        name = f"order_{os.getpid()}_{self.number}_{random.getrandbits(32)}"
        self.server.sql(f"create database {name} template template0 encoding 'UTF8' locale 'C.UTF-8'")
        place = deployment.Place(self.server, os.path.join(self.folder, name), name, self.program)
        self.must(*place.run("init", "--quiet", "--villages", os.path.join(deployment.SAMPLES, "villages.csv")))
        if self.key:
            with open(os.path.join(place.home, "keys", "hmac.key"), "wb") as file:
                file.write(self.key)
        return place

    @staticmethod
    def must(status, said):
        if status not in (0, 1):
            raise RuntimeError(f"ends with {status}: {said[-600:]}")

    def drop(self, place, names):
        for name in names:
            shutil.copy2(os.path.join(self.inbox, name), os.path.join(place.inbox, name))


def held(server, place):
    return {name: rows for name, rows in state.tables(server, place.database).items() if name not in OF_THE_WAY}


def batches(files, way, draw):
    files = draw.sample(files, len(files))
    if way == WAYS[0]:
        return [files]
    cuts, at = [], 0
    while at < len(files):
        step = 1 if way == WAYS[2] else draw.randint(1, 40)
        cuts.append(files[at:at + step])
        at += step
    return cuts


def night(place, draw, most):
    """One run, perhaps killed at some message to the server; the status."""
    if draw.randrange(KILLED) == 0:
        kill = ("strace", "-qq", "-o", "/dev/null", "-e", "trace=sendto", "-e",
                f"inject=sendto:signal=KILL:when={draw.randint(1, most)}")
        return place.run("ingest", *ARGUMENTS, before=kill, timeout=900)
    return place.run("ingest", *ARGUMENTS, timeout=900)


def patiently(run):
    """The server may need a moment to see that a killed run's session is gone."""
    for _ in range(600):
        status, said = run()
        if status != LOCKED:
            return status, said
        time.sleep(0.05)
    return status, said


def order(year, bench, point):
    seed, way = point
    draw = random.Random(seed)
    place, faults = year.place(), []
    try:
        for batch in batches(year.files, way, draw):
            year.drop(place, batch)
            for _ in range(8 if way == WAYS[0] else 1):  # the one night is begun again and again
                status, said = night(place, draw, 60 * len(batch))
                bench.seen[status] += 1
                if status not in (0, 1, -9, LOCKED):
                    faults.append(f"ends with {status}: {said[-600:]}")
        status, said = patiently(lambda: place.run("ingest", *ARGUMENTS, timeout=900))
        if status not in (0, 1):
            faults.append(f"the last night ends with {status}: {said[-600:]}")
        if left := os.listdir(place.inbox) + os.listdir(os.path.join(place.home, "spool")):
            faults.append(f"left behind: {left[:5]}")
        return faults + state.difference(year.tables, held(year.server, place))[:8]
    finally:
        place.remove()


def loops(bench):
    points, year = [(seed, WAYS[seed % len(WAYS)]) for seed in range(1, 11)], []

    def attempt(point):
        return order(year[0], bench, point)

    class Orders(Loop):
        def chosen(self, share):
            if share != 0 and not year:
                year.append(Year(bench))
            return super().chosen(share)
    yield Orders("order", "the whole sample inbox in a random order, killed in between", points, attempt)
