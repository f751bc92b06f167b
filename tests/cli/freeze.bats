#!/usr/bin/env bats
# thidua freeze: revisions, what they keep, late data, and the same bytes whatever the order, locale and zone.

load common
load seal_common

setup_file() { make_frozen; }
teardown_file() { drop_frozen; }
setup() { own_copy; }
teardown() { leave; }

@test "a revision's folder: read-only, signed, chained, its head printed in 16 groups" {
    folder=$THIDUA_HOME/chot/2026-2
    [ "$(stat -c %a "$folder"/* | sort -u)" = 440 ]
    [ "$(LC_ALL=C ls "$folder")" = "$(printf '%s\n' chenh-lech.csv diem.csv gia-tri.csv indicators.xml nguon.csv ranking.xml ranking.xml.sig report.xsd rubric-individuals.xml rubric.xml)" ]
    xmllint --noout --schema "$folder/report.xsd" "$folder/ranking.xml"
    # another tool's canonical form and signature check; the head before stands in the document
    head=$(xmllint --exc-c14n "$folder/ranking.xml" | sha256sum | cut -d' ' -f1)
    first=$(xmllint --exc-c14n "$THIDUA_HOME/chot/2026-1/ranking.xml" | sha256sum | cut -d' ' -f1)
    (cd "$folder" && xmlsec1 --verify --enabled-key-data key-name --pubkey-cert-pem "$THIDUA_SIGNING_CERTIFICATE" ranking.xml.sig)
    grep -q "previous=\"$first\" chain=\"2\"" "$folder/ranking.xml"
    run thidua freeze --list --format csv
    [[ "${lines[1]}" == 2026,1,1,*,"$first",,* ]] && [[ "${lines[2]}" == 2026,2,2,"$first","$head","thôn An Điền gửi muộn tháng 8",* ]]
    [ "$(thidua freeze --list --year 2025 --format csv | wc -l)" = 1 ]
    fails_with 2 'phải là một năm' thidua freeze --list --year hai
    run thidua verify --head "$(fold -w4 <<<"${head^^}" | paste -sd' ')" --audit
    [ "$status" -eq 0 ]
    # every source of the ledger, and each document of the folder, by its digest
    [ "$(grep -c '<source ' "$folder/ranking.xml")" = "$(sql 'select count(*) from ops.file')" ]
    grep -q "document name=\"diem.csv\" sha256=\"$(sha256sum <"$folder/diem.csv" | cut -d' ' -f1)\"" "$folder/ranking.xml"
    fails_with 2 'phải có lý do' thidua freeze --year 2026
    [ "$(sql 'select count(*) from seal.revision')" = 2 ]
    [ "$(sql 'select count(*) from seal.opening')" = 2 ]
}
@test "one figure changed in a ranking file: neither xmlsec1 nor verify accepts it" {
    cp "$THIDUA_HOME/chot/2026-2/"ranking.xml* "$work/"
    chmod u+w "$work"/ranking.xml
    run thidua verify "$work/ranking.xml"
    [ "$status" -eq 0 ] || { echo "$output"; return 1; }
    PGHOST=/nonexistent run thidua verify "$work/ranking.xml" # an auditor's machine: no database
    [ "$status" -eq 0 ] || { echo "$output"; return 1; }
    sed -i '0,/rank="1"/s//rank="2"/' "$work/ranking.xml"
    names 'signature' "$work/ranking.xml"
    grep -q '^chain changed,' <<<"$output"
    ! (cd "$work" && xmlsec1 --verify --enabled-key-data key-name --pubkey-cert-pem "$THIDUA_SIGNING_CERTIFICATE" ranking.xml.sig)
}
@test "late data: loaded as ever, the frozen year stands, the report shows what would change; frozen anew they count" {
    before=$(sql "select md5(string_agg(x, '' order by x)) from (select t::text from score.total as t union all select v::text from indicator.value as v
                  where period like '2026%' union all select f::text from measure.figure as f where month like '2026%') as r (x)")
    cp "$root/samples/inbox/Thôn An Điền - Báo cáo tháng 9.2026.xlsx" "$root/samples/inbox/Thôn An Điền - Báo cáo tháng 10.2026.xlsx" "$THIDUA_HOME/inbox/"
    take
    [ "$(sql "select count(*) from ops.file where month in ('2026-09', '2026-10') and village_code = '10633-T01' and state like 'loaded%'")" = 2 ]
    thidua compute --quiet
    run thidua score
    [[ "$output" == *'năm đã chốt bản 2'*'của 1 thôn'* ]]
    [ "$(sql "select md5(string_agg(x, '' order by x)) from (select t::text from score.total as t union all select v::text from indicator.value as v
                  where period like '2026%' union all select f::text from measure.figure as f where month like '2026%') as r (x)")" = "$before" ]
    clean
    thidua report --quiet
    page=$THIDUA_HOME/reports/current
    grep -q 'Số liệu đến sau khi chốt sẽ thay đổi gì' "$page/xep-hang.html"
    grep -q "$(sql "select upper(left(head, 4)) || ' ' || upper(substr(head, 5, 4)) from seal.revision where revision = 2")" "$page/xep-hang.html"
    unzip -p "$page"/bao-cao-2026-11.docx word/document.xml | grep -q 'Đầu chuỗi'
    cmp "$page/chot/2026-2/ranking.xml" "$THIDUA_HOME/chot/2026-2/ranking.xml"
    [ ! -e "$page/cong-khai/chot" ]
    late=$(sql "select village_code, node, points_late from score.difference where node = 'TOTAL' order by 1")
    thidua freeze --quiet --year 2026 --reason 'tháng 9 và 10 đến muộn'
    [ "$(sql "select village_code, 'TOTAL', points from score.total where village_code = '10633-T01'")" = "$late" ]
    [ "$(sql 'select count(*) from score.difference')" = 0 ]
    grep -q '^10633-T01,TOTAL,' "$THIDUA_HOME/chot/2026-3/chenh-lech.csv"
    clean
}
@test "late portal data: the nights go on, over the turn of the year too, and the checks still see what does not add up" {
    before=$(sql "select md5(string_agg(f::text, '' order by f::text)) from measure.figure as f where month like '2026%'")
    cp "$root/samples/inbox/DanhSachHoSo_20261119_2310.csv" "$THIDUA_HOME/inbox/"
    take
    [ "$(sql 'select count(*) from fact.dossier')" = 4531 ]
    thidua compute --quiet --as-of 2026-11-21 # another day: everything is computed and checked again
    export THIDUA_PLAN_YEAR=2027
    sed 's/,2026,/,2027,/' "$THIDUA_HOME/villages.csv" >"$work/2027.csv"
    thidua init --quiet --villages "$work/2027.csv"
    thidua compute --quiet --as-of 2027-01-20
    # nothing came in 2027; all dossiers that are open as they are now, another way than the program counts
    [ "$(sql "select sum((figures ->> 'dossiers_received')::int), sum((figures ->> 'dossiers_open')::int) from measure.figure where month = '2027-01'")" = \
        "0|$(sql 'select count(*) from fact.dossier where status not in (1, 3, 7, 8, 9, 10)')" ]
    [ "$(sql "select md5(string_agg(f::text, '' order by f::text)) from measure.figure as f where month like '2026%'")" = "$before" ]
    # one dossier too many: in what came in only, then in what is open, too
    lie() {
        sql "create or replace function public.lie() returns trigger language plpgsql as \$\$ begin new.figures = new.figures || $1; return new; end \$\$"
    }
    lie "'{\"dossiers_received\": 1}'"
    sql "create trigger lie before insert or update on measure.figure for each row
         when (new.month = '2027-02' and new.source = 'dossier' and new.village_code = '10633-T01') execute function public.lie()"
    open=$(sql "select figures ->> 'dossiers_open' from measure.figure where month = '2027-01' and source = 'dossier' and village_code = '10633-T01'")
    fails_with 4 "cân đối hồ sơ không đạt: 1 chỗ, đầu tiên là 10633-T01 2027-02: 1 + $open <> 0 + 0 + 0 + $open" thidua compute --as-of 2027-02-20
    lie "jsonb_build_object('dossiers_received', 1, 'dossiers_open', $open + 1)"
    fails_with 4 'tổng các thôn bằng toàn xã không đạt: 2 chỗ, đầu tiên là dossiers_received: 1 <> 0' thidua compute --as-of 2027-02-20
    sql "alter table measure.figure disable trigger lie"
    thidua compute --quiet --as-of 2027-02-20
}
@test "what cannot be frozen: no year, no rubric, no village" {
    fails_with 2 'chưa nói chốt năm nào' thidua freeze
    fails_with 2 '--year phải là một năm' thidua freeze --year 26
    fails_with 2 'chưa có bảng điểm của năm 2027' thidua freeze --year 2027
    PGHOST=/nonexistent fails_with 3 'chưa thể kết nối cơ sở dữ liệu' thidua freeze --year 2026
    sed 's/year="2026"/year="2027"/' "$THIDUA_HOME/rubric-2026.xml" >"$THIDUA_HOME/rubric-2027.xml"
    fails_with 2 'năm 2027 chưa có thôn nào để chốt' thidua freeze --year 2027
    echo x >"$work/broken.crt"
    THIDUA_SIGNING_CERTIFICATE=$work/broken.crt fails_with 2 'không có chứng thư nào' thidua freeze --year 2026 --reason 'x'
    [ "$(sql 'select count(*) from seal.opening')" = 2 ]
}
@test "a freeze that fails on its way leaves nothing; one whose folder cannot be put in its place gets it later" {
    sql "create function public.full() returns trigger language plpgsql as 'begin raise exception using errcode = ''disk_full''; end';
         create trigger full_disk before insert on seal.document for each row when (new.name = 'rubric-individuals.xml') execute function public.full()"
    fails_with 3 'SQLSTATE 53100' thidua freeze --year 2026 --reason 'không đủ chỗ'
    sql "drop trigger full_disk on seal.document;
         create trigger full_disk before insert on seal.revision for each row execute function public.full()"
    fails_with 3 'SQLSTATE 53100' thidua freeze --year 2026 --reason 'không đủ chỗ'
    sql "drop trigger full_disk on seal.revision"
    [ "$(sql "select count(*) from seal.opening union all select count(*) from seal.revision union all select count(*) from seal.row where revision = 3")" = '2
2
0' ]
    # what a killed freeze left in the spool goes with the next; what belongs to a process that lives, or to nobody, stays
    dead=$(sh -c 'echo $$')
    mkdir "$THIDUA_HOME/spool/chot-$dead" "$THIDUA_HOME/spool/chot-$$" "$THIDUA_HOME/spool/chot-x"
    ln -s nowhere "$THIDUA_HOME/chot/2026-3"
    fails_with 3 'không đặt được thư mục' thidua freeze --year 2026 --reason 'lần này được'
    [ "$(sql 'select count(*) from seal.revision')" = 3 ]
    [ "$(cd "$THIDUA_HOME/spool" && echo chot-*)" = "$(printf '%s\n' "chot-$$" chot-x | LC_ALL=C sort | paste -sd' ')" ]
    rmdir "$THIDUA_HOME/spool/chot-$$" "$THIDUA_HOME/spool/chot-x"
    rm "$THIDUA_HOME/chot/2026-3"
    mv "$THIDUA_HOME/chot" "$work/chot"
    touch "$THIDUA_HOME/chot"
    fails_with 3 'chot' thidua freeze --year 2027
    rm "$THIDUA_HOME/chot"
    mv "$work/chot" "$THIDUA_HOME/chot"
    fails_with 2 'chưa có bảng điểm' thidua freeze --year 2027 # any freeze, like any night, first puts right what is missing
    cmp <(sql "select content from seal.document where revision = 3 and name = 'diem.csv'" | head -n -1) "$THIDUA_HOME/chot/2026-3/diem.csv"
}
@test "without a key a revision is not signed, and that is told" {
    THIDUA_SIGNING_KEY=$work/none THIDUA_SIGNING_CERTIFICATE=$work/none run thidua freeze --year 2026 --reason 'máy không có khóa'
    [ "$status" -eq 1 ] && [[ "$output" == *'chưa có khóa ký nên bản chốt chưa được ký số'* ]] || { echo "$output"; return 1; }
    [ ! -e "$THIDUA_HOME/chot/2026-3/ranking.xml.sig" ]
}
@test "what is done is in the audit log" {
    thidua decide --reason thử alias 'Xóm Mới' 10633-T02 2>/dev/null
    thidua draw --year 2026 --seed 'ngày họp' --out "$work/list.csv" 2>/dev/null
    [ "$(sql "select string_agg(distinct event, ' ' order by event) from ops.audit")" = 'decision draw freeze init key publish' ]
    ! sql 'select detail from ops.audit' | grep -q 'Xóm Mới'
    tail -1 "$THIDUA_HOME/chuoi.txt" | grep -q "audit $(sql 'select max(entry_no) from ops.audit') $(sql 'select hash from ops.audit order by entry_no desc limit 1')"
    run thidua verify --audit
    [ "$status" -eq 0 ]
}
@test "inputs in another order, locale and time zone: the same ranking but for the run stamp" {
    cp "$THIDUA_HOME/keys/"hmac* "$work/" 2>/dev/null || true
    reference=$work/reference
    grep -v '<run ' "$THIDUA_HOME/chot/2026-1/ranking.xml" >"$reference"
    other() { # other NAME LOCALE ZONE SORT: the first revision made from the same files, taken one by one in another order
        local name=$1 locale=$2 zone=$3 sorting=$4 base=$THIDUA_HOME order
        PGDATABASE=postgres psql -qXc "create database ${database}_$name template template0 encoding 'UTF8' locale 'C.UTF-8'"
        (
            export PGDATABASE=${database}_$name THIDUA_HOME=$work/$name LC_ALL=$locale TZ=$zone PGTZ=$zone PGDATESTYLE='SQL, DMY'
            mkdir -p "$THIDUA_HOME/keys"
            cp -p "$base/keys/"* "$THIDUA_HOME/keys/"
            thidua init --quiet --villages "$base/villages.csv"
            cp "$base/rubric-2026.xml" "$THIDUA_HOME/"
            while read -r order; do
                cp "$order" "$THIDUA_HOME/inbox/"
                take
            done < <(printf '%s\n' "$root/samples/inbox/Thôn An Điền - Báo cáo tháng "[1-7].2026.xlsx "$root/samples/inbox/BC to CNSCD thon An Điền Thượng "*.xlsx \
                "$root/samples/inbox/DanhSachHoSo_20260331_1702.csv" | LC_ALL=C sort "$sorting")
            thidua freeze --quiet --year 2026
        )
        local status=0
        grep -v '<run ' "$work/$name/chot/2026-1/ranking.xml" | cmp - "$reference" || status=1
        drop_database "${database}_$name"
        return $status
    }
    other reverse C.UTF-8 America/New_York -r
    other shuffled POSIX Pacific/Kiritimati -k1.30r
}
