#!/usr/bin/python3
"""sheets: thidua read beside xlsx2csv and ssconvert on the same generated XLSX, in the same run.

sheets.py [ROWS [ROUNDS]]   (needs thidua on PATH and python3-xlsxwriter; peers that are not installed are left out)
Wall seconds, medians and spread, ratios of the same round to thidua, greatest resident size. Nothing is asserted.
"""
import datetime
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile

import xlsxwriter

FIELDS = ("Hộ tịch", "Chứng thực", "Đất đai")


def cells(row, inline):
    """Number, date, number, decimal, text; the text in the cell or in the shared strings."""
    text = (f't="inlineStr"><is><t>{FIELDS[row % 3]}</t></is>' if inline else f't="s"><v>{row % 3}</v>')
    at = row + 1
    return (f'<row r="{at}" spans="1:5"><c r="A{at}"><v>{at}</v></c><c r="B{at}" s="1"><v>{46023 + row % 300}</v></c>'
            f'<c r="C{at}"><v>{row * 7919 % 100000}</v></c><c r="D{at}"><v>{row * 7919 % 100000 / 100}</v></c>'
            f'<c r="E{at}" {text}</c></row>')


def generate(path, rows, inline):
    """A small workbook of xlsxwriter, its sheet replaced by one that streams (the writer would need gigabytes)."""
    small = path + ".small"
    book = xlsxwriter.Workbook(small)
    page = book.add_worksheet()
    page.write_datetime(0, 0, datetime.datetime(2026, 1, 1), book.add_format({"num_format": "dd/mm/yyyy"}))
    for place, field in enumerate(FIELDS):
        page.write_string(place, 1, field)
    book.close()
    with zipfile.ZipFile(small) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            if name != "xl/worksheets/sheet1.xml":
                target.writestr(name, source.read(name))
                continue
            head, rest = source.read(name).decode().split("<sheetData>")
            with target.open(name, "w") as out:
                out.write((head + "<sheetData>").encode())
                for row in range(rows):
                    out.write(cells(row, inline).encode())
                out.write(("</sheetData>" + rest.split("</sheetData>")[1]).encode())


def measure(command):
    begin = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        sys.exit(f"{command[0]} ends with {process.returncode}")
    return time.monotonic() - begin, usage.ru_maxrss / 1024


def main(rows, rounds):
    folder = tempfile.mkdtemp(prefix="thidua-bench-")
    try:
        for kind in ("inline", "shared"):
            path = f"{folder}/{kind}.xlsx"
            generate(path, rows, kind == "inline")
            jobs = {"thidua": ["thidua", "read", path], "xlsx2csv": ["xlsx2csv", path, f"{folder}/out.csv"],
                    "ssconvert": ["ssconvert", path, f"{folder}/out.csv"]}
            jobs = {name: command for name, command in jobs.items() if shutil.which(name)}
            taken = {name: [] for name in jobs}
            for _ in range(rounds):
                for name, command in jobs.items():
                    taken[name].append(measure(command))
            print(f"XLSX, {rows} rows x 5 columns, {kind} strings, {os.path.getsize(path) >> 20} MiB, {rounds} rounds")
            for name, runs in taken.items():
                seconds = [run[0] for run in runs]
                ratios = [run[0] / base[0] for run, base in zip(runs, taken["thidua"])]
                print(f"  {name:10} {statistics.median(seconds):8.2f} s ({min(seconds):.2f}-{max(seconds):.2f})"
                      f"  x{statistics.median(ratios):.1f}  {max(run[1] for run in runs):.0f} MiB")
    finally:
        shutil.rmtree(folder)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000000, int(sys.argv[2]) if len(sys.argv) > 2 else 3)
