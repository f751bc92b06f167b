"""gather: the rows of village workbooks and surveys of a folder, typed, into an SQLite database (tables of raw.sql).

Reads what spec/inputs.md describes, with code of its own: headings, village and month of a sheet, the end of a table, dates,
numbers, lists. What it refuses it counts: sheet.rejected.
"""
import datetime as dt
import hashlib
import os
import re

from cells import clean, count, day, digits, fold, marked, sheets, stamp

HEADINGS = {  # kind: field: folded headings
    "member": {"name": "ho va ten|ho ten", "birth": "ngay sinh|nam sinh", "number": "so cccd|cccd",
               "role": "chuc vu|chuc danh|vai tro", "task": "nhiem vu duoc phan cong|nhiem vu|phan cong",
               "core": "nong cot|luc luong nong cot", "joined": "ngay tham gia|tu ngay", "left": "ngay thoi|den ngay"},
    "session": {"date": "ngay|thoi gian|ngay to chuc", "form": "hinh thuc", "topics": "noi dung|chu de",
                "attendance": "so nguoi tham du|so luot nguoi|so nguoi", "elderly": "nguoi cao tuoi",
                "unskilled": "lao dong pho thong", "business": "ho kinh doanh", "meeting": "long ghep|long ghep sinh hoat thon",
                "partners": "phoi hop|don vi phoi hop"},
    "training": {"date": "ngay", "what": "ten lop|lop tap huan", "name": "ho va ten|ho ten", "number": "so cccd|cccd",
                 "birth": "nam sinh|ngay sinh"},
    "help": {"date": "ngay", "name": "ho va ten|ho ten", "birth": "nam sinh|ngay sinh", "sex": "gioi tinh",
             "number": "so cccd|cccd", "group": "doi tuong", "topics": "noi dung ho tro"},
    "election": {"date": "ngay", "name": "ho va ten|ho ten", "number": "so cccd|cccd", "birth": "nam sinh|ngay sinh",
                 "what": "noi dung|hoat dong"},
    "proposal": {"date": "ngay", "what": "noi dung", "kind": "phan loai", "state": "tinh trang|ket qua xu ly",
                 "resolved": "ngay giai quyet"},
}
MARKS = {"member": ("role", "name"), "training": ("what", "name"), "help": ("group", "name"), "session": ("form", "attendance"),
         "proposal": ("state", "what"), "election": ("what", "name")}  # in this order: the first kind whose marks are there
TOPICS = {"service": "dich vu cong truc tuyen|dvc|dvctt|dich vu cong",
          "vneid": "vneid|dinh danh dien tu|tai khoan dinh danh|tai khoan dinh danh dien tu",
          "platform": "nen tang so|thuong mai dien tu|mang xa hoi|ung dung so",
          "cashless": "thanh toan khong dung tien mat|ttkdtm|vi dien tu|qr|ma qr",
          "scam": "nhan dien lua dao|lua dao|phong chong lua dao|toi pham cong nghe cao",
          "privacy": "bao mat thong tin|bao ve du lieu ca nhan|bao mat tai khoan|an toan thong tin"}
FORMS = ("hoi nghi", "sinh hoat thon", "truyen thanh", "nhom zalo", "tai nha", "luu dong")
GROUPS = {"nguoi cao tuoi": 1, "lao dong pho thong": 1, "ho kinh doanh": 1, "nguoi khuyet tat": 0, "khac": 0}
CLAIMS = {"dich vu cong": "service", "vneid": "vneid", "nen tang so": "platform"}
EARLIEST = {"birth": dt.date(1900, 1, 1)}


class Refused(Exception):
    """A row that does not count."""


class Villages:
    def __init__(self, rows):
        self.names = [(fold(n), r["code"], fold(r["former_commune"])) for r in rows
                      for n in [r["name"], *filter(None, r["aliases"].split(";"))]]
        self.codes = {r["code"] for r in rows}

    def of(self, text):
        """The one village that a text names, or None."""
        if text is None:
            return None
        if clean(text) in self.codes:
            return clean(text)
        words = f" {fold(str(text).replace('_', ' '))} "
        hits = [h for h in self.names if f" {h[0]} " in words]
        hits = [h for h in hits if len(h[0]) == max(len(x[0]) for x in hits)]
        if len({h[1] for h in hits}) > 1:
            hits = [h for h in hits if f" {h[2]} " in words]
        return hits[0][1] if len({h[1] for h in hits}) == 1 else None


def named(path, title, villages):
    """Village and month that title block and file name give."""
    lines = [c for row in title for c in row if isinstance(c, str)]
    stem = clean(os.path.splitext(os.path.basename(path))[0])
    place = next((clean(c).split(":", 1)[1] for c in lines if re.match(r"th[ôo]n\s*:", clean(c).lower())), None)
    hit = re.search(r"(?:th[ôo]n\s+|^T\d+_)(.+?)(?:\s+-\s|_\d|\s+\d|\s+th[áa]ng\s|$)", stem, re.I)
    village = villages.of(place) if place else villages.of(hit.group(1)) if hit else None
    when = next((re.match(r"thang (\d+) nam (\d{4})", fold(c)) for c in lines if fold(c).startswith("thang ")), None)
    if when:
        return village, f"{when.group(2)}-{int(when.group(1)):02d}"
    when = re.search(r"(\d{4})-(\d\d)(?!\d)", stem) or re.search(r"(\d\d?)[.-](\d{4})", stem)
    if not when:
        return village, None
    a, b = map(int, when.groups())
    return village, f"{max(a, b)}-{min(a, b):02d}"


def version(path, rows):
    """When the file says it was made."""
    for row in rows[:15]:
        for cell in row:
            hit = re.match(r"Ngày lập biểu: (\d\d)/(\d\d)/(\d{4}) (\d\d):(\d\d)", str(cell or ""))
            if hit:
                date, month, year, hour, minute = hit.groups()
                return f"{year}-{month}-{date}T{hour}:{minute}:00+07:00"
    return stamp(path).isoformat()


def locate(rows):
    """(kind, {field: column}, number of the first row of data) or None."""
    for top, row in enumerate(rows[:40]):
        double = any(fold(c or "") == "trong do" for c in row)
        below = rows[top + 1] if double and top + 1 < len(rows) else []
        heads = {}
        for column in range(max(len(row), len(below))):
            first = row[column] if column < len(row) else None
            second = below[column] if column < len(below) else None
            if first is not None and fold(first) != "trong do":
                heads.setdefault(fold(first), column)
            elif second is not None:
                heads.setdefault(fold(second), column)
        for kind, needed in MARKS.items():
            columns = {field: heads[h] for field, names in HEADINGS[kind].items() for h in names.split("|") if h in heads}
            if all(f in columns for f in needed) and ("date" in columns or kind == "member"):
                if any("bo phieu" in h for h in heads):
                    return "refused", {}, top
                if "thon" in heads:
                    columns["village"] = heads["thon"]
                return kind, {**columns, "width": max((i for i, c in enumerate(row) if c), default=0) + 1 + 2 * double}, \
                    top + 1 + double
    return None


def body(rows, first):
    """Rows of data: up to the signature, without totals, numbering, sections."""
    for number, row in enumerate(rows[first:], first):
        filled = [c for c in row if c is not None and clean(c) != ""]
        folded = [fold(c) for c in filled]
        if any(f == "nguoi lap bieu" for f in folded) or len(filled) == 1 and re.search(r"ngay \d+ thang \d+ nam", folded[0]):
            return
        if len(filled) < 2 or any(f.startswith("tong cong") or f == "cong" for f in folded):
            continue
        if number <= first + 1 and all(re.match(r"^\(\d+\)$", clean(c)) for c in filled):
            continue
        yield row


class Row:
    """One row of a sheet by field names; a value that cannot be refuses the row."""

    def __init__(self, cells, columns, latest):
        self.latest = latest
        if any(isinstance(c, str) and re.search("[\udc80-\udcff]", c) for c in cells):
            raise Refused("bytes")
        if any(c is not None and clean(c) != "" for c in cells[columns["width"]:]):
            raise Refused("cells")
        self.cells = {f: cells[i] if i < len(cells) and cells[i] is not None and clean(cells[i]) != "" else None
                      for f, i in columns.items() if f != "width"}
        if any(isinstance(c, str) and len(c) > 2000 for f, c in self.cells.items() if f != "what"):
            raise Refused("long")

    def text(self, field, needed=False):
        value = self.cells.get(field)
        if value is None and needed:
            raise Refused(field)
        return None if value is None else clean(value)

    def date(self, field, needed=False):
        if self.text(field, needed) is None:
            return None
        try:
            value = day(self.cells[field])
        except (ValueError, OverflowError) as error:
            raise Refused(field) from error
        if not EARLIEST.get(field, dt.date(2000, 1, 1)) <= value <= self.latest:
            raise Refused(field)
        return value.isoformat()

    def born(self):
        """(year, date or None)"""
        value = self.cells.get("birth")
        if value is None:
            return None, None
        if re.match(r"^\d{4}(\.0)?$", clean(value)):
            return int(float(value)), None
        return int(self.date("birth")[:4]), self.date("birth")

    def number(self, field):
        value = self.cells.get(field)
        if value is None:
            return None
        try:
            found = count(value)
        except ValueError as error:
            raise Refused(field) from error
        if not 0 <= found <= 1000000:
            raise Refused(field)
        return found

    def topics(self):
        text = re.sub(r"phòng,\s*chống", "phòng chống", str(self.cells.get("topics") or "").lower())
        said = {fold(t) for t in re.split(r"[;,\n]", text)}
        return " ".join(t for t, words in TOPICS.items() if said & set(words.split("|")))

    def person(self):
        """(number or None, folded name, birth year)"""
        return digits(self.cells.get("number")), fold(self.text("name", True)), self.born()[0]


def typed(kind, row):
    """The columns of the kind's table after sheet_id, village, month."""
    if kind == "member":
        return (*row.person(), fold(row.text("role", True)) == "to truong", bool(row.text("task")), marked(row.cells.get("core")),
                row.date("joined"), row.date("left"))
    held = row.date("date", True)
    if kind == "session":
        form, people = fold(row.text("form", True)), row.number("attendance")
        if form not in FORMS or people is None:
            raise Refused("form")
        if any((row.number(p) or 0) > people for p in ("elderly", "unskilled", "business")):
            raise Refused("part")
        partners = fold(row.text("partners") or "")
        return (held, form, row.topics(), people, marked(row.cells.get("meeting")), "cong an" in partners, "doan" in partners)
    if kind in ("training", "election"):
        return (kind, held, fold(row.text("what", True)), *row.person())
    if kind == "help":
        groups = [fold(g) for g in re.split(r"[;,]", row.text("group") or "") if g.strip()]
        if any(g not in GROUPS for g in groups):
            raise Refused("group")
        sex = {"nam": 1, "nu": 2}.get(fold(row.text("sex") or ""))
        return (held, row.topics(), any(GROUPS[g] for g in groups), *row.person(), row.born()[1], sex)
    return (held, fold(row.text("what", True)), fold(row.text("state") or "") == "da giai quyet", row.date("resolved"))


def claims(rows):
    """(topic, persons) of a summary sheet."""
    for row in rows:
        for label, value in zip(row, row[1:]):
            if fold(label or "").startswith("luy ke so nguoi"):
                yield next(t for words, t in CLAIMS.items() if words in fold(label)), count(value)


def workbooks(folder, villages, as_of, database):
    """Every village workbook of the folder into the database; the same content only once."""
    seen = set()
    for name in sorted(os.listdir(folder), key=lambda n: (os.stat(os.path.join(folder, n)).st_mtime, n)):
        path = os.path.join(folder, name)
        with open(path, "rb") as handle:
            digest = hashlib.sha256(handle.read()).hexdigest()
        if digest in seen or re.match(r"khao|danhsach|danh sach ho so|dongbo|so theo doi|export", fold(name)):
            continue
        seen.add(digest)
        pages = list(sheets(path))
        made = min(version(path, rows) for _, rows in pages)
        for title, rows in pages:
            found = locate(rows)
            summary = not found and any(fold(r[0] or "").startswith("luy ke so nguoi") for r in rows if r)
            if not found and not summary or found and found[0] == "refused":
                continue
            kind, columns, first = found or ("claim", {}, 0)
            village, month = named(path, rows[:first] if found else rows[:12], villages)
            if "village" in columns:
                village = next((villages.of(r[columns["village"]]) for r in body(rows, first)), None)
            if summary and not village:
                village = next((villages.of(c) for r in rows for c in r if fold(c or "").startswith("thon ")), None)
            if not village or not month:
                continue
            sheet = database.execute("INSERT INTO sheet (file, digest, version, received, village, month, kind) VALUES "
                                     "(?, ?, ?, ?, ?, ?, ?)", (name, digest, made, stamp(path).date().isoformat(), village,
                                                               month, kind)).lastrowid
            refused = 0
            for values in (claims(rows) if summary else body(rows, first)):
                try:
                    row = values if summary else typed(kind, Row(values, columns, as_of.replace(year=as_of.year + 2)))
                except Refused:
                    refused += 1
                    continue
                table = {"training": "attended", "election": "attended"}.get(kind, kind)
                places = ", ".join("?" * (3 + len(row)))
                database.execute(f"INSERT INTO {table} VALUES (NULL, {places})", (sheet, village, month, *row))
            database.execute("UPDATE sheet SET refused = ? WHERE id = ?", (refused, sheet))
