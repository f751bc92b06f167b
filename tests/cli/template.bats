#!/usr/bin/env bats
# template: what the form makes, ingestion accepts. Forms are filled in by openpyxl, another program; counts are what was typed in.

load ingest_common

setup() { deployment; cd "$work" || return 1; }
teardown() { leave; }

fill() { /usr/bin/python3 "$root/tests/tools/fill_form.py" "$@"; }
counts() { thidua files --format csv | grep "^$1," | cut -d, -f2-6; }

@test "an empty form gives no row, no reject and no warning" {
    thidua template --quiet --village 10633-T03 --month 2026-11 --output "$inbox/trong.xlsx"
    run ingest
    [ "$status" -eq 0 ]
    [ "$(counts trong.xlsx)" = "0,0,0,0,loaded" ]
    [ "$(sql "select village_code, month from ops.file")" = "10633-T03|2026-11" ]
    [ "$(sql "select count(*) from ops.sheet where fact <> ''")" -eq 7 ]
    [ "$(sql "select count(*) from ops.finding")" -eq 0 ]
}

@test "a form filled in by another program loads every row typed in" {
    thidua template --quiet --village 10633-T05 --month 2026-11 --output f.xlsx
    fill f.xlsx <<'JSON'
{"Danh sách thành viên": [
   {"Họ và tên": "Nguyễn Văn Thử", "Ngày sinh": "05/03/1980", "Giới tính": "Nam", "Số CCCD": "001080000001", "Chức vụ": "Tổ trưởng",
    "Nòng cốt": "x", "Ngày tham gia": "d:2026-01-05"},
   {"Họ và tên": "Trần Thị Mẫu", "Ngày sinh": "1990", "Giới tính": "Nữ", "Chức vụ": "Thành viên", "Ngày tham gia": "d:2026-02-01"}],
 "Kết quả hoạt động": [
   {"Ngày": "d:2026-11-03", "Hình thức": "Hội nghị", "Nội dung": "VNeID; Chữ ký số", "Số người tham dự": 40, "Người cao tuổi": 12, "Hộ kinh doanh": 3,
    "Lồng ghép": "x", "Phối hợp": "Công an"},
   {"Ngày": "d:2026-11-12", "Hình thức": "Truyền thanh", "Nội dung": "Bảo mật thông tin", "Số người tham dự": 200}],
 "Tập huấn": [{"Ngày": "d:2026-11-04", "Tên lớp": "Kỹ năng số", "Hình thức": "Trực tiếp", "Họ và tên": "Nguyễn Văn Thử", "Số CCCD": "001080000001"},
   {"Ngày": "d:2026-11-04", "Tên lớp": "Kỹ năng số", "Họ và tên": "Trần Thị Mẫu", "Ngày sinh": "1990"}],
 "Hỗ trợ người dân": [{"Ngày": "d:2026-11-05", "Họ và tên": "Lê Thị Già", "Ngày sinh": "1950", "Giới tính": "Nữ", "Đối tượng": "Người cao tuổi",
    "Nội dung hỗ trợ": "Dịch vụ công trực tuyến"}],
 "Tham gia bầu cử": [{"Ngày": "d:2026-03-10", "Họ và tên": "Trần Thị Mẫu", "Ngày sinh": "1990", "Nội dung": "Tuyên truyền trên loa"}],
 "Số liệu tổng hợp": {"dịch vụ công trực tuyến": 310, "VNeID": 290, "nền tảng số": 150},
 "Khó khăn, kiến nghị": [{"Ngày": "d:2026-11-06", "Nội dung": "Sóng yếu ở cuối thôn", "Phân loại": "Hạ tầng", "Tình trạng": "Chưa"}]}
JSON
    cp f.xlsx "$inbox/t5.xlsx"
    run ingest
    [ "$status" -eq 0 ]
    [ "$(counts t5.xlsx)" = "12,12,0,0,loaded" ]
    [ "$(sql "select count(*) from ops.finding")" -eq 0 ]
    [ "$(sql "select string_agg(name || '|' || birth_year || '|' || sex || '|' || role || '|' || joined_on, ' ' order by name) from fact.member")" = \
        "Nguyễn Văn Thử|1980|1|1|2026-01-05 Trần Thị Mẫu|1990|2|3|2026-02-01" ]
    [ "$(sql "select held_on, form, topics, attendance, elderly, business, in_meeting, partners from fact.activity order by held_on limit 1")" = \
        "2026-11-03|1|132|40|12|3|t|2" ]
    [ "$(sql "select string_agg(topic || ':' || persons, ' ' order by topic) from fact.reach_claim")" = "1:310 2:290 3:150" ]

    # The next form of this village has its members in place; nobody else's form has them.
    thidua template --quiet --village 10633-T05 --month 2026-12 --output next.xlsx --as-of 2026-11-20
    run fill next.xlsx --list
    [[ "$output" == *"Nguyễn Văn Thử"* && "$output" == *"Tháng 12 năm 2026"* && "$output" == *"(10633-T05)"* ]]
    [[ "$output" != *001080000001* ]]
    thidua template --quiet --village 10633-T06 --output other.xlsx
    thidua template --quiet --output blank.xlsx
    for form in other.xlsx blank.xlsx; do
        run fill $form --list
        [[ "$output" != *"Nguyễn Văn Thử"* ]]
    done
    cp next.xlsx "$inbox/"
    run ingest
    [ "$status" -eq 0 ]
    [ "$(counts next.xlsx)" = "2,2,0,0,loaded" ]
    [ "$(sql "select count(*), count(distinct person_key) from fact.member where in_force")" = "2|2" ]
}

@test "every village's form is read as that village's, whatever its name" {
    sql "select village_code from ref.village order by 1" > villages
    while read -r code; do
        thidua template proposals --quiet --village "$code" --month 2026-10 --output "$inbox/${code#*-}.xlsx"
    done < villages
    ingest
    [ "$(sql "select string_agg(village_code, ' ' order by village_code) from ops.file where state = 'loaded' and month = '2026-10'")" = \
        "$(tr '\n' ' ' < villages | sed 's/ $//')" ]
}

@test "a form without a village is filled in by hand: the village and the month typed beside their words" {
    thidua template activities --quiet --month 2026-11 --output f.xlsx
    fill f.xlsx <<'JSON'
{"@": {"Thôn:": "Thôn: An Điền", "Tháng 11 năm 2026": "Tháng 9 năm 2026"},
 "Kết quả hoạt động": [{"Ngày": "d:2026-09-03", "Hình thức": "Tại nhà", "Nội dung": "Bầu cử", "Số người tham dự": 4}]}
JSON
    thidua template activities --quiet --month 2026-09 --output g.xlsx
    cp f.xlsx "$inbox/f.xlsx"
    cp g.xlsx "$inbox/g.xlsx"
    ingest_quietly
    [ "$(sql "select village_code, month, rows_loaded, state from ops.file where name = 'f.xlsx'")" = "10633-T01|2026-09|1|loaded" ]
    [ "$(sql "select state, reason from ops.file where name = 'g.xlsx'")" = "held|village unknown" ]
}

@test "the survey's and the villages' forms load too" {
    thidua template survey --quiet --output s.xlsx
    fill s.xlsx <<'JSON'
{"Khảo sát thanh toán": [
  {"Dấu thời gian": "d:2026-10-05", "Thôn": "An Điền", "Tên hộ kinh doanh": "Tạp hóa Thử", "Số điện thoại": "0912345678",
   "Có sử dụng thanh toán không dùng tiền mặt không?": "Có", "Hình thức thanh toán đang sử dụng": "Quét mã QR; Ví điện tử"}]}
JSON
    cp s.xlsx "$inbox/khao-sat.xlsx"
    run ingest
    [ "$status" -eq 0 ]
    [ "$(counts khao-sat.xlsx)" = "1,1,0,0,loaded" ]
    [ "$(sql "select village_code, cashless, forms from fact.survey_response")" = "10633-T01|t|12" ]
    thidua template villages --quiet --output d.xlsx
    fill d.xlsx <<'JSON'
{"Danh mục thôn": [{"Mã thôn": "10633-T90", "Tên thôn": "Thôn Mới Thử", "Năm": 2026, "Dân số": 900, "Số hộ": 210}]}
JSON
    thidua init --quiet --villages d.xlsx
    grep -q '^10633-T90,Thôn Mới Thử,' "$THIDUA_HOME/villages.csv"
}

@test "wrong kinds, months, villages and folders are told" {
    fails_with 2 "không có biểu mẫu nào tên nothing" thidua template nothing
    fails_with 2 "NĂM-THÁNG" thidua template --month 11/2026
    fails_with 2 "không có thôn nào mang mã 10633-T99" thidua template --village 10633-T99
    fails_with 3 "không ghi được" thidua template --output "$work/none/f.xlsx"
}
