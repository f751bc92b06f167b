"""peers: other programs that load the same CSV into PostgreSQL, each as its manual says; none checks what thidua checks.

A peer is a name, what it needs, and a function (path, database) -> command. Those that are not installed are left out
with a line that says so. SLOW ones get a smaller file; their time is scaled to the rows of the others.
"""
import os
import shutil
import subprocess

COLUMNS = ("code procedure_code procedure_name field_name applicant applicant_id address channel level submitted_at received_at "
           "due_at finished_at returned_at status fee fee_exempt paid_online digital_result satisfaction").split()
TYPES = {"code": 'text COLLATE "C" PRIMARY KEY', "fee": "bigint"}
TYPES.update({name: "timestamp" for name in COLUMNS if name.endswith("_at")})
TABLE = f"CREATE TABLE bench_dossier ({', '.join(name + ' ' + TYPES.get(name, 'text') for name in COLUMNS)})"
HERE = os.path.dirname(os.path.abspath(__file__))


def copy(path, database):
    return ["psql", "-qX", "-d", database, "-c", "SET datestyle TO ISO, DMY", "-c",
            f"\\copy bench_dossier FROM '{path}' WITH (FORMAT csv, HEADER)"]


def psycopg2(path, database):
    return ["/usr/bin/python3", f"{HERE}/peer_psycopg2.py", path, database]


def ogr2ogr(path, database):
    return ["ogr2ogr", "-q", "-f", "PostgreSQL", f"PG:dbname={database}", path, "-nln", "bench_ogr", "--config", "PG_USE_COPY", "YES"]


def csvsql(path, database):
    url = f"postgresql+psycopg2://{os.environ.get('PGUSER', '')}@/{database}?host={os.environ['PGHOST']}"
    return ["csvsql", "--db", url, "--insert", "--no-inference", "--tables", "bench_csvsql", path]


def pgloader(path, database):
    times = "[date format 'DD/MM/YYYY HH24:MI:SS', null if blanks]"
    fields = ", ".join(f"{name} {times}" if TYPES.get(name) == "timestamp" else name for name in COLUMNS)
    host = os.environ["PGHOST"].replace("/", "%2F")
    script = f"{path}.load"
    with open(script, "w", encoding="utf-8") as file:
        file.write(f"LOAD CSV FROM '{path}' HAVING FIELDS ({fields})\n"
                   f"INTO postgresql://{os.environ.get('PGUSER', '')}@unix:{os.environ['PGHOST']}:5432/{database}\n"
                   f"TARGET TABLE public.bench_dossier\n"
                   f"WITH skip header = 1, fields optionally enclosed by '\"', fields terminated by ',';\n")
    return ["pgloader", "--quiet", "--root-dir", os.path.dirname(path), script]


def has_psycopg2():
    return subprocess.run(["/usr/bin/python3", "-c", "import psycopg2"], stderr=subprocess.DEVNULL).returncode == 0


PEERS = {
    "psycopg2 + csv, checked, typed, primary key": (psycopg2, has_psycopg2, "python3-psycopg2"),
    "ogr2ogr, COPY, all text, serial key": (ogr2ogr, lambda: shutil.which("ogr2ogr"), "gdal-bin"),
}
SLOW = {
    "pgloader, typed, primary key": (pgloader, lambda: shutil.which("pgloader"), "pgloader"),
    "csvsql --insert, all text, no key": (csvsql, lambda: shutil.which("csvsql") and has_psycopg2(), "csvkit, python3-psycopg2"),
}


def present(peers):
    """Those that can run here; says which cannot."""
    found = {}
    for name, (command, here, package) in peers.items():
        if here():
            found[name] = command
        else:
            print(f"  left out, not installed: {name} (Debian: {package})")
    return found
