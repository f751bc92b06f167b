#!/usr/bin/python3
"""fill_form FILE < JSON: types values into a form with openpyxl, another program than the one that made it.

JSON: {sheet name: [{heading: value, ...}, ...]}: rows go below the last filled row of the heading's columns, the heading without
its star; {sheet name: {words of a label: number}}: the number goes to the right of that label; {"@": {text of a cell: new text}}
replaces cells on every sheet. "d:2026-11-03" becomes a date. With "--list" prints every cell's text instead.
"""
import datetime
import json
import sys

import openpyxl


def typed(value):
    if isinstance(value, str) and value.startswith("d:"):
        return datetime.datetime.strptime(value[2:], "%Y-%m-%d")
    return value


def heading_columns(sheet, wanted):
    for row in sheet.iter_rows(min_row=1, max_row=12):
        for span in (1, 2):
            found = {}
            for cell in row:
                text = sheet.cell(row[0].row + span - 1, cell.column).value or cell.value
                if isinstance(text, str):
                    found.setdefault(text.rstrip(" *"), cell.column)
            if all(name in found for name in wanted):
                below = row[0].row + span
                covered = any(type(sheet.cell(below, c.column)).__name__ == "MergedCell" for c in row)
                return below + covered, found
    raise SystemExit(f"{sheet.title}: no heading row with {sorted(wanted)}")


def fill_rows(sheet, rows):
    wanted = {name for row in rows for name in row}
    first, columns = heading_columns(sheet, wanted)
    at = first
    while any(sheet.cell(at, columns[name]).value not in (None, "") for name in wanted):
        at += 1
    for row in rows:
        for name, value in row.items():
            sheet.cell(at, columns[name]).value = typed(value)
        at += 1


def fill_labels(sheet, numbers):
    for words, number in numbers.items():
        cells = [c for row in sheet.iter_rows() for c in row if isinstance(c.value, str) and words in c.value]
        sheet.cell(cells[0].row, cells[0].column + 1).value = number


def main():
    book = openpyxl.load_workbook(sys.argv[1])
    if "--list" in sys.argv:
        for sheet in book:
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.value is not None:
                        print(sheet.title, cell.coordinate, cell.value, sep="\t")
        return
    for name, what in json.load(sys.stdin).items():
        if name == "@":
            for sheet in book:
                for row in sheet.iter_rows():
                    for cell in row:
                        if cell.value in what:
                            cell.value = what[cell.value]
            continue
        sheet = next(s for s in book if s.title.startswith(name))
        if isinstance(what, dict):
            fill_labels(sheet, what)
        else:
            fill_rows(sheet, what)
    book.save(sys.argv[1])


main()
