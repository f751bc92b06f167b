#!/usr/bin/env bats
# layouts: headings, dates, numbers, lists, titles and file names of spec/inputs.md that the samples do not have
# (tests/tools/layouts.py writes them). Expected rows are worked out from the specification by hand.

load ingest_common

setup() { deployment; }
teardown() { leave; }

take() {
    /usr/bin/python3 "$root/tests/tools/layouts.py" "$1" "$inbox"
    touch -d 2026-11-19T22:00:00 "$inbox"/*
    ingest_quietly
}
files() { thidua files --format csv | tail -n +2 | cut -d, -f"$1"; }
rejects() { thidua rejects --format csv | tail -n +2; }
same() { diff <(printf '%s\n' "$1") <(printf '%s\n' "$2"); }

@test "portal lists, register and message: synonyms, dates, numbers, addresses" {
    take dossiers
    same "$(files 1-6)" 'So theo doi.xlsx,2,1,1,0,loaded_with_rejects
Unicode Text 20261119_0800.txt,10,8,2,0,loaded_with_rejects
doi-ngay.csv,0,0,0,0,rejected
dong-bo.csv,1,1,0,0,loaded
dong-bo.xml,1,1,0,0,loaded
ong.csv,2,1,1,0,loaded_with_rejects
truoc_20260804_0800.csv,1,1,0,0,loaded'
    same "$(rejects)" 'So theo doi.xlsx,Sổ,10,received_at,received after the export
Unicode Text 20261119_0800.txt,,10,finished_at,finished before received
Unicode Text 20261119_0800.txt,,11,received_at,bad date
doi-ngay.csv,,,received_at,bad date
ong.csv,,7,received_at,received after the export'
    same "$(sql "select code, replace(village_code, '10633-', ''), address_state, received_on, due_on, finished_on, returned_on, submitted_on,
                   status, channel, level, fee, fee_exempt, paid_online, digital_result, satisfaction, procedure_code
            from fact.dossier order by code")" \
        '000.00.12.H24-201105-0004|T01|0|2020-11-05||2020-11-06|2020-11-07||10|2|3|0||f|f|2|2.000880
G22.99.09-240114-0001|T01|0|2026-03-05||||2026-03-05|4|1|4|0||f|f||1.001190
H24-260315-00017|T08|0|2026-03-05|||||5|3|2|1234567|t|t|t|3|
H24.106-260315-0001|T01|0|2026-03-01|2026-03-05|2026-03-04|2026-03-05|2026-03-01|10|1|4|1234|t|t|t|1|1.001193
H24.106-260315-0005|UNKNOWN|4|2026-03-05|||||5|3|3|12000|||||
H24.106-260315-0006|UNKNOWN|2||||||1||2||||||
H24.106-260315-0007|OUTSIDE|5||||||3|2|2||||||
H24.106-260315-0008|T07|0|2026-03-02|||||2|2|2|5000|||||
H24.106-260401-0001|T11|0|2026-04-05|||||4|1||1234000|||||
H24.106-260501-0002|T21|0|2026-05-01|2026-05-12|||2026-05-01|4|1||15000|f||||1.001193
H24.106-260501-0003|T21|0|2026-05-01|2026-05-05||||4|2||15000|t||||
H24.106-260803-0001|T01|0|2026-08-03|2026-08-05||2026-08-04||4|2||5000|||||'
}

@test "a workbook: title blocks, two-row headings, the calendar of 1904, merged days, units, masked numbers" {
    take workbook
    same "$(files 1-10)" 'BC thang.xlsx,21,16,3,2,loaded_with_rejects,village,roster,10633-T11,2026-03'
    same "$(rejects)" 'BC thang.xlsx,S1,11,,duplicate in file
BC thang.xlsx,S2,9,elderly,part greater than whole
BC thang.xlsx,S2,10,attendance,bad number
BC thang.xlsx,S3,4,name,member unknown
BC thang.xlsx,S4,4,,duplicate in file'
    same "$(sql "select name, birth_year, birth_on, sex, role, organisation, task, core, joined_on, left_on, number_key is not null
            from fact.member where in_force order by row_no")" \
        'Nguyễn Văn An|1980|1980-05-03|1|1|Đoàn|Chung|t|2025-07-01||f
Trần Thị Bình|1985||2|2|Phụ nữ|a|t|2025-07-01||t
Lê Văn Cường|1975|1975-04-03|1|3|||||2025-12-31|f'
    # topics: 1 service 2 vneid 4 payment 6 protection = 86; 7 = 128; none; 4 = 16. partners: 1 police 2 youth = 6; 3 women = 8
    same "$(sql "select held_on, form, topics, attendance, elderly, unskilled, business, in_meeting, partners from fact.activity order by row_no")" \
        '2026-03-05|1|86|40|10|5|3|t|6
2026-03-11|2|128|12|3|2|||8
2026-03-12|4|0|1234|||||0
2026-03-12|6|16|20|||||0'
    same "$(sql "select form from fact.training_attendance where in_force")" 3
    same "$(sql "select held_on, topics, groups, birth_year from fact.support where in_force order by row_no")" $'2026-03-11|4|2|1950\n2026-03-12|16|8|1990'
    same "$(sql "select count(*) from fact.election_participation where in_force")" 1
    same "$(sql "select topic, persons from fact.reach_claim where in_force order by 1")" $'1|1234\n2|350\n3|200'
    same "$(sql "select content, category, state, resolved_on from fact.proposal order by row_no")" \
        'Ông A số ************, đt ********** hoặc ****.***.*** xin wifi|1|1|2026-03-25
CMND *********|2|3|'
    [ "$(thidua rejects --warnings --format csv | grep -cE ',(unknown topic|padded zero|repaired value)$')" -eq 4 ]
}

@test "village and month of a file's name" {
    take names
    same "$(sql "select month, attendance, village_code from fact.activity where in_force order by 1")" \
        "$(for m in 1 2 3 4 5 6 7 8 9; do echo "2026-0$m|$m|10633-T09"; done)"
    same "$(thidua files --format csv | grep ',held,' | cut -d, -f1,13)" 'Thon Kim Bang tháng 11.csv,month unknown'
}

@test "surveys of the three tools: groups, labels, option columns, time zones, one business counted once" {
    take surveys
    same "$(files 1-6)" 'cam.csv,0,0,0,0,rejected
google.csv,5,3,1,1,loaded_with_rejects
google.xlsx,1,1,0,0,loaded
kobo-nhan.csv,3,2,1,0,loaded_with_rejects
kobo-ten.csv,8,4,3,1,loaded_with_rejects
odk.csv,3,2,1,0,loaded_with_rejects'
    same "$(rejects)" 'cam.csv,,,Doanh thu tháng,forbidden column
google.csv,,2,,duplicate in file
google.csv,,4,hinh_thuc,contradiction
kobo-nhan.csv,,4,hinh_thuc,value not in list
kobo-ten.csv,,5,thon,village ambiguous
kobo-ten.csv,,6,,duplicate in file
kobo-ten.csv,,7,hinh_thuc,value not in list
kobo-ten.csv,,8,_validation_status,not approved
odk.csv,,4,_validation_status,not approved'
    # forms: 1 transfer 2 QR 3 wallet 4 card 5 other 6 none, as bits
    same "$(sql "select f.name, row_no, replace(a.village_code, '10633-', ''), submitted_on, cashless, forms, forms_answered
            from fact.survey_response a join ops.file f using (commune_code, file_id) where in_force order by 1, 2")" \
        'google.csv|3|T18|2026-06-05|f|64|t
google.csv|5|T18|2026-06-05|t|4|t
google.csv|6|T18|2026-06-06|t|10|t
google.xlsx|2|T20|2026-06-07|t|40|t
kobo-nhan.csv|2|T07|2026-04-01|t|6|t
kobo-nhan.csv|3|T07|2026-04-01|t|56|t
kobo-ten.csv|2|T01|2026-04-01|t|6|t
kobo-ten.csv|3|T02|2026-04-01|f|64|t
kobo-ten.csv|4|T03|2026-04-01||0|f
kobo-ten.csv|9|T05|2026-04-02|t|4|t
odk.csv|2|T21|2026-05-02|t|24|t
odk.csv|3|T21|2026-05-02|f|0|t'
}
