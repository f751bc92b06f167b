"""workbooks: 21 villages x 12 monthly workbooks of three sheets (members, activities, support), seeded, people invented."""
import csv
import os
import random

import openpyxl
import xlsxwriter

FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô")
GIVEN = ("An", "Bình", "Cường", "Dũng", "Hằng", "Hoà", "Khánh", "Linh", "Mạnh", "Thuỷ")
SHEETS = (("Thành viên", ("STT", "Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD", "Chức danh", "Nòng cốt")),
          ("Hoạt động", ("STT", "Ngày", "Hình thức", "Nội dung", "Số người tham dự", "Người cao tuổi")),
          ("Hỗ trợ", ("STT", "Ngày", "Họ và tên", "Năm sinh", "Giới tính", "Đối tượng", "Nội dung hỗ trợ")))
SIZES = (9, 12, 60)


def person(seed):
    pick = random.Random(seed)
    return f"{pick.choice(FAMILIES)} Văn {pick.choice(GIVEN)} {pick.choice(GIVEN)}", 1950 + pick.randrange(55), pick


def cells(kind, village, year, month, row):
    if kind == 0:
        name, born, pick = person(village * 100 + row)
        role = "Tổ trưởng" if row == 0 else "Tổ phó" if row == 1 else "Thành viên"
        return (row + 1, name, f"15/05/{born}", "Nam", f"0310{pick.randrange(10 ** 8):08}", role, "x" if row < 4 else "")
    name, born, pick = person((village * 12 + month) * 1000 + kind * 500 + row)
    day = f"{1 + pick.randrange(28):02}/{month:02}/{year}"
    topic = pick.choice(("Dịch vụ công trực tuyến", "VNeID", "Nền tảng số"))
    if kind == 1:
        heads = 10 + pick.randrange(60)
        return (row + 1, day, pick.choice(("Hội nghị", "Sinh hoạt thôn", "Truyền thanh")), topic, heads, pick.randrange(heads))
    return (row + 1, day, name, born, "Nữ", pick.choice(("Người cao tuổi", "Lao động phổ thông", "Khác")), topic)


def write(path, village, name, year, month):
    book = xlsxwriter.Workbook(path)
    for kind, (title, headings) in enumerate(SHEETS):
        sheet = book.add_worksheet(title)
        sheet.write(0, 0, f"Thôn: {name}")
        sheet.write(1, 0, f"Tháng {month} năm {year}")
        sheet.write_row(3, 0, headings)
        for row in range(SIZES[kind]):
            sheet.write_row(4 + row, 0, cells(kind, village, year, month, row))
    book.close()


def generate(folder, villages_csv, year, last_month):
    """Twelve months ending with the given one; returns the paths."""
    with open(villages_csv, encoding="utf-8-sig", newline="") as file:
        villages = list(csv.DictReader(file))[:21]
    paths = []
    for back in range(12):
        at = year * 12 + last_month - 1 - back
        for number, village in enumerate(villages):
            path = os.path.join(folder, f"{village['code']} {at // 12}-{at % 12 + 1:02}.xlsx")
            write(path, number, village["name"], at // 12, at % 12 + 1)
            paths.append(path)
    return paths


def read_all(paths):
    """The peer: openpyxl reads every cell, and does nothing with it."""
    count = 0
    for path in paths:
        book = openpyxl.load_workbook(path, read_only=True)
        count += sum(1 for sheet in book for _ in sheet.iter_rows(values_only=True))
        book.close()
    return count


if __name__ == "__main__":
    import sys
    print(read_all(sys.argv[1:]), "rows")
