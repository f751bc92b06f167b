"""cells: what stands in a raw file, sheet by sheet, as lists of rows of plain Python values; nothing here knows thidua.

XLSX by openpyxl, XLS by xlrd, ODS by zipfile and ElementTree, CSV by csv (delimiter by counting, encoding by trying; old
Vietnamese fonts by iconv(1)). Vertical merges are filled downwards; hidden sheets are left out.
"""
import csv
import datetime as dt
import io
import os
import re
import subprocess
import unicodedata
import warnings
import xml.etree.ElementTree as tree
import zipfile

import openpyxl
import xlrd

EPOCH = dt.datetime(1899, 12, 30)
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def clean(text):
    """NFC, no zero-width characters, single spaces."""
    text = unicodedata.normalize("NFC", re.sub("[\u200b\u200c\u200d\u2060\ufeff]", "", str(text)))
    return re.sub(r"\s+", " ", text).strip().lstrip("'")


def fold(text):
    """Lower case, without marks and punctuation: what two spellings of one heading have in common."""
    marked = unicodedata.normalize("NFD", clean(text).lower().replace("đ", "d"))
    letters = "".join(c for c in marked if not unicodedata.combining(c))
    return re.sub(r"\s+", " ", re.sub(r"[^a-z0-9 ]", " ", letters)).strip()


def xlsx(path):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(path, data_only=True)
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        rows = [list(r) for r in sheet.iter_rows(values_only=True)]
        spill(rows, ((a.min_row - 1, a.max_row, a.min_col - 1) for a in sheet.merged_cells.ranges))
        yield sheet.title, rows


def spill(rows, areas):
    """Merged areas (top, bottom, column) mean "same as above" in rows that hold anything of their own."""
    own = [any(c is not None for c in row) for row in rows]
    for top, bottom, column in areas:
        for row in range(top + 1, bottom):
            if own[row]:
                rows[row][column] = rows[top][column]


def xls(path):
    book = xlrd.open_workbook(path, formatting_info=True)
    for sheet in book.sheets():
        if sheet.visibility:
            continue
        rows = []
        for r in range(sheet.nrows):
            row = []
            for c in range(sheet.ncols):
                cell = sheet.cell(r, c)
                value = None if cell.ctype in (0, 6) or cell.value == "" else cell.value
                if cell.ctype == xlrd.XL_CELL_DATE:
                    value = xlrd.xldate_as_datetime(cell.value, book.datemode)
                elif cell.ctype == xlrd.XL_CELL_ERROR:
                    value = "#ERROR"
                row.append(value)
            rows.append(row)
        spill(rows, ((top, bottom, left) for top, bottom, left, _ in sheet.merged_cells))
        yield sheet.name, rows


def ods_cell(cell):
    kind = cell.get(OFFICE + "value-type")
    if kind == "date":
        return dt.datetime.fromisoformat(cell.get(OFFICE + "date-value"))
    if kind in ("float", "currency", "percentage"):
        return float(cell.get(OFFICE + "value"))
    return "\n".join("".join(p.itertext()) for p in cell.iter(TEXT + "p")) or None


def ods(path):
    body = tree.fromstring(zipfile.ZipFile(path).read("content.xml"))
    for sheet in body.iter(TABLE + "table"):
        rows, areas = [], []
        for line in sheet.iter(TABLE + "table-row"):
            row = []
            for cell in line:
                if cell.tag not in (TABLE + "table-cell", TABLE + "covered-table-cell"):
                    continue
                value, wide = ods_cell(cell), int(cell.get(TABLE + "number-columns-repeated", "1"))
                spanned = int(cell.get(TABLE + "number-rows-spanned", "1"))
                if spanned > 1:
                    areas.append((len(rows), len(rows) + spanned, len(row)))
                row.extend([value] * min(wide, 60))
            for _ in range(min(int(line.get(TABLE + "number-rows-repeated", "1")), 3)):
                rows.append(list(row))
        spill(rows, areas)
        yield sheet.get(TABLE + "name"), rows


# VNI: a letter, then a byte for its marks.
VNI = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323", "â": "\u0302", "ê": "\u0306",
       "á": "\u0302\u0301", "à": "\u0302\u0300", "å": "\u0302\u0309", "ã": "\u0302\u0303", "ä": "\u0302\u0323",
       "é": "\u0306\u0301", "è": "\u0306\u0300", "ú": "\u0306\u0309", "ü": "\u0306\u0303", "ë": "\u0306\u0323"}
VNI_ALONE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


def vni(data):
    out = ""
    for c in data.decode("cp1252", errors="replace"):
        low = c.lower()
        if low in VNI and out and out[-1].lower() in "aeouyơư":
            out += VNI[low]
        else:
            found = VNI_ALONE.get(low, low)
            out += found.upper() if c != low else found
    return unicodedata.normalize("NFC", out)


def legible(data):
    """The text of a CSV, whatever it was written in; bytes that are none become lone surrogates."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    if len(re.findall(rb"[\xc3\xc4\xe1][\x80-\xbf]", data)) > 20:  # UTF-8 with a broken row
        return data.decode("utf-8-sig", errors="surrogateescape")
    found = [(familiar(vni(data)), vni(data))]
    for code in ("TCVN", "CP1258", "VISCII"):
        done = subprocess.run(["iconv", "-f", code, "-t", "UTF-8"], input=data, stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, check=False)
        text = unicodedata.normalize("NFC", done.stdout.decode(errors="replace"))
        found.append((familiar(text), text))
    return max(found)[1]


def familiar(text):
    """How often common words stand in a text."""
    return len(re.findall("thôn|ngày|tháng|người|việt|họ|số|năm", text.lower()))


def delimited(path):
    with open(path, "rb") as handle:
        text = legible(handle.read())
    delimiter = max(";,\t|", key=text.count)
    yield "", [[c or None for c in row] for row in csv.reader(io.StringIO(text), delimiter=delimiter)]


def sheets(path):
    """(title, rows) of every visible sheet."""
    with open(path, "rb") as handle:
        head = handle.read(4096)
    if head[:4] == b"\xd0\xcf\x11\xe0":
        return xls(path)
    if head[:2] == b"PK":
        return ods(path) if b"opendocument" in head else xlsx(path)
    return delimited(path)


def day(value):
    """A date, or ValueError."""
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, (int, float)):
        return (EPOCH + dt.timedelta(value)).date()
    text = fold(value)
    for form, order in ((r"(\d{4}) (\d\d?) (\d\d?)(?: .*)?$", (0, 1, 2)), (r"(\d\d?) (\d\d?) (\d{4})(?: .*)?$", (2, 1, 0)),
                        (r"ngay (\d\d?) thang (\d\d?) nam (\d{4})$", (2, 1, 0)), (r"(\d\d?) (\d\d?) (\d\d)$", (2, 1, 0))):
        hit = re.match(form, text)
        if hit:
            year, month, date = (int(hit.groups()[i]) for i in order)
            return dt.date(year + 2000 if year < 100 else year, month, date)
    if re.match(r"\d{5}$", text):
        return (EPOCH + dt.timedelta(int(text))).date()
    raise ValueError(value)


def count(value):
    """A whole number of people, or ValueError: '1.156', '12 người', ' 25 '."""
    if isinstance(value, (int, float)):
        if value != int(value):
            raise ValueError(value)
        return int(value)
    text = re.sub(r"(người|lượt|hộ)", "", clean(value).lower()).strip()
    if not re.match(r"^-?(\d+|\d{1,3}(\.\d{3})+)(,0+)?$", text):
        raise ValueError(value)
    return int(text.split(",")[0].replace(".", ""))


def marked(value):
    """Yes of 'x', 'v', 'có', 1, TRUE."""
    return fold(value if value is not None else "") in ("x", "v", "co", "1", "1 0", "true", "yes")


def digits(value):
    """A citizen's number as 12 digits, or None."""
    if value is None:
        return None
    text = re.sub(r"\D", "", str(int(value)) if isinstance(value, float) else str(value))
    return text.zfill(12) if 9 < len(text) <= 12 else None


def stamp(path):
    """Modification time in Viet Nam."""
    return dt.datetime.fromtimestamp(os.stat(path).st_mtime, dt.timezone(dt.timedelta(hours=7)))
