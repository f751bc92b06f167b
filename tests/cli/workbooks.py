"""workbooks: the formulas of xep-hang-*.xlsx and chi-so-*.xlsx computed by LibreOffice, held against report.xml.

In:  workbooks.py FOLDER: a published folder. The stored results are taken out first, so that nothing but a computation can
     bring them back. Out: TAP.
"""
import glob
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree
import zipfile

import openpyxl

R = "{urn:thidua:report:1}"
number = failures = 0


def tell(troubles, name):
    global number, failures
    number, failures = number + 1, failures + bool(troubles)
    print(f"{'not ok' if troubles else 'ok'} {number} - {name}")
    for trouble in troubles[:10]:
        print("#", trouble)


def computed(path, work):
    """The workbook as LibreOffice computes it; and the number of its formulas."""
    bare, formulas = os.path.join(work, os.path.basename(path)), 0
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(bare, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                part, found = re.subn(rb"(</f>)<v>[^<]*</v>", rb"\1", part)
                formulas += found
            new.writestr(name, part)
    out = os.path.join(work, "out")
    subprocess.run(["soffice", f"-env:UserInstallation=file://{work}/profile", "--headless", "--convert-to", "xlsx", "--outdir", out, bare],
                   check=True, capture_output=True, env={"HOME": work, "PATH": os.environ["PATH"]})
    return openpyxl.load_workbook(os.path.join(out, os.path.basename(path)), data_only=True), formulas


def near(a, b):
    return isinstance(a, (int, float)) and abs(a - float(b)) < 1e-9


def ranking(report, path, work):
    book, formulas = computed(path, work)
    names = {u.get("code"): u.get("name") for u in report.iter(R + "unit")}
    nodes = {n.get("code"): n.get("name") for n in report.iter(R + "node")}
    sheet = book["Xếp hạng"]
    rows = {row[1].value: row for row in sheet.iter_rows(min_row=2)}
    heads = [c.value for c in sheet[1]]
    wrong = []
    for total in report.iter(R + "total"):
        row = rows[names[total.get("unit")]]
        if total.get("points") and not near(row[2].value, total.get("points")):
            wrong.append(f"{row[1].value}: {row[2].value} for {total.get('points')}")
        if total.get("rank") and not near(row[0].value, total.get("rank")):
            wrong.append(f"{row[1].value}: rank {row[0].value} for {total.get('rank')}")
    for group in report.iter(R + "group"):
        if nodes[group.get("node")] in heads and group.get("points"):
            value = rows[names[group.get("unit")]][heads.index(nodes[group.get("node")])].value
            if not near(value, group.get("points")):
                wrong.append(f"{group.get('unit')} {group.get('node')}: {value} for {group.get('points')}")
    tell(wrong, f"{os.path.basename(path)}: {formulas} formulas recompute to the totals, ranks and groups of report.xml")
    fresh = openpyxl.load_workbook(path)
    tops = sum(1 for n in report.iter(R + "node") if (n.get("depth"), n.get("kind")) == ("1", "group") or (n.get("kind") in ("bonus", "penalty") and not n.get("parent")))
    tell([] if len(fresh.sheetnames) == 1 + tops else fresh.sheetnames, "a sheet for each group")
    tell([s.title for s in fresh if s.freeze_panes is None], "headings are frozen")
    tell([s.title for s in fresh if not s.conditional_formatting], "points are coloured by condition")
    tell([s.title for s in fresh for row in s.iter_rows(min_row=2) for c in row if c.data_type == "f" and c.number_format == "General" and c.column > 1], "numbers have formats")


def indicators(report, path, work):
    book, formulas = computed(path, work)
    sheet, wrong, count = book["Chi tiết"], [], 0
    for row, value in zip(sheet.iter_rows(min_row=2), report.iter(R + "value")):
        if value.get("value") is None:
            continue
        count += 1
        if abs(row[8].value - float(value.get("value"))) > 1e-9:
            wrong.append(f"{value.attrib}: {row[8].value}")
        if value.get("met") and row[10].value != ("đạt" if value.get("met") == "true" else "chưa đạt"):
            wrong.append(f"{value.attrib}: {row[10].value}")
    tell(wrong, f"{os.path.basename(path)}: {formulas} formulas recompute to the {count} values and verdicts of report.xml")


def texts(report, paths):
    """No cell of text that a formula could be read from is one."""
    bad = []
    for path in paths:
        for sheet in openpyxl.load_workbook(path):
            for row in sheet.iter_rows():
                bad += [f"{path} {c.coordinate}" for c in row if c.data_type == "f" and not re.match(r"=(SUM\(|1\+SUMPRODUCT|IF\(|')", str(c.value))]
    tell(bad, "the only formulas are ours")


def main(folder):
    report = tree.parse(os.path.join(folder, "report.xml")).getroot()
    with tempfile.TemporaryDirectory() as work:
        paths = glob.glob(os.path.join(folder, "*.xlsx"))
        for path in paths:
            (ranking if "xep-hang" in path else indicators)(report, path, work)
        texts(report, paths)
    print(f"1..{number}")
    return failures > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
