#!/usr/bin/env bats
# forget: retention by settings, and a person who asked to be forgotten; what counts stays.

load common

setup() {
    deployment
    book='BC to CNSCD thon Mai Xá 01-2026.xls'
}
teardown() { leave; }

quietly() { thidua "$@" --quiet --as-of "$as_of" || [ $? -eq 1 ]; }
ingest() { quietly ingest --settle 0; }
# later DAYS: the day so many days after the files came in
later() { TZ=Asia/Ho_Chi_Minh date -d "+$1 days" +%F; }
figures() { thidua values --format csv --period 2026; thidua values --format csv --period 2026 --measures; }

@test "cells of rejected rows go after quarantine-days, their findings stay, and so do the rows to be corrected no longer" {
    printf '%s\n' 'Mã hồ sơ,Họ tên,Địa chỉ,Hình thức nộp,Ngày tiếp nhận,Ngày hẹn trả,Ngày kết thúc xử lý,Trạng thái' \
        'H24.106-260101-0001,An,thôn Mai Xá,Trực tuyến,32/01/2026,10/01/2026,,Đang xử lý' \
        'H24.106-260101-0002,An,thôn Mai Xá,Trực tuyến,02/01/2026,10/01/2026,,Đang xử lý' > "$THIDUA_HOME/inbox/DanhSachHoSo_20260105_0800.csv"
    ingest
    thidua forget --quiet --as-of "$as_of" # nothing is due; the rows to be corrected are written
    [ -n "$(find "$THIDUA_HOME/loi" -type f)" ]
    kept=$(sql 'select count(*) from ops.quarantine')
    [ "$kept" -gt 0 ]
    findings=$(sql 'select count(*) from ops.finding')
    thidua forget --quiet --as-of "$(later 88)"
    [ "$(sql 'select count(*) from ops.quarantine')" = "$kept" ]
    [ "$(sql 'select count(*) from ops.forgetting')" = 0 ]
    run thidua forget --as-of "$(later 93)"
    [ "$status" -eq 0 ]
    [[ "$output" == *"$kept dòng cách ly"* ]]
    [ "$(sql 'select count(*) from ops.quarantine')" = 0 ]
    [ "$(sql 'select count(*) from ops.finding')" = "$findings" ]
    [ "$(sql "select kind || (counts ->> 'quarantine') from ops.forgetting")" = "retention$kept" ]
    [ -z "$(find "$THIDUA_HOME/loi" -type f)" ]
}

@test "originals go after archive-days and their proof stays; nothing computed changes; the same file is known again" {
    drop "$book" DanhSachHoSo_T1_20260202_1700.csv
    ingest
    quietly compute
    figures > "$work/before"
    sums=$(sql "select string_agg(encode(sha256, 'hex') || size_bytes || name, ' ' order by file_id) from ops.file")
    [ "$(find "$THIDUA_HOME/archive" -type f | wc -l)" -eq 2 ]
    thidua forget --quiet --as-of "$(later 400)" # 0 days: for ever
    [ "$(find "$THIDUA_HOME/archive" -type f | wc -l)" -eq 2 ]
    export THIDUA_ARCHIVE_DAYS=30
    cp -r "$THIDUA_HOME/archive" "$work/archive"
    run thidua forget --as-of "$(later 32)"
    [[ "$output" == *"2 bản gốc"* ]]
    [ -z "$(find "$THIDUA_HOME/archive" -type f)" ]
    [ "$(sql "select string_agg(encode(sha256, 'hex') || size_bytes || name, ' ' order by file_id) from ops.file where aged_at is not null and not archived")" = "$sums" ]
    # a run killed before it removed the files is made good
    cp -r "$work/archive/." "$THIDUA_HOME/archive/"
    thidua forget --quiet --as-of "$(later 32)"
    [ -z "$(find "$THIDUA_HOME/archive" -type f)" ]
    [ "$(sql "select count(*) from ops.forgetting")" = 1 ]
    unset THIDUA_ARCHIVE_DAYS
    drop "$book"
    ingest
    [ -z "$(ls "$THIDUA_HOME/inbox")" ]
    quietly compute --full
    figures | diff - "$work/before"
    thidua export --quiet "$work/pack.zip" # no original is missing
}

@test "a late export is applied over originals that are gone as if they were there" {
    head='Mã hồ sơ,Địa chỉ,Hình thức nộp,Ngày tiếp nhận,Ngày hẹn trả,Ngày kết thúc xử lý,Trạng thái,"Phí, lệ phí"'
    hoso() { printf '%s\n' "$head" "${@:2}" > "$THIDUA_HOME/inbox/$1"; }
    first() { hoso DanhSachHoSo_20260102_0800.csv "H24.106-260101-0001,thôn Mai Xá,Trực tuyến,01/01/2026,10/01/2026,,Đang xử lý,1000" "H24.106-260101-0002,thôn Mai Xá,Trực tiếp,01/01/2026,10/01/2026,,Đang xử lý,2000"; }
    last() { hoso DanhSachHoSo_20260105_0800.csv "H24.106-260101-0001,thôn Mai Xá,Trực tuyến,01/01/2026,10/01/2026,04/01/2026,Đã trả kết quả,1000"; }
    between() { hoso DanhSachHoSo_20260103_0800.csv "H24.106-260101-0001,thôn Mai Xá,Trực tiếp,01/01/2026,12/01/2026,,Đang xử lý,5000" "H24.106-260101-0002,thôn Mai Xá,Trực tiếp,01/01/2026,10/01/2026,02/01/2026,Đã trả kết quả,2500"; }
    oldest() { hoso DanhSachHoSo_20251231_0800.csv "H24.106-260101-0001,thôn Mai Xá,Trực tiếp,01/01/2026,15/01/2026,,Đang xử lý,9000" "H24.106-251230-0009,thôn Mai Xá,Trực tiếp,30/12/2025,09/01/2026,,Đang xử lý,700"; }
    state() { sql "select code, village_code, channel, status, received_on, due_on, finished_on, fee from fact.dossier order by code"; }
    first; ingest
    sql "update ops.run set started_at = started_at - interval '40 days'"
    last; ingest
    THIDUA_ARCHIVE_DAYS=30 thidua forget --quiet --as-of "$(later 1)"
    [ "$(sql "select string_agg(name, ' ') from ops.file where aged_at is not null")" = DanhSachHoSo_20260102_0800.csv ]
    between; ingest
    state > "$work/over"
    oldest; ingest
    [ "$(state | grep -c 251230-0009)" -eq 1 ]
    [ "$(state | grep -v 251230)" = "$(cat "$work/over")" ]
    # the same three files with nothing gone
    drop_database "$database"
    PGDATABASE=postgres psql -qXc "create database $database template template0 encoding 'UTF8' locale 'C.UTF-8'"
    rm -rf "$THIDUA_HOME/archive"
    thidua init --quiet
    first; ingest
    last; ingest
    between; ingest
    state | diff "$work/over" -
}

@test "a person is forgotten: no name, no key, no rejected cell; every figure as before; a later reading brings nothing back" {
    drop "$book" 'BC to CNSCD thon Mai Xá 02-2026.xls' 'BC to CNSCD thon Mai Xá 03-2026.xls'
    quietly nightly --settle 0
    figures > "$work/before"
    file=$(sql "select file_id from ops.file where name = '$book'")
    # a member and a resident, with number and name as the workbook has them
    read -r row key < <(sql "select row_no, encode(number_key, 'hex') from fact.member where file_id = $file and number_key is not null and in_force is not null order by row_no limit 1" | tr '|' ' ')
    line=$(thidua read "$root/samples/inbox/$book" --sheet 0 | sed -n "${row}p")
    number=$(grep -oE '[0-9]{12}' <<< "$line" | head -n 1)
    [ -n "$number" ]
    [ "$(sql "select count(*) from fact.member where number_key = '\\x$key'")" -gt 0 ]
    sql "insert into ops.quarantine (commune_code, file_id, sheet_no, row_no, cells) values ('10633', $file, 0, 900, array['x', '${number:0:6} ${number:6}']), ('10633', $file, 0, 901, array['y'])"
    run thidua forget --person --reason "đơn số 12" <<< "$number"
    [ "$status" -eq 0 ] || { echo "$output"; false; }
    [[ "$output" != *"$number"* ]]
    [[ "$output" == *"bản gốc trong kho lưu còn nêu người này"* ]]
    for table in member training_attendance election_participation support; do
        [ "$(sql "select count(*) from fact.$table where '\\x$key' in (number_key, name_key, person_key)")" = 0 ]
    done
    [ "$(sql "select count(*) from fact.member where name = '(đã xóa)' and number_key is not null and substr(number_key, 1, 4) = '\\x00000000'")" -gt 0 ]
    [ "$(sql "select count(distinct person_key) from fact.member where name = '(đã xóa)'")" = 1 ]
    [ "$(sql "select string_agg(row_no::text, ' ') from ops.quarantine where row_no >= 900")" = 901 ]
    [ "$(sql "select kind || ' ' || reason || ' ' || (counts ->> 'identities') from ops.forgetting")" = "person đơn số 12 1" ]
    [ "$(sql "select count(*) from ops.forgetting where counts::text like '%$number%'")" = 0 ]
    quietly compute --full
    figures | diff - "$work/before"
    # read again from the archive: the night's step takes it out again
    sql "update ops.file set stale = true"
    quietly nightly --settle 0
    [ "$(sql "select count(*) from fact.member where number_key = '\\x$key'")" = 0 ]
    [ "$(sql "select count(distinct person_key) from fact.member where name = '(đã xóa)'")" = 1 ]
    quietly compute --full
    figures | diff - "$work/before"
}

@test "a person without a number is found by name and birth year, and only that one" {
    drop "$book"
    ingest
    others="select md5(string_agg(s::text, '' order by row_no)) from fact.support s where substr(coalesce(name_key, ''), 1, 4) <> '\\x00000000'"
    row=$(thidua read "$root/samples/inbox/$book" --sheet 2 | grep -n 'Đinh Văn Thắng,1970,,,' | cut -d: -f1)
    rest=$(sql "select md5(string_agg(s::text, '' order by row_no)) from fact.support s where row_no <> $row")
    thidua forget --quiet --person <<< "đinh văn  Thắng ; 1971" # another year: another person
    [ "$(sql "select count(*) from fact.support where substr(name_key, 1, 4) = '\\x00000000'")" = 0 ]
    thidua forget --quiet --person <<< "đinh văn  Thắng ; 1970"
    [ "$(sql "select row_no from fact.support where substr(name_key, 1, 4) = '\\x00000000'")" = "$row" ]
    [ "$(sql "$others")" = "$rest" ]
}

@test "identity-days: residents' pseudonyms in old finished rows become random, ages and counts stay" {
    drop "$book" DanhSachHoSo_T1_20260202_1700.csv
    ingest
    quietly compute
    figures > "$work/before"
    sql "select encode(coalesce(person_key, number_key, name_key), 'hex') from fact.support" | sort -u > "$work/keys"
    thidua forget --quiet --as-of 2027-01-03 # 0 days: for ever
    export THIDUA_IDENTITY_DAYS=1
    thidua forget --quiet --as-of 2026-12-31 # a resident counts once a year, and the year is not over
    sql "select encode(coalesce(person_key, number_key, name_key), 'hex') from fact.support" | sort -u | cmp - "$work/keys"
    thidua forget --quiet --as-of 2027-01-03
    [ "$(sql "select count(*) from fact.dossier where applicant_key is not null and finished_on < '2027-01-02'")" = 0 ]
    [ -z "$(sql "select encode(coalesce(person_key, number_key, name_key), 'hex') from fact.support" | sort -u | comm -12 - "$work/keys")" ]
    [ "$(sql "select count(distinct person_key) from fact.support")" = "$(wc -l < "$work/keys")" ]
    quietly compute --full
    figures | diff - "$work/before"
    state=$(sql "select md5(string_agg(s::text, '' order by file_id, sheet_no, row_no)) from fact.support s")
    thidua forget --quiet --as-of 2027-01-03
    [ "$state" = "$(sql "select md5(string_agg(s::text, '' order by file_id, sheet_no, row_no)) from fact.support s")" ]
}

@test "what stands in standard input must be a person" {
    fails_with 2 "không có ai" thidua forget --person < /dev/null
    fails_with 2 "dòng 2" thidua forget --person < <(printf '031200001234\nNguyễn Văn A\n')
    fails_with 2 "dòng 1" thidua forget --person <<< "12345"
    run thidua forget --person <<< "Nguyễn Văn Không Có;1990"
    [ "$status" -eq 0 ]
    [[ "$output" == *"khỏi 0 dòng"* ]]
    [[ "$output" != *"Không Có"* ]]
}
