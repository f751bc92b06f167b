#!/usr/bin/env python3
"""Reads the small files of tests/golden/read with other programs and counts the files whose table comes out right.

Prints a Markdown table for docs/READING.md. A file is right where every cell of every row is the intended one (empty cells at
the end of a row do not count); a file to be refused is right where the program ends with an error and no rows. Programs get
their own detection where they have one, else the delimiter of the kind of file they are made for (a comma).
usage: peers.py [-v] [FOLDER]   (default: the csv folder beside; or one that make_sheets.py made)
"""
import csv
import io
import os
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
THIDUA = os.path.join(HERE, "..", "..", "..", "build", "thidua")
csv.field_size_limit(1 << 30)


def run(argv, data=None):
    try:
        done = subprocess.run(argv, input=data, capture_output=True, timeout=60)
    except subprocess.TimeoutExpired:
        return None
    right = (0, 1) if argv[0] == THIDUA else (0,)  # 1: read with repairs, which are named
    return done.stdout if done.returncode in right else None


def rows_of(text):
    if text is None:
        return None
    try:
        rows = list(csv.reader(io.StringIO(text.decode("utf-8"), newline="")))
    except (UnicodeDecodeError, csv.Error):
        return None
    for row in rows:
        while row and row[-1] == "":
            row.pop()
    while rows and not rows[-1]:
        rows.pop()
    return rows


def python_csv(path):
    try:
        with open(path, encoding="utf-8-sig", newline="") as f:
            text = f.read()
        try:
            dialect = csv.Sniffer().sniff(text[:4096])
        except csv.Error:
            dialect = csv.excel
        out = io.StringIO()
        csv.writer(out).writerows(csv.reader(io.StringIO(text, newline=""), dialect))
        return out.getvalue().encode()
    except (UnicodeDecodeError, csv.Error):
        return None


def in_sheet_tool(path, argv):
    """ssconvert goes by the name: it gets the name that the bytes deserve, which helps it."""
    with tempfile.TemporaryDirectory() as folder:
        head = open(path, "rb").read(4)
        kind = os.path.splitext(path)[1] if head[:2] in (b"PK", b"\xd0\xcf") else ".csv"
        copy = os.path.join(folder, "in" + kind)
        shutil.copy(path, copy)
        out = os.path.join(folder, "out.csv")
        if run(argv(copy, out)) is None or not os.path.exists(out):
            return None
        return open(out, "rb").read()


def psql(path):
    if "PGHOST" not in os.environ:
        return None
    expected = path + ".expected"
    width = max((len(r) for r in csv.reader(open(expected, newline=""))), default=1) if os.path.exists(expected) else 2
    columns = ", ".join("c%d text" % i for i in range(width))
    script = f"create temp table t ({columns});\n\\copy t from '{path}' csv\n\\copy t to stdout csv\n"
    return run(["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-f", "-"], script.encode())


PEERS = [
    ("thidua read", lambda p: run([THIDUA, "read", "--quiet", p])),
    ("Python csv.Sniffer + csv.reader, UTF-8", python_csv),
    ("csvkit in2csv (own sniffer), 1.0.7", lambda p: run(["in2csv", "--no-inference", "-f", "csv", p])),
    ("Miller --icsv, 6.6", lambda p: run(["mlr", "--icsv", "--ocsv", "--implicit-csv-header", "--headerless-csv-output",
                                          "--allow-ragged-csv-input", "cat", p])),
    ("psql \\copy … csv, 15", psql),
    ("ssconvert (gnumeric), 1.12.55", lambda p: in_sheet_tool(p, lambda i, o: ["ssconvert", i, o])),
]


SHEET_PEERS = [PEERS[0], ("xlsx2csv, 0.7.8", lambda p: run(["xlsx2csv", p])), PEERS[-1]]


def judge(reader, path):
    expected = path + ".expected"
    out = rows_of(reader(path))
    if not os.path.exists(expected):
        return out is None or out == []
    wanted = rows_of(open(expected, "rb").read())
    if reader is python_csv or out is None:
        return out == wanted
    return [r for r in out if r] == [r for r in wanted if r] or out == wanted


def main():
    given = [a for a in sys.argv[1:] if a != "-v"]
    folder = os.path.abspath(given[0]) if given else os.path.join(HERE, "csv")
    files = [line.rstrip("\n").split("\t")[0] for line in open(os.path.join(folder, "cases.tsv"), encoding="utf-8")]
    print("| program | right | of |\n|---|---|---|")
    for name, reader in SHEET_PEERS if given else PEERS:
        wrong = [f for f in files if not judge(reader, os.path.join(folder, f))]
        print(f"| {name} | {len(files) - len(wrong)} | {len(files)} |", flush=True)
        if "-v" in sys.argv:
            print("   ", *wrong, file=sys.stderr)


main()
