#!/usr/bin/python3
"""model: what the computation costs: a commune's night, and a province's dossiers beside one hand-written pass.

model.py GENERATE [--rows N] [--villages N] [--rounds N]   (PG* of a private server, thidua on PATH, top folder as working folder)
Goals (issue 5): a commune-year of 20,000 dossiers and 21 villages computes a night with one changed file in 0.3 s; the measures
of 5,000,000 dossiers x 2,394 villages x 24 months cost at most 1.5 hand-written passes, one village-month 1% of it.
"""
import argparse
import os
import shutil
import subprocess
import sys
import tempfile

from measure import postmaster, run, sql, table

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
AS_OF = "2026-11-20"
TABLES = "CREATE TEMP TABLE hand (village text, month date" + "".join(f", a{n} numeric" for n in range(20)) + ");"


def text(*path):
    with open(os.path.join(ROOT, *path), encoding="utf-8") as file:
        return file.read()


def deployment(folder, name, villages):
    """A fresh database and home; both stand in the environment from now on."""
    subprocess.run(["dropdb", "--if-exists", name], check=True, stderr=subprocess.DEVNULL)
    subprocess.run(["createdb", name], check=True)
    home = os.path.join(folder, name)
    os.environ.update(PGDATABASE=name, THIDUA_HOME=home)
    subprocess.run(["thidua", "init", "--quiet", "--home", home, "--villages", villages], check=True)
    return os.path.join(home, "inbox")


def thidua(*arguments):
    if subprocess.run(["thidua", *arguments], stdout=subprocess.DEVNULL, check=False).returncode > 1:
        sys.exit(f"thidua {arguments[0]} fails")


def commune(folder, generate, master):
    """The samples and 14,000 dossiers more; three nights, each with one village's workbook that comes late."""
    inbox = deployment(folder, "bench_commune", os.path.join(ROOT, "samples/villages.csv"))
    source, late = os.path.join(ROOT, "samples/inbox"), []
    for name in os.listdir(source):
        if name.startswith("T21_") and name.endswith(("08.xlsx", "09.xlsx", "10.xlsx")):
            late.append(os.path.join(source, name))
        else:
            shutil.copy2(os.path.join(source, name), inbox)
    subprocess.run(["sh", os.path.join(ROOT, "samples/set-mtimes"), os.path.join(ROOT, "samples"), inbox], check=True)
    with open(os.path.join(inbox, "DanhSachHoSo_20261119_2300.csv"), "wb") as out:
        subprocess.run([generate, "14000", "7", "0", ","], check=True, stdout=out)
    thidua("nightly", "--quiet", "--settle", "0", "--as-of", AS_OF)
    costs = {}
    for night, path in enumerate(sorted(late)):
        day = f"2026-11-{21 + night}"
        thidua("ingest", "--quiet", "--settle", "0", "--as-of", day, path)
        for job, options in (("next night, one changed file", []), ("the same day, nothing changed", []), ("all again", ["--full"])):
            costs.setdefault(f"compute, {job}", []).append(run(["thidua", "compute", "--quiet", "--as-of", day, *options], master))
    print(f"Commune: {sql('SELECT count(*) FROM fact.dossier')} dossiers, 21 villages")
    table(costs)


def statement(folder, name, body):
    """A file that psql runs: the program's session, then the statement as the program gives it."""
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write("SET jit = off;\nBEGIN;\n" + text("etl/model/sql/compute_tables.sql") + TABLES + body + "ROLLBACK;\n")
    return ["psql", "-qX", "-v", "ON_ERROR_STOP=1", "-f", path]


def province(folder, rows, villages, rounds, master):
    lists = os.path.join(folder, "villages.csv")
    with open(lists, "w", encoding="utf-8") as file:
        print("code,name,year,population,working_age_population,households,household_businesses", file=file)
        for village in range(villages):
            for year in (2025, 2026):
                print(f"10633-V{village:04d},Thôn {village},{year},900,500,250,30", file=file)
    deployment(folder, "bench_province", lists)
    fill = ["psql", "-qX", "-v", f"rows={rows}", "-v", f"villages={villages}", "-f", os.path.join(HERE, "model.sql")]
    subprocess.run(fill, check=True)
    sql("VACUUM ANALYZE fact.dossier")
    costs = {"compute, the first time": [run(["thidua", "compute", "--quiet", "--as-of", AS_OF], master)]}
    measure = "PREPARE p AS " + text("etl/model/measure/measure_dossier.sql")
    by_hand = statement(folder, "hand.sql", text("tests/bench/hand.sql"))
    full = statement(folder, "full.sql", f"{measure}EXECUTE p('10633', '{AS_OF}', NULL);\n")
    single = statement(folder, "single.sql", f"{measure}EXECUTE p('10633', '{AS_OF}', '{{10633-V0007}}');\n")
    passes = {}
    for turn in range(rounds):
        village = f"10633-V{turn:04d}"
        sql(f"UPDATE fact.dossier SET status = 4, finished_on = NULL WHERE village_code = '{village}' AND received_on > '2026-11-01'")
        sql(f"SELECT measure.mark_dirty('10633', 'dossier', '{{{village}}}', 1)")
        costs.setdefault("compute, one village-month changed", []).append(
            run(["thidua", "compute", "--quiet", "--as-of", AS_OF], master))
        for name, job in (("one pass by hand", by_hand), ("measures of all dossiers", full), ("of one village", single)):
            passes.setdefault(name, []).append(run(job, master))
    print(f"Province: {rows} dossiers, {villages} villages, 24 months")
    table(passes, "one pass by hand")
    table(costs)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("generate")
    parser.add_argument("--rows", type=int, default=5000000)
    parser.add_argument("--villages", type=int, default=2394)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    folder, master = tempfile.mkdtemp(prefix="thidua-bench-"), postmaster()
    try:
        commune(folder, options.generate, master)
        province(folder, options.rows, options.villages, options.rounds, master)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
