#!/usr/bin/env bats
# codes: for every reject, duplicate and warning code a file that causes it, and the Vietnamese sentence it gives. The sentences
# are typed here by hand; the last test sees that no code of schemas/catalogue/codes.xml is forgotten.

load ingest_common

setup() { deployment; }
teardown() { leave; }

# gives FILE CODE TEXT [OPTION]: the file has a finding of that code, and people read that sentence.
gives() {
    grep -qF "$1" <<< "$(thidua rejects --format csv ${4:-} | grep -F ",$2")" ||
        { thidua rejects --format csv ${4:-}; echo "no $2"; return 1; }
    grep -F "$1" <<< "$(thidua rejects ${4:-})" | grep -qF "$3" || { thidua rejects ${4:-}; echo "no sentence: $3"; return 1; }
}
warns() { gives "$@" --warnings; }
an='"Thôn An Điền, xã Trần Phú, Hải Phòng"'

@test "rows of a portal export" {
    long=$(printf 'x%.0s' $(seq 2100))
    export_file a_20260305_0800.csv \
        ",$an,Trực tuyến,01/03/2026,,,Đang xử lý,0" \
        "H24.106-260301-0001,$an,Trực tuyến,,,,Đang xử lý,0" \
        "abc,$an,Trực tuyến,01/03/2026,,,Đang xử lý,0" \
        "H24.106-260301-0002,$an,Trực tuyến,31/02/2026,,,Đang xử lý,0" \
        "H24.106-260301-0003,$an,Trực tuyến,01/03/1990,,,Đang xử lý,0" \
        "H24.106-260301-0004,$an,Trực tuyến,01/03/2026,,,Đang xử lý,mười" \
        "H24.106-260301-0005,$an,Trực tuyến,01/03/2026,,,Đang xử lý,-5" \
        "H24.106-260301-0006,$an,Bay,01/03/2026,,,Đang xử lý,0" \
        "H24.106-260301-0007,$an,Trực tuyến,02/03/2026,,01/03/2026,Đã xử lý xong,0" \
        "H24.106-260301-0008,$an,Trực tuyến,06/03/2026,,,Đang xử lý,0" \
        "H24.106-260301-0009,$an,Trực tuyến,01/03/2026,,,Đang xử lý,0,thừa" \
        "H24.106-260301-0010,$long,Trực tuyến,01/03/2026,,,Đang xử lý,0" \
        "H24.106-260301-0011,$an,Trực tuyến,01/03/2026,,,Đang xử lý,0" \
        "H24.106-260301-0011,$an,Trực tuyến,01/03/2026,,,Đang xử lý,0"
    ingest_quietly
    gives a_ "key missing" "thiếu giá trị ở cột dùng làm khóa"
    gives a_ "required field missing" "ô bắt buộc đang để trống"
    gives a_ "code pattern" "mã không đúng dạng quy định"
    gives a_ "bad date" "ngày không đọc được hoặc không có trong lịch"
    gives a_ "date out of range" "ngày nằm ngoài khoảng cho phép"
    gives a_ "bad number" "số không đọc được"
    gives a_ "number out of range" "số nằm ngoài khoảng cho phép"
    gives a_ "value not in list" "giá trị không có trong danh mục"
    gives a_ "finished before received" "ngày kết thúc trước ngày tiếp nhận"
    gives a_ "received after the export" "ngày tiếp nhận sau thời điểm xuất tệp"
    gives a_ "too many cells" "dòng có nhiều ô hơn dòng tiêu đề"
    gives a_ "text too long" "nội dung dài quá giới hạn"
    gives a_ "duplicate in file" "dòng lặp lại trong cùng một tệp"
    [ "$(thidua files --format csv | tail -n 1 | cut -d, -f2-5)" = "14,1,12,1" ]
}

@test "rows that are broken or cannot be decoded" {
    rows=(); for i in $(seq 100 160); do rows+=("H24.106-260301-0$i,$an,Trực tuyến,01/03/2026,,,Đang xử lý,0"); done
    export_file q.csv "${rows[@]}" "H24.106-260301-0002,\"Thôn An Điền, xã Trần Phú, Hải Phòng,Trực tuyến,01/03/2026,,,Đang xử lý,0"
    export_file e.csv "${rows[@]}" "H24.106-260301-0200,Thôn An "$'\xff'"iền,Trực tuyến,01/03/2026,,,Đang xử lý,0"
    ingest_quietly
    gives q.csv "broken row" "dòng bị hỏng cấu trúc, dấu nháy không khép"
    gives e.csv "bad encoding in row" "dòng có ký tự hỏng, không giải mã được"
}

@test "rows of surveys" {
    printf '%s\n' '_submission_time;_uuid;_validation_status;thon;ten_ho;co_ttkdtm;hinh_thuc' \
        '2026-03-01T02:00:00;u-1;;Nơi Nào;Quán Một;Có;ma_qr' '2026-03-01T02:00:00;u-2;;Đông;Quán Hai;Có;ma_qr' \
        '2026-03-01T02:00:00;u-3;;An Điền;Quán Ba;Không;ma_qr' '2026-03-01T02:00:00;u-4;Not approved;An Điền;Quán Bốn;Có;ma_qr' \
        '2026-03-01T02:00:00;u-5;;An Điền;Quán Năm;Có;ma_qr' > "$inbox/s.csv"
    printf '%s\n' '_submission_time;_uuid;_validation_status;thon;ten_ho;co_ttkdtm;hinh_thuc' \
        '2026-04-01T02:00:00;u-6;;An Điền;Quán Năm;Có;ma_qr' > "$inbox/t.csv"
    ingest_quietly
    gives s.csv "village unknown" "không tìm thấy thôn nào có tên này"
    gives s.csv "village ambiguous" "tên này hợp với hai thôn trở lên"
    gives s.csv "contradiction" "câu trả lời có hoặc không trái với các hình thức đã chọn"
    gives s.csv "not approved" "phiếu khảo sát không được duyệt"
    gives s.csv "duplicate of another file" "dòng đã có ở tệp khác mới hơn"
}

@test "rows of village workbooks" {
    printf '%s\n' 'Thôn: An Điền' 'Tháng 3 năm 2026' 'Ngày,Hình thức,Nội dung,Số người tham dự,Người cao tuổi' \
        '03/03/2026,Hội nghị,VNeID,5,9' > "$inbox/k.csv"
    printf '%s\n' 'Thôn: An Điền' 'Tháng 3 năm 2026' 'Họ và tên,Năm sinh,Số CCCD,Chức vụ' \
        'Lê Văn Một,1980,001080000001,Tổ trưởng' 'Lê Văn Một,1980,001080000002,Thành viên' > "$inbox/m.csv"
    printf '%s\n' 'Thôn: An Điền' 'Tháng 3 năm 2026' 'Ngày,Tên lớp,Họ và tên,Năm sinh' \
        '04/03/2026,Kỹ năng số,Lê Văn Một,1980' '04/03/2026,Kỹ năng số,Người Lạ,1981' > "$inbox/n.csv"
    printf '%s\n' 'Thôn: An Điền' 'Ngày,Hình thức,Nội dung,Số người tham dự' '03/03/2026,Hội nghị,VNeID,5' > "$inbox/p.csv"
    ingest_quietly
    gives p.csv "month unknown" "tháng"
    gives k.csv "part greater than whole" "số của một nhóm lớn hơn tổng số"
    gives n.csv "member ambiguous" "họ tên và năm sinh này hợp với hai thành viên trở lên"
    gives n.csv "member unknown" "người này chưa có trong danh sách thành viên của thôn"
}

@test "whole files" {
    printf '%s\n' 'a,b' '1,2' > "$inbox/tieu-de.csv"
    printf '%s\n' '_submission_time;_uuid;thon;ten_ho;co_ttkdtm;hinh_thuc;so_tai_khoan' \
        '2026-03-01T02:00:00;u-1;An Điền;Quán;Có;ma_qr;123' > "$inbox/cam.csv"
    : > "$inbox/rong.csv"
    thidua template --quiet --output "$work/whole.xlsx"
    head -c 9000 "$work/whole.xlsx" > "$inbox/cut.xlsx"
    /usr/bin/python3 - "$inbox/doctype.xlsx" "$work/whole.xlsx" <<'PY'
import sys, zipfile
source = zipfile.ZipFile(sys.argv[2])
with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as out:
    for name in source.namelist():
        data = source.read(name)
        if name == "xl/worksheets/sheet1.xml":
            data = data.replace(b"<worksheet", b"<!DOCTYPE x [<!ENTITY a 'a'>]><worksheet", 1)
        out.writestr(name, data)
PY
    { printf '%s\n' "$heading"; head -c 3000 /dev/zero | tr '\0' 'x'; } > "$inbox/to.csv"
    THIDUA_FILE_BYTES_CSV=2000 ingest_quietly
    gives tieu-de.csv "heading missing" "không tìm thấy dòng tiêu đề của biểu mẫu nào đã biết"
    gives cam.csv "forbidden column" "có cột dữ liệu mà xã không được phép lưu giữ"
    gives rong.csv "empty file" "tệp không có dữ liệu"
    gives cut.xlsx "unreadable file" "không đọc được tệp"
    gives to.csv "file too large" "tệp vượt quá giới hạn cho phép"
    gives doctype.xlsx "unsafe file" "tệp có cấu trúc nguy hiểm nên bị từ chối"
}

@test "files with a password or in no known encoding" {
    thidua template --quiet --output "$work/whole.xlsx"
    /usr/bin/python3 - "$inbox" "$work/whole.xlsx" <<'PY'
import random, sys, zipfile
folder, source = sys.argv[1:]
# every entry of the XLSX marked as encrypted (bit 0 of the flags, in its own header and in the directory's)
data = bytearray(open(source, "rb").read())
for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
    start = data.find(mark)
    while start >= 0:
        data[start + at] |= 1
        start = data.find(mark, start + 4)
open(folder + "/mat-khau.xlsx", "wb").write(data)
with zipfile.ZipFile(folder + "/mat-khau.ods", "w") as ods:
    ods.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    ods.writestr("META-INF/manifest.xml", """<?xml version="1.0"?>
<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry m:full-path="content.xml" m:media-type="text/xml">
<m:encryption-data m:checksum="x"/></m:file-entry></m:manifest>""")
    ods.writestr("content.xml", b"\x00\x01\x02")
chance = random.Random(1)
line = lambda: bytes(chance.randrange(0x80, 0x100) for _ in range(30))
open(folder + "/bang-ma.csv", "wb").write(b"\n".join(line() + b"," + line() for _ in range(50)))
PY
    ingest_quietly
    gives mat-khau.xlsx "encrypted file" "tệp có mật khẩu"
    gives mat-khau.ods "encrypted file" "tệp có mật khẩu"
    gives bang-ma.csv "bad encoding" "không nhận ra bảng mã của tệp"
}

# A sheet that takes some seconds to read: 5.6 million cells of rich text (1 MB packed).
slow_sheet() {
    thidua template --quiet --output "$work/whole.xlsx"
    /usr/bin/python3 - "$1" "$work/whole.xlsx" <<'PY'
import sys, zipfile
source = zipfile.ZipFile(sys.argv[2])
with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED, compresslevel=1) as out:
    for name in source.namelist():
        if name != "xl/worksheets/sheet1.xml":
            out.writestr(name, source.read(name))
            continue
        cells = b'<c t="inlineStr"><is><r><rPr><b/></rPr><t>x&amp;</t></r></is></c>' * 40
        with out.open(name, "w", force_zip64=True) as sheet:
            sheet.write(b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>')
            for block in range(140):
                sheet.write(b"".join(b'<row r="%d">%s</row>' % (block * 1000 + i, cells) for i in range(1, 1001)))
            sheet.write(b"</sheetData></worksheet>")
PY
}

@test "a reader that takes too long is stopped, one that falls down is told; the other files are loaded" {
    export THIDUA_UNPACKED_BYTES=2000000000
    slow_sheet "$inbox/lau.xlsx"
    cp "$inbox/lau.xlsx" "$work/kept.xlsx"
    export_file a_20260305_0800.csv "H24.106-260301-0001,$an,Trực tuyến,01/03/2026,,,Đang xử lý,0"
    THIDUA_SHEET_CPU_SECONDS=1 ingest_quietly
    gives lau.xlsx "reader timeout" "đọc tệp quá lâu nên bị dừng"
    [ "$(sql "select count(*) from fact.dossier")" -eq 1 ]
    /usr/bin/python3 -c 'import sys, zipfile; zipfile.ZipFile(sys.argv[1], "a").writestr("x", "another content")' "$work/kept.xlsx"
    cp "$work/kept.xlsx" "$inbox/nga.xlsx"
    thidua ingest --quiet --settle 0 --as-of 2026-11-20 & ingest=$!
    while kill -0 "$ingest" 2>/dev/null; do # its readers, one after the other; each leads a group, unlike a sanitizer's helper
        for reader in $(pgrep -P "$ingest"); do pkill -SEGV -g "$reader" || true; done
        sleep 0.02
    done
    wait "$ingest" || [ $? -eq 1 ]
    gives nga.xlsx "reader crashed" "bộ đọc dừng đột ngột khi đọc tệp này"
}

@test "warnings: the row is loaded and listed" {
    long=$(printf 'xin %.0s' $(seq 5100))
    printf '%s\n' 'Mã hồ sơ,Mã TTHC,Số CCCD,Địa chỉ,Ngày tiếp nhận,Trạng thái,Cột lạ' \
        "H24.106-260301-0001,1.00119,1080000001,$an,01/03/2026,4,?" "H24.106-260301-0002,abc,,$an,46086,4,?" > "$inbox/d.csv"
    title=$'Thôn: An Điền\nTháng %s năm 2026\n'
    # shellcheck disable=SC2059
    { printf "$title" 3; printf '%s\n' 'Ngày,Hình thức,Nội dung,Số người' '03/03/2025,Hội nghị,Làm bánh,5'; } > "$inbox/a.csv"
    # shellcheck disable=SC2059
    { printf "$title" 3; printf '%s\n' 'Ngày,Nội dung,Phân loại' "03/03/2026,$long,Khác"; } > "$inbox/p.csv"
    for month in 3 4; do # the second roster lacks a member
        # shellcheck disable=SC2059
        { printf "$title" "$month"; printf '%s\n' 'Họ và tên,Năm sinh,Chức vụ' 'Lê Văn Một,1980,Tổ trưởng'
            [ "$month" -eq 4 ] || printf '%s\n' 'Lê Thị Hai,1981,Thành viên'; } > "$inbox/m$month.csv"
    done
    # shellcheck disable=SC2059
    { printf "$title" 3; printf '%s\n' 'Ngày,Họ và tên,Năm sinh,Số CCCD,Đối tượng,Nội dung hỗ trợ' '03/03/2026,Đỗ A,1950,001050000001,Khác,QR' \
        '04/03/2026,Đỗ A,1950,001050000002,Khác,QR' '05/03/2026,Đỗ A,1950,,Khác,QR'; } > "$inbox/h.csv"
    /usr/bin/python3 - "$inbox/an.xlsx" <<'PY'
import sys, openpyxl
book = openpyxl.Workbook()
for row in (["Thôn Mai Xá"], ["Tháng 3 năm 2026"], ["Ngày", "Hình thức", "Nội dung", "Số người"], ["05/03/2026", "Hội nghị", "VNeID", 5]):
    book.active.append(row)
book.create_sheet("Danh mục").sheet_state = "hidden"
book.save(sys.argv[1])
PY
    mkdir "$inbox/thu-muc"
    mkfifo "$inbox/ong"
    ingest 2> "$work/said" || [ $? -eq 1 ]
    warns d.csv "repaired value" "giá trị đã được sửa khi đọc"
    warns d.csv "unknown column" "cột không có trong biểu mẫu nên không được đọc"
    warns d.csv "padded zero" "đã thêm số 0 bị mất ở đầu hoặc cuối mã"
    warns d.csv "procedure code" "mã thủ tục không đúng dạng nên để trống"
    warns a.csv "unknown topic" "nội dung không thuộc chủ đề nào đã biết nên không được tính"
    warns a.csv "date outside plan year" "ngày nằm ngoài năm kế hoạch"
    warns p.csv "text cut" "nội dung quá dài đã được cắt bớt"
    warns m3.csv "member absent" "thành viên có ở danh sách trước nhưng vắng ở danh sách này mà không có ngày thôi"
    warns h.csv "resident ambiguous" "hợp với hai người dân có số định danh, nên được tính là một người khác"
    warns an.xlsx "hidden sheet" "trang tính ẩn không được đọc"
    # what is no file is told and stays where it is
    grep -F thu-muc "$work/said" | grep -F "thư mục trong hộp nhận bị bỏ qua" # "folder in inbox"
    grep -F ong "$work/said" | grep -F "không phải tệp thường nên bị bỏ qua"  # "not a regular file"
    [ "$(sql "select sum(rows_read), sum(rows_loaded) from ops.file")" = "11|11" ]
}

@test "no code is forgotten" {
    codes=$(sed -n 's/.*<code name="\([^"]*\)" severity="\(reject\|duplicate\|warning\)".*/\1/p' "$root/schemas/catalogue/codes.xml")
    [ "$(wc -l <<< "$codes")" -gt 45 ]
    forgotten=$(while read -r code; do grep -q "\"$code\"" "$BATS_TEST_FILENAME" || echo "$code"; done <<< "$codes")
    [ -z "$forgotten" ] || { echo "no file for: $forgotten"; false; }
    make -s -C "$root" check-docs
}
