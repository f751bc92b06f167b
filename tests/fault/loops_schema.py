"""loops_schema: an upgrade killed at each statement, each system call and each message; a schema newer than the program."""
import hashlib
import os
import re
import subprocess

import deployment
import state
from bench import Loop
from loops_calls import changes, kill
from loops_database import messages, moments, numbered, through

TRAP = """create schema fault; grant usage on schema fault to thidua; create sequence fault.n; grant usage on sequence fault.n to thidua;
create function fault.count() returns event_trigger language plpgsql as $$
begin
    if nextval('fault.n') = %d then perform pg_terminate_backend(pg_backend_pid()); perform pg_sleep(60); end if;
end $$;
create event trigger fault_count on ddl_command_end execute function fault.count();
"""
UNTRAP = "drop event trigger fault_count; drop schema fault cascade;"


class Schemas:
    def __init__(self, bench):
        self.bench, self.server = bench, bench.server
        self.villages = os.path.join(bench.folder, "villages.csv")
        self.arguments = ("--quiet", "--villages", self.villages)
        place = self.empty(0)
        try:
            self.must(place)
            self.statements = int(self.server.sql("select last_value from fault.n", place.database, "postgres"))
            self.whole = self.schema(place)
        finally:
            place.remove()

    def empty(self, trap=None):
        """A place with an empty database; with a trap: its n-th DDL statement ends the session."""
        name = f"schema_{next(self.bench.stock.number)}"
        self.server.sql(f"create database {name} template template0 encoding 'UTF8' locale 'C.UTF-8'")
        if trap is not None:
            self.server.sql(TRAP % trap, name, "postgres")
        return deployment.Place(self.server, os.path.join(self.bench.folder, name), name, self.bench.stock.program)

    def must(self, place):
        status, said = place.run("init", *self.arguments)
        if status != 0:
            raise RuntimeError(f"init ends with {status}: {said}")

    def schema(self, place):
        """What init makes: the schema as pg_dump tells it, the rows, the folder."""
        if self.server.sql("select to_regnamespace('fault')", place.database).strip():
            self.server.sql(UNTRAP, place.database, "postgres")
        dump = subprocess.run(["pg_dump", "-s"], env=place.environment(PGUSER="postgres"), stdout=subprocess.PIPE, check=True)
        found = state.tables(self.server, place.database)
        found["schema"] = hashlib.sha256(re.sub(rb"(?m)^\\(un)?restrict .*$", b"", dump.stdout)).hexdigest()
        found.pop("ops.audit", None)
        for name in state.tree(place.home):
            if not name.startswith("keys/") and not name.startswith("."):
                found[name] = "there"
        return found

    def trial(self, disturb, allowed, trap=None):
        place = self.empty(trap)
        try:
            status, said = disturb(place)
            self.bench.seen[status] += 1
            faults = [] if status in allowed else [f"ends with {status}: {said}"]
            again, words = place.run("init", *self.arguments)
            if again != 0:
                faults.append(f"init again ends with {again}: {words}")
            if found := state.difference(self.whole, self.schema(place)):
                faults += ["after init again"] + found[:8]
            return faults
        finally:
            place.remove()


def statements(bench, schemas, quick):
    def attempt(n):
        return schemas.trial(lambda place: place.run("init", *schemas.arguments), (3,), n)
    return Loop("init-statement", "an upgrade's session ended at its n-th statement", list(range(1, schemas.statements + 1)),
                attempt, quick)


def kills(bench, schemas, quick):
    found = bench.calls("init", arguments=schemas.arguments, place=schemas.empty())

    def attempt(call):
        before = ("strace", "-qq", "-o", "/dev/null", *kill(call))
        return schemas.trial(lambda place: place.run("init", *schemas.arguments, before=before), (0, -9))
    return Loop("kill-init", "SIGKILL at the system calls of init that change anything", changes(found), attempt, quick)


def cuts(bench, schemas, quick):
    points = list(moments(list(numbered(messages(bench, "init", schemas.arguments, place=schemas.empty())))))

    def attempt(point):
        way, n, where, _ = point
        cut, _ = through(bench, "init", schemas.arguments, at=(way, n), half=where != "before")
        return schemas.trial(cut, (0, 3))
    return Loop("cut-init", "the connection of init cut before each statement, answer and end of rows", points, attempt, quick)


def newer(bench, quick):
    """An older program meets a schema of a later one: it says so and touches nothing."""
    commands = [("init", "--quiet"), ("ingest",), ("nightly",), ("compute",), ("score",), ("report",), ("status",), ("files",)]

    def attempt(command):
        place = bench.stock.place()
        try:
            bench.server.sql("insert into ops.schema_version (name, sha256, program_version) values ('999_later', 'x', '9.9')",
                             place.database)
            before = state.capture(bench.server, place)
            status, said = place.run(*command)
            bench.seen[status] += 1
            faults = [] if status == 2 and "999_later" in said and "mới hơn" in said else [f"ends with {status}: {said}"]
            return faults + state.difference(before, state.capture(bench.server, place))
        finally:
            place.remove()
    return Loop("newer", "a command of an older program on a newer schema", commands, attempt, quick)


def loops(bench):
    schemas = Schemas(bench)
    yield statements(bench, schemas, 3)
    yield kills(bench, schemas, 1)
    yield cuts(bench, schemas, 1)
    yield newer(bench, 1)
