#!/usr/bin/env bats
# errata: rejected rows go back to the village with the reason beside the cell; the corrected file, typed in with openpyxl, loads
# them in addition to the month. Expected values are worked out by hand.

load ingest_common

setup() { deployment; cd "$work" || return 1; }
teardown() { leave; }

fill() { /usr/bin/python3 "$root/tests/tools/fill_form.py" "$@"; }
cells() { fill "$1" --list; }
# correct FILE CELLS: JSON of {sheet: {cell: text}}.
correct() {
    /usr/bin/python3 -c '
import json, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
for sheet, cells in json.load(sys.stdin).items():
    for name, value in cells.items():
        book[sheet][name].value = value
book.save(sys.argv[1])' "$1"
}
# Later steps may say that one file is too little to score by: not the matter here.
night() { thidua nightly --quiet --settle 0 --as-of 2026-11-20 || [ $? -le 2 ]; }
counts() { thidua files --format csv | grep "^$1," | cut -d, -f2-6; }
waiting() { sql "select count(*) from ops.waiting"; }

# A month's workbook of village T05 with two good activities (the first twice) and three bad ones, a bad summary, a bad survey row.
month() {
    thidua template --quiet --village 10633-T05 --month 2026-10 --output m.xlsx
    fill m.xlsx <<'JSON'
{"Kết quả hoạt động": [
   {"Ngày": "d:2026-10-03", "Hình thức": "Hội nghị", "Nội dung": "VNeID", "Số người tham dự": 40},
   {"Ngày": "d:2026-10-03", "Hình thức": "Hội nghị", "Nội dung": "VNeID", "Số người tham dự": 41},
   {"Ngày": "31/02/2026", "Hình thức": "Hội nghị", "Nội dung": "VNeID", "Số người tham dự": 50},
   {"Ngày": "d:2026-10-09", "Hình thức": "Đi bộ", "Nội dung": "Chữ ký số", "Số người tham dự": 10},
   {"Ngày": "d:2026-10-10", "Hình thức": "Tại nhà", "Nội dung": "Chữ ký số", "Số người tham dự": 5, "Người cao tuổi": 9}],
 "Số liệu tổng hợp": {"dịch vụ công trực tuyến": 310, "VNeID": "nhiều", "nền tảng số": 150},
 "Tập huấn": [{"Ngày": "d:2026-10-04", "Tên lớp": "Kỹ năng số", "Họ và tên": "Người Lạ", "Ngày sinh": "1990"}]}
JSON
    cp m.xlsx "$inbox/thang10.xlsx"
    touch -d 2026-11-01 "$inbox/thang10.xlsx"
    ingest_quietly
}

@test "the rejected rows of a village stand in one workbook, with reasons, headings and title block; nothing else does" {
    month
    [ "$(counts thang10.xlsx)" = "9,4,5,0,loaded_with_rejects" ]
    thidua rejects --quiet --xlsx out
    [ "$(ls out)" = "loi-$(sql "select lower(name) from ref.village where village_code = '10633-T05'" |
        /usr/bin/python3 -c 'import sys, unicodedata as u; print("".join(c for c in u.normalize("NFD", sys.stdin.read().strip().replace("đ", "d")) if not u.combining(c)).replace(" ", "-"))')-2026-10.xlsx" ]
    [ "$(stat -c %a out out/*.xlsx | tr '\n' ' ')" = "700 600 " ]
    run cells out/*.xlsx
    [[ "$output" == *"(10633-T05)"* && "$output" == *"Tháng 10 năm 2026"* && "$output" == *"Phiếu sửa số: "* ]]
    [[ "$output" == *"Ngày: ngày không đọc được hoặc không có trong lịch."* ]]
    [[ "$output" == *"Hình thức: giá trị không có trong danh mục."*"Danh mục: Hội nghị; Sinh hoạt thôn;"* ]]
    [[ "$output" == *"số của một nhóm lớn hơn tổng số"* && "$output" == *"số không đọc được"* ]]
    [[ "$output" == *"người này chưa có trong danh sách thành viên của thôn"* ]]
    [[ "$output" == *"thang10.xlsx, trang “Kết quả hoạt động”, dòng 10"* ]]
    [[ "$output" != *$'\t40'* && "$output" != *$'\t310'* ]]
    # once more: nothing is rewritten; another village: nothing to write
    before=$(stat -c %i.%Y out/*.xlsx)
    thidua rejects --quiet --xlsx out
    [ "$before" = "$(stat -c %i.%Y out/*.xlsx)" ]
    thidua rejects --quiet --xlsx none --village 10633-T06
    [ -z "$(ls none)" ]
}

@test "a corrected file adds its rows to the month, answers the old findings and supersedes nothing" {
    month
    [ "$(waiting)" -eq 5 ]
    thidua rejects --quiet --xlsx out
    cp out/*.xlsx c.xlsx
    cells c.xlsx | grep -E 'Hội nghị|Đi bộ|Tại nhà|nhiều|Người Lạ'
    a=$(cells c.xlsx | awk -F'\t' '$3 == "31/02/2026" {print $2}')
    b=$(cells c.xlsx | awk -F'\t' '$3 == "Đi bộ" {print $2}')
    e=$(cells c.xlsx | awk -F'\t' '$3 == "9" {print $2}')
    n=$(cells c.xlsx | awk -F'\t' '$3 == "nhiều" {print $2}')
    correct c.xlsx <<JSON
{"Kết quả hoạt động": {"$a": "03/10/2026", "$b": "Lưu động", "$e": "4"}, "Số liệu tổng hợp": {"$n": "290"}}
JSON
    cp c.xlsx "$inbox/sua.xlsx"
    ingest_quietly
    # the row of training is as wrong as before: it waits in the new file now
    [ "$(counts sua.xlsx)" = "5,4,1,0,loaded_with_rejects" ]
    [ "$(counts thang10.xlsx)" = "9,4,5,0,loaded_with_rejects" ]
    [ "$(sql "select count(*), sum(attendance) from fact.activity where in_force")" = "5|146" ] # 40 41 50 10 5
    [ "$(sql "select string_agg(topic || ':' || persons, ' ' order by topic) from fact.reach_claim where in_force")" = "1:310 2:290 3:150" ]
    [ "$(waiting)" -eq 1 ]
    [ "$(sql "select f.name from ops.waiting w join ops.file f using (commune_code, file_id)")" = sua.xlsx ]
    [ "$(sql "select count(*) from ops.finding where code = 'unknown column'")" -eq 0 ]
    [ "$(sql "select count(*) from ops.finding x join ops.file f using (commune_code, file_id) where f.name = 'thang10.xlsx' and severity = 'reject'")" -eq 5 ]

    # the second round: only the row that is still wrong; the roster explains it, and nothing waits
    thidua rejects --quiet --xlsx second
    run cells second/*.xlsx
    [[ "$output" == *"Người Lạ"* && "$output" != *"Lưu động"* ]]
    [ "$(grep -c 'Lý do cần sửa' <<< "$output")" -eq 1 ]
    thidua template roster --quiet --village 10633-T05 --month 2026-10 --output r.xlsx
    fill r.xlsx <<< '{"Danh sách thành viên": [{"Họ và tên": "Người Lạ", "Ngày sinh": "1990", "Chức vụ": "Thành viên"}]}'
    cp r.xlsx "$inbox/ds.xlsx"
    ingest_quietly
    [ "$(waiting)" -eq 0 ]
    [ "$(sql "select count(*) from fact.training_attendance where in_force")" -eq 1 ]
    [ "$(counts sua.xlsx)" = "5,5,0,0,loaded" ]
}

@test "a slip sent again replaces its first answer; a whole new workbook replaces both; the order does not matter" {
    month
    thidua rejects --quiet --xlsx out
    cp out/*.xlsx one.xlsx
    b=$(cells one.xlsx | awk -F'\t' '$3 == "Đi bộ" {print $2}')
    a=$(cells one.xlsx | awk -F'\t' '$3 == "31/02/2026" {print $2}')
    correct one.xlsx <<< "{\"Kết quả hoạt động\": {\"$b\": \"Lưu động\"}}"
    cp one.xlsx two.xlsx
    correct two.xlsx <<< "{\"Kết quả hoạt động\": {\"$a\": \"12/10/2026\"}}"
    cp m.xlsx three.xlsx
    correct three.xlsx <<< '{"Kết quả hoạt động": {"E8": 77}}'
    touch -d 2026-11-02 one.xlsx; touch -d 2026-11-03 two.xlsx; touch -d 2026-11-04 three.xlsx
    cp -p two.xlsx "$inbox/"; ingest_quietly; cp -p one.xlsx "$inbox/"; ingest_quietly
    [ "$(sql "select string_agg(name || ':' || state, ' ' order by name) from ops.file")" = \
        "one.xlsx:superseded thang10.xlsx:loaded_with_rejects two.xlsx:loaded_with_rejects" ]
    [ "$(sql "select n.name from ops.file f join ops.file n on n.file_id = f.replaced_by where f.name = 'one.xlsx'")" = two.xlsx ]
    [ "$(sql "select count(*), sum(attendance) from fact.activity where in_force")" = "4|141" ] # 40 41 50 10
    cp -p three.xlsx "$inbox/"; ingest_quietly
    [ "$(sql "select count(*), sum(attendance) from fact.activity where in_force")" = "2|118" ] # 77 41
    [ "$(sql "select string_agg(name || ':' || state, ' ' order by name) from ops.file")" = \
        "one.xlsx:superseded thang10.xlsx:superseded three.xlsx:loaded_with_rejects two.xlsx:superseded" ]
    [ "$(waiting)" -eq 5 ]
}

# forget NAME: as if the workbook had not come.
forget() {
    local id; id=$(sql "select file_id from ops.file where name = '$1'")
    for table in fact.{activity,training_attendance,reach_claim} ops.{finding,quarantine,sheet,arrival,file}; do sql "delete from $table where file_id = $id"; done
}

# Slip A hands out three activities; `first` mends one of them; slip B hands out what is left, `second` mends it. `again` is slip
# A once more, all three mended. Whatever comes when: the two good activities and the three mended ones, each once.
@test "an older slip answered again takes the later slip about its first answer with it, in any order" {
    month
    thidua rejects --quiet --xlsx out
    cp out/*.xlsx first.xlsx
    a=$(cells first.xlsx | awk -F'\t' '$3 == "31/02/2026" {print $2}')
    b=$(cells first.xlsx | awk -F'\t' '$3 == "Đi bộ" {print $2}')
    e=$(cells first.xlsx | awk -F'\t' '$3 == "9" {print $2}')
    cp first.xlsx again.xlsx
    correct first.xlsx <<< "{\"Kết quả hoạt động\": {\"$b\": \"Lưu động\"}}"
    correct again.xlsx <<< "{\"Kết quả hoạt động\": {\"$a\": \"03/10/2026\", \"$b\": \"Lưu động\", \"$e\": \"4\"}}"
    touch -d 2026-11-02 first.xlsx
    cp -p first.xlsx "$inbox/"; ingest_quietly
    thidua rejects --quiet --xlsx later
    cp later/*.xlsx second.xlsx
    a=$(cells second.xlsx | awk -F'\t' '$3 == "31/02/2026" {print $2}')
    e=$(cells second.xlsx | awk -F'\t' '$3 == "9" {print $2}')
    correct second.xlsx <<< "{\"Kết quả hoạt động\": {\"$a\": \"03/10/2026\", \"$e\": \"4\"}}"
    touch -d 2026-11-03 second.xlsx
    in_force() { sql "select count(*), sum(attendance) from fact.activity where in_force"; }
    states() { sql "select string_agg(name || ':' || state, ' ' order by name) from ops.file where name <> 'thang10.xlsx'"; }
    reread() { sql "update ops.file set stale = true where name <> 'thang10.xlsx'"; ingest_quietly; }

    cp -p second.xlsx "$inbox/"; ingest_quietly # both answers
    [ "$(in_force)" = "5|146" ]
    touch -d 2026-11-01T12:00 again.xlsx # older than the first answer: that one stands
    cp -p again.xlsx "$inbox/"; ingest_quietly
    [ "$(in_force)" = "5|146" ]
    [[ "$(states)" == "again.xlsx:superseded first.xlsx:loaded"* ]]
    reread
    [ "$(in_force)" = "5|146" ]

    for day in 2026-11-02T12:00 2026-11-04; do # newer than the first answer, before or after the second
        forget again.xlsx
        touch -d "$day" again.xlsx
        cp -p again.xlsx "$inbox/"; ingest_quietly
        [ "$(in_force)" = "5|146" ]
        reread # the second answer is read again after it
        [ "$(in_force)" = "5|146" ]
        [ "$(sql "select name from ops.file f where state like 'loaded%' and name <> 'thang10.xlsx'")" = again.xlsx ]
    done
}

@test "the night writes the folder loi, leaves it alone while nothing changes and clears it once all is corrected" {
    thidua template activities --quiet --village 10633-T06 --month 2026-10 --output m.xlsx
    fill m.xlsx <<< '{"Kết quả hoạt động": [{"Ngày": "31/02/2026", "Hình thức": "Hội nghị", "Nội dung": "VNeID", "Số người tham dự": 50}]}'
    cp m.xlsx "$inbox/m.xlsx"
    night
    [ "$(sql "select counts->>'rows' from ops.step where name = 'errata'")" -eq 1 ]
    file=$(echo "$THIDUA_HOME"/loi/loi-*-2026-10.xlsx)
    [ "$(stat -c %a "$THIDUA_HOME/loi" "$file" | tr '\n' ' ')" = "700 600 " ]
    [ -z "$(find "$THIDUA_HOME/reports" -name 'loi-*')" ]
    before=$(stat -c %i.%Y "$file")
    night
    [ "$before" = "$(stat -c %i.%Y "$file")" ]
    cp "$file" c.xlsx
    a=$(cells c.xlsx | awk -F'\t' '$3 == "31/02/2026" {print $2}')
    correct c.xlsx <<< "{\"Kết quả hoạt động\": {\"$a\": \"03/10/2026\"}}"
    cp c.xlsx "$inbox/$(basename "$file")"
    night
    [ -z "$(ls "$THIDUA_HOME/loi")" ]
    [ "$(sql "select attendance from fact.activity where in_force")" -eq 50 ]
}

@test "portal and survey files give back their rows too; a corrected dossier keeps the age of its export" {
    export_file a_20260305_0800.csv \
        'H24.106-260301-0001,"Thôn An Điền, xã Trần Phú, Hải Phòng",Trực tuyến,01/03/2026,05/03/2026,04/03/2026,Đã trả kết quả,10.000' \
        'H24.106-260302-0002,"Thôn An Điền, xã Trần Phú, Hải Phòng",Trực tiếp,02/03/2026,06/03/2026,01/03/2026,Đã xử lý xong,0' \
        'H24.106-260302-0003,"Thôn An Điền, xã Trần Phú, Hải Phòng",Bay,02/03/2026,06/03/2026,,Đang xử lý,0'
    printf '%s\n' '_submission_time;_uuid;thon;ten_ho;co_ttkdtm;hinh_thuc' '2026-03-01T02:00:00;u-1;an_dien;Quán Một;không;ma_qr' \
        > "$inbox/kobo.csv"
    ingest_quietly
    thidua rejects --quiet --xlsx out
    [ "$(ls out | sed 's/-[0-9a-f]*\.xlsx$//' | tr '\n' ' ')" = "loi-a_20260305_0800 loi-kobo " ]
    # a newer export says more of the third dossier
    export_file b_20260310_0800.csv \
        'H24.106-260302-0003,"Thôn An Điền, xã Trần Phú, Hải Phòng",Trực tuyến,02/03/2026,06/03/2026,09/03/2026,Đã xử lý xong,0'
    ingest_quietly
    cp out/loi-a_*.xlsx "$inbox/sua-ho-so.xlsx"
    f=$(cells "$inbox/sua-ho-so.xlsx" | awk -F'\t' '$3 == "01/03/2026" {print $2}')
    g=$(cells "$inbox/sua-ho-so.xlsx" | awk -F'\t' '$3 == "Bay" {print $2}')
    correct "$inbox/sua-ho-so.xlsx" <<< "{\"Danh sách hồ sơ\": {\"$f\": \"05/03/2026\", \"$g\": \"Trực tiếp\"}}"
    cp out/loi-kobo-*.xlsx "$inbox/sua-khao-sat.xlsx"
    k=$(cells "$inbox/sua-khao-sat.xlsx" | awk -F'\t' '$3 == "không" {print $1 "\t" $2}')
    correct "$inbox/sua-khao-sat.xlsx" <<< "{\"${k%%$'\t'*}\": {\"${k##*$'\t'}\": \"có\"}}"
    ingest_quietly
    [ "$(counts sua-ho-so.xlsx)" = "2,2,0,0,loaded" ]
    [ "$(sql "select finished_on, status from fact.dossier where code = 'H24.106-260302-0002'")" = "2026-03-05|9" ]
    [ "$(sql "select channel, status from fact.dossier where code = 'H24.106-260302-0003'")" = "2|9" ]
    [ "$(counts sua-khao-sat.xlsx)" = "1,1,0,0,loaded" ]
    [ "$(waiting)" -eq 0 ]
}

@test "rows sent back as they were are rejected as they were" {
    export_file a_20260305_0800.csv \
        'H24.106-260301-0009,"Thôn An Điền, xã Trần Phú",Trực tuyến,01/03/2026,,,Đang xử lý,0,thừa' \
        'H24.106-260301-0010,"Thôn An Điền, xã Trần Phú",Bay,01/03/2026,,,Đang xử lý,0' \
        $'H24.106-260301-0011,"Thôn \xff Điền, xã Trần Phú",Trực tuyến,01/03/2026,,,Đang xử lý,0' \
        'H24.106-260301-0012,"Thôn An Điền, xã Trần Phú",Trực tuyến,01/03/2026,,,Đang xử lý,0'
    ingest_quietly
    thidua rejects --quiet --xlsx out
    cp out/*.xlsx "$inbox/"
    ingest_quietly
    [ "$(sql "select rows_read, rows_rejected from ops.file where name like 'loi-%'")" = "3|3" ]
    [ "$(waiting)" -eq 3 ]
    [ "$(sql "select count(*) from fact.dossier")" -eq 1 ]
}
