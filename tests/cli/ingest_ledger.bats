#!/usr/bin/env bats
# ingest_ledger: what the server or the archive does to a load: rows refused, rows not taken, a column gone, a content whose number
# is another's, an original that is lost. Nothing stays of such a load, and the next one ends as ever.

load ingest_common

setup() { deployment; }
teardown() { leave; }

# on TABLE BODY: what the server does to every row that is loaded there.
on() {
    sql "create or replace function public.meddle() returns trigger language plpgsql as \$\$ begin $2 return new; end \$\$;
         create trigger meddle before insert on $1 for each row execute function public.meddle()"
}
off() { sql "drop trigger meddle on $1"; }
rows() { sql "select (select count(*) from ops.file), (select count(*) from ops.arrival), (select count(*) from fact.dossier)"; }
three() {
    export_file "$1" 'H24.106-260301-0001,"Thôn An Điền, xã Trần Phú",Trực tuyến,01/03/2026,,,Đang xử lý,0' \
        'H24.106-260301-0002,"Thôn An Điền, xã Trần Phú",Trực tuyến,02/03/2026,,,Đang xử lý,0' \
        'H24.106-260301-0003,"Thôn An Điền, xã Trần Phú",Trực tuyến,03/03/2026,,,Đang xử lý,0'
}

@test "rows that the server refuses, has no room for, or does not take: nothing is loaded; then all is" {
    three a.csv
    on fact.dossier "if new.code ~ '2\$' then raise exception using errcode = '23514'; end if;"
    fails_with 3 'máy chủ không nhận các dòng nạp (SQLSTATE 23514)' ingest
    off fact.dossier
    on fact.dossier "if new.code ~ '2\$' then raise exception using errcode = 'disk_full'; end if;"
    fails_with 3 'SQLSTATE 53100' ingest
    [[ "$output" == *'[disk full, '* ]]
    off fact.dossier
    on fact.dossier "if new.code ~ '2\$' then return null; end if;"
    fails_with 3 'máy chủ nhận 2 dòng trong 3 dòng đã gửi' ingest
    off fact.dossier
    [ "$(rows)" = '0|0|0' ] && [ -e "$inbox/a.csv" ]
    # a first load goes to the facts themselves; the next ones over the stage
    ingest --quiet
    [ "$(rows)" = '1|1|3' ] && [ ! -e "$inbox/a.csv" ]
    three b.csv
    sed -i 's/,0$/,5/' "$inbox/b.csv"
    on stage.dossier "if new.code ~ '3\$' then return null; end if;"
    fails_with 3 'máy chủ nhận 2 dòng trong 3 dòng đã gửi' ingest
    off stage.dossier
    [ "$(rows)" = '1|1|3' ] && [ "$(sql 'select sum(fee) from fact.dossier')" = 0 ]
    sql "alter table stage.dossier rename fee to khac"
    fails_with 2 'hợp đồng portal-full nạp cột fee mà bảng dossier không có' ingest
    sql "alter table stage.dossier rename khac to fee"
    ingest --quiet
    [ "$(rows)" = '2|2|3' ] && [ "$(sql 'select sum(fee) from fact.dossier')" = 15 ]
}

@test "a number of another content, an arrival or an original that is gone: the load ends, nothing changes" {
    three a.csv
    cp "$inbox/a.csv" "$work/a"
    ingest --quiet
    before=$(dump)
    sha=$(sha256sum <"$work/a" | cut -d' ' -f1)
    sql "update ops.file set sha256 = '\\x00'"
    cp "$work/a" "$inbox/lai.csv"
    fails_with 70 'hai nội dung khác nhau có cùng số hiệu tệp' ingest
    sql "update ops.file set sha256 = '\\x$sha'"
    rm "$inbox/lai.csv"
    # to be read again, as after a decision
    original=$(find "$THIDUA_HOME/archive" -type f)
    mv "$original" "$work/original"
    sql "update ops.file set stale = true"
    fails_with 3 'không mở được bản chép của tệp' ingest
    [[ "$output" == *a.csv* ]]
    mv "$work/original" "$original"
    sql "create table public.kept as select * from ops.arrival; delete from ops.arrival"
    fails_with 70 'sổ tệp thiếu lần nhận của một nội dung' ingest
    sql "insert into ops.arrival select * from public.kept; drop table public.kept"
    ingest --quiet
    [ "$(dump)" = "$before" ]
}
