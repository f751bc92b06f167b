#!/usr/bin/env python3
"""Writes the small CSV files of tests/golden/read/csv and what must come out of each, both from the intended table.

Another route than the reader: tables are encoded here by Python, iconv and the published VNI table, and the expected
output is written by ten lines of RFC 4180. cases.tsv: file, exit status, encoding, delimiter ("-" = not looked at).
"""
import os
import shutil
import subprocess
import unicodedata

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "csv")
CASES = []
TABLES = []

PEOPLE = [["STT", "Họ và tên", "Địa chỉ", "Ngày sinh", "Ghi chú"],
          ["1", "Nguyễn Thị Hường", "Thôn An Điền, xã Trần Phú", "05/03/1968", ""],
          ["2", "Đỗ Văn Quyết", "Xóm 3; thôn Đông", "12/11/1975", "Đã có ví | chưa dùng"],
          ["3", "Lê Thị Bích Quyên", "Thôn Thượng Dương", "01/01/1990", "nói: \"được\""],
          ["4", "Phạm Hữu Nghĩa", "Thôn Lý Đông", "30/12/1982", "hai\ndòng"],
          ["5", "Trương Mỹ Uyển", "Thôn Thanh Bình", "07/07/2001", "8:30 đến"]]
# no toned capitals and no line breaks: what the old one-byte fonts can hold
PLAIN = [["STT", "Họ và tên", "Nơi ở", "Việc đã làm"],
         ["1", "nguyễn thị hường", "thôn an điền", "hướng dẫn dịch vụ công trực tuyến"],
         ["2", "đỗ văn quyết", "thôn đông", "kích hoạt tài khoản, chữ ký số"],
         ["3", "lê thị bích quyên", "thôn thượng dương", "nhận diện lừa đảo; bảo mật thông tin"],
         ["4", "phạm hữu nghĩa", "thôn lý đông", "ủng hộ thanh toán bằng ví điện tử"]]


def rfc4180(rows):
    out = []
    for row in rows:
        cells = ['"%s"' % c.replace('"', '""') if any(x in c for x in ',"\r\n') else c for c in row]
        out.append('""' if cells == [""] else ",".join(cells))
    return "".join(line + "\n" for line in out)


def table(rows, delimiter=",", quote='"', every=False, end="\n", last=True):
    lines = []
    for row in rows:
        cells = []
        for c in row:
            need = every or (quote and any(x in c for x in (delimiter, quote, "\r", "\n")))
            cells.append(quote + c.replace(quote, quote * 2) + quote if need else c)
        lines.append(delimiter.join(cells))
    text = end.join(lines)
    return text + end if last else text


def write(name, data):
    path = os.path.join(HERE, name)
    with open(path, "wb") as f:
        f.write(data if isinstance(data, bytes) else data.encode("utf-8"))


def case(name, data, rows, status=0, encoding="UTF-8", delimiter="-"):
    assert name not in [c[0] for c in CASES], name
    write(name, data)
    write(name + ".expected", rfc4180(rows))
    CASES.append((name, str(status), encoding, {"\t": "TAB"}.get(delimiter, delimiter)))


def refused(name, data, code):
    write(name, data)
    CASES.append((name, "3", code, "-"))


def iconv(text, name):
    return subprocess.run(["iconv", "-f", "UTF-8", "-t", name], input=text.encode(), capture_output=True, check=True).stdout


MARKS = {"\u0301": "ù", "\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
ROOFED = {"\u0301": "á", "\u0300": "à", "\u0309": "å", "\u0303": "ã", "\u0323": "ä"}
HOLLOW = {"\u0301": "é", "\u0300": "è", "\u0309": "ú", "\u0303": "ü", "\u0323": "ë"}
SINGLE = {"đ": "ñ", "ì": "ì", "í": "í", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î"}


def vni_letter(c):
    small = c.lower()
    if small in SINGLE:
        made = SINGLE[small]
    else:
        parts = unicodedata.normalize("NFD", small)
        base, marks = parts[0], parts[1:]
        if "\u031b" in marks:
            base, marks = {"o": "ô", "u": "ö"}[base], marks.replace("\u031b", "")
        if "\u0302" in marks:
            tone = marks.replace("\u0302", "")
            made = base + (ROOFED[tone] if tone else "â")
        elif "\u0306" in marks:
            tone = marks.replace("\u0306", "")
            made = base + (HOLLOW[tone] if tone else "ê")
        else:
            made = base + (MARKS[marks] if marks else "")
    return made.upper() if c != small else made


def vni(text):
    return "".join(vni_letter(c) if ord(c) > 127 else c for c in text).encode("latin-1")


def cp1258(text):
    out = b""
    for c in text:
        try:
            out += c.encode("cp1258")
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", c)
            tone = [p for p in parts if p in "\u0300\u0301\u0303\u0309\u0323"]
            base = unicodedata.normalize("NFC", "".join(p for p in parts if p not in tone))
            out += (base + "".join(tone)).encode("cp1258")
    return out


def dialects():
    for key, delimiter in (("comma", ","), ("semicolon", ";"), ("tab", "\t"), ("pipe", "|")):
        for end_key, end in (("lf", "\n"), ("crlf", "\r\n"), ("cr", "\r")):
            case(f"{key}-{end_key}.csv", table(PEOPLE, delimiter, end=end), PEOPLE, delimiter=delimiter)
            case(f"{key}-{end_key}-all-quoted.csv", table(PEOPLE, delimiter, every=True, end=end), PEOPLE, delimiter=delimiter)
        case(f"{key}-single-quotes.csv", table(PEOPLE, delimiter, quote="'", every=True), PEOPLE, delimiter=delimiter)
        case(f"{key}-no-last-line-end.csv", table(PEOPLE, delimiter, last=False), PEOPLE, delimiter=delimiter)
        case(f"{key}-no-heading.csv", table(PEOPLE[1:], delimiter), PEOPLE[1:], delimiter=delimiter)
        case(f"{key}-backslash.csv", "".join(delimiter.join('"' + c.replace('"', '\\"') + '"' for c in r) + "\n" for r in PEOPLE),
             PEOPLE, delimiter=delimiter)
        case(f"{key}-two-rows.csv", table([["Tên", "Số"], ["An", "5"]], delimiter), [["Tên", "Số"], ["An", "5"]],
             delimiter=delimiter)
    times = [["ten", "diem", "muc"], ["an", "5", "x"], ["binh", "7", "y"], ["chi", "9", "z"]]
    case("colon.csv", table(times, ":"), times, delimiter=":")
    for key, delimiter in (("double-pipe", "||"), ("double-colon", "::"), ("tilde-pipe-tilde", "~|~"), ("double-semicolon", ";;")):
        case(f"{key}.csv", table(PLAIN, delimiter, quote=""), PLAIN, delimiter=delimiter)
    for key, delimiter in (("comma", ","), ("semicolon", ";"), ("tab", "\t"), ("pipe", "|")):
        case(f"sep-line-{key}.csv", f"sep={delimiter}\r\n" + table(PLAIN, delimiter, end="\r\n"), PLAIN, delimiter=delimiter)
    case("sep-line-against-the-look.csv", "sep=;\n\"a,b,c\";d\n\"e,f,g\";h\n", [["a,b,c", "d"], ["e,f,g", "h"]], delimiter=";")
    case("aligned.txt", "STT   Họ và tên        Tuổi\n1     Nguyễn Văn An      34\n2     Trần Thị Bình     51\n",
         [["STT", "Họ và tên", "Tuổi"], ["1", "Nguyễn Văn An", "34"], ["2", "Trần Thị Bình", "51"]], delimiter="dấu cách")


def encodings():
    text = {d: table(PLAIN, d) for d in ",;\t"}
    for d, key in ((",", "comma"), (";", "semicolon"), ("\t", "tab")):
        t = text[d]
        case(f"utf8-bom-{key}.csv", b"\xef\xbb\xbf" + t.encode(), PLAIN, delimiter=d)
        case(f"utf16le-bom-{key}.csv", b"\xff\xfe" + t.encode("utf-16-le"), PLAIN, encoding="UTF-16LE", delimiter=d)
        case(f"utf16le-{key}.csv", t.encode("utf-16-le"), PLAIN, encoding="UTF-16LE", delimiter=d)
        case(f"utf16be-bom-{key}.csv", b"\xfe\xff" + t.encode("utf-16-be"), PLAIN, encoding="UTF-16BE", delimiter=d)
        case(f"utf16be-{key}.csv", t.encode("utf-16-be"), PLAIN, encoding="UTF-16BE", delimiter=d)
        lower = [[c if c in ("STT",) else c[:1].lower() + c[1:] for c in r] for r in PLAIN]
        case(f"tcvn3-{key}.csv", iconv(table(lower, d), "TCVN"), lower, encoding="TCVN3", delimiter=d)
        case(f"vni-{key}.csv", vni(t), PLAIN, encoding="VNI", delimiter=d)
        case(f"viscii-{key}.csv", iconv(t, "VISCII"), PLAIN, encoding="VISCII", delimiter=d)
        case(f"cp1258-{key}.csv", cp1258(t), PLAIN, encoding="CP1258", delimiter=d)
        case(f"nfd-{key}.csv", unicodedata.normalize("NFD", t), PLAIN, delimiter=d)
        case(f"mojibake-{key}.csv", t.encode().decode("latin-1").encode(), PLAIN, 1, delimiter=d)
    case("mojibake-cp1252.csv", "Mã,Tên xã\n1,xã trần phú\n2,xã hiệp cát\n".encode().decode("cp1252").encode(),
         [["Mã", "Tên xã"], ["1", "xã trần phú"], ["2", "xã hiệp cát"]], 1)
    case("tcvn3-mojibake.csv", iconv(table([[c.lower() for c in r] for r in PLAIN]), "TCVN").decode("latin-1").encode(),
         [[c.lower() for c in r] for r in PLAIN], 1, encoding="TCVN3")
    capitals = [["HỌ VÀ TÊN", "ĐỊA CHỈ"], ["NGUYỄN THỊ HƯỜNG", "THÔN ĐÔNG"], ["LÊ VĂN QUYẾT", "XÃ TRẦN PHÚ"]]
    case("vni-capitals.csv", vni(table(capitals)), capitals, encoding="VNI")
    case("viscii-capitals.csv", iconv(table(capitals), "VISCII"), capitals, encoding="VISCII")
    case("cp1258-capitals.csv", cp1258(table(capitals)), capitals, encoding="CP1258")
    french = [["Prénom", "Ville"], ["Hélène", "Besançon"], ["François", "Nîmes"], ["Noël", "Œuilly"]]
    case("cp1252.csv", table(french, ";").encode("cp1252"), french, encoding="CP1252", delimiter=";")
    case("ascii.csv", "a,b\n1,2\n", [["a", "b"], ["1", "2"]])
    emoji = [["Tên", "Phản hồi"], ["An", "rất tốt 😀"], ["Bình", "tạm được"]]
    case("utf16le-astral.csv", b"\xff\xfe" + table(emoji).encode("utf-16-le"), emoji, encoding="UTF-16LE")
    case("utf16le-lone-surrogate.csv", b"\xff\xfe" + "a,b\nx".encode("utf-16-le") + b"\x00\xd8" + ",y\nz,t\nu,v\n".encode("utf-16-le"),
         [["a", "b"], ["x\ufffd", "y"], ["z", "t"], ["u", "v"]], 1, encoding="UTF-16LE")
    case("one-bad-row.csv", table(PLAIN).encode().replace("văn".encode(), b"v\xffn"),
         [[c.replace("văn", "v\ufffdn") for c in r] for r in PLAIN], 1)
    refused("most-rows-bad.csv", b"\xef\xbb\xbf" + b"a,b\n" + b"\xff\xfe,\xfd\n" * 5, "bad encoding")
    refused("no-encoding.csv", bytes(range(0x80, 0xa0)) * 4 + b",\n" + bytes(range(0x80, 0xa0)) * 4 + b"\n", "bad encoding")


def structures():
    abc = [["Mã", "Tên", "Số"], ["1", "An", "5"], ["2", "Bình", "7"], ["3", "Chi", "9"]]
    case("preamble.csv", "ỦY BAN NHÂN DÂN XÃ TRẦN PHÚ\nDANH SÁCH HỒ SƠ\nTừ ngày 01/01/2026, đến ngày 31/01/2026\n\n" + table(PLAIN, ";"),
         [["ỦY BAN NHÂN DÂN XÃ TRẦN PHÚ"], ["DANH SÁCH HỒ SƠ"], ["Từ ngày 01/01/2026, đến ngày 31/01/2026"], []] + PLAIN,
         delimiter=";")
    case("labels-hold-the-other.csv", "Số người trong độ tuổi lao động được tuyên truyền, hướng dẫn;353\nSố người kích hoạt, sử dụng;399\n"
         "Số người tiếp cận nền tảng số;236\n", [["Số người trong độ tuổi lao động được tuyên truyền, hướng dẫn", "353"],
                                                ["Số người kích hoạt, sử dụng", "399"], ["Số người tiếp cận nền tảng số", "236"]],
         delimiter=";")
    case("decimal-commas.csv", "Thôn;Tỷ lệ;Điểm\nĐông;12,5;3,25\nĐoài;7,25;4,5\nThượng;99,9;5,0\n",
         [["Thôn", "Tỷ lệ", "Điểm"], ["Đông", "12,5", "3,25"], ["Đoài", "7,25", "4,5"], ["Thượng", "99,9", "5,0"]], delimiter=";")
    case("two-tables.csv", table(abc) + "\n" + table(PLAIN), abc + [[]] + PLAIN, delimiter=",")
    case("more-and-fewer-cells.csv", "Mã,Tên,Số\n1,An,5,thừa\n2,Bình\n3,Chi,9\n4,Dũng,1\n",
         [["Mã", "Tên", "Số"], ["1", "An", "5", "thừa"], ["2", "Bình"], ["3", "Chi", "9"], ["4", "Dũng", "1"]], delimiter=",")
    other = [PEOPLE[0]] + [r[:4] + ["x"] for r in PEOPLE[1:4]]
    lines = table(other).splitlines(True)
    for name, every in (("row-in-other-dialect", False), ("row-in-other-dialect-all-quoted", True)):
        pasted = table([other[2]], ";", every=every)
        case(name + ".csv", lines[0] + lines[1] + pasted + lines[3], other, 1, delimiter=",")
    case("note-with-other-delimiters.csv", "".join(lines) + "ghi chú; một; hai; ba; bốn\n",
         other + [["ghi chú; một; hai; ba; bốn"]], delimiter=",")
    case("one-column.csv", "Tên thôn\nAn Điền\nĐông, xóm 3\nThượng Dương\n", [["Tên thôn"], ["An Điền"], ["Đông, xóm 3"], ["Thượng Dương"]])
    case("one-column-times.csv", "Giờ\n08:30\n09:15\n10:00\n", [["Giờ"], ["08:30"], ["09:15"], ["10:00"]])
    case("one-cell.csv", "Xin chào", [["Xin chào"]])
    case("one-row.csv", "a;b;c", [["a", "b", "c"]], delimiter=";")
    case("empty-records.csv", "a,b\n\n1,2\n\n\n3,4\n", [["a", "b"], [], ["1", "2"], [], [], ["3", "4"]])
    case("only-delimiters.csv", "a,b,c\n,,\n1,,3\n", [["a", "b", "c"], ["", "", ""], ["1", "", "3"]])
    case("mixed-line-ends.csv", "a,b\n1,2\r\n3,4\r5,6\n", [["a", "b"], ["1", "2"], ["3", "4"], ["5", "6"]])
    case("cr-cr-lf.csv", "a,b\r\r\n1,2\r\r\n3,4\r\r\n", [["a", "b"], ["1", "2"], ["3", "4"]])
    case("crlf-in-quotes.csv", 'a,b\n"x\r\ny",2\n3,4\n', [["a", "b"], ["x\r\ny", "2"], ["3", "4"]])
    case("blanks-kept.csv", "a , b\n x,y  \n\tz,\u00a0t\n", [["a ", " b"], [" x", "y  "], ["\tz", "\u00a0t"]], delimiter=",")
    case("blanks-around-quotes.csv", 'a,b\n "x, 1" , "y"\n"z","t"\n', [["a", "b"], ["x, 1", "y"], ["z", "t"]], 0)
    case("quote-inside-field.csv", 'a,b\nmàn hình 15" cũ,2\nô "x" nhỏ,4\n5,6\n',
         [["a", "b"], ['màn hình 15" cũ', "2"], ['ô "x" nhỏ', "4"], ["5", "6"]])
    case("quote-unescaped-inside.csv", '"a","b"\n"nói "được" rồi","2"\n"c","d"\n', [["a", "b"], ['nói "được" rồi', "2"], ["c", "d"]], 1)
    case("quote-never-closes.csv", 'a,b,c\n1,"x,3\n4,5,6\n7,8,9\n', [["a", "b", "c"], ["1", '"x', "3"], ["4", "5", "6"], ["7", "8", "9"]], 1)
    case("quote-never-closes-last.csv", 'a,b,c\n4,5,6\n7,8,9\n1,2,"x\n', [["a", "b", "c"], ["4", "5", "6"], ["7", "8", "9"], ["1", "2", '"x']], 1)
    case("quote-never-closes-all-quoted.csv", '"a","b"\n"1","x\n"3","4"\n"5","6"\n', [["a", "b"], ["1", '"x'], ["3", "4"], ["5", "6"]], 1)
    case("quote-joins-lines.csv", 'a,b,c\n1,"x,3\n4,5,6\n7,8",9\n2,2,2\n3,3,3\n',
         [["a", "b", "c"], ["1", '"x', "3"], ["4", "5", "6"], ["7", '8"', "9"], ["2", "2", "2"], ["3", "3", "3"]], 1)
    case("quote-loses-structure.csv", 'a,b,c\n1,2,3\n4,"x,y,z,5\n6,7,8\n9,9,9\n', [["a", "b", "c"], ["1", "2", "3"], ['4,"x,y,z,5'], ["6", "7", "8"], ["9", "9", "9"]], 1)
    case("empty-quoted.csv", '"",""\n"a",""\n"","b"\n', [["", ""], ["a", ""], ["", "b"]])
    case("doubled-quotes.csv", 'a,b\n"""x""","y ""z"""\n1,2\n', [["a", "b"], ['"x"', 'y "z"'], ["1", "2"]])
    case("apostrophes.csv", "tên,ghi chú\nO'Neil,l'an\nD'Arc,c'est\n", [["tên", "ghi chú"], ["O'Neil", "l'an"], ["D'Arc", "c'est"]])
    case("leading-apostrophe.csv", "mã,tên\n'001,An\n'002,Bình\n'003,Chi\n", [["mã", "tên"], ["'001", "An"], ["'002", "Bình"], ["'003", "Chi"]])
    case("leading-zeros.csv", "mã,số\n001,0123456789\n002,030081156436\n", [["mã", "số"], ["001", "0123456789"], ["002", "030081156436"]])
    case("web-addresses.csv", "tên;trang\nxã;https://tranphu.gov.vn/a,b\nthôn;http://x.vn\n",
         [["tên", "trang"], ["xã", "https://tranphu.gov.vn/a,b"], ["thôn", "http://x.vn"]], delimiter=";")
    case("times.csv", "ngày,giờ\n05/03/2026,08:30:15\n06/03/2026,09:15:00\n", [["ngày", "giờ"], ["05/03/2026", "08:30:15"], ["06/03/2026", "09:15:00"]],
         delimiter=",")
    case("nul-bytes.csv", b"a,b\n1\x00,2\n3,4\n", [["a", "b"], ["1", "2"], ["3", "4"]], 1)
    case("nul-tail.csv", b"a,b\n1,2\n3,4\n" + b"\x00" * 4, [["a", "b"], ["1", "2"], ["3", "4"]], 1)
    case("control-bytes.csv", "a,b\nx\x07y,\x1b[31mđỏ\n1,2\n3,4\n", [["a", "b"], ["xy", "[31mđỏ"], ["1", "2"], ["3", "4"]], 1)
    case("less-than.csv", "<5,>=5\n1,2\n3,4\n", [["<5", ">=5"], ["1", "2"], ["3", "4"]])
    case("begins-like-bmp.csv", "BMI,tên\n20,An\n22,Bình\n", [["BMI", "tên"], ["20", "An"], ["22", "Bình"]])
    case("postgres-end-mark.csv", "a,b\n\\.,1\n2,3\n", [["a", "b"], ["\\.", "1"], ["2", "3"]])
    case("formulas-are-text.csv", "a,b\n=1+1,@x\n+2,-3\n", [["a", "b"], ["=1+1", "@x"], ["+2", "-3"]])
    case("zero-width.csv", "a,b\n\u200bx,y\ufeff\n1,2\n", [["a", "b"], ["\u200bx", "y\ufeff"], ["1", "2"]])
    case("named-xlsx.xlsx", "a,b\n1,2\n", [["a", "b"], ["1", "2"]])
    long = [["a", "b"], ["x" * 5000, "y" * 300], ["1", "2"]]
    case("long-cells.csv", table(long), long)
    wide = [["c%d" % i for i in range(300)], [str(i) for i in range(300)]]
    case("300-columns.csv", table(wide), wide)


def refusals():
    refused("empty.csv", b"", "empty file")
    refused("bom-only.csv", b"\xef\xbb\xbf", "empty file")
    refused("line-ends-only.csv", b"\n\r\n\n", "empty file")
    refused("nul-only.csv", b"\x00" * 64, "empty file")
    refused("png.csv", b"\x89PNG\r\n\x1a\n" + b"\x00" * 32, "unreadable file")
    refused("pdf.xlsx", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "unreadable file")
    refused("html.xls", b"<html><body><table><tr><td>1</td></tr></table></body></html>", "unreadable file")
    refused("gzip.csv", b"\x1f\x8b\x08\x00" + b"\x00" * 20, "unreadable file")
    refused("json.csv", b'[{"a": 1}, {"a": 2}]', "unreadable file")
    refused("binary.csv", bytes((i * 37 + 11) % 256 if i % 3 else 0 for i in range(2000)), "unreadable file")
    refused("ole-cut.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 20, "unreadable file")


def found(name, data, *tables):
    """A file and what --table=1, 2 ... must print of it."""
    write(name, data)
    for number, rows in enumerate(tables, 1):
        write(f"{name}.table{number}", rfc4180(rows))
        TABLES.append((name, str(number), "0"))
    TABLES.append((name, str(len(tables) + 1), "3"))


def finds():
    people = [["STT", "Họ và tên", "Năm sinh", "Địa chỉ"], ["1", "Nguyễn Văn An", "1968", "Thôn Đông"],
              ["2", "Trần Thị Bình", "1975", "Thôn Đoài"], ["3", "Lê Văn Chi", "1990", "Thôn Thượng"]]
    events = [["Ngày", "Nội dung", "Số người"], ["05/03/2026", "Hội nghị", "45"], ["12/03/2026", "Truyền thanh", "1.200"]]
    title = "UBND XÃ TRẦN PHÚ,,CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM,\nTỔ CÔNG NGHỆ SỐ,,Độc lập - Tự do - Hạnh phúc,\n,,,\n" \
            "DANH SÁCH THÀNH VIÊN,,,\nThôn: Đông,,,\nTháng 3 năm 2026,,,\n,,,\n"
    signature = ",,,\n,,\"Trần Phú, ngày 01 tháng 4 năm 2026\",\n,NGƯỜI LẬP BIỂU,,TỔ TRƯỞNG\n,,,\n,Nguyễn Văn An,,Lê Văn Chi\n"
    found("table-plain.csv", table(people), people)
    found("table-title-signature.csv", title + table(people) + signature, people)
    found("table-blank-rows.csv", title + table(people[:2]) + ",,,\n" + table(people[2:]) + signature, people)
    found("table-total.csv", table(people) + "Tổng cộng,,3,\n", people)
    found("table-section-rows.csv", table(people[:2]) + "I. Các thôn phía nam,,,\n" + table(people[2:]), people)
    found("table-numbering.csv", table(people[:1]) + "(1),(2),(3),(4)\n" + table(people[1:]), people)
    found("table-plain-numbering.csv", table(people[:1]) + "1,2,3,4\n" + table(people[1:]), people)
    found("table-repeated-heading.csv", table(people[:3]) + table(people[:1]) + table(people[3:]), people)
    found("table-two.csv", table(people) + "\n" + table(events), people, events)
    found("table-two-with-titles.csv", title + table(people) + "\nKẾT QUẢ HOẠT ĐỘNG\n\n" + table(events), people, events)
    found("table-two-at-once.csv", table(people) + table(events), people, events)
    joined = [["STT", "Ngày", "Trong đó Người cao tuổi", "Trong đó Hộ kinh doanh", "Ghi chú"], ["1", "05/03/2026", "12", "3", ""],
              ["2", "06/03/2026", "7", "1", "x"]]
    found("table-two-row-heading.csv", "STT,Ngày,Trong đó,,Ghi chú\n,,Người cao tuổi,Hộ kinh doanh,\n" + table(joined[1:]), joined)
    years = [["Thôn", "2024", "2025", "2026"], ["Đông", "12", "15", "20"], ["Đoài", "9", "11", "13"]]
    found("table-years.csv", table(years), years)
    texts = [["Tên thôn", "Xã cũ"], ["Đông", "An Lâm"], ["Đoài", "An Lâm"], ["Thượng", "Quốc Tuấn"]]
    found("table-of-texts.csv", table(texts), texts)
    quarters = [["Thôn", "Q1_2026", "Q2_2026", "Q3_2026"], ["Đông", "12", "15", "20"], ["Đoài", "9", "11", "13"]]
    found("table-quarters.csv", table(quarters), quarters)
    found("table-under-motto.csv", "UBND XÃ TRẦN PHÚ,,CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM,\n" + table(people), people)
    groups = [["Thông tin Mã", "Thông tin Tên", "Thông tin Thôn", "Kết quả Ngày", "Kết quả Điểm"],
              ["1", "An", "Đông", "05/03/2026", "7"], ["2", "Bình", "Đoài", "06/03/2026", "9"]]
    found("table-groups-over-all.csv", "Thông tin,,,Kết quả,\nMã,Tên,Thôn,Ngày,Điểm\n" + table(groups[1:]), groups)
    found("table-without-rows.csv", title + table(people[:1]) + signature, people[:1])
    found("table-none.csv", "Kính gửi: Ủy ban nhân dân xã\nThôn Đông xin báo cáo như sau.\n")
    found("table-labels.csv", "Thôn: Đông;\nSố người được hướng dẫn, tuyên truyền;353\nSố người dùng VNeID;399\n",
          [["", ""], ["Số người được hướng dẫn, tuyên truyền", "353"], ["Số người dùng VNeID", "399"]])


def main():
    shutil.rmtree(HERE, ignore_errors=True)
    os.makedirs(HERE)
    dialects()
    encodings()
    structures()
    refusals()
    write("cases.tsv", "".join("\t".join(c) + "\n" for c in CASES))
    finds()
    write("tables.tsv", "".join("\t".join(t) + "\n" for t in TABLES))
    print(len(CASES), "cases,", len(TABLES), "tables")


main()
