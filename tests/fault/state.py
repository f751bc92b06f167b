"""state: what a deployment holds, without run numbers, times and stamps; and what must hold at every moment.

Out: a dictionary {part: text or digest} that is equal for two deployments that are in the same state.
"""
import hashlib
import os
import re
import zipfile

LEFT_OUT = ("run_id", "kept_since", "applied_at", "decided_at", "recorded_at")
TABLES = """
select format('select %L, coalesce(md5(string_agg(t::text, chr(10) order by t::text collate "C")), %L), count(*) from (select %s from %I.%I) as t;',
    n.nspname || '.' || c.relname, '', string_agg(format('%I', a.attname), ', ' order by a.attnum), n.nspname, c.relname)
from pg_class as c join pg_namespace as n on n.oid = c.relnamespace join pg_attribute as a on a.attrelid = c.oid
where c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0 and not a.attisdropped
  and n.nspname in ('ref', 'ops', 'fact', 'stage', 'measure', 'indicator', 'score', 'seal')
  and n.nspname || '.' || c.relname not in ('ops.run', 'ops.step', 'ops.audit') and n.nspname || '.' || c.relname || '.' || a.attname not in ('measure.ledger.digest', 'ops.mark.value') and a.attname not in (%s)
group by n.nspname, c.relname order by 1 \\gexec
"""


def tables(server, database):
    left_out = ", ".join(f"'{name}'" for name in LEFT_OUT)
    lines = server.sql(TABLES.replace("(%s)\ngroup", f"({left_out})\ngroup"), database).splitlines()
    return {name: f"{digest} {rows}" for name, digest, rows in (line.split("|") for line in lines)}


def plain(path):
    """A file's content without its stamp: the line of the element run, the time of an office document."""
    name = os.path.basename(path)
    if name in ("run.js", "SHA256SUMS"):  # the sums are checked by themselves
        return b""
    if name.endswith((".docx", ".xlsx")):
        with zipfile.ZipFile(path) as package:  # of the program's own making
            return b"".join(part.encode() + package.read(part) for part in sorted(package.namelist())
                            if part != "docProps/core.xml")
    content = whole(path)
    if name.endswith((".prom", ".xml")):
        content = re.sub(rb"(?m)^(  <run |thidua_\w*seconds|    <m:ID>).*\n", b"", content)
        content = re.sub(rb"20\d\d-\d\d-\d\dT[\d:]{8}\+07:00", b"", content)  # prepared, extracted, exported
    return content


def whole(path):
    with open(path, "rb") as file:
        return file.read()


def tree(folder, content=whole):
    """{path below the folder: digest of its content}."""
    found = {}
    for place, folders, files in os.walk(folder):
        for name in files + [f for f in folders if os.path.islink(os.path.join(place, f))]:
            path = os.path.join(place, name)
            below = os.path.relpath(path, folder)
            if os.path.islink(path):
                found[below] = "-> " + os.readlink(path)
            elif os.path.isfile(path):
                found[below] = hashlib.sha256(content(path)).hexdigest()
            else:
                found[below] = "special"
    return found


PARTS = {"inbox": whole, "archive": whole, "spool": whole, "quarantine": whole, "loi": plain, "metrics": plain,
         "reports": plain}


def capture(server, place):
    state = tables(server, place.database)
    for part, content in PARTS.items():
        for name, digest in tree(os.path.join(place.home, part), content).items():
            state[f"{part}/{name}"] = digest
    state["villages.csv"] = hashlib.sha256(whole(os.path.join(place.home, "villages.csv"))).hexdigest()
    # The digest of measure.ledger covers the number of the run; what it is for is told by the view.
    state["open runs, files not computed"] = server.sql(
        "select (select count(*) from ops.run where state = 'running'), (select count(*) from measure.changed_file)",
        place.database).strip()
    return state


def difference(wanted, found):
    """The parts that differ, for a person to read."""
    return [f"{part}: {wanted.get(part, 'absent')} -> {found.get(part, 'absent')}"
            for part in sorted(set(wanted) | set(found)) if wanted.get(part) != found.get(part)]


def published(home):
    """{folder: its files} of what is published; work folders (.new-*) are nobody's business yet."""
    reports = os.path.join(home, "reports")
    if not os.path.isdir(reports):
        return {}
    return {name: tree(os.path.join(reports, name), plain) for name in os.listdir(reports)
            if not name.startswith(".new-") and not os.path.islink(os.path.join(reports, name))}


def sums_hold(folder):
    """Every file of a published folder is in its SHA256SUMS, and is what that says."""
    try:
        with open(os.path.join(folder, "SHA256SUMS"), encoding="utf-8") as file:
            wanted = {name: digest for digest, name in (line.rstrip("\n").split("  ", 1) for line in file)}
    except OSError:
        return False
    found = tree(folder)
    found.pop("SHA256SUMS")
    return found == wanted


def moment(place, whole, originals):
    """Faults of a state that must never be seen, not even between a kill and the next run."""
    faults = []
    for name, files in published(place.home).items():
        if files not in whole.get(name, []) and not sums_hold(os.path.join(place.home, "reports", name)):
            faults.append(f"reports/{name} is not whole")
    link = os.path.join(place.home, "reports", "current")
    if os.path.lexists(link) and not os.path.isfile(os.path.join(link, "index.html")):
        faults.append("reports/current points at nothing whole")
    kept = set(tree(os.path.join(place.home, "archive")).values()) | set(tree(os.path.join(place.home, "inbox")).values())
    faults += [f"the original {name} is lost" for name, digest in originals.items() if digest not in kept]
    return faults
