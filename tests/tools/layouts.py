#!/usr/bin/python3
"""layouts: files in the layouts and spellings of spec/inputs.md that the samples do not have, written with openpyxl and by hand.

  tests/tools/layouts.py dossiers|workbook|names|surveys FOLDER
What must come of them stands in tests/cli/layouts.bats, worked out by reading the specification.
"""
import datetime
import os
import sys

import openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904

DAY, MOMENT = datetime.date, datetime.datetime
FOLDER = sys.argv[2]


def write(name, lines, encoding="utf-8", end="\n"):
    with open(os.path.join(FOLDER, name), "wb") as file:
        file.write((end.join(lines) + end).encode(encoding))


def quoted(name, rows, delimiter):
    write(name, [delimiter.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows], end="\r\n")


def book(name, sheets, mac=False):
    """sheets: (title, rows, merged ranges); None = no cell."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    if mac:
        made.epoch = CALENDAR_MAC_1904
    for title, rows, merges in sheets:
        sheet = made.create_sheet(title)
        for r, row in enumerate(rows, 1):
            for c, value in enumerate(row, 1):
                if value is not None:
                    sheet.cell(r, c, value)
        for merge in merges:
            sheet.merge_cells(merge)
    made.save(os.path.join(FOLDER, name))


def dossiers():
    code = "H24.106-260315-"
    write("Unicode Text 20261119_0800.txt", [
        "Số hồ sơ\tMã thủ tục\tNội dung hồ sơ\tNgười nộp\tSố giấy tờ\tĐịa chỉ thường trú\tKênh thực hiện\tMức độ\tNgày nộp\t"
        "Ngày nhận\tHẹn trả kết quả\tNgày hoàn thành\tNgày nhận kết quả\tTình trạng\tTổng phí\tĐối tượng miễn phí\t"
        "Hình thức thanh toán\tCó kết quả điện tử\tMức độ hài lòng",
        code + "0001\t1.001193\tKhai sinh\tA\t001080000001\tThôn An Điền, xã Trần Phú, thành phố Hải Phòng\t1\t4\t01/03/2026\t"
        "1/3/26\t05/03/2026 17:00:00\t2026-03-04\t20260305101500\t10\t1.234\tx\ttrực tuyến\tcó\trất hài lòng",
        "G22.99.09-240114-0001\t1.00119\tX\tB\t\tT. An Dien, Tran Phu, HP\ttại quầy\ttoàn trình\tngày 5 tháng 3 năm 2026\t46086"
        "\t\t\t\tđang xử lý\tMiễn phí\t\ttiền mặt\t0\t",
        "000.00.12.H24-201105-0004\t2.00088\tX\tC\t\tAn Điền - Quốc Tuấn - Nam Sách - Hải Dương\tqua mạng\tmột phần\t\t05/11/2020"
        "\t\t06/11/2020\t07/11/2020\tđã trả kết quả\tKhông thu phí\t\tchưa thanh toán\tkhông\tHÀI LÒNG",
        "H24-260315-00017\tabc\tX\tD\t\tSố 12, xóm 3, thôn Đông, xã Hiệp Cát\tBưu chính công ích\tcung cấp thông tin\t\t05-03-2026"
        "\t\t\t\tyêu cầu bổ sung giấy tờ\t1.234.567 đồng\tx\tchuyển khoản qua cổng\tx\tKhông hài lòng",
        code + "0005\t\tX\tE\t\tThôn Đông, xã Trần Phú\tBCCI\t3\t\t05.03.2026\t\t\t\tCHỜ BỔ SUNG\t12.000,00\t\t\t\t",
        code + "0006\t\tX\tE\t\txã Trần Phú, huyện Nam Sách, tỉnh Hải Dương\t\t2\t\t\t\t\t\tmới đăng ký\t\t\t\t\t",
        code + "0007\t\tX\tE\t\tThôn An Điền, xã Cộng Hòa, huyện Kim Thành\t2\t2\t\t\t\t\t\ttừ chối tiếp nhận\t\t\t\t\t",
        code + "0008\t\tX\tE\t\tKDC Tân Hoà, Trần Phú\tonline\t2\t\t02/03/2026\t\t\t\tđược tiếp nhận\t5 000\t\t\t\t",
        code + "0009\t\tX\tE\t\t\t2\t2\t\t02/03/2026\t\t01/03/2026 23:59\t\tđã giải quyết\t\t\t\t\t",
        code + "0010\t\tX\tE\t\t\t2\t2\t\t30/02/2026\t\t\t\tdừng xử lý\t\t\t\t\t",
    ], "utf-16", "\r\n")
    write("ong.csv", ["DANH SÁCH HỒ SƠ|||||", "Thời điểm xuất: 16:30 ngày 05/04/2026|||||", "",
                      "MA HO SO|DIA CHI|HINH THUC TIEP NHAN|NGAY TIEP NHAN|TRANG THAI HO SO|LE PHI", "(1)|(2)|(3)|(4)|(5)|(6)",
                      "H24.106-260401-0001|Thôn Lý Đông, Hiệp Cát|trực tiếp|05/04/2026 16:30:00|đang xử lý|1,234,000",
                      "H24.106-260401-0002|Thôn Lý Đông, Hiệp Cát|trực tiếp|05/04/2026 16:31:00|đang xử lý|1,234",
                      "Tổng cộng: 2 hồ sơ|||||"])
    write("doi-ngay.csv", ["Mã hồ sơ;Địa chỉ;Kênh thực hiện;Ngày tiếp nhận;Trạng thái", "H24.106-260401-0011;x;1;03/04/2026;4",
                           "H24.106-260401-0012;x;1;03/25/2026;4"])
    write("dong-bo.csv", ["MaHoSo,MaTTHC,DiaChiChuHoSo,NgayNopHoSo,NgayTiepNhan,NgayHenTra,TrangThaiHoSo,KenhThucHien,"
                          "DanhSachLePhi/LePhi/Gia,DanhSachLePhi/LePhi/HinhThucThu,DanhSachHoSoBoSung/HoSoBoSung/NgayHenTraMoi",
                          'H24.106-260501-0002,1.001193,"Thôn Vân Tiêu, xã Trần Phú",20260501080000,20260501090000,20260505170000,4,1,'
                          '"10000\n5000","1\n2","20260510000000\n20260512000000"'])
    write("dong-bo.xml", ["<DongBoHoSoMC><HoSo><MaHoSo>H24.106-260501-0003</MaHoSo><DiaChiChuHoSo>Thôn Vân Tiêu</DiaChiChuHoSo>"
                          "<NgayTiepNhan>20260501090000</NgayTiepNhan><NgayHenTra>20260505170000</NgayHenTra><TrangThaiHoSo>4"
                          "</TrangThaiHoSo><KenhThucHien>2</KenhThucHien><DanhSachLePhi><LePhi><HinhThucThu>Đối tượng miễn phí"
                          "</HinhThucThu><Gia>10000</Gia></LePhi><LePhi><Gia>5000</Gia></LePhi></DanhSachLePhi></HoSo></DongBoHoSoMC>"])
    head = ["STT", "Mã hồ sơ", "Nội dung hồ sơ", "Số lượng (bộ)", "Họ tên chủ hồ sơ", "Địa chỉ chủ hồ sơ", "Số điện thoại",
            "Ngày, tháng, năm", None, "Trả kết quả", None, None, "Người nhận hồ sơ", "Địa bàn phát sinh hồ sơ", "Ghi chú"]
    book("So theo doi.xlsx", [("Trống", [], []), ("Sổ", [
        ["UBND XÃ TRẦN PHÚ"], ["SỔ THEO DÕI HỒ SƠ"], ["Từ ngày 01/08/2026 đến ngày 31/08/2026"], ["Ngày xuất: 31/08/2026 18:05:00"], [],
        head, [None] * 7 + ["Nhận hồ sơ", "Hẹn trả kết quả", "Ngày nhận kết quả", "Bên giao", "Bên nhận"],
        [f"({i})" for i in range(1, 16)],
        [1, "H24.106-260803-0001", "KS", 1, "A", "Thôn An Điền, xã Trần Phú", None, "03/08/2026 08:00:00", "05/08/2026 17:00:00",
         "04/08/2026 10:00:00"],
        [2, "H24.106-260831-0003", "KS", 1, "B", "Lý Đông - Hiệp Cát", None, "31/08/2026 18:06:00", "05/09/2026"],
        ["Tổng số: 2 hồ sơ"], [None] * 9 + ["Trần Phú, ngày 31 tháng 8 năm 2026"], [None] * 9 + ["NGƯỜI LẬP BIỂU"]],
        ["A1:E1", "H6:I6", "J6:L6"] + [f"{c}6:{c}7" for c in "ABCDEFGMNO"])])
    write("truoc_20260804_0800.csv", ["Mã hồ sơ;Địa chỉ;Hình thức nộp;Ngày tiếp nhận;Ngày trả;Trạng thái;Lệ phí",
                                      "H24.106-260803-0001;Thôn An Điền;2;03/08/2026;;4;5000"])


def workbook():
    roster = [
        ["UBND XÃ TRẦN PHÚ"], ["Thôn : Lý  Đông"], ["Tháng 03/2026"], [],
        ["TT", "HỌ TÊN:", "Ngày,\ntháng, năm sinh", "GIỚI TÍNH", "CCCD", "Vai trò", "Thành phần", "SĐT", "Phân công",
         "Lực lượng nòng cốt (x)", "Từ ngày", "Đến ngày", "Ghi chú"],
        [f"({i})" for i in range(1, 14)], ["I", "Ban điều hành"],
        [1, "Nguyễn Văn An", DAY(1980, 5, 3), "Nam", 1080000001, "TỔ TRƯỞNG", "Đoàn", 912345678, "Chung", "x", DAY(2025, 7, 1)],
        [2, "Trần Thị Bình", "1985", "nữ", "001085000002", "Tổ phó", "Phụ nữ", "0912.345.679", "a", "V", "01/07/2025"],
        [3, "Lê Văn Cường", "03/04/75", "Nam", None, "thành viên", None, None, None, None, None, "31/12/2025"],
        [4, "Lê Văn Cường", 1975, "Nam", None, "Thành viên"],
        ["Tổng cộng: 4 người"], [None] * 6 + ["Trần Phú, ngày 01 tháng 4 năm 2026"], [None] * 6 + ["TỔ TRƯỞNG"]]
    activities = [
        ["KẾT QUẢ HOẠT ĐỘNG"], [],
        ["STT", "Thời gian", "Hình thức", "Chủ đề", "Số lượt người", "Trong đó", None, None, "Lồng ghép\nsinh hoạt thôn", "Đơn vị phối hợp"],
        [None] * 5 + ["Người cao tuổi", "Lao động phổ thông", "Hộ kinh doanh"],
        [1, DAY(2026, 3, 5), "Hội nghị", "DVCTT; VNeID, TTKDTM\nAn toàn thông tin", 40, 10, 5, 3, "x", "Công an xã, Đoàn Thanh niên"],
        [2, "46092", "sinh hoạt thôn", "Chữ ký số", "12 người", "3", " 2 ", None, None, "Hội Phụ nữ"],
        [3, "ngày 12 tháng 3 năm 2026", "Nhóm Zalo", "Làm bánh", "1.234"],
        [None, None, "Lưu động", "QR", 20],
        [5, "13/3/26", "tại  nhà", "lừa đảo", 5, 6],
        [6, "13/3/2026", "Truyền thanh", "chuyển đổi số (chung)", "#REF!"],
        ["Cộng", None, None, None, 99]]
    training = [["Tập huấn"], ["STT", "Ngày", "Lớp tập huấn", "Nội dung", "Hình thức", "Họ và tên", "Số CCCD / Năm sinh"],
                [1, "10/03/2026", "Kỹ năng số", "DVC", "kết hợp", "Trần Thị Bình", 1985],
                [2, "10/03/2026", "Kỹ năng số", "DVC", "trực tuyến", "Người Lạ", 1975]]
    support = [["Hỗ trợ người dân"],
               ["STT", "Ngày", "Họ và tên", "Năm sinh", "Giới tính", "Số CCCD", "Đối tượng", "Nội dung hỗ trợ", "Kết quả", "Người hướng dẫn"],
               [1, "11/03/2026", "Đỗ Thị Em", 1950, "Nữ", None, "người cao tuổi", "VNeID", "Xong", "An"],
               [2, "11/03/2026", "Đỗ Thị Em", 1950, "Nữ", "001150000009", "Người cao tuổi; người khuyết tật", "định danh điện tử"],
               [3, "12/03/2026", "Vũ Văn Phú", "1/2/1990", "Nam", None, "hộ kinh doanh", "ví điện tử"]]
    before = "Lũy kế số người trong độ tuổi lao động được tuyên truyền, hướng dẫn "
    summary = [["SỐ LIỆU TỔNG HỢP"], ["STT", "Chỉ tiêu", "Đơn vị", "Số lượng"],
               ["1", before + "sử dụng dịch vụ công trực tuyến", "người", "1.234"],
               ["2", before.replace("Lũy", "Luỹ") + "kích hoạt, sử dụng tài khoản VNeID", None, "350 người"],
               ["3", before + "tiếp cận các nền tảng số", None, 200]]
    proposals = [["KHÓ KHĂN, KIẾN NGHỊ"], ["STT", "Ngày", "Nội dung", "Phân loại", "Đơn vị xử lý", "Kết quả xử lý", "Ngày giải quyết"],
                 [1, "20/03/2026", "Ông A số 001080000001, đt 0912345678 hoặc 0912.345.678 xin wifi", "hạ tầng", "VNPT", "Đã giải quyết",
                  "25/03/2026"],
                 [2, "21/03/2026", "CMND 123456789", "phần mềm", "Xã", "chưa", None]]
    book("BC thang.xlsx", [
        ("Bìa", [["BÁO CÁO"]], []), ("S1", roster, []),
        ("S2", activities, [f"{c}3:{c}4" for c in "ABCDEI"] + ["F3:H3", "B7:B8"]), ("S3", training, []), ("S4", support, []),
        ("S5", [["Bầu cử"], ["STT", "Ngày", "Họ và tên", "Năm sinh", "Hoạt động"], [1, "15/03/2026", "Trần Thị Bình", "1985", "Phát loa"]], []),
        ("S6", summary, []), ("S7", proposals, [])], mac=True)


def names():
    """One activity each; village and month stand in the file's name alone."""
    for month, name in enumerate(["BC thang 1 nam 2026 - Thôn Kim Bảng.csv", "thôn kim bảng 2_2026.csv", "Copy of 10633-T09 03-2026 (1).csv",
                                  "Hoat dong thon Kim Bang thang 4 nam 2026.csv", "T09_Kim Bảng_2026-05.csv", "Kim Bảng 6.2026.csv",
                                  "kimbang thôn Kim Bảng T7-2026.csv", "Thôn Kim Bảng - tháng 08-2026.csv", "thon_Kim_Bang_09-2026.csv"], 1):
        write(name, ["Ngày;Hình thức;Nội dung;Số người", f"05/{month:02}/2026;Hội nghị;VNeID;{month}"])
    write("Thon Kim Bang tháng 11.csv", ["Ngày;Hình thức;Nội dung;Số người", "05/11/2026;Hội nghị;VNeID;1"])


def surveys():
    forms = [f"ks/hinh_thuc/{o}" for o in ("chuyen_khoan", "ma_qr", "vi_dien_tu", "the", "khac", "khong")]
    head = ["start", "end", "ks/thon", "ks/ten_ho", "ks/dien_thoai", "ks/co_ttkdtm", "ks/hinh_thuc", *forms, "_id", "_uuid",
            "_submission_time", "_validation_status"]
    rows = [("an_dien", "Quán A", "0912345678", "co", "ma_qr chuyen_khoan", "110000", "2026-03-31T17:30:00", ""),
            ("10633-T02", "Quán B", "912345679", "khong", "khong", "000001", "2026-04-01T01:30:00", "Approved"),
            ("Đông - Quốc Tuấn", "Quán C", "", "", "", "", "2026-04-01T01:30:00", "On hold"),
            ("dong", "Quán D", "", "co", "the", "000100", "2026-04-01T01:30:00", ""),
            ("mai_xa", "Quán E", "", "co", "", "000000", "2026-04-01T01:30:00", ""),
            ("mai_xa", "Quán F", "", "co", "bitcoin", "000000", "2026-04-01T01:30:00", ""),
            ("mai_xa", "Quán G", "", "co", "ma_qr", "010000", "2026-04-01T01:30:00", "Not approved"),
            ("mai_xa", "quán  e", "", "co", "ma_qr", "010000", "2026-04-02T01:30:00", "")]
    quoted("kobo-ten.csv", [head] + [["", "", v, n, p, yes, chosen, *(bits or [""] * 6), str(i), f"a-{i}", at, state]
                                     for i, (v, n, p, yes, chosen, bits, at, state) in enumerate(rows, 1)], ";")
    question = "Hình thức thanh toán đang sử dụng"
    quoted("kobo-nhan.csv", [
        ["Thôn", "Tên hộ kinh doanh", "Có sử dụng thanh toán không dùng tiền mặt không?", question, f"{question}/Quét mã QR",
         f"{question}/Thẻ ngân hàng / POS", "_uuid", "_submission_time"],
        ["Tân Hòa", "Quán La", "Có", "Chuyển khoản ngân hàng Quét mã QR", "1", "0", "b-1", "2026-04-01T01:30:00"],
        ["Tân Hoà", "Quán Lb", "Có", "Thẻ ngân hàng / POS Ví điện tử Khác", "0", "1", "b-2", "2026-04-01T01:30:00"],
        ["Tân Hoà", "Quán Lc", "Có", "Ví điện tử, Tiền vàng", "0", "0", "b-3", "2026-04-01T01:30:00"]], ";")
    quoted("odk.csv", [["SubmissionDate", "ho-thon", "ho-ten_ho", "ho-co_ttkdtm", "ho-hinh_thuc", "meta-instanceID", "KEY", "ReviewState"],
                       ["2026-05-01T17:30:00.123Z", "van_tieu", "Shop 1", "co", "vi_dien_tu the", "uuid:c-1", "uuid:c-1", ""],
                       ["2026-05-02T00:30:00.000+0700", "van_tieu", "Shop 2", "khong", "", "uuid:c-2", "uuid:c-2", "approved"],
                       ["2026-05-01T17:30:00.123Z", "van_tieu", "Shop 3", "khong", "", "uuid:c-3", "uuid:c-3", "rejected"]], ",")
    head = ["Dấu thời gian", "Thôn", "Tên cơ sở", "Số điện thoại", "Có sử dụng thanh toán không dùng tiền mặt không?", question]
    quoted("google.csv", [head, ["05/06/2026 23:45:10", "Bạch Sam", "Tiệm 1", "0911222333", "Có", "Quét mã QR, Thẻ ngân hàng / POS"],
                          ["2026/06/05 11:45:10 CH GMT+7", "Thôn Bạch Sam", "Tiệm 2", "", "Không", "Không sử dụng / Chỉ dùng tiền mặt"],
                          ["05/06/2026 23:45:10", "Bạch Sam", "Tiệm 3", "", "Không", "Quét mã QR"],
                          ["05/06/2026 23:45:10", "Bạch Sam", "TIỆM 1", "0911222999", "Có", "Quét mã QR"],
                          ["06/06/2026 23:45:10", "Bạch Sam", "Tiệm 1", "0911222333", "Có", "Ví điện tử;Chuyển khoản ngân hàng"]], ",")
    book("google.xlsx", [("Câu trả lời biểu mẫu 1", [["Timestamp", *head[1:3], *head[4:]],
                                                    [MOMENT(2026, 6, 7, 23, 59, 59), "Quan Sơn", "Tạp hóa Bé", "Có", "Ví điện tử, Khác"]], [])])
    quoted("cam.csv", [head + ["Doanh thu tháng"], ["05/06/2026 23:45:10", "Bạch Sam", "Tiệm 9", "", "Có", "Quét mã QR", "1"]], ",")


globals()[sys.argv[1]]()
