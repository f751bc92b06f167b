"""broken: an inbox of many files of which some are broken, each in a way of its own kind; seeded, always the same bytes.

Out: `fill(folder, good, broken, seed)` -> the kinds used. Good files are portal exports of one to three dossiers.
"""
import io
import os
import random
import socket
import zipfile

from deployment import SAMPLES, STAMP

FIRST = STAMP + 1000  # times of all files made here: later than the deployment's

HEADING = 'Mã hồ sơ,Địa chỉ,Hình thức nộp,Ngày tiếp nhận,Ngày hẹn trả,Ngày kết thúc xử lý,Trạng thái,"Phí, lệ phí"'


def export(number, rows):
    lines = [HEADING] + [f"H24.106-260{1 + number % 9}10-{number:04d}{row},thôn An Điền,Trực tuyến,0{1 + number % 9}/03/2026,"
                         "10/03/2026,09/03/2026,Đã trả kết quả,0" for row in range(rows)]
    return ("\n".join(lines) + "\n").encode()


def sample(name):
    with open(os.path.join(SAMPLES, "inbox", name), "rb") as file:
        return file.read()


def package(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name.replace("__", "/").replace("_xml", ".xml"), (2026, 1, 1, 0, 0, 0)), content)
    return out.getvalue()


def kinds(random_bytes):
    """{kind: (ending, make(number) -> bytes)}"""
    book, old = sample("BC to CNSCD thon An Điền Thượng 03-2026.xlsx"), sample("BC to CNSCD thon Mai Xá 03-2026.xls")
    head = HEADING.encode() + b"\n"

    def cut(content):
        return lambda n: content[:len(content) * (n % 7 + 1) // 9] + str(n).encode()

    def flip(content):
        return lambda n: content[:200 + n] + bytes([content[200 + n] ^ 0xff]) + content[201 + n:] + str(n).encode()
    return {
        "empty": ("csv", lambda n: b""), "blank lines": ("csv", lambda n: b"\n" * (n + 1)),
        "zeros": ("csv", lambda n: bytes(1000 + n)), "zero tail": ("csv", lambda n: export(n, 1)[:90] + bytes(n + 1)),
        "noise": ("csv", lambda n: random_bytes(500 + n)), "noise workbook": ("xlsx", lambda n: random_bytes(900 + n)),
        "cut workbook": ("xlsx", cut(book)), "cut old workbook": ("xls", cut(old)), "damaged workbook": ("xlsx", flip(book)),
        "damaged old workbook": ("xls", flip(old)), "no parts": ("xlsx", lambda n: package(readme=str(n))),
        "not a workbook": ("ods", lambda n: package(mimetype=f"text/plain{n}")),
        "broken part": ("xlsx", lambda n: package(_Content_Types_=f"<{n}", xl__workbook_xml="<workbook")),
        "bomb": ("xlsx", lambda n: package(xl__workbook_xml=b"<a>" + b" " * (3000000 + n))),
        "web page": ("xls", lambda n: f"<html><body>Hết phiên đăng nhập {n}</body></html>".encode()),
        "document type": ("xml", lambda n: f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e "{n}">]><a>&e;</a>'.encode()),
        "outside entity": ("xml", lambda n: f'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;{n}</a>'.encode()),
        "open element": ("xml", lambda n: f"<list><row>{n}</row>".encode()),
        "other root": ("xml", lambda n: f"<?xml version='1.0'?><other n='{n}'/>".encode()),
        "half UTF-16": ("csv", lambda n: (HEADING + "\n").encode("utf-16") + b"\x00" * (2 * n + 1)),
        "other encoding": ("csv", lambda n: bytes(range(128, 256)) * (n + 1)),
        "other heading": ("csv", lambda n: f"a,b,c\n1,2,{n}\n".encode()),
        "heading only in part": ("csv", lambda n: f"Mã hồ sơ,Địa chỉ\nH24.106-260110-{n:04d},thôn An Điền\n".encode()),
        "one endless quote": ("csv", lambda n: head + b'"' + b"x" * (70000 + n)),
        "bad dates": ("csv", lambda n: export(n, 2).replace("/03/2026".encode(), b"/33/2026")),
        "nobody's village": ("xlsx", lambda n: package(a=str(n)) + b"\x00"),
        "password": ("xlsx", lambda n: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + random_bytes(3000) + str(n).encode()),
        "script": ("csv", lambda n: f"#!/bin/sh\ntouch /tmp/thidua-fault-canary{n}\n".encode()),
        "picture": ("csv", lambda n: b"\x89PNG\r\n\x1a\n" + random_bytes(300 + n)),
        "very long line": ("csv", lambda n: head + b"H24," * (20000 + n)),
    }


def node(path, kind):
    """What is no regular file at all."""
    if kind == 0:
        os.mkfifo(path)
    elif kind == 1:
        os.makedirs(path)
    elif kind == 2:
        os.symlink("/etc/passwd", path)
    elif kind == 3:
        os.symlink("nowhere", path)
    else:
        end = socket.socket(socket.AF_UNIX)
        here = os.open(os.path.dirname(path), os.O_RDONLY)
        end.bind(f"/proc/self/fd/{here}/{os.path.basename(path)}")
        os.close(here)
        end.close()


def fill(folder, good, broken, seed=1):
    chance = random.Random(seed)
    ways = kinds(chance.randbytes)
    names = sorted(ways)
    odd = [b"dong\nmoi %d.csv", b"\xff\xfe sai %d.csv", b"-rf %d.csv", b"'; drop %d.csv", b"a" * 240 + b"%d.csv", b"\x1b[2J%d.csv"]
    for number in range(good):
        path = os.path.join(folder.encode(), odd[number] % number if number < len(odd) else b"xuat %04d.csv" % number)
        with open(path, "wb") as file:
            file.write(export(number, 1 + number % 3))
        os.utime(path, (FIRST + number, FIRST + number))
    for number in range(broken):
        if number < 5:
            node(os.path.join(folder, f"la {number}"), number)
            continue
        ending, make = ways[names[number % len(names)]]
        path = os.path.join(folder, f"hong {number:04d}.{ending}")
        with open(path, "wb") as file:
            file.write(make(number))
        os.utime(path, (FIRST + number, FIRST + number))
    return len(names) + 5
