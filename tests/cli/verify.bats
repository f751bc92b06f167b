#!/usr/bin/env bats
# thidua verify: twelve kinds of damage after a freeze are each named; nothing else raises an alarm.

load common
load seal_common

setup_file() { make_frozen; }
teardown_file() { drop_frozen; }
setup() { own_copy; }
teardown() { leave; }

revision() { echo "$THIDUA_HOME/chot/2026-2"; }

@test "no alarm: clean runs, a night, VACUUM FULL, dump and restore, another locale and time zone" {
    for _ in $(seq "${CLEAN_RUNS:-2}"); do clean; done
    sql "vacuum full analyze"
    clean
    LC_ALL=C TZ=America/New_York clean
    PGOPTIONS='-c timezone=America/New_York -c datestyle=SQL,DMY' clean
    pg_dump -Fc -f "$work/dump" "$PGDATABASE"
    copy=${database}_r
    PGDATABASE=postgres psql -qXc "create database $copy template template0 encoding 'UTF8' locale 'C.UTF-8'"
    pg_restore -d "$copy" --no-owner "$work/dump"
    PGDATABASE=$copy run thidua verify
    drop_database "$copy"
    [ "$status" -eq 0 ] || { echo "$output"; return 1; }
}
@test "a byte in an archived original" {
    file=$(find "$THIDUA_HOME/archive" -type f | sort | head -1)
    chmod u+w "$file"
    printf 'X' | dd of="$file" bs=1 seek=20 conv=notrunc status=none
    names 'archive changed'
    rm "$file"
    names 'archive changed'
}
@test "a fact row: changed, taken out, put in; live or frozen" {
    sql "update fact.activity set attendance = attendance + 1 where in_force and row_no = (select min(row_no) from fact.activity where in_force)"
    names 'fact changed'
}
@test "a fact row that was taken out of the live tables" {
    sql "delete from fact.dossier where code = (select min(code) from fact.dossier)"
    names 'fact changed'
}
@test "a frozen fact row" {
    damage seal.row "update seal.row set content = content || '{\"attendance\": 999}' where revision = 1 and relation = 'fact.activity' and position = 1"
    names 'fact changed'
    grep -q '^result not reproduced,2026-1' <<<"$output"
}
@test "a figure, a value, a weight, points, a rank: live and frozen" {
    damage score.node "update score.node set max = max + 1, weight = weight + 1 where node = (select min(node) from score.node where kind = 'criterion')"
    names 'weight changed'
    damage score.total "update score.total set rank = 4 - rank"
    names 'rank changed'
    damage score.criterion_point "update score.criterion_point set points = points + 0.01 where points = 0"
    names 'points changed'
    damage indicator.value "update indicator.value set numerator = numerator + 1 where period = '2026' and numerator = 0"
    names 'figure changed'
}
@test "a frozen weight, a frozen rank" {
    damage seal.row "update seal.row set content = content || '{\"weight\": 99}' where revision = 2 and relation = 'score.node' and content ->> 'kind' = 'criterion'"
    names 'weight changed'
    damage seal.row "update seal.row set content = content || '{\"rank\": 1}' where revision = 2 and relation = 'score.total'"
    names 'rank changed'
    grep -q '^result not reproduced,2026-2,' <<<"$output"
}
@test "an audit row changed" {
    damage ops.audit "update ops.audit set who = 'somebody' where entry_no = 2"
    names 'audit changed' --audit
    names 'audit changed'
}
@test "audit rows removed in the middle" {
    damage ops.audit "delete from ops.audit where entry_no = 2"
    names 'audit removed' --audit
}
@test "audit rows removed at the end" {
    damage ops.audit "delete from ops.audit where entry_no > (select max(entry_no) - 2 from ops.audit)"
    names 'audit cut' --audit
}
@test "the tail of the audit log rebuilt with good hashes" {
    sql "begin; alter table ops.audit disable trigger refuse; create temp table tail as select * from ops.audit where entry_no > 1;
         delete from ops.audit where entry_no > 1;
         insert into ops.audit (commune_code, event, run_id, detail) select commune_code, event, run_id, detail from tail order by entry_no;
         alter table ops.audit enable always trigger refuse; commit" >/dev/null
    names 'audit rebuilt' --audit
    ! grep -q '^audit changed' <<<"$output"
}
@test "the last revision taken away with all that is in the database of it" {
    for table in opening revision row document; do
        damage "seal.$table" "delete from seal.$table where revision = 2"
    done
    names 'chain cut'
}
@test "the tail of the chain rebuilt: a head from paper is not in it" {
    head=$(sql "select head from seal.revision where revision = 2")
    paper=$(sed 's/..../& /g' <<<"${head^^}")
    run thidua verify --audit --head "$paper"
    [ "$status" -eq 0 ]
    for table in opening revision row document; do
        damage "seal.$table" "delete from seal.$table where revision = 2"
    done
    rm -rf "$(revision)" "$THIDUA_HOME/chuoi.txt"
    thidua freeze --quiet --year 2026 --reason 'thôn An Điền gửi muộn tháng 8'
    names 'chain rebuilt' --audit --head "$paper"
    names 'chain rebuilt' # the audit log tells of another head
    fails_with 2 '16 nhóm' thidua verify --head 'ABCD'
}
@test "signed with another key" {
    other=$work/other
    openssl req -quiet -x509 -newkey rsa:2048 -nodes -keyout "$other.pem" -out "$other.crt" -days 100 -subj '/CN=khac' 2>/dev/null ||
        openssl req -x509 -newkey rsa:2048 -nodes -keyout "$other.pem" -out "$other.crt" -days 100 -subj '/CN=khac' 2>/dev/null
    chmod 600 "$other.pem" "$other.crt"
    THIDUA_SIGNING_CERTIFICATE="$other.crt" names 'signature'
    run thidua verify --certificate "$other.crt" "$(revision)/ranking.xml"
    [ "$status" -eq 4 ]
    # a freeze by another key, looked at with the pinned certificate
    THIDUA_SIGNING_KEY="$other.pem" THIDUA_SIGNING_CERTIFICATE="$other.crt" thidua freeze --quiet --year 2026 --reason 'khóa lạ'
    names 'signature'
}
@test "an old document in the place of the new one" {
    chmod u+w "$(revision)"/*
    cp "$THIDUA_HOME/chot/2026-1/ranking.xml" "$THIDUA_HOME/chot/2026-1/ranking.xml.sig" "$(revision)/"
    names 'document replayed'
    run thidua verify --format csv "$(revision)/ranking.xml"
    [ "$status" -eq 4 ]
    [[ "$output" == *'document replayed'* ]]
}
@test "a report file changed, one put in, one taken out" {
    page=$(readlink -f "$THIDUA_HOME"/reports/*/xep-hang.html | head -1)
    printf ' ' >>"$page"
    names 'report changed'
    [[ "$output" == *xep-hang.html* ]]
    echo x >"${page%/*}/them.html"
    rm "${page%/*}/style.css" "${page%/*}/index.html" 2>/dev/null || true
    names 'report changed'
    [[ "$output" == *them.html*'không có lúc công bố'* ]] && [[ "$output" == *index.html*'bị mất'* ]]
    # with a manifest to match: the audit log knows the one of the publication
    (cd "${page%/*}" && rm them.html && find . -type f ! -name SHA256SUMS -printf '%P\n' | LC_ALL=C sort | xargs -d '\n' sha256sum >SHA256SUMS)
    names 'report changed'
    [[ "$output" == *SHA256SUMS* ]]
}
@test "the rubric file, and the files of a revision" {
    sed -i 's/max="15"/max="14"/' "$THIDUA_HOME/rubric-2026.xml"
    names 'rubric changed'
    chmod u+w "$(revision)"/*
    sed -i 's/max="15"/max="14"/' "$(revision)/rubric.xml"
    sed -i 's/1/2/' "$(revision)/diem.csv"
    names 'document changed'
    grep -q '^rubric changed,.*chot/2026-2/rubric.xml' <<<"$output"
}
@test "documents, heads, links and signature in the database; files of a revision, manifest, rubric and heads that cannot be read" {
    damage seal.document "update seal.document set content = content || E'x\n' where revision = 1 and name = 'diem.csv';
        update seal.document set content = replace(content, 'max=\"15\"', 'max=\"14\"') where revision = 2 and name = 'rubric.xml';
        delete from seal.document where revision = 2 and name = 'ranking.xml.sig'"
    damage seal.revision "update seal.revision set head = repeat('ab', 32) where revision = 1; update seal.revision set chain_no = 3 where revision = 2"
    rm -f "$THIDUA_HOME/chot/2026-1/gia-tri.csv"
    chmod u+w "$THIDUA_HOME"/chot/*/ranking.xml
    sed -i '$d' "$(revision)/ranking.xml" # no XML any more
    sed -i '0,/rank="1"/s//rank="2"/' "$THIDUA_HOME/chot/2026-1/ranking.xml" # nobody's ranking
    rm "$(readlink -f "$THIDUA_HOME/reports/current")/SHA256SUMS" "$THIDUA_HOME/rubric-2026.xml"
    mkdir "$THIDUA_HOME/rubric-2026.xml"
    sed -i '2s/ [a-z]* / khac /' "$THIDUA_HOME/chuoi.txt"
    names 'document changed'
    tells 'document changed' 2026-1 'tệp diem.csv giữ trong cơ sở dữ liệu không còn như lúc chốt'
    ! grep -q 'chot/2026-1/diem.csv' <<<"$output" # the folder's own file is as it was frozen
    tells 'document changed' /chot/2026-1/gia-tri.csv 'không đọc được tệp của bản chốt'
    tells 'document changed' /chot/2026-1/ranking.xml 'tệp của bản chốt đã bị sửa'
    tells 'document changed' /chot/2026-2/ranking.xml 'tệp của bản chốt đã bị sửa'
    tells 'rubric changed' 2026-2 'tệp rubric.xml giữ trong cơ sở dữ liệu không còn như lúc chốt'
    tells 'signature missing' 2026-2 'bản chốt không có chữ ký số'
    tells 'chain changed' 2026-1 'ranking.xml giữ trong cơ sở dữ liệu không khớp đầu chuỗi của bản chốt'
    tells 'chain changed' 2026-2 'bản chốt không nối với bản đứng trước trong chuỗi'
    tells 'chain cut' 2026-2 'trước bản này thiếu bản chốt'
    # 15 points of 100 made 14 in one place of the groups' tree: no rubric to score by
    tells 'result not reproduced' 2026-2 'không tính lại được: trọng số'
    tells 'rubric changed' /home/rubric-2026.xml 'không đọc được tệp bảng điểm'
    tells 'report changed' /SHA256SUMS 'không đọc được danh sách tệp đã công bố'
    tells 'audit changed' /home/chuoi.txt 'tệp đầu chuỗi hỏng ở dòng 2'
}
@test "the ranking gone from the database, or cut; a source of a revision gone from the ledger" {
    damage seal.document "delete from seal.document where revision = 1 and name = 'ranking.xml';
        update seal.document set content = left(content, 2000) where revision = 2 and name = 'ranking.xml'"
    source=$(sql "select encode(sha256, 'hex') from ops.file where name = 'DanhSachHoSo_20260331_1702.csv'")
    damage ops.file "delete from ops.file where name = 'DanhSachHoSo_20260331_1702.csv'"
    other=$(sql "select encode(sha256, 'hex') from ops.file order by name limit 1")
    original=$THIDUA_HOME/archive/${other:0:2}/${other:2}
    rm "$original"
    mkdir "$original" # opens, and cannot be read
    names 'chain changed'
    tells 'chain changed' 2026-1 'ranking.xml không còn trong cơ sở dữ liệu'
    tells 'chain changed' 2026-2 'ranking.xml hỏng: '
    ! grep -q 'chot/2026-2/ranking.xml' <<<"$output" # the folder's own file is as it was frozen
    tells 'archive changed' "$source" 'tệp nguồn của một bản chốt không còn trong sổ tệp'
    tells 'archive changed' "$other" 'tệp gốc .* không còn đọc được'
}
@test "verify of one file: what is no ranking, has no signature, was changed, or is another than the one told of" {
    ranking=$work/ranking.xml
    cp "$(revision)/ranking.xml" "$ranking"
    chmod u+w "$ranking"
    names 'signature missing' "$ranking"
    tells 'signature missing' /ranking.xml "không có tệp chữ ký $ranking.sig"
    [ "$(grep -c , <<<"$output")" = 2 ] # nothing else: form and place in the chain are good
    thidua verify --quiet --signature "$(revision)/ranking.xml.sig" "$ranking"
    sed -i 's/ chot 2 [0-9a-f]\{4\}/ chot 2 0000/' "$THIDUA_HOME/chuoi.txt"
    names 'chain rebuilt' "$ranking" --signature "$(revision)/ranking.xml.sig"
    tells 'chain rebuilt' /ranking.xml 'chuoi.txt ghi một đầu chuỗi khác cho bản chốt thứ 2'
    sed -i 's/<seal /<sael /' "$ranking"
    names 'document changed' "$ranking"
    tells 'document changed' /ranking.xml 'ranking.xml không hợp lược đồ, dòng '
    names 'document changed' "$THIDUA_HOME/reports/current/report.xml"
    tells 'document changed' /report.xml 'đây không phải ranking.xml của một bản chốt'
    echo 'x' >>"$THIDUA_HOME/chuoi.txt"
    fails_with 3 "không mở được tệp $work/khong-co.xml" thidua verify "$work/khong-co.xml"
    fails_with 2 'dòng không phải đầu chuỗi' thidua verify --signature "$(revision)/ranking.xml.sig" "$(revision)/ranking.xml"
}
@test "verify that cannot be done is no clean bill: no server, no room, tables gone, no such format, nowhere to print to" {
    PGHOST=/nonexistent fails_with 3 'chưa thể kết nối cơ sở dữ liệu' thidua verify
    sql "create function public.full() returns trigger language plpgsql as 'begin raise exception using errcode = ''disk_full''; end';
         create trigger full_disk before insert on measure.figure for each row execute function public.full()"
    fails_with 3 'SQLSTATE 53100' thidua verify # what cannot be computed again for want of room is not said to differ
    ! grep -q 'không tính lại được' <<<"$output"
    sql "alter view seal.digest rename to gone"
    fails_with 3 'SQLSTATE 42P01' thidua verify
    sql "alter table seal.revision rename to gone_too"
    fails_with 3 'SQLSTATE 42P01' thidua verify
    fails_with 3 'SQLSTATE 42P01' thidua verify --audit
    fails_with 3 'SQLSTATE 42P01' thidua verify "$(revision)/ranking.xml"
    sql "alter table seal.gone_too rename to revision; alter view seal.gone rename to digest"
    fails_with 2 '--format' thidua verify --format xml --audit
    rm "$THIDUA_HOME/chuoi.txt"
    mkdir "$THIDUA_HOME/chuoi.txt"
    run sh -c 'thidua verify --audit >/dev/full'
    [ "$status" -eq 3 ] || { echo "status $status: $output"; return 1; }
    names 'audit changed' --audit
    tells 'audit changed' /home/chuoi.txt 'không đọc được tệp đầu chuỗi'
    # nor is a broken file of heads written on
    rmdir "$THIDUA_HOME/chuoi.txt"
    echo x >"$THIDUA_HOME/chuoi.txt"
    fails_with 2 'dòng không phải đầu chuỗi' thidua decide --reason thử alias 'Xóm Mới' 10633-T02
    [ "$(cat "$THIDUA_HOME/chuoi.txt")" = x ]
}
