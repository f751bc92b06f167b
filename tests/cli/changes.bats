#!/usr/bin/env bats
# changes: what a newer version changed is listed by place and value, without personal data; status tells what waits, with what
# `thidua decide` takes. Expected lines are worked out by hand.

load ingest_common

setup() { deployment; }
teardown() { leave; }

changes() { thidua files --format csv --changes "$@" | tail -n +2; }

@test "a corrected workbook: values changed, rows added and removed; names and birthdays are compared and not shown" {
    title=$'Thôn An Điền\nTháng 3 năm 2026\nNgày lập biểu: 0%s/04/2026 08:00\n'
    roster='Họ và tên,Năm sinh,Số CCCD,Chức vụ,Nòng cốt'
    # shellcheck disable=SC2059
    { printf "$title" 1; printf '%s\n' "$roster" 'Lê Văn Một,1980,001080000001,Tổ trưởng,x' 'Lê Thị Hai,1981,001181000002,Thành viên,' \
        'Lê Thị Ba,1982,001182000003,Thành viên,'; } > "$inbox/m1.csv"
    # shellcheck disable=SC2059
    { printf "$title" 2; printf '%s\n' "$roster" 'Lê Thị Hai,1981,001181000002,Tổ phó,x' 'Lê Văn Một,1979,001080000001,Tổ trưởng,x' \
        'Lê Văn Tư,1983,001083000004,Thành viên,'; } > "$inbox/m2.csv"
    activities='Ngày,Hình thức,Nội dung,Số người,Người cao tuổi'
    # shellcheck disable=SC2059
    { printf "$title" 1; printf '%s\n' "$activities" '03/03/2026,Hội nghị,VNeID,40,4' '04/03/2026,Tại nhà,QR,5,'; } > "$inbox/a1.csv"
    # shellcheck disable=SC2059
    { printf "$title" 2; printf '%s\n' "$activities" '04/03/2026,Tại nhà,QR,6,1' '03/03/2026,Hội nghị,VNeID,40,4'; } > "$inbox/a2.csv"
    ingest_quietly
    [ "$(changes m2.csv)" = "m1.csv,member,10633-T01,2026-03,,5,6,changed,core,,true
m1.csv,member,10633-T01,2026-03,,5,6,changed,role,3,2
m1.csv,member,10633-T01,2026-03,,6,5,changed,birth_year,,
m1.csv,member,10633-T01,2026-03,,7,,added,,,
m1.csv,member,10633-T01,2026-03,,,7,removed,,," ]
    [ "$(changes a2.csv)" = "a1.csv,activity,10633-T01,2026-03,,5,6,changed,attendance,5,6
a1.csv,activity,10633-T01,2026-03,,5,6,changed,elderly,,1" ]
    run thidua files --changes m2.csv
    [[ "$output" == *"Danh sách thành viên"*"đổi giá trị"*"Chức vụ"*"Thành viên"*"Tổ phó"* && "$output" != *"Lê"* && "$output" != *"0010"* ]]
    run thidua status
    [[ "$output" == *"m2.csv"*"m1.csv"*"1    1    3"* ]]
    fails_with 2 "không thay cho tệp nào" thidua files --changes m1.csv
    fails_with 2 "sổ tệp không có tệp nào" thidua files --changes gì-đó.csv
}

@test "surveys by response, portal exports by dossier" {
    printf '%s\n' '_submission_time;_uuid;thon;ten_ho;dien_thoai;co_ttkdtm;hinh_thuc' '2026-03-01T02:00:00;u-1;an_dien;Quán Một;0912345678;co;ma_qr' \
        '2026-03-01T02:00:00;u-2;an_dien;Quán Hai;;co;ma_qr' > "$inbox/s_20260301_1000.csv"
    printf '%s\n' '_submission_time;_uuid;thon;ten_ho;dien_thoai;co_ttkdtm;hinh_thuc' '2026-03-01T02:00:00;u-1;an_dien;Quán Mốt;0912345678;co;ma_qr the' \
        '2026-03-02T02:00:00;u-3;an_dien;Quán Ba;;co;ma_qr' > "$inbox/s_20260302_1000.csv"
    export_file a_20260305_0800.csv 'H24.106-260301-0001,"Thôn An Điền, xã Trần Phú",Trực tuyến,01/03/2026,05/03/2026,,Đang xử lý,10.000' \
        'H24.106-260301-0002,"Thôn An Điền, xã Trần Phú",Trực tuyến,01/03/2026,05/03/2026,,Đang xử lý,0'
    export_file b_20260306_0800.csv 'H24.106-260301-0003,"Thôn Mai Xá, xã Trần Phú",Trực tiếp,05/03/2026,,,Đang xử lý,0' \
        'H24.106-260301-0001,"Thôn Mai Xá, xã Trần Phú",Trực tuyến,01/03/2026,05/03/2026,05/03/2026,Đã xử lý xong,10.000'
    ingest_quietly
    before=$(dump)
    [ "$(changes s_20260302_1000.csv)" = "s_20260301_1000.csv,survey_response,,,,2,2,changed,forms,4,20
s_20260301_1000.csv,survey_response,,,,2,2,changed,ten_ho,,
s_20260301_1000.csv,survey_response,,,,3,,added,,," ]
    [ "$(changes b_20260306_0800.csv)" = "a_20260305_0800.csv,dossier,10633-T05,,,2,,added,,,
a_20260305_0800.csv,dossier,10633-T05,,,3,2,changed,finished_on,,2026-03-05
a_20260305_0800.csv,dossier,10633-T05,,,3,2,changed,status,4,9
a_20260305_0800.csv,dossier,10633-T05,,,3,2,changed,village_code,10633-T01,10633-T05" ]
    [ "$(changes b_20260306_0800.csv --of a_20260305_0800.csv)" = "$(changes b_20260306_0800.csv)" ]
    [ "$(dump)" = "$before" ]
    run thidua files --changes s_20260302_1000.csv
    [[ "$output" == *"Quét mã QR; Thẻ ngân hàng / POS"* ]]
    fails_with 2 "không cùng loại nguồn" thidua files --changes b_20260306_0800.csv --of s_20260302_1000.csv
}

@test "status and files give what decide takes; unplaced dossiers are listed with their place" {
    printf '%s\n' 'Thôn Đông' 'Tháng 3 năm 2026' 'Ngày,Hình thức,Nội dung,Số người' '03/03/2026,Hội nghị,VNeID,40' > "$inbox/a.csv"
    printf '%s\n' 'Thôn An Điền' 'Tháng 3 năm 2026' 'Ngày,Hình thức,Nội dung,Số người' '31/02/2026,Hội nghị,VNeID,40' > "$inbox/b.csv"
    export_file p_20260305_0800.csv 'H24.106-260301-0001,"Thôn Đông, xã Trần Phú",Trực tuyến,01/03/2026,,,Đang xử lý,0' \
        'H24.106-260301-0002,"Thôn Nơi Nào, xã Trần Phú",Trực tuyến,01/03/2026,,,Đang xử lý,0' \
        'H24.106-260301-0003,"xã Trần Phú",Trực tuyến,01/03/2026,,,Đang xử lý,0'
    ingest_quietly
    sha=$(sha256sum "$THIDUA_HOME"/archive/*/* | grep -F "$(sql "select encode(sha256, 'hex') from ops.file where name = 'a.csv'")" | cut -c1-12)
    [ -n "$sha" ]
    thidua files | grep -F a.csv | grep -F "$sha"
    thidua status | grep -F a.csv | grep -F "$sha"
    thidua status | grep -E '^10633-T01 +An Điền +2026-03 +báo cáo thôn +1$'
    thidua status | grep -E '^tên này hợp với hai thôn trở lên +một cửa +1$'
    thidua status | grep -E '^không tìm thấy thôn nào có tên này +một cửa +1$'
    thidua status --format json | /usr/bin/python3 -c '
import json, sys
s = json.load(sys.stdin)
assert s["waiting"][0]["sha256"].startswith(sys.argv[1]), s
assert s["rows_waiting"] == [{"village_code": "10633-T01", "month": "2026-03", "family": "village", "rows": 1}], s
assert [u["rows"] for u in s["unplaced"]] == [1, 1], s
assert len(s["missing"]) == 21, s' "$sha"
    [ "$(thidua rejects --unplaced --format csv | tail -n +2)" = "p_20260305_0800.csv,,2,H24.106-260301-0001,village ambiguous
p_20260305_0800.csv,,3,H24.106-260301-0002,village unknown" ]
    thidua decide --quiet file-village "$sha" 10633-T08
    ingest_quietly
    [ "$(sql "select village_code from fact.activity")" = 10633-T08 ]
}
