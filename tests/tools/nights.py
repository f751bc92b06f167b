#!/usr/bin/python3
"""nights: a portal's export on several nights, seeded: mostly the same lines, with everything that happens to lines.

nights.py FOLDER SEED NIGHTS   writes FOLDER/DanhSachHoSo_202603DD_2300.csv, one a night from the 10th.
Rows change, come back to what they were, vanish, appear, move; a line comes twice, or beside another version of itself;
rows are faulty or repaired; a fault is cured by time alone (a day after the export's own); quotes span lines or are lost.
One night numbers are written in the English way, one night a column is missing, one night the lines are shuffled.
"""
import random
import sys

HEAD = ["Mã hồ sơ", "Mã TTHC", "Chủ hồ sơ", "Địa chỉ", "Hình thức nộp", "Ngày tiếp nhận", "Ngày hẹn trả", "Ngày kết thúc xử lý",
        "Trạng thái", '"Phí, lệ phí"']
VILLAGES = ("Thôn An Điền", "Thôn Trúc Khê", "Thôn Mai Xá", "Thôn Đồng Chum", "Số 5, thôn Đông")


def row(pick, number):
    return [f"H24.106-2603{1 + number % 28:02}-{number:05}", pick.choice(("1.001193", "2.000815", "2.00088")), "Nguyễn Văn An",
            f'"{pick.choice(VILLAGES)}, xã Trần Phú, Hải Phòng"', pick.choice(("Trực tuyến", "Trực tiếp")), "01/03/2026",
            "05/03/2026", pick.choice(("", "04/03/2026")), pick.choice(("Đang xử lý", "Đã trả kết quả")),
            pick.choice(("0", "5.000", "20000", "1.250.000"))]


def change(pick, fields, night):
    """One thing that happens to a row overnight; the versions of it that the export then holds."""
    fields, old = list(fields), list(fields)
    kind = pick.randrange(14)
    if kind == 0:
        fields[7], fields[8] = f"{night:02}/03/2026", "Đã trả kết quả"
    elif kind == 1:
        fields[9] = pick.choice(("0", "7.000", "12,5"))  # the last is no whole amount
    elif kind == 2:
        fields[5] = f"{night + 1 + pick.randrange(2):02}/03/2026"  # after the export: a fault until that day
    elif kind == 3:
        fields[5] = "31/02/2026"
    elif kind == 4:
        fields[3] = '"Thôn Trúc Khê,\nxã Trần Phú"'
    elif kind == 5:
        fields[2] = '"Nguyễn "Văn" An'  # a quote that never closes
    elif kind == 6:
        return [fields, fields]
    elif kind == 7:
        fields[4] = "Bưu chính"
        return [fields, old]
    elif kind == 8:
        fields[4] = "Bưu chính"
        return [old, fields]
    elif kind == 9:
        return []
    elif kind == 10:
        fields[0] = fields[0].lower()
    elif kind == 11:
        fields[1] = "2.00088"  # a nought lost: a warning
    elif kind == 12:
        fields[3] = '"Khối 3, phường Lạ, tỉnh Xa"'
    else:
        fields[2] = 'Nguyễn "An"'
    return [fields]


def main(folder, seed, nights):
    pick = random.Random(seed)
    first = {number: row(pick, number) for number in range(400)}
    for night in range(10, 10 + nights):
        lines = []
        for number, fields in first.items():
            touched = pick.random() < 0.08
            lines.extend(change(pick, fields, night) if touched else [fields])
            if touched and pick.random() < 0.3:
                first[number] = (change(pick, fields, night) or [fields])[0]
        first.update({number: row(pick, number) for number in range(400 + night * 10, 405 + night * 10)})
        if night == 13:
            pick.shuffle(lines)
        if night == 14:
            lines.append(row(pick, 99)[:9] + ['"1,250,000"'])  # the English way
        columns = [i for i in range(len(HEAD)) if night != 15 or i != 6]
        with open(f"{folder}/DanhSachHoSo_202603{night}_2300.csv", "w", encoding="utf-8", newline="") as file:
            for line in [HEAD] + lines:
                file.write(",".join(line[i] for i in columns) + "\r\n")
            file.write(pick.choice(("", "\r\n")))


main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
