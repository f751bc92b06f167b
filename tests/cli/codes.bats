#!/usr/bin/env bats
# codes: for every reject and duplicate code a file that causes it, and the Vietnamese sentence it gives. The sentences are typed
# here by hand; the last test sees that no code of schemas/catalogue/codes.xml is forgotten.

load ingest_common

setup() { deployment; }
teardown() { leave; }

# gives FILE CODE TEXT: the file has a finding of that code, and people read that sentence.
gives() {
    grep -qF "$1" <<< "$(thidua rejects --format csv | grep -F ",$2")" || { thidua rejects --format csv; echo "no $2"; return 1; }
    grep -F "$1" <<< "$(thidua rejects)" | grep -qF "$3" || { thidua rejects; echo "no sentence: $3"; return 1; }
}
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

@test "no code is forgotten" {
    # What a file cannot cause by itself here is tested in tests/unit/read with files made for it.
    elsewhere='encrypted file|bad encoding|reader crashed|reader timeout'
    forgotten=$(sed -n 's/.*<code name="\([^"]*\)" severity="\(reject\|duplicate\)".*/\1/p' "$root/schemas/catalogue/codes.xml" |
        grep -vxE "$elsewhere" | while read -r code; do
        grep -q "\"$code\"" "$BATS_TEST_FILENAME" || echo "$code"; done)
    [ -z "$forgotten" ] || { echo "$forgotten"; false; }
    make -s -C "$root" check-docs
}
