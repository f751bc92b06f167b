"""deployment: a small deployment before a night with work to do, and copies of it to be tortured.

In:  a Server; the program at `program`.
Out: `Stock.place()` gives a copy (folder and database) that nothing has touched yet.
Why small: three villages and some two hundred rows pass through every statement that a commune's own files do.
"""
import copy
import itertools
import os
import shutil
import subprocess

ROOT = os.path.realpath(os.path.join(os.path.dirname(__file__), "..", ".."))
SAMPLES = os.path.join(ROOT, "samples")
BEFORE, TODAY = "2026-11-19", "2026-11-20"
VILLAGES = ("T01", "T02", "T05")
OLD = {"DanhSachHoSo_T1_20260202_1700.csv": 61, "BC to CNSCD thon An Điền Thượng 01-2026.xlsx": 0}
NEW = {"DanhSachHoSo_T2_20260302_1700.txt": 81, "BC to CNSCD thon An Điền Thượng 02-2026.xlsx": 0,
       "BC to CNSCD thon Mai Xá 02-2026.xls": 0}
STAMP = 1790000000  # of all inbox files, in the past: 2026-09-21


def lay(folder, files):
    """Samples into an inbox, cut after so many lines (0 = whole)."""
    for name, lines in files.items():
        with open(os.path.join(SAMPLES, "inbox", name), "rb") as file:
            content = file.read()
        if lines and content.startswith(b"\xff\xfe"):
            content = "".join(content.decode("utf-16").splitlines(keepends=True)[:lines]).encode("utf-16")
        elif lines:
            content = b"".join(content.splitlines(keepends=True)[:lines])
        put(os.path.join(folder, name), content)


def put(path, content):
    with open(path, "wb") as file:
        file.write(content)
    os.utime(path, (STAMP, STAMP))


class Place:
    def __init__(self, server, home, database, program):
        self.server, self.home, self.database, self.program = server, home, database, program
        self.inbox = os.path.join(home, "inbox")

    def environment(self, **more):
        # Without the PDF, whose renderer takes seconds: a program like gnuplot, run in the same way.
        return {**self.server.environment(self.database), "THIDUA_HOME": self.home,
                "THIDUA_PDF_RENDERER": "/nonexistent", **more}

    def run(self, *arguments, before=(), timeout=120, **more):
        """The program's exit status (negative: the signal) and what it said."""
        done = subprocess.run([*before, self.program, *arguments], env=self.environment(**more), cwd="/",
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=timeout,
                              check=False)
        return done.returncode, done.stdout.decode(errors="replace")

    def start(self, *arguments, before=(), **more):
        return subprocess.Popen([*before, self.program, *arguments], env=self.environment(**more), cwd="/",
                                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    def remove(self):
        shutil.rmtree(self.home, ignore_errors=True)
        self.server.sql(f'drop database if exists "{self.database}" with (force)', user="postgres")


class Stock:
    """The deployment that all copies are made of: one night behind it, files in its inbox."""

    def __init__(self, server, folder, program):
        self.server, self.folder, self.program = server, folder, program
        self.number = itertools.count(1)
        self.base = Place(server, os.path.join(folder, "base"), "fault_base", program)
        server.sql("create database fault_base template template0 encoding 'UTF8' locale 'C.UTF-8'")
        with open(os.path.join(SAMPLES, "villages.csv"), encoding="utf-8-sig") as file:
            lines = file.read().splitlines()
        chosen = [lines[0]] + [line for line in lines if line.split(",")[0].endswith(VILLAGES)]
        villages = os.path.join(folder, "villages.csv")
        put(villages, "\n".join(chosen).encode() + b"\n")
        self.must("init", "--quiet", "--villages", villages)
        lay(self.base.inbox, OLD)
        self.must("nightly", "--quiet", "--settle", "0", "--as-of", BEFORE)
        lay(self.base.inbox, NEW)
        put(os.path.join(self.base.inbox, "hỏng.xlsx"), b"PK\x03\x04 not a workbook")

    def must(self, *arguments):
        status, said = self.base.run(*arguments)
        if status not in (0, 1):
            raise RuntimeError(f"thidua {arguments[0]} ends with {status}: {said}")

    def after(self, *runs):
        """A stock whose copies have these runs behind them too."""
        later = copy.copy(self)
        later.base = self.place()
        for run in runs:
            later.must(*run)
        return later

    def place(self):
        name = f"fault_{next(self.number)}"
        home = os.path.join(self.folder, name)
        subprocess.run(["cp", "-a", self.base.home, home], check=True)
        self.server.sql(f'create database "{name}" template "{self.base.database}"')
        return Place(self.server, home, name, self.program)
