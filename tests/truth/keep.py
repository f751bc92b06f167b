#!/usr/bin/python3
"""keep: the lines of OURS.csv whose measure or indicator the other program computes at all (third column of WANT.tsv)."""
import csv
import sys

with open(sys.argv[1], encoding="utf-8", newline="") as handle:
    known = {row[2] for row in csv.reader(handle, delimiter="\t")}
with open(sys.argv[2], encoding="utf-8", newline="") as handle:
    csv.writer(sys.stdout).writerows(row for row in csv.reader(handle) if row[2] in known)
