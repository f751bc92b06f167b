"""answers: the survey exports of a folder into the table answer of raw.sql, read by code of its own (see gather.py)."""
import datetime as dt
import hashlib
import os
import re

from cells import clean, fold, sheets, stamp

FIELDS = {"village": "thon", "business": "ten_ho|ten ho kinh doanh|ten co so", "phone": "dien_thoai|so dien thoai",
          "uses": "co_ttkdtm|co su dung thanh toan khong dung tien mat khong",
          "forms": "hinh_thuc|hinh thuc thanh toan dang su dung", "uuid": "_uuid|key|meta instanceid", "utc": "_submission_time|submissiondate",
          "local": "dau thoi gian|timestamp", "checked": "_validation_status"}
OPTIONS = {"chuyen_khoan": "chuyen khoan ngan hang", "ma_qr": "quet ma qr", "vi_dien_tu": "vi dien tu",
           "the": "the ngan hang pos", "khac": "khac", "khong": "khong su dung chi dung tien mat"}
OPTION_WORDS = sorted([(fold(n.replace("_", " ")), n) for n in OPTIONS] + [(w, n) for n, w in OPTIONS.items()] +
                      [("khong su dung", "khong"), ("chi dung tien mat", "khong"), ("the ngan hang", "the")], reverse=True,
                      key=lambda pair: len(pair[0]))


def heading(cell):
    """_uuid and ten_ho keep their underscores, questions are folded."""
    text = clean(cell).lower()
    return text if re.match(r"^_?[a-z]+(_[a-z]+)*(/[a-z_]+)?$", text) else fold(text)


def options(text):
    """The set of options in a cell, or None where something is left over."""
    rest, found = fold(str(text).replace("_", " ")), set()
    while rest:
        for words, name in OPTION_WORDS:
            if rest == words or rest.startswith(words + " "):
                found.add(name)
                rest = rest[len(words):].strip()
                break
        else:
            return None
    return found


def submitted(row):
    """The moment in Viet Nam as sortable text."""
    if row.get("utc"):
        moment = dt.datetime.fromisoformat(clean(row["utc"]).replace("Z", "")[:19]) + dt.timedelta(hours=7)
    elif isinstance(row["local"], dt.datetime):
        moment = row["local"]
    else:
        moment = dt.datetime.strptime(clean(row["local"])[:19], "%d/%m/%Y %H:%M:%S")
    return moment.isoformat(timespec="seconds")


def answer(row, singles, villages):
    """The columns of one answer, None where it does not count."""
    chosen = options(row.get("forms") or "")
    if chosen is None or row.get("checked") and "not approved" in fold(row["checked"]):
        return None
    if not chosen:
        chosen = {n for n, value in singles.items() if fold(value or "") in ("1", "true")}
    uses = {"co": True, "khong": False}.get(fold(row.get("uses") or "")[:5].strip())
    village = villages.of(row["village"]) if row.get("village") else None
    if not village or not row.get("business"):
        return None
    if uses and "khong" in chosen or uses is False and chosen - {"khong"} or len(chosen) > 1 and "khong" in chosen:
        return None
    phone = re.sub(r"\D", "", str(row.get("phone") or "")).lstrip("0")
    return (village, fold(row["business"]), phone, submitted(row), uses, f" {' '.join(sorted(chosen))} ", bool(chosen))


def surveys(folder, villages, database):
    for name in sorted(os.listdir(folder)):
        path = os.path.join(folder, name)
        if not re.match(r"khao", fold(name)):
            continue
        for _, rows in sheets(path):
            heads = [heading(c or "") for c in rows[0]]
            if any("so tai khoan" in fold(h) or "doanh thu" in fold(h) for h in heads):
                continue
            columns = {f: heads.index(h) for f, names in FIELDS.items() for h in names.split("|") if h in heads}
            singles = {h.split("/")[1]: i for i, h in enumerate(heads) if h.startswith("hinh_thuc/")}
            for cells in rows[1:]:
                if not any(cells):
                    continue
                row = {f: cells[i] for f, i in columns.items() if i < len(cells)}
                values = answer(row, {n: cells[i] for n, i in singles.items()}, villages)
                if values:
                    uuid = clean(row["uuid"]) if row.get("uuid") else hashlib.sha256(repr(cells).encode()).hexdigest()
                    database.execute("INSERT INTO answer VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                                     (uuid, stamp(path).isoformat(), *values))
    database.execute("DELETE FROM answer WHERE EXISTS (SELECT 1 FROM answer AS b WHERE b.uuid = answer.uuid "
                     "AND (b.version, b.submitted, -b.id) > (answer.version, answer.submitted, -answer.id))")
