#!/usr/bin/env bats
# privacy: marked citizens go through everything that a night and an officer run; their names, numbers, phones and addresses may be
# found in the protected places only: the archive, the quarantine (folder and table), slips of the village's own rows (loi/).

load ingest_common

setup() { deployment; }
teardown() { leave; }

# Each kind of value with a mark of its own; the numbers stand in the text of 12 digits and without their first 0.
marks='Xuyến|XUYẾN|Xuyen|030199887|30199887|0987654399|987654399|Bí Mật|Bi Mat|Tạp hóa Vô Danh'

marked_files() {
    {
        echo 'Mã hồ sơ,Chủ hồ sơ,Số CCCD,Địa chỉ,Ngày tiếp nhận,Ngày kết thúc xử lý,Trạng thái,"Phí, lệ phí"'
        echo 'H24.106-260301-0001,Quách Thị Xuyến,030199887701,"Ngõ 7 phố Bí Mật, thôn Đông, xã Trần Phú",01/03/2026,,Đang xử lý,0'
        echo 'H24.106-260301-0002,Quách Thị Xuyến,030199887702,"Ngõ 8 phố Bí Mật, thôn Đông, xã Trần Phú",02/03/2026,01/03/2026,Đang xử lý,0'
        echo 'Quách Thị Xuyến,H24.106-260301-0003,Bí Mật,030199887703,Xuyến,0987654399,Bí Mật,Xuyến'
        echo 'H24.106-260301-0004,Quách Thị Xuyến,030199887704,Bí Mật,31/31/2026,,Đang xử lý,030199887705'
    } > "$inbox/DanhSachHoSo_20260331_1702.csv"
    local stem="$inbox/Thôn Thanh Bình - Báo cáo tháng 3.2026"
    printf '%s\n' 'STT,Ngày,Họ và tên,Năm sinh,Số CCCD,Đối tượng,Nội dung hỗ trợ,Kết quả' \
        '1,03/03/2026,Quách Thị Xuyến,1950,030199887706,Người cao tuổi,VNeID,gọi 0987654399' \
        '2,03/33/2026,Quách Thị Xuyến,1950,030199887707,Người cao tuổi,VNeID,Bí Mật' > "$stem - Hỗ trợ người dân.csv"
    printf '%s\n' 'STT,Ngày,Nội dung,Phân loại,Tình trạng' \
        '1,03/03/2026,Bà con gọi số 0987654399 hoặc số 030199887708,hạ tầng,chưa' > "$stem - Khó khăn, kiến nghị.csv"
    printf '%s\n' 'STT,Ngày,Tên lớp,Họ và tên,Năm sinh' '1,03/03/2026,Lớp,Quách Thị Xuyến,1950' > "$stem - Tập huấn.csv"
    printf '%s\n' 'SubmissionDate,start,end,thon,ten_ho,chu_ho,dien_thoai,nganh_nghe,co_ttkdtm,hinh_thuc,meta-instanceID,KEY' \
        '2026-03-02T02:02:02.000Z,,,thanh_binh,Tạp hóa Vô Danh,Quách Thị Xuyến,0987654399,Bí Mật,khong,khong,uuid:1,uuid:1' \
        '2026-03-02T02:02:02.000Z,,,Xuyến,Tạp hóa Vô Danh,Quách Thị Xuyến,0987654399,Bí Mật,khong,khong,uuid:2,uuid:2' \
        > "$inbox/khao_sat.csv"
    printf 'STT,Ngày,Họ và tên,Số CCCD,Hoạt động,Phiếu bầu\n1,03/03/2026,Quách Thị Xuyến,030199887709,Phát tờ rơi,x\n' > "$stem - Tham gia bầu cử.csv"
    printf 'Quách Thị Xuyến\0\1 030199887710\n' > "$inbox/hong.csv"
}

# What people and machines see: arguments and environments of every program started, answers, complaints, the server's log.
run_everything() {
    local seen=$work/seen command
    strace -f -qq -v -s 100000 -e trace=execve -o "$seen.exec" \
        thidua nightly --settle 0 --as-of 2026-11-20 > "$seen.night" 2>&1 || [ $? -eq 1 ]
    for command in status 'status --format json' files 'files --format csv' rejects 'rejects --format csv' facts values \
        'values --measures' 'explain 10633-T13' config check score 'draw --seed x' 'ingest --dry-run'; do
        # shellcheck disable=SC2086
        thidua $command --as-of 2026-11-20 >> "$seen.commands" 2>&1 || [ $? -eq 1 ]
    done
}

clean() { ! LC_ALL=C grep -raqE "$marks" "$@" || { LC_ALL=C grep -raoE ".{0,60}($marks)" "$@" | head; return 1; }; }

@test "marked citizens are found in protected places only" {
    marked_files
    run_everything
    [ "$(sql 'select count(*) from fact.dossier')" -eq 1 ] && [ "$(sql 'select count(*) from fact.support')" -eq 1 ]
    clean "$work/seen.exec" "$work/seen.night" "$work/seen.commands"
    clean "$THIDUA_HOME/reports" "$THIDUA_HOME"/*.*
    [ -z "$(ls -A "$THIDUA_HOME/spool")" ]
    pg_dump --exclude-table=ops.quarantine "$PGDATABASE" > "$work/dump"
    clean "$work/dump"
    # the marks are where they may be: else the search proves nothing
    LC_ALL=C grep -raqE "$marks" "$THIDUA_HOME/archive"
    [ "$(sql "select count(*) from ops.quarantine where array_to_string(cells, ' ') ~ 'Xuyến'")" -ge 2 ]
    [ "$(stat -c %a "$THIDUA_HOME/archive" "$THIDUA_HOME/quarantine" "$THIDUA_HOME/spool" "$THIDUA_HOME/loi" | sort -u)" = 700 ]
}

@test "the server's log holds no value of a citizen, statements that fail included" {
    log="$root/var/test-pg/server.log"
    "$root/scripts/cluster" env test-pg | grep -q "PGHOST=$PGHOST " && [ -r "$log" ] || skip "not the server of scripts/cluster test-pg"
    marked_files
    thidua nightly --quiet --settle 0 --as-of 2026-11-20 || [ $? -eq 1 ]
    clean "$log"
}
