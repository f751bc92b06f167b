"""peer_psycopg2: what a careful colleague writes in an afternoon: Python's csv, checks of every row, COPY by psycopg2.

peer_psycopg2.py FILE DATABASE   (PG* of libpq; table bench_dossier)
Bad rows are counted and left out: column count, form of the code, days, money.
"""
import csv
import datetime
import io
import re
import sys

import psycopg2

BATCH = 20000
CODE = re.compile(r"^[A-Z]?[0-9]{2,3}(\.[A-Z]?[0-9]{2,3}){0,3}-[0-9]{6}-[0-9]{4,7}$")
DAYS = range(9, 14)


def checked(row):
    """The row with ISO times; ValueError where it is bad."""
    if len(row) != 20 or not CODE.match(row[0]):
        raise ValueError
    for place in DAYS:
        if row[place]:
            row[place] = datetime.datetime.strptime(row[place], "%d/%m/%Y %H:%M:%S").isoformat(" ")
    int(row[15] or 0)
    return row


def main(path, database):
    bad = 0
    with psycopg2.connect(dbname=database) as connection, connection.cursor() as cursor, \
            open(path, encoding="utf-8-sig", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        ended = False
        while not ended:
            batch = io.StringIO()
            out = csv.writer(batch)
            ended = True
            for number, row in enumerate(rows, 1):
                try:
                    out.writerow(checked(row))
                except ValueError:
                    bad += 1
                if number == BATCH:
                    ended = False
                    break
            batch.seek(0)
            cursor.copy_expert("COPY bench_dossier FROM STDIN WITH (FORMAT csv)", batch)
    print(bad, "rows left out")


main(sys.argv[1], sys.argv[2])
