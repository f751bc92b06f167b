#!/usr/bin/env bats
# villages: names of villages are those of the row's day: splits, merges, new names; the list sent again moves old rows. The
# expected villages are worked out by hand from the little list below.

load ingest_common

# Đông (Quốc Tuấn) was split on 1/4/2026, Lý and Mai became Lý Mai that day, T05 was called Xóm Mai until 2025.
list() {
    printf '%s\n' 'code,name,former_commune,aliases,valid_from,valid_to,year,population,successor_code' \
        '10633-T03,Đông,Quốc Tuấn,,2025-07-01,2026-03-31,2026,100,' \
        '10633-T22,Đông,Quốc Tuấn,,2026-04-01,,2026,60,' \
        '10633-T23,Đông Mới,Quốc Tuấn,,2026-04-01,,2026,40,' \
        '10633-T11,Lý,Hiệp Cát,,2025-07-01,2026-03-31,2026,100,10633-T24' \
        '10633-T12,Mai,Hiệp Cát,,2025-07-01,2026-03-31,2026,100,10633-T24' \
        '10633-T24,Lý Mai,Hiệp Cát,,2026-04-01,,2026,200,' \
        '10633-T05,Xóm Mai,Quốc Tuấn,,2025-07-01,2025-12-31,2025,90,' \
        '10633-T05,Mai Xá,Quốc Tuấn,Mai Cũ,2026-01-01,,2026,95,' \
        '10633-T06,Xóm Mai,Quốc Tuấn,,2026-01-01,,2026,50,'
}

setup() {
    own_folder
    own_database
    list > "$work/villages.csv"
    thidua init --quiet --villages "$work/villages.csv"
    inbox=$THIDUA_HOME/inbox
}
teardown() { leave; }

dossier() { printf '%s,"%s",1,%s,,,4,0' "$1" "$2" "$3"; }
state() { thidua files --format csv | grep "^$1," | cut -d, -f6; }
villages_of() { sql "select string_agg(right(code, 4) || ':' || replace(village_code, '10633-', ''), ' ' order by code) from fact.dossier"; }

@test "a dossier belongs to the village of the day on which it was received" {
    export_file a_20260801_0800.csv \
        "$(dossier H24.106-260301-0001 'Thôn Đông, xã Quốc Tuấn' 31/03/2026)" \
        "$(dossier H24.106-260301-0002 'Thôn Đông, xã Quốc Tuấn' 01/04/2026)" \
        "$(dossier H24.106-260301-0003 'Thôn Lý, xã Trần Phú' 31/03/2026)" \
        "$(dossier H24.106-260301-0004 'Thôn Lý, xã Trần Phú' 01/04/2026)" \
        "$(dossier H24.106-260301-0005 'Xóm Mai, xã Trần Phú' 31/12/2025)" \
        "$(dossier H24.106-260301-0006 'Xóm Mai, xã Trần Phú' 01/01/2026)" \
        "$(dossier H24.106-260301-0007 'Thôn Mai Xá, xã Trần Phú' 01/12/2025)" \
        "$(dossier H24.106-260301-0008 'Thôn Đông, xã Quốc Tuấn' 05/03/2024)"
    ingest_quietly
    [ "$(villages_of)" = "0001:T03 0002:T22 0003:T11 0004:T24 0005:T05 0006:T06 0007:T05 0008:T22" ]
    [ "$(sql "select valid_from, valid_to from ref.village where village_code = '10633-T05'")" = "2025-07-01|infinity" ]
    [ "$(sql "select alias, valid_from, valid_to from ref.village_alias order by 1")" = \
        $'Mai Cũ|2026-01-01|infinity\nXóm Mai|2025-07-01|2025-12-31' ]
}

@test "a workbook belongs to the village of its month, a survey answer to that of its day" {
    for month in 3 4; do
        printf '%s\n' 'Thôn Đông (Quốc Tuấn)' "Tháng $month năm 2026" 'Ngày,Hình thức,Nội dung,Số người' \
            "05/0$month/2026,Hội nghị,VNeID,$month" > "$inbox/k$month.csv"
    done
    cp "$inbox/k4.csv" "$work/k"
    sed 's/^Thôn.*/Tổ công nghệ số/' "$work/k" > "$inbox/Thôn Đông - Quốc Tuấn.csv"
    printf '%s\n' '_submission_time;_uuid;thon;ten_ho;co_ttkdtm;hinh_thuc' '2026-03-31T16:30:00;u-1;ly;Quán Một;co;ma_qr' \
        '2026-03-31T17:30:00;u-2;ly;Quán Hai;co;ma_qr' > "$inbox/s.csv"
    ingest_quietly
    [ "$(sql "select string_agg(month || village_code, ' ' order by month) from (select distinct month, village_code from ops.sheet where fact = 'activity') s")" = \
        "2026-0310633-T03 2026-0410633-T22" ]
    [ "$(sql "select string_agg(response_id || village_code, ' ' order by 1) from fact.survey_response")" = "u-110633-T11 u-210633-T24" ]
}

@test "a corrected list moves old rows, from then on and back" {
    export_file a_20260801_0800.csv "$(dossier H24.106-260301-0001 'Thôn Đông, xã Quốc Tuấn' 10/04/2026)"
    ingest_quietly
    [ "$(villages_of)" = "0001:T22" ]
    list | sed 's/2026-03-31/2026-04-30/; s/2026-04-01/2026-05-01/' > "$inbox/danh-sach.csv"
    ingest_quietly
    [ "$(villages_of)" = "0001:T03" ]
    ingest_quietly
    [ "$(villages_of)" = "0001:T03" ]
}

@test "a list that comes as a workbook: the same list, successors and all; one wrong row refuses it whole" {
    export_file a_20260801_0800.csv "$(dossier H24.106-260301-0001 'Thôn Lý, xã Trần Phú' 31/03/2026)"
    ingest_quietly
    [ "$(villages_of)" = "0001:T11" ]
    make_list() { # make_list FILE CODE: Lý ended a month earlier; CODE is the code of the last village
        /usr/bin/python3 - "$@" <<'PY'
import sys
from datetime import date
import openpyxl
book = openpyxl.Workbook()
sheet = book.active
sheet.append(["DANH MỤC THÔN"])
sheet.append(["STT", "Mã thôn *", "Tên thôn", "Xã cũ", "Từ ngày", "Đến ngày", "Năm", "Nhân khẩu", "Mã thôn mới"])
sheet.append([1, "10633-T11", "Lý", "Hiệp Cát", date(2025, 7, 1), date(2026, 2, 28), 2026, 1100, "10633-T24"])
sheet.append([2, sys.argv[2], "Lý", "Hiệp Cát", date(2026, 3, 1), None, 2026, 200, None])
book.save(sys.argv[1])
PY
    }
    make_list "$inbox/danh-sach.xlsx" 10633-T24 || skip "no openpyxl"
    ingest_quietly
    [ "$(state danh-sach.xlsx)" = loaded ]
    [ "$(sed 's/^\xef\xbb\xbf//' "$THIDUA_HOME/villages.csv")" = 'code,name,former_commune,aliases,valid_from,valid_to,year,population,working_age_population,households,household_businesses,successor_code
10633-T11,Lý,Hiệp Cát,,2025-07-01,2026-02-28,2026,1100,,,,10633-T24
10633-T24,Lý,Hiệp Cát,,2026-03-01,,2026,200,,,,' ]
    [ "$(villages_of)" = "0001:T24" ]
    [ "$(sql "select successor_code from ref.village where village_code = '10633-T11'")" = 10633-T24 ]
    cp "$THIDUA_HOME/villages.csv" "$work/before"
    make_list "$inbox/sai.xlsx" 10699-T24
    ingest_quietly
    [ "$(state sai.xlsx)" = rejected ]
    [[ "$(sql "select reason_text from ops.file where name = 'sai.xlsx'")" == 'danh sách thôn: mã thôn phải là mã xã'*'(dòng 4)' ]]
    cmp "$THIDUA_HOME/villages.csv" "$work/before"
}

@test "a decision holds for every row of that name" {
    export_file a_20260801_0800.csv "$(dossier H24.106-260301-0001 'Thôn Trại, xã Trần Phú' 10/04/2026)"
    ingest_quietly
    [ "$(villages_of)" = "0001:UNKNOWN" ]
    thidua decide --quiet alias 'Trại' 10633-T06 --reason 'hỏi trưởng thôn'
    ingest_quietly
    [ "$(villages_of)" = "0001:T06" ]
    thidua decide --quiet alias 'Trại' 10633-T05
    ingest_quietly
    [ "$(villages_of)" = "0001:T05" ]
    [ "$(sql 'select count(*) from ops.decision')" -eq 2 ]
}
