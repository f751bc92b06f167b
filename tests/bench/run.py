#!/usr/bin/python3
"""run: `make bench`: thidua beside its peers on the same generated files, in the same run; medians, spread, ratios.

run.py GENERATE ROWS ROUNDS   (needs PG* of a private server that no one else uses, and thidua on PATH)
Each round runs every job in turn; a ratio is a job's wall time over the base job's of the same round. Memory is the
greatest resident size of the client process and its children. Nothing here is asserted: figures go to the note.
"""
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

AS_OF = "2026-11-20"
TABLE = """CREATE TABLE bench_dossier (code text COLLATE "C" PRIMARY KEY, procedure_code text, procedure_name text, field_name text,
applicant text, applicant_id text, address text, channel text, level text, submitted_at timestamp, received_at timestamp,
due_at timestamp, finished_at timestamp, returned_at timestamp, status text, fee bigint, fee_exempt text, paid_online text,
digital_result text, satisfaction text)"""


def run(command, **options):
    """Wall seconds and greatest resident MiB of a command that must end with 0 or 1."""
    begin = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, **options)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        sys.exit(f"{command[0]} ends with {process.returncode}")
    return time.monotonic() - begin, usage.ru_maxrss / 1024


def sql(statement):
    return subprocess.run(["psql", "-qAtX", "-v", "ON_ERROR_STOP=1", "-c", statement], check=True, stdout=subprocess.PIPE,
                          text=True).stdout.strip()


class Bench:
    """One folder with the files, one deployment a round."""

    def __init__(self, generate, rows):
        self.folder = tempfile.mkdtemp(prefix="thidua-bench-")
        self.first = self.make(generate, rows, 0, "DanhSachHoSo_20261118_2300.csv")
        self.next = self.make(generate, rows, 1, "DanhSachHoSo_20261119_2300.csv")
        self.villages = os.path.join(os.path.dirname(__file__), "../../samples/villages.csv")

    def make(self, generate, rows, changed, name):
        path = os.path.join(self.folder, name)
        with open(path, "wb") as out:
            subprocess.run([generate, str(rows), "7", str(changed), ","], check=True, stdout=out)
        return path

    def fresh(self):
        """A new database and home; returns the environment."""
        for name in ("bench", "bench_copy"):
            subprocess.run(["dropdb", "--if-exists", name], check=True, stderr=subprocess.DEVNULL)
            subprocess.run(["createdb", name], check=True)
        home = os.path.join(self.folder, "home")
        shutil.rmtree(home, ignore_errors=True)
        os.environ.update(PGDATABASE="bench", THIDUA_HOME=home)
        run(["thidua", "init", "--quiet", "--home", home, "--villages", self.villages])

    def copy(self):
        os.environ["PGDATABASE"] = "bench_copy"
        sql(TABLE)
        figure = run(["psql", "-qX", "-c", "SET datestyle TO ISO, DMY", "-c",
                      f"\\copy bench_dossier FROM '{self.first}' WITH (FORMAT csv, HEADER)"])
        os.environ["PGDATABASE"] = "bench"
        return figure

    def ingest(self, path):
        return run(["thidua", "ingest", "--quiet", "--settle", "0", "--as-of", AS_OF, path])

    def rounds(self, count):
        figures = {}
        for _ in range(count):
            self.fresh()
            for name, job in (("psql \\copy typed, primary key", self.copy),
                              ("thidua ingest, first load", lambda: self.ingest(self.first)),
                              ("thidua ingest, 1% changed", lambda: self.ingest(self.next)),
                              ("thidua read", lambda: run(["thidua", "read", self.first])),
                              ("sha256sum", lambda: run(["sha256sum", self.next])),
                              ("thidua ingest, same file", lambda: self.ingest(self.next))):
                figures.setdefault(name, []).append(job())
        self.rows = sql("SELECT count(*) FROM fact.dossier")
        return figures


def report(figures, base):
    for name, values in figures.items():
        walls = [wall for wall, _ in values]
        ratios = [wall / figures[base][i][0] for i, (wall, _) in enumerate(values)]
        print(f"{name:34} {statistics.median(walls):8.2f} s ({min(walls):.2f}-{max(walls):.2f})  "
              f"ratio {statistics.median(ratios):5.2f} ({min(ratios):.2f}-{max(ratios):.2f})  "
              f"memory {max(m for _, m in values):6.0f} MiB")


def main():
    generate, rows, rounds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    bench = Bench(generate, rows)
    try:
        figures = bench.rounds(rounds)
        print(f"{rows} dossiers, {os.path.getsize(bench.first) / 1e6:.0f} MB, {rounds} rounds; {bench.rows} in fact.dossier")
        report(figures, "psql \\copy typed, primary key")
        same, hashing = figures["thidua ingest, same file"], figures["sha256sum"]
        print(f"same file again / sha256sum: {statistics.median(s[0] / h[0] for s, h in zip(same, hashing)):.2f}")
    finally:
        shutil.rmtree(bench.folder, ignore_errors=True)


if __name__ == "__main__":
    main()
