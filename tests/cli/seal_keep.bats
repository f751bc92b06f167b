#!/usr/bin/env bats
# What is frozen and what is kept or let go: a restored deployment passes verify, so does one that forgot by law; nothing else does.

load common
load seal_common

setup_file() { make_frozen; }
teardown_file() { drop_frozen; }
setup() { own_copy; }
teardown() {
    [ -z "${second:-}" ] || drop_database "$second"
    leave
}

@test "export, import on an empty place, verify: nothing is damaged; a ranking file keeps its signature" {
    thidua export --quiet "$work/pack.zip"
    heads=$(sql "select string_agg(head, ' ' order by chain_no) from seal.revision")
    second=${database}_b
    PGDATABASE=postgres psql -qXc "create database $second template template0 encoding 'UTF8' locale 'C.UTF-8'"
    mkdir -p -m 700 "$work/second/keys"
    cp -p "$THIDUA_HOME/keys/hmac.key" "$work/second/keys/"
    export THIDUA_HOME="$work/second" PGDATABASE=$second
    run thidua import "$work/pack.zip"
    [ "$status" -eq 0 ] || { echo "$output"; return 1; }
    [[ "$output" == *"thidua verify: nguyên vẹn"* ]]
    clean
    [ "$(sql "select string_agg(head, ' ' order by chain_no) from seal.revision")" = "$heads" ]
    [ "$(sql "select count(*) from ops.audit where event = 'import'")" = 1 ]
    thidua verify --quiet "$THIDUA_HOME/chot/2026-2/ranking.xml"
    run sql "update seal.revision set reason = 'x'"
    [ "$status" -ne 0 ]
}

@test "a deployment that was damaged before its export is restored as it was, and the damage is told" {
    damage ops.audit "update ops.audit set who = 'somebody' where entry_no = 2"
    thidua export --quiet "$work/pack.zip"
    second=${database}_b
    PGDATABASE=postgres psql -qXc "create database $second template template0 encoding 'UTF8' locale 'C.UTF-8'"
    export THIDUA_HOME="$work/second" PGDATABASE=$second
    fails_with 4 'có 1 chỗ hư hại' thidua import "$work/pack.zip"
    [[ "$output" == *'audit 2: dòng nhật ký này không khớp mã của nó'*'hmac.key từ nơi cất khóa'* ]] || { echo "$output"; return 1; }
}

@test "originals that aged out are no damage; those that are only said to have are" {
    THIDUA_ARCHIVE_DAYS=1 thidua forget --quiet --as-of "$(date -d '+3 days' +%F)"
    [ -z "$(find "$THIDUA_HOME/archive" -type f)" ]
    clean
    sql "insert into ops.file select (f).* from (select jsonb_populate_record(null::ops.file, to_jsonb(f) || '{\"file_id\": 1, \"sha256\": \"\\\\x01\"}') as f from ops.file as f limit 1) as f"
    names 'archive changed'
    sql "delete from ops.file where file_id = 1; update ops.file set aged_at = null"
    names 'archive changed'
}

@test "a person forgotten after a freeze is no damage, any other change of the same rows is" {
    key=$(sql "select encode(number_key, 'hex') from fact.member where number_key is not null order by file_id, row_no limit 1")
    name=$(sql "select name from fact.member where encode(number_key, 'hex') = '$key' limit 1")
    year=$(sql "select birth_year from fact.member where encode(number_key, 'hex') = '$key' limit 1")
    sql "update fact.member set number_key = '\\x99' where encode(number_key, 'hex') = '$key'"
    names 'fact changed'
    sql "update fact.member set number_key = decode('$key', 'hex') where number_key = '\\x99'"
    clean
    thidua forget --quiet --person <<< "$name;$year"
    [ "$(sql "select count(*) from fact.member where name = '(đã xóa)'")" -gt 0 ]
    [ "$(sql "select count(*) from seal.row where content::text like '%' || (select '$name') || '%'")" = 0 ] # no name in a frozen copy
    clean
    sql "update fact.member set core = not core where name = '(đã xóa)' and in_force"
    names 'fact changed'
}
