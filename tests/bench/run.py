#!/usr/bin/python3
"""run: `make bench`: thidua beside its peers on the same generated files, in the same run; medians, spread, ratios.

run.py GENERATE [--rows N] [--rounds N] [--slow-rows N] [--sizes N,N,...] [--cases load,peers,sizes,workbooks]
Needs PG* of a private server that no one else uses, and thidua on PATH. Each round runs every job in turn; a ratio is a
job's wall time over that of `psql \\copy` in the same round. Nothing here is asserted: docs/BENCH.md says how to read it.
"""
import argparse
import os
import shutil
import subprocess
import sys
import tempfile

import measure
import peers

AS_OF = "2026-11-20"
COPY = "psql \\copy, typed, primary key"
HERE = os.path.dirname(os.path.abspath(__file__))
VILLAGES = os.path.join(HERE, "../../samples/villages.csv")
GROWN = """SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind = 'r' AND c.relpersistence = 'p' AND n.nspname NOT LIKE 'pg%' AND n.nspname <> 'information_schema'"""


class Bench:
    """One folder with the files; a new deployment and database for every round."""

    def __init__(self, generate):
        self.generate = generate
        self.folder = tempfile.mkdtemp(prefix="thidua-bench-")
        self.master = measure.postmaster()

    def make(self, rows, changed, name):
        path = os.path.join(self.folder, name)
        with open(path, "wb") as out:
            subprocess.run([self.generate, str(rows), "7", str(changed), ","], check=True, stdout=out)
        return path

    def run(self, command):
        return measure.run(command, self.master)

    def fresh(self):
        for name in ("bench", "bench_copy"):
            subprocess.run(["dropdb", "--if-exists", name], check=True, stderr=subprocess.DEVNULL)
            subprocess.run(["createdb", name], check=True)
        home = os.path.join(self.folder, "home")
        shutil.rmtree(home, ignore_errors=True)
        os.environ.update(PGDATABASE="bench", THIDUA_HOME=home)
        self.run(["thidua", "init", "--quiet", "--home", home, "--villages", VILLAGES])

    def peer(self, command, path):
        measure.sql("DROP TABLE IF EXISTS bench_dossier, bench_ogr, bench_csvsql", "bench_copy")
        measure.sql(peers.TABLE, "bench_copy")
        measure.sql("CHECKPOINT", "postgres")  # nobody pays for what the one before left dirty
        cost = self.run(command(path, "bench_copy"))
        measure.sql("DROP TABLE IF EXISTS bench_dossier, bench_ogr, bench_csvsql", "bench_copy")
        return cost

    def ingest(self, *paths):
        measure.sql("CHECKPOINT", "postgres")
        return self.run(["thidua", "ingest", "--quiet", "--settle", "0", "--as-of", AS_OF, *paths])

    def watched(self, path):
        """An ingest, with the bytes by which the tables grew and those of WAL."""
        before, at = int(measure.sql(GROWN)), measure.sql("SELECT pg_current_wal_lsn()")
        cost = self.ingest(path)
        wal = int(measure.sql(f"SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '{at}')"))
        return cost, int(measure.sql(GROWN)) - before, wal


def load(bench, options):
    """First load, the next nights, peers; returns nothing, prints."""
    first = bench.make(options.rows, 0, "DanhSachHoSo_20261117_2300.csv")
    following = bench.make(options.rows, 1, "DanhSachHoSo_20261118_2300.csv")
    unchanged = os.path.join(bench.folder, "DanhSachHoSo_20261119_2300.csv")
    shutil.copyfile(following, unchanged)
    with open(unchanged, "ab") as file:
        file.write(b"\r\n")  # other bytes, the same rows
    slow_path = bench.make(options.slow_rows, 0, "slow.csv")
    with_peers = "peers" in options.cases
    quick, slow = (peers.present(peers.PEERS), peers.present(peers.SLOW)) if with_peers else ({}, {})
    costs, nights = {}, []

    def note(name, cost):
        costs.setdefault(name, []).append(cost)

    for _ in range(options.rounds):
        bench.fresh()
        note(COPY, bench.peer(peers.copy, first))
        note("thidua, first load", bench.ingest(first))
        note("thidua, next night, 1% changed", bench.ingest(following))
        cost, grown, wal = bench.watched(unchanged)
        note("thidua, next night, nothing changed", cost)
        nights.append((grown, wal))
        note("sha256sum", bench.run(["sha256sum", unchanged]))
        note("thidua, the same file again", bench.ingest(unchanged))
        for name, command in quick.items():
            note(name, bench.peer(command, first))
        for name, command in slow.items():
            note(name, bench.peer(command, slow_path))
    rows = measure.sql("SELECT count(*) FROM fact.dossier")
    print(f"{options.rows} dossiers, {os.path.getsize(first) / 1e6:.0f} MB, {options.rounds} rounds; {rows} in fact.dossier")
    measure.table(costs, COPY, {name: options.rows / options.slow_rows for name in slow})
    for name in slow:
        print(f"  {name}: on {options.slow_rows} rows; its ratio is scaled to {options.rows}")
    same = zip(costs["thidua, the same file again"], costs["sha256sum"])
    print(f"  the same file again / sha256sum: {sorted(a.wall / b.wall for a, b in same)[options.rounds // 2]:.2f}")
    print(f"  a night with nothing changed: tables grow by {max(n[0] for n in nights)} bytes, "
          f"WAL {max(n[1] for n in nights) / 1e6:.2f} MB")


def sizes(bench, options):
    """The same at several sizes: cost per row and peak memory should not depend on them."""
    costs = {}
    for rows in map(int, options.sizes.split(",")):
        first = bench.make(rows, 0, "DanhSachHoSo_20261117_2300.csv")
        following = bench.make(rows, 1, "DanhSachHoSo_20261118_2300.csv")
        for _ in range(options.rounds):
            bench.fresh()
            costs.setdefault((rows, "psql \\copy"), []).append(bench.peer(peers.copy, first))
            costs.setdefault((rows, "first load"), []).append(bench.ingest(first))
            costs.setdefault((rows, "next night, 1% changed"), []).append(bench.ingest(following))
    print(f"by size, {options.rounds} rounds; microseconds a row of the least costly round")
    for (rows, name), runs in costs.items():
        wall, cpu = (min(pick(one) for one in runs) / rows * 1e6
                     for pick in (lambda one: one.wall, lambda one: one.client + one.server))
        print(f"  {rows:>9} {name:24} wall {wall:8.2f}  CPU {cpu:8.2f}  {max(one.memory for one in runs):5.0f} MiB")


def villages(bench, options):
    """21 villages x 12 workbooks in one night, and a second night without news."""
    import workbooks
    inbox = os.path.join(bench.folder, "workbooks")
    os.mkdir(inbox)
    paths = workbooks.generate(inbox, VILLAGES, 2026, 10)
    costs = {}
    for _ in range(options.rounds):
        bench.fresh()
        costs.setdefault("openpyxl reads them", []).append(bench.run(["/usr/bin/python3", f"{HERE}/workbooks.py", *paths]))
        costs.setdefault("thidua, first load", []).append(bench.ingest(*paths))
        costs.setdefault("thidua, the same again", []).append(bench.ingest(*paths))
    states = measure.sql("SELECT string_agg(state || ' ' || n, ', ') FROM (SELECT state, count(*) n FROM ops.file GROUP BY 1) s")
    print(f"21 villages x 12 workbooks ({len(paths)} files, {sum(map(os.path.getsize, paths)) / 1e6:.1f} MB): {states}")
    measure.table(costs, "openpyxl reads them")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("generate")
    parser.add_argument("--rows", type=int, default=1000000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--slow-rows", type=int, default=50000)
    parser.add_argument("--sizes", default="10000,100000,1000000")
    parser.add_argument("--cases", type=lambda text: text.split(","), default="load,peers,sizes,workbooks".split(","))
    options = parser.parse_args()
    os.environ.update(SQLALCHEMY_SILENCE_UBER_WARNING="1", PGOPTIONS="-c client_min_messages=warning")
    bench = Bench(options.generate)
    try:
        for name, case in (("load", load), ("sizes", sizes), ("workbooks", villages)):
            if name in options.cases:
                case(bench, options)
    finally:
        shutil.rmtree(bench.folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
