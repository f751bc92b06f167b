"""loops_database: the connection cut at every message, the server's backend ended, the server killed and started again."""
import os
import shutil
import tempfile

from bench import ARGUMENTS, Loop, after_ingest
from relay import Relay


def through(bench, command, arguments=ARGUMENTS, more=None, **meddling):
    """disturb(place): the command with a relay between it and the server; the relay is kept in `seen`."""
    seen = {}

    def disturb(place):
        folder = tempfile.mkdtemp(prefix="r", dir=bench.folder)
        seen["relay"] = relay = Relay(bench.server.socket, os.path.join(folder, "s"), **meddling)
        seen["place"] = place
        try:
            return place.run(command, *arguments, PGHOST=relay.folder, **(more or {}))
        finally:
            relay.close()
            shutil.rmtree(folder, ignore_errors=True)
    return disturb, seen


def messages(bench, command, arguments=ARGUMENTS, more=None, place=None):
    """The messages of an undisturbed run (on a fresh copy unless a place is given)."""
    disturb, seen = through(bench, command, arguments, more)
    place = place or bench.stock.place()
    try:
        disturb(place)
    finally:
        place.remove()
    return seen["relay"].messages


def numbered(found):
    counts = {"out": 0, "back": 0}
    for way, kind, text in found:
        counts[way] += 1
        yield way, counts[way], kind, text


def moments(found):
    """Where a cut leaves the server in another state, or the program with another part of an answer: before each Query and
    Sync, at the ends of what is sent by COPY (and within a message of it), before each CommandComplete, at the ends of the rows of
    an answer. Parse, Bind and Execute wait for their Sync; a result cut between two rows is cut like one between two others."""
    kinds, before = {"out": "QSdc\0", "back": "CDGHE"}, None
    for i, (way, n, kind, _) in enumerate(found):
        follows = found[i + 1][2] if i + 1 < len(found) else ""
        inner = kind in "dD" and before == kind == follows
        if kind in kinds[way] and not inner:
            yield way, n, "before", kind
            if way == "out" and kind in "Qd":
                yield way, n, "in the middle", kind
        before = kind


def listened(bench, command):
    found = list(numbered(messages(bench, command)))
    return after_ingest(found, lambda message: message[3].decode("latin-1")) if command == "nightly" else found


def cuts(bench, command, quick):
    points = list(moments(listened(bench, command)))

    def attempt(point):
        way, n, where, _ = point
        disturb, _ = through(bench, command, at=(way, n), half=where != "before")
        return bench.trial(disturb, command)
    return Loop(f"cut-{command}", f"the connection of {command} cut before each statement, answer and end of rows", points, attempt,
                quick)


def commits(bench, command, quick):
    """Between COMMIT and its answer: the server has committed, the program cannot know."""
    points = [n for way, n, kind, text in listened(bench, command)
              if way == "back" and kind == "C" and text.startswith(b"COMMIT")]

    def attempt(n):
        disturb, _ = through(bench, command, at=("back", n))
        return bench.trial(disturb, command)
    return Loop(f"commit-{command}", f"the answer to a COMMIT of {command} lost", points, attempt, quick)


def terminations(bench, command, quick):
    points = [n for way, n, kind, _ in listened(bench, command) if way == "out" and kind in "PQd"]

    def attempt(n):
        def act(relay):
            place = seen["place"]
            bench.server.sql(f"select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '{place.database}'")
        disturb, seen = through(bench, command, at=("out", n), act=act)
        return bench.trial(disturb, command)
    return Loop(f"terminate-{command}", f"the backend of {command} ended before the n-th statement", points, attempt, quick)


def restarts(bench, command, quick):
    points = [n for way, n, kind, _ in listened(bench, command) if way == "out" and kind in "PQd"]

    def attempt(n):
        run, _ = through(bench, command, at=("out", n), act=lambda relay: bench.server.control("restart", "-m", "immediate"))

        def disturb(place):
            # A sequence copied by CREATE DATABASE may fall back in a crash before the next checkpoint (PostgreSQL 15).
            bench.server.sql("checkpoint", user="postgres")
            return run(place)
        return bench.trial(disturb, command)
    return Loop(f"restart-{command}", f"the server killed and started before the n-th statement of {command}", points, attempt,
                quick, alone=True)


def loops(bench):
    for command, quick in (("ingest", 2), ("nightly", 0)):
        yield cuts(bench, command, quick)
        yield commits(bench, command, quick)
        yield terminations(bench, command, quick)
        yield restarts(bench, command, quick // 2)
