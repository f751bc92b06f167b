#!/usr/bin/env bats
# individuals: what members did, their points and ranks; worked out by hand from the rows below, with the rubric of 2026:
# task 10, class 20 (1), sessions 25 (4), residents 30 (10), election 15 (1).

load ingest_common

setup() { deployment; }
teardown() { leave; }

# sheet KIND LINES...: a sheet of Thanh Bình's workbook of March.
sheet() {
    local kind=$1
    shift
    printf '%s\n' "$@" > "$inbox/Thôn Thanh Bình - Báo cáo tháng 3.2026 - $kind.csv"
}

# An leads 2 sessions, guides 2 residents (one of them twice), goes to a class twice (one listed in two rows), to 1 election
# activity, has two tasks. The two Bình are namesakes: their session and resident count for neither. Chi left in February.
month_of_march() {
    sheet 'Danh sách thành viên' 'STT,Họ và tên,Năm sinh,Chức vụ,Nhiệm vụ,Từ ngày,Đến ngày' \
        '1,Lê Văn An,1980,Tổ trưởng,Phụ trách chung; tuyên truyền,01/01/2024,' \
        '2,Ngô Thị Bình,1985,Thành viên,,01/01/2024,' '3,Ngô Thị Bình,1990,Thành viên,Hướng dẫn VNeID,01/01/2024,' \
        '4,Trần Chi,1990,Thành viên,Thư ký,01/01/2024,15/02/2026'
    sheet 'Kết quả hoạt động' 'STT,Ngày,Hình thức,Nội dung,Số người tham dự,Người phụ trách' \
        '1,02/03/2026,Hội nghị,VNeID,40,Lê Văn An' '2,05/03/2026,Nhóm Zalo,Lừa đảo,20,LÊ VĂN AN' \
        '3,06/03/2026,Hội nghị,VNeID,40,Ngô Thị Bình' '4,07/03/2026,Hội nghị,VNeID,12,Người Lạ' '5,08/03/2026,Tại nhà,VNeID,3,'
    sheet 'Tập huấn' 'STT,Ngày,Tên lớp,Hình thức,Họ và tên,Năm sinh' \
        '1,10/03/2026,Lớp một,Trực tiếp,Lê Văn An,1980' '2,12/03/2026,Lớp hai,Trực tiếp,Lê Văn An,1980' \
        '3,12/03/2026,Lớp hai,Trực tiếp,Ngô Thị Bình,1990'
    sheet 'Hỗ trợ người dân' 'STT,Ngày,Họ và tên,Năm sinh,Giới tính,Đối tượng,Nội dung hỗ trợ,Người hướng dẫn' \
        '1,03/03/2026,Vũ Cụ,1950,Nam,Người cao tuổi,VNeID,Lê Văn An' '2,04/03/2026,Vũ Cụ,1950,Nam,Người cao tuổi,QR,Lê Văn An' \
        '3,04/03/2026,Vũ Bà,1952,Nữ,Người cao tuổi,VNeID,Lê Văn An' '4,05/03/2026,Vũ Ông,1953,Nam,Người cao tuổi,VNeID,Ngô Thị Bình'
    sheet 'Tham gia bầu cử' 'STT,Ngày,Họ và tên,Năm sinh,Hoạt động' '1,01/03/2026,Lê Văn An,1980,Phát tờ rơi' \
        '2,02/03/2026,Ngô Thị Bình,1985,Phát tờ rơi'
    ingest_quietly
    thidua compute --quiet --as-of 2026-11-20
    thidua score --quiet --as-of 2026-11-20
}

listed() { thidua individuals --format csv | cut -d, -f3,5-7,10-15; }

@test "measures, points and ranks of members, namesakes without what cannot be told apart" {
    month_of_march
    run listed
    [ "${lines[0]}" = name,points,rank,village_rank,classes_attended,sessions_led,residents_supported,election_activities,tasks_assigned,namesake ]
    [ "${lines[1]}" = 'Lê Văn An,63.50,1,1,2,2,2,1,2,' ]
    [ "${lines[2]}" = 'Ngô Thị Bình,30.00,2,2,1,0,0,0,1,x' ]
    [ "${lines[3]}" = 'Ngô Thị Bình,15.00,3,3,0,0,0,1,0,x' ]
    [ "${#lines[@]}" -eq 4 ]
    [ "$(thidua individuals --format csv | sed -n 2p | cut -d, -f8)" = 'Hoàn thành nhiệm vụ' ]
}

@test "a member's points are explained down to the rows" {
    month_of_march
    run thidua individuals --explain 1 --as-of 2026-11-20
    [ "$status" -eq 0 ]
    [[ "$output" == *'Phụ trách buổi tuyên truyền, hướng dẫn: 2 → 12.50/25 điểm (mất 12.50)'* ]]
    [ "$(grep -c 'Kết quả hoạt động.csv, dòng' <<< "$output")" -eq 2 ]
    [ "$(grep -c 'Hỗ trợ người dân.csv, dòng' <<< "$output")" -eq 3 ]
    fails_with 2 'không có số 9' thidua individuals --explain 9
}

@test "names stay out of the published folder; the officer's list has them" {
    month_of_march
    thidua nightly --quiet --settle 0 --as-of 2026-11-20 || [ $? -eq 1 ]
    [ "$(stat -c %a "$THIDUA_HOME/ca-nhan/ca-nhan-2026.xlsx")" = 600 ]
    thidua read "$THIDUA_HOME/ca-nhan/ca-nhan-2026.xlsx" | grep -q 'Lê Văn An,Tổ trưởng,2,2,2,1,2,63.5,1,1,'
    ! grep -rqE 'Lê Văn An|Ngô Thị Bình' "$THIDUA_HOME/reports/"
}

@test "scoring again without news writes nothing; a rubric of the commune's own is taken" {
    month_of_march
    before=$(sql "select xmin::text || ctid::text from score.individual order by person_key")
    thidua score --quiet --as-of 2026-11-20
    [ "$before" = "$(sql "select xmin::text || ctid::text from score.individual order by person_key")" ]
    sed 's/max="25" target="4"/max="25" target="2"/' "$root/schemas/catalogue/rubric-individuals-2026.xml" > "$THIDUA_HOME/rubric-individuals-2026.xml"
    thidua score --quiet --as-of 2026-11-20
    [ "$(listed | sed -n 2p | cut -d, -f2)" = 76.00 ]
    sed -i 's/indicator="sessions_led"/indicator="sessions_held"/' "$THIDUA_HOME/rubric-individuals-2026.xml"
    fails_with 2 'không có số đo cá nhân sessions_held' thidua check
}
