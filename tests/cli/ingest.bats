#!/usr/bin/env bats
# ingest: what becomes of files and rows, as an officer sees it. Expected values are worked out by hand.

load ingest_common

setup() { deployment; }
teardown() { leave; }

field() { sql "select $1 from fact.dossier where code = '$2'"; }
state() { thidua files --format csv | grep "^$1," | cut -d, -f6; }

@test "a row is loaded, rejected or a named duplicate, and the file says how many" {
    export_file a.csv \
        'H24.106-260301-0001,"Thôn An Điền, xã Trần Phú, thành phố Hải Phòng",Trực tuyến,01/03/2026,05/03/2026,04/03/2026,Đã trả kết quả,10.000' \
        'H24.106-260302-0002,"Thôn An Điền, xã Trần Phú, thành phố Hải Phòng",Trực tiếp,02/03/2026,06/03/2026,01/03/2026,Đã xử lý xong,0' \
        'H24.106-260301-0001,"Thôn An Điền, xã Trần Phú, thành phố Hải Phòng",Trực tuyến,01/03/2026,05/03/2026,04/03/2026,Đã trả kết quả,10.000' \
        ',"Thôn An Điền, xã Trần Phú",Trực tuyến,03/03/2026,05/03/2026,,Đang xử lý,0'
    run ingest
    [ "$status" -eq 1 ]
    [ "$(thidua files --format csv | tail -n 1 | cut -d, -f1-7)" = "a.csv,4,1,2,1,loaded_with_rejects,portal" ]
    run thidua rejects --format csv
    [ "${lines[0]}" = "file,sheet,row,field,class" ]
    [ "${lines[1]}" = "a.csv,,3,finished_at,finished before received" ]
    [ "${lines[2]}" = "a.csv,,4,,duplicate in file" ]
    [ "${lines[3]}" = "a.csv,,5,code,key missing" ]
    [ "${#lines[@]}" -eq 4 ]
    [ "$(field 'village_code, channel, fee, row_no' H24.106-260301-0001)" = "10633-T01|2|10000|2" ]
    [ "$(sql "select count(*) from ops.quarantine")" = 2 ]
    [ -z "$(ls "$inbox")" ]
    [ "$(find "$THIDUA_HOME/archive" -type f | wc -l)" -eq 1 ]
}

@test "the same content under another name is a duplicate of the older one and changes nothing" {
    export_file b.csv 'H24.106-260301-0001,"Thôn An Điền, xã Trần Phú, Hải Phòng",Trực tuyến,01/03/2026,,,Đang xử lý,0'
    touch -d 2026-03-05 "$inbox/b.csv"; cp -p "$inbox/b.csv" "$work/kept"
    ingest_quietly
    before=$(sql "select xmin, * from fact.dossier")
    cp "$work/kept" "$inbox/a.csv"; touch -d 2026-03-06 "$inbox/a.csv"
    ingest_quietly
    [ "$(state a.csv)" = duplicate ]
    [ "$(thidua files --format csv | grep '^a.csv,' | cut -d, -f12)" = b.csv ]
    [ "$before" = "$(sql "select xmin, * from fact.dossier")" ]
    [ -z "$(ls "$inbox")" ]
}

@test "an earlier name of the same content becomes the original" {
    export_file late.csv 'H24.106-260301-0001,"Thôn An Điền, xã Trần Phú, Hải Phòng",Trực tuyến,01/03/2026,,,Đang xử lý,0'
    touch -d 2026-03-05 "$inbox/late.csv"; cp "$inbox/late.csv" "$work/kept"
    ingest_quietly
    cp "$work/kept" "$inbox/early.csv"; touch -d 2026-03-04 "$inbox/early.csv"
    ingest_quietly
    [ "$(state late.csv)" = duplicate ]
    [ "$(state early.csv)" = loaded ]
    [ "$(sql "select name, version_at::date, stale from ops.file")" = "early.csv|2026-03-04|f" ]
}

@test "a newer layout without a column erases nothing; an empty cell in a column that it has does" {
    export_file full_20260301_0800.csv \
        'H24.106-260226-0001,"Thôn An Điền, xã Trần Phú, Hải Phòng",Trực tuyến,26/02/2026,05/03/2026,,Đang xử lý,15.000'
    ingest_quietly
    printf '%s\n' 'Mã hồ sơ,Địa chỉ,Ngày tiếp nhận,Ngày hẹn trả,Ngày kết thúc xử lý,Trạng thái,"Phí, lệ phí"' \
        'H24.106-260226-0001,"Thôn An Điền, xã Trần Phú, Hải Phòng",26/02/2026,,04/03/2026,Đã xử lý xong,' \
        > "$inbox/less_20260305_0800.csv"
    ingest_quietly
    [ "$(field 'channel, due_on, finished_on, status, fee' H24.106-260226-0001)" = "2||2026-03-04|9|" ]
}

@test "an older export that comes late leaves the newer values and fills what they lack" {
    export_file n_20260310_0800.csv 'H24.106-260226-0001,"Thôn An Điền, xã Trần Phú, Hải Phòng",Trực tuyến,26/02/2026,,08/03/2026,Đã xử lý xong,0'
    ingest_quietly
    export_file o_20260301_0800.csv \
        'H24.106-260226-0001,"Thôn An Điền, xã Trần Phú, Hải Phòng",Trực tuyến,26/02/2026,,,Đang xử lý,0' \
        'H24.106-260225-0009,"Thôn An Điền, xã Trần Phú, Hải Phòng",Trực tuyến,25/02/2026,,,Đang xử lý,0'
    ingest_quietly
    [ "$(field 'status, finished_on' H24.106-260226-0001)" = "9|2026-03-08" ]
    [ "$(field status H24.106-260225-0009)" = 4 ]
    [ "$(sql "select f.name from fact.dossier d join ops.file f using (file_id) where code = 'H24.106-260226-0001'")" = n_20260310_0800.csv ]
}

@test "a file still being written, partial names, folders, links and pipes are left" {
    export_file fresh.csv 'H24.106-260301-0001,"Thôn An Điền, xã Trần Phú",Trực tuyến,01/03/2026,,,Đang xử lý,0'
    for name in x.part .hidden '~$x.xlsx' x.crdownload x.tmp; do cp "$inbox/fresh.csv" "$inbox/$name"; done
    mkdir "$inbox/folder"; ln -s "$inbox/fresh.csv" "$inbox/link.csv"; mkfifo "$inbox/pipe.csv"
    keep_on touch "$inbox/fresh.csv" & writer=$!
    run thidua ingest --settle 3 --as-of 2026-11-20
    touch "$work/enough"; wait "$writer"
    [ "$status" -eq 1 ] # the folder, the link and the pipe are warnings
    [[ "$output" == *"folder"* && "$output" == *"link.csv"* && "$output" == *"pipe.csv"* ]]
    [ -e "$inbox/fresh.csv" ]
    [ "$(sql "select count(*) from ops.file")" -eq 0 ]
    rm -r "$inbox/folder" "$inbox/link.csv" "$inbox/pipe.csv"
    run ingest
    [ "$status" -eq 0 ]
    [ "$(sql "select count(*) from ops.file")" -eq 1 ]
    [ "$(find "$inbox" -type f | wc -l)" -eq 5 ]
}

@test "files named on the command line stay where they are; a dry run changes nothing" {
    export_file given.csv 'H24.106-260301-0001,"Thôn An Điền, xã Trần Phú",Trực tuyến,01/03/2026,,,Đang xử lý,0'
    mv "$inbox/given.csv" "$work/given.csv"
    run ingest --dry-run "$work/given.csv"
    [ "$status" -eq 0 ]
    [ "$(sql "select count(*) from ops.file")" -eq 0 ]
    ingest --quiet "$work/given.csv"
    [ -e "$work/given.csv" ]
    [ "$(state given.csv)" = loaded ]
    [ -z "$(ls -A "$THIDUA_HOME/spool")" ]
}

@test "a bad file stops no other; a file with a forbidden column is not kept" {
    export_file a.csv 'H24.106-260301-0001,"Thôn An Điền, xã Trần Phú",Trực tuyến,01/03/2026,,,Đang xử lý,0'
    head -c 3000 /dev/urandom > "$inbox/noise.xlsx"
    printf '%s\n' 'a,b' '1,2' > "$inbox/unknown.csv"
    cp "$root/samples/inbox/Khao sat ho kinh doanh co so tai khoan.csv" "$inbox/"
    run ingest
    [ "$status" -eq 1 ]
    [ "$(state a.csv)" = loaded ]
    [ "$(state noise.xlsx)" = rejected ]
    [ "$(state unknown.csv)" = rejected ]
    sha256=$(sha256sum "$root/samples/inbox/Khao sat ho kinh doanh co so tai khoan.csv" | cut -c1-64)
    [ "$(sql "select state, reason, archived from ops.file where encode(sha256, 'hex') = '$sha256'")" = "rejected|forbidden column|f" ]
    [ ! -e "$THIDUA_HOME/archive/${sha256:0:2}/${sha256:2}" ]
    [ -z "$(ls -A "$THIDUA_HOME/spool")" ]
}

@test "a decision about a name moves old dossiers; one about a held file loads it" {
    export_file a.csv 'H24.106-260301-0001,"Thôn Đồng Chum, xã Trần Phú, thành phố Hải Phòng",Trực tuyến,01/03/2026,,,Đang xử lý,0'
    cp "$root/samples/inbox/Báo cáo thôn Đông tháng 2.2026.xlsx" "$inbox/"
    ingest_quietly
    [ "$(field village_code H24.106-260301-0001)" = UNKNOWN ]
    [ "$(thidua files --format csv | grep '^Báo cáo thôn Đông' | cut -d, -f6)" = held ]
    thidua decide alias 'Đồng Chum' 10633-T05
    thidua decide file-village 'Báo cáo thôn Đông tháng 2.2026.xlsx' 10633-T03 --reason 'gọi điện hỏi trưởng thôn'
    ingest_quietly
    [ "$(field village_code H24.106-260301-0001)" = 10633-T05 ]
    [ "$(sql "select state like 'loaded%', village_code from ops.file where family = 'village'")" = "t|10633-T03" ]
    [ "$(sql "select count(*) from ops.decision")" -eq 2 ]
    run thidua decide alias X 10633-T99
    [ "$status" -eq 2 ]
}

@test "a training row waits for the roster that names the person" {
    cp "$root"/samples/inbox/'Thôn Thanh Bình - Báo cáo tháng 3.2026 - Tập huấn.csv' "$inbox/"
    ingest_quietly
    [ "$(sql "select rows_loaded, rows_rejected from ops.file")" = "0|4" ]
    [ "$(thidua rejects --format csv | grep -c 'member unknown')" -eq 4 ]
    [ "$(sql "select count(*) from ops.quarantine")" -eq 4 ]
    cp "$root"/samples/inbox/'Thôn Thanh Bình - Báo cáo tháng 3.2026 - Danh sách thành viên.csv' "$inbox/"
    ingest_quietly
    [ "$(sql "select rows_loaded, rows_rejected, state from ops.file where name like '%Tập huấn.csv'")" = "4|0|loaded" ]
    [ "$(sql "select count(*) from ops.quarantine")" -eq 0 ]
    [ "$(sql "select count(*) from fact.training_attendance where in_force")" -eq 4 ]
}

@test "the next night's overlap writes only what changed; a repeat of an unchanged row is still a duplicate" {
    for i in $(seq 1000 1999); do echo "H24.106-260301-$i,\"Thôn An Điền, xã Trần Phú, Hải Phòng\",Trực tuyến,01/03/2026,,,Đang xử lý,0"; done > "$work/rows"
    mapfile -t rows < "$work/rows"
    export_file n_20260310_0800.csv "${rows[@]}"
    ingest --quiet
    before=$(sql "select count(*), sum(xmin::text::bigint) from fact.dossier where code <> 'H24.106-260301-1500'")
    rows[500]='H24.106-260301-1500,"Thôn An Điền, xã Trần Phú, Hải Phòng",Trực tiếp,01/03/2026,,09/03/2026,Đã xử lý xong,0'
    export_file n_20260311_0800.csv "${rows[@]}" "${rows[0]}" \
        'H24.106-260301-1001,"Thôn An Điền, xã Trần Phú, Hải Phòng",Trực tiếp,01/03/2026,,,Đang xử lý,99'
    ingest_quietly
    [ "$before" = "$(sql "select count(*), sum(xmin::text::bigint) from fact.dossier where code <> 'H24.106-260301-1500'")" ]
    [ "$(field 'channel, finished_on, row_no' H24.106-260301-1500)" = "1|2026-03-09|502" ]
    [ "$(field 'channel, fee' H24.106-260301-1001)" = "2|0" ]
    [ "$(thidua files --format csv | tail -n 1 | cut -d, -f1-6)" = "n_20260311_0800.csv,1002,1000,0,2,loaded" ]
    [ "$(thidua rejects --format csv | tail -n +2)" = "n_20260311_0800.csv,,1002,,duplicate in file
n_20260311_0800.csv,,1003,,duplicate in file" ]
}

@test "a list of villages from the inbox holds from then on, the newest one whatever comes first; a wrong one is refused" {
    export_file a.csv 'H24.106-260301-0001,"Thôn Đồng Chum, xã Trần Phú, thành phố Hải Phòng",Trực tuyến,01/03/2026,,,Đang xử lý,0'
    ingest_quietly
    sed 's/,Điền Xá,/,Điền Xá;Đồng Chum,/' "$root/samples/villages.csv" > "$inbox/ds_20260205_0800.csv"
    ingest_quietly
    [ "$(field village_code H24.106-260301-0001)" = 10633-T01 ]
    cp "$root/samples/villages.csv" "$inbox/ds_20260105_0800.csv"
    sed 's/10633-T02/99999-T02/' "$root/samples/villages.csv" > "$inbox/ds_20260305_0800.csv"
    ingest_quietly
    [ "$(field village_code H24.106-260301-0001)" = 10633-T01 ]
    [ "$(state ds_20260305_0800.csv)" = rejected ]
    [ "$(sql "select count(*) from ref.village")" -eq 21 ]
}
