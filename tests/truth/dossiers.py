#!/usr/bin/python3
"""dossiers: recomputes the dossier measures and indicators from the raw full-list exports, by another route.

dossiers.py INBOX VILLAGES.csv CALENDAR AS_OF measures|indicators  ->  CSV with the columns of `thidua values`.
Python's csv, openpyxl and iconv(1) read; plain dictionaries and Fractions compute. Nothing here knows thidua's code.
"""
import csv
import datetime as dt
import io
import os
import re
import subprocess
import sys
import unicodedata
from decimal import Decimal, getcontext
from fractions import Fraction

import openpyxl

getcontext().prec = 40
FIELDS = {
    "code": ["mã hồ sơ", "số hồ sơ", "mahoso", "mã số hồ sơ"],
    "procedure_name": ["tên thủ tục hành chính", "tên tthc", "thủ tục", "nội dung hồ sơ", "tentthc"],
    "address": ["địa chỉ", "địa chỉ chủ hồ sơ", "địa chỉ thường trú"],
    "channel": ["hình thức nộp", "kênh thực hiện", "hình thức tiếp nhận"],
    "submitted_at": ["ngày nộp"],
    "received_at": ["ngày tiếp nhận", "ngày nhận", "nhận hồ sơ"],
    "due_at": ["ngày hẹn trả", "hẹn trả kết quả"],
    "finished_at": ["ngày kết thúc xử lý", "ngày hoàn thành"],
    "returned_at": ["ngày trả", "ngày trả kết quả", "ngày nhận kết quả"],
    "status": ["trạng thái", "tình trạng", "trạng thái hồ sơ"],
    "fee": ["phí, lệ phí", "lệ phí", "tổng phí", "phí/lệ phí"],
    "fee_exempt": ["đối tượng miễn phí"],
    "paid_online": ["thanh toán trực tuyến", "hình thức thanh toán"],
    "digital_result": ["kết quả điện tử", "có kết quả điện tử", "trả kết quả điện tử"],
}
STATUS = {"mới đăng ký": 1, "được tiếp nhận": 2, "đã tiếp nhận": 2, "không được tiếp nhận": 3, "từ chối tiếp nhận": 3,
          "đang xử lý": 4, "yêu cầu bổ sung giấy tờ": 5, "chờ bổ sung": 5, "yêu cầu thực hiện nghĩa vụ tài chính": 6,
          "công dân yêu cầu rút hồ sơ": 7, "đã rút": 7, "dừng xử lý": 8, "đã xử lý xong": 9, "đã giải quyết": 9,
          "đã trả kết quả": 10}
CHANNEL = {"1": 1, "trực tiếp": 1, "tại quầy": 1, "2": 2, "trực tuyến": 2, "online": 2, "qua mạng": 2, "3": 3, "bcci": 3,
           "bưu chính": 3, "bưu chính công ích": 3}
YES = {"x", "v", "có", "1", "true", "yes", "trực tuyến", "chuyển khoản qua cổng"}
CODE = re.compile(r"^(?:\d{3}\.\d{2}\.\d{2}\.)?[A-Z]\d{2}(?:\.\d{2,3}){0,3}-\d{6}-\d{4,7}$")


class Rejected(Exception):
    """A row that does not count."""


def plain(text):
    """NFC, lower case, single spaces."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", str(text)).lower()).strip()


def bare(text):
    """Without marks."""
    marked = unicodedata.normalize("NFD", plain(text).replace("đ", "d"))
    return "".join(c for c in marked if not unicodedata.combining(c))


def table(path):
    """All rows of a file as lists of cells."""
    with open(path, "rb") as handle:
        data = handle.read()
    if data[:2] == b"PK":
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
        return [list(r) for r in book.worksheets[0].iter_rows(values_only=True)]
    if data[:2] == b"\xff\xfe":
        text = data.decode("utf-16")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            broken = sum(1 for line in data.split(b"\n") if not decodes(line))
            if broken > 10:
                text = subprocess.run(["iconv", "-f", "TCVN", "-t", "UTF-8"], input=data, check=True,
                                      stdout=subprocess.PIPE).stdout.decode()
            else:
                text = data.decode("utf-8-sig", errors="surrogateescape")
    head = text.split("\n", 1)[0]
    return list(csv.reader(io.StringIO(text), delimiter=max(",;\t|", key=head.count)))


def decodes(line):
    try:
        line.decode("utf-8")
        return True
    except UnicodeDecodeError:
        return False


def day(value, field):
    if value in (None, ""):
        return None
    if isinstance(value, dt.datetime):
        return value.date()
    text = str(value).strip()
    for form in (r"^(\d{4})-(\d\d?)-(\d\d?)(?:[T ].*)?$", r"^(\d\d?)/(\d\d?)/(\d{4})(?: .*)?$"):
        hit = re.match(form, text)
        if hit:
            a, b, c = map(int, hit.groups())
            year, month, date = (a, b, c) if form.startswith(r"^(\d{4})") else (c, b, a)
            try:
                return dt.date(year, month, date)
            except ValueError as error:
                raise Rejected(field) from error
    raise Rejected(field)


def money(value):
    if value in (None, ""):
        return None
    if isinstance(value, (int, float)):
        amount = Fraction(value)
    else:
        text = plain(value)
        if text in ("miễn phí", "không thu phí"):
            return 0
        text = re.sub(r"[. ]|đồng|đ$|vnd", "", text).replace(",", ".")
        if not re.match(r"^-?\d+(\.\d+)?$", text):
            raise Rejected("fee")
        amount = Fraction(text)
    if amount < 0:
        raise Rejected("fee")
    return int(amount)


class Villages:
    """Village of an address: exact letters first, then without marks; the longest name wins; former commune decides."""

    def __init__(self, path):
        with open(path, encoding="utf-8-sig", newline="") as handle:
            self.rows = list(csv.DictReader(handle))
        self.names = []
        for row in self.rows:
            for name in [row["name"], *filter(None, row["aliases"].split(";"))]:
                self.names.append((self.tone(name), row["code"], self.tone(row["former_commune"])))

    @staticmethod
    def tone(text):
        text = plain(text)
        for old, new in (("oà", "òa"), ("oá", "óa"), ("oả", "ỏa"), ("oã", "õa"), ("oạ", "ọa"), ("uỷ", "ủy"), ("uý", "úy"),
                         ("uỳ", "ùy"), ("uỹ", "ũy"), ("uỵ", "ụy")):
            text = re.sub(f"(?<!q){old}", new, text)
        letters = str.maketrans("yýỳỷỹỵ", "iíìỉĩị")
        text = re.sub(r"(?<=[bcdđghklmnprstvx])[yýỳỷỹỵ]\b", lambda hit: hit.group().translate(letters), text)
        return text

    def of(self, address):
        if address in (None, ""):
            return "UNKNOWN"
        for fold in (self.tone, lambda t: bare(self.tone(t))):
            where = self.match(fold(address), fold)
            if where:
                return where
        return "UNKNOWN"

    def match(self, text, fold):
        parts = [p.strip() for p in re.split(r"[,;]| - ", text) if p.strip()]
        communes = {fold(c) for c in ("hiệp cát", "quốc tuấn", "trần phú")}
        heads = []
        former = None
        for part in parts:
            name = re.sub(r"^(?:xã|x\.|xa)\s*", "", part)
            if name in communes:
                former = name if name != fold("trần phú") or fold("nam sách") in text or fold("hải dương") in text else former
            elif re.match(r"^(?:xã|xa|x\.|phường|phuong|thị trấn|thi tran)\s", part):
                return "OUTSIDE"
            else:
                heads.append(part)
        best = []
        for name, code, commune in self.names:
            for part in heads:
                stripped = re.sub(r"^(?:(?:thôn|thon|xóm|xom|khu|đội|doi|kdc|th\.|t\.)\s*)+", "", part)
                if stripped == fold(name) or re.search(rf"(?:^|\s){re.escape(fold(name))}(?:$|\s)", part):
                    best.append((len(name), code, fold(commune)))
        if not best:
            return None
        longest = max(length for length, _, _ in best)
        found = {(code, commune) for length, code, commune in best if length == longest}
        if len(found) > 1 and former:
            found = {f for f in found if f[1] == former} or found
        return found.pop()[0] if len({c for c, _ in found}) == 1 else "UNKNOWN"


def dossier(cells, columns, villages, limits):
    """One row as a dictionary of the columns that the layout has; Rejected where the row does not count."""
    if len([c for c in cells if c not in (None, "")]) and len(cells) > limits["width"]:
        raise Rejected("too many cells")
    get = {f: (cells[i] if i < len(cells) else None) for f, i in columns.items()}
    if any(isinstance(v, str) and re.search("[\udc80-\udcff]", v) for v in cells):
        raise Rejected("encoding")
    out = {}
    out["code"] = str(get["code"] or "").strip()
    if not CODE.match(out["code"]):
        raise Rejected("code")
    if len(str(get.get("procedure_name") or "")) > 2000:
        raise Rejected("long")
    for field in ("submitted_at", "received_at", "due_at", "finished_at", "returned_at"):
        if field in columns:
            out[field] = day(get[field], field)
            if out[field] and not dt.date(2000, 1, 1) <= out[field] <= limits["as_of"].replace(year=limits["as_of"].year + 2):
                raise Rejected(field)
    for field, terms in (("status", STATUS), ("channel", CHANNEL)):
        if field in columns:
            text = plain(get[field] or "")
            if text and text not in terms:
                raise Rejected(field)
            out[field] = terms.get(text)
    if "fee" in columns:
        out["fee"] = money(get["fee"])
    for field in ("fee_exempt", "paid_online", "digital_result"):
        if field in columns:
            out[field] = plain(get[field] or "") in YES
    received = out.get("received_at")
    if received is None and out.get("status") not in (1, 3):
        raise Rejected("received_at")
    if received and (received > limits["exported"] or received > limits["as_of"]):
        raise Rejected("received after export")
    if received and out.get("finished_at") and out["finished_at"] < received:
        raise Rejected("finished before received")
    if "address" in columns:
        out["village"] = villages.of(get["address"])
    return out


def swapped(rows, index):
    """True where a file writes month before day."""
    return any(re.match(r"^\d\d?/(1[3-9]|2\d|3[01])/\d{4}", str(r[index])) for r in rows if len(r) > index)


def load(inbox, villages, as_of):
    """All dossiers after every file has been applied in the order of its export time."""
    files = []
    for name in os.listdir(inbox):
        path = os.path.join(inbox, name)
        stamp = re.search(r"(\d{8})[_-]?(\d{4})", name)
        zone = dt.timezone(dt.timedelta(hours=7))
        when = dt.datetime.strptime("".join(stamp.groups()), "%Y%m%d%H%M").replace(tzinfo=zone) if stamp else \
            dt.datetime.fromtimestamp(os.stat(path).st_mtime, zone)
        files.append((when, name, path))
    dossiers, seen = {}, set()
    for when, _, path in sorted(files):
        with open(path, "rb") as handle:
            content = handle.read()
        if content in seen:
            continue
        seen.add(content)
        rows = table(path)
        for start, row in enumerate(rows[:40]):
            heads = {plain(c): i for i, c in enumerate(row) if c not in (None, "")}
            columns = {f: heads[h] for f, names in FIELDS.items() for h in names if h in heads}
            if "code" in columns and "received_at" in columns:
                break
        else:
            continue
        body = rows[start + 1:]
        if swapped(body, columns["received_at"]):
            continue
        limits = {"width": len(rows[start]), "as_of": as_of, "exported": when.date()}
        in_file = set()
        for cells in body:
            try:
                new = dossier(cells, columns, villages, limits)
            except Rejected:
                continue
            if new["code"] in in_file:
                continue
            in_file.add(new["code"])
            dossiers.setdefault(new["code"], {}).update(new)
    return list(dossiers.values())


def months(calendar, as_of):
    for month in range(1, 13):
        first, last = dt.date(2026, month, 1), dt.date(2026 + month // 12, month % 12 + 1, 1) - dt.timedelta(1)
        if calendar == "nd09":
            first = dt.date(2026 - (month == 1), (month - 2) % 12 + 1, 15)
            last = dt.date(2026, month, 14)
        if first <= as_of:
            yield f"2026-{month:02d}", first, last


def measures(dossiers, villages, calendar, as_of):
    """{(village, month): {measure: count}}"""
    units = [r["code"] for r in villages.rows] + ["UNKNOWN", "OUTSIDE"]
    out = {}
    for name, first, last in months(calendar, as_of):
        last = min(last, as_of)
        for unit in units:
            mine = [d for d in dossiers if d["village"] == unit]
            got = [d for d in mine if d["received_at"] and first <= d["received_at"] <= last and d["status"] not in (1, 3)]
            ended = [(d, d["finished_at"] or d["returned_at"]) for d in mine if d["status"] in (9, 10)]
            done = [(d, e) for d, e in ended if e and first <= e <= last]
            fee = [d for d in got if d["fee"] and not d["fee_exempt"]]
            still = [d for d in mine if d["received_at"] and d["received_at"] <= last and d["status"] not in (1, 3, 7, 8) and
                     not (d["status"] in (9, 10) and (d["finished_at"] or d["returned_at"] or dt.date.max) <= last)]
            out[unit, name] = {
                "dossiers_received": len(got), "dossiers_counter": sum(d["channel"] == 1 for d in got),
                "dossiers_online": sum(d["channel"] == 2 for d in got), "dossiers_postal": sum(d["channel"] == 3 for d in got),
                "dossiers_completed": len(done), "dossiers_on_time": sum(not d["due_at"] or e <= d["due_at"] for d, e in done),
                "dossiers_digital_result": sum(d["digital_result"] for d, _ in done), "dossiers_with_fee": len(fee),
                "dossiers_paid_online": sum(d["paid_online"] for d in fee), "dossiers_open": len(still),
                "dossiers_overdue": sum(bool(d["due_at"]) and d["due_at"] < last for d in still)}
    return out


RATIOS = {"dossiers_online": ("dossiers_online", ("dossiers_online", "dossiers_counter")),
          "dossiers_on_time": ("dossiers_on_time", ("dossiers_completed",)),
          "dossiers_paid_online": ("dossiers_paid_online", ("dossiers_with_fee",)),
          "dossiers_digital_result": ("dossiers_digital_result", ("dossiers_completed",))}


def indicators(values, villages, calendar, as_of):
    spans = {f"2026-{m:02d}": (m, m) for m in range(1, 13)}
    spans.update({f"2026-Q{q}": (3 * q - 2, 3 * q) for q in range(1, 5)})
    spans.update({"2026-H1": (1, 6), "2026-H2": (7, 12), "2026": (1, 12)})
    begun = {name: last for name, _, last in months(calendar, as_of)}
    ends = {f"2026-{m:02d}": (dt.date(2026, m, 14) if calendar == "nd09" else
                              dt.date(2026 + m // 12, m % 12 + 1, 1) - dt.timedelta(1)) for m in range(1, 13)}
    for period, (first, last) in spans.items():
        names = [f"2026-{m:02d}" for m in range(first, last + 1)]
        if names[0] not in begun:
            continue
        for unit in [r["code"] for r in villages.rows] + ["COMMUNE"]:
            units = [unit] if unit != "COMMUNE" else {u for u, _ in values}
            for code, (top, bottom) in RATIOS.items():
                a = sum(values[u, n][top] for u in units for n in names if n in begun)
                b = sum(values[u, n][m] for u in units for n in names if n in begun for m in bottom)
                shown = "" if b == 0 else format((Decimal(a) / Decimal(b)).quantize(Decimal(1).scaleb(-14)), "f")
                yield [unit, period, code, "ok" if b else "not_applicable", a, b, shown, "", "",
                       "yes" if ends[names[-1]] > as_of else "no"]


def main():
    inbox, list_path, calendar, as_of, what = sys.argv[1:6]
    villages, as_of = Villages(list_path), dt.date.fromisoformat(as_of)
    values = measures(load(inbox, villages, as_of), villages, calendar, as_of)
    writer = csv.writer(sys.stdout)
    if what == "measures":
        writer.writerow(["village", "period", "measure", "value"])
        writer.writerows([u, m, name, v] for (u, m), row in values.items() for name, v in row.items())
    else:
        writer.writerow("village period indicator state numerator denominator value ci_low ci_high provisional".split())
        writer.writerows(indicators(values, villages, calendar, as_of))


if __name__ == "__main__":
    main()
