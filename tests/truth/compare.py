#!/usr/bin/python3
"""compare: a listing of ours against truth worked out by another program, line by line, as TAP.

compare.py KIND TRUTH.tsv OURS.csv [--only REGEX]   KIND: ingest rejects facts measures indicators
Values and interval ends may differ by 1e-10 relative; everything else must be equal. --only keeps lines whose first
column matches. Prints one TAP line a KIND and group, with at most 20 differences below it.
"""
import csv
import re
import sys
from collections import Counter

KEYS = {"ingest": ["file"], "rejects": None, "facts": ["fact"], "measures": ["village", "period", "measure"],
        "indicators": ["village", "period", "indicator"]}
EXACT = {"ingest": ["rows_read", "loaded", "rejected", "duplicate", "state"], "facts": ["rows"], "measures": [],
         "indicators": ["state", "numerator", "denominator", "provisional"]}
NUMBERS = {"measures": ["value"], "indicators": ["value", "ci_low", "ci_high"]}
GROUP = {"measures": "measure", "indicators": "indicator", "ingest": "family"}


def rows(path, delimiter):
    with open(path, encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle, delimiter=delimiter))


def close(a, b):
    if a == "" or b == "":
        return a == b
    return abs(float(a) - float(b)) <= 1e-10 * max(1.0, abs(float(a)))


def differences(kind, truth, ours):
    """Yields (group, text) for every difference."""
    keys = KEYS[kind]
    if keys is None:
        count_truth = Counter(tuple(r[c] for c in ("file", "sheet", "row", "field", "class")) for r in truth)
        count_ours = Counter(tuple(r[c] for c in ("file", "sheet", "row", "field", "class")) for r in ours)
        for key in (count_truth - count_ours):
            yield kind, f"missing {key}"
        for key in (count_ours - count_truth):
            yield kind, f"extra {key}"
        return
    table = {tuple(r[c] for c in keys): r for r in ours}
    for want in truth:
        key = tuple(want[c] for c in keys)
        group = want.get(GROUP.get(kind, ""), kind) or kind
        got = table.pop(key, None)
        if got is None:
            yield group, f"missing {key}"
            continue
        for column in EXACT[kind]:
            if want[column] != got[column]:
                yield group, f"{key} {column}: want {want[column]!r} got {got[column]!r}"
        for column in NUMBERS.get(kind, []):
            if not close(want[column], got[column]):
                yield group, f"{key} {column}: want {want[column]} got {got[column]}"
    periods = {r.get("period") for r in truth}
    for key, got in table.items():
        if got.get("period") not in periods:
            continue  # a period that the other program does not compute
        yield got.get(GROUP.get(kind, ""), kind) or kind, f"extra {key}"


def main():
    kind, truth_path, ours_path = sys.argv[1:4]
    only = re.compile(sys.argv[5]) if len(sys.argv) > 5 and sys.argv[4] == "--only" else None
    truth, ours = rows(truth_path, "\t"), rows(ours_path, ",")
    if only:
        first = list(truth[0])[0]
        truth = [r for r in truth if only.search(r[first])]
        ours = [r for r in ours if only.search(r[first])]
    if not truth:
        print(f"not ok - {kind}: the truth is empty")
        return 1
    groups = {}
    for r in truth:
        groups.setdefault(r.get(GROUP.get(kind, ""), kind) or kind, [])
    for group, text in differences(kind, truth, ours):
        groups.setdefault(group, []).append(text)
    for group, found in sorted(groups.items()):
        print(f"{'not ok' if found else 'ok'} - {kind} {group}: {len(found)} differences")
        for text in found[:5]:
            print(f"#   {text}")
    return 1 if any(groups.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
