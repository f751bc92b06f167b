#!/usr/bin/env bats
# ingest_recall: lines known from the last export are left out, and nothing in the database tells that they were.

load ingest_common

setup() { deployment; }
teardown() {
    leave
    [ -z "${other_database:-}" ] || drop_database "$other_database"
}

# A second deployment with the same secret key.
second() {
    other_database=$database
    own_database
    cp "$THIDUA_HOME/keys/hmac.key" "$work/key"
    export THIDUA_HOME="$work/second"
    thidua init --quiet --villages "$root/samples/villages.csv"
    cp "$work/key" "$THIDUA_HOME/keys/hmac.key"
    inbox=$THIDUA_HOME/inbox
}

# all_nights SEED [remember]: every night's export, one a night; without a word the lines are forgotten before each.
all_nights() {
    mkdir -p "$work/nights"
    /usr/bin/python3 "$root/tests/tools/nights.py" "$work/nights" "$1" 9
    for file in "$work"/nights/*; do
        [ "${2:-}" = remember ] || rm -f "$THIDUA_HOME"/cache/*
        cp -p "$file" "$inbox/"
        touch -d 2026-03-30 "$inbox/$(basename "$file")"
        ingest_quietly
    done
}

@test "nine nights with all that happens to lines end the same with and without what is remembered" {
    all_nights 1
    dump > "$work/whole"
    [ "$(grep -c . "$work/whole")" -gt 1000 ]
    second
    all_nights 1 remember
    dump > "$work/other"
    diff "$work/whole" "$work/other"
}

# Rows as a portal gives them, more than the head of a file that is always read.
many() {
    for i in $(seq 1000 1199); do echo "H24.106-260301-$i,\"Thôn An Điền, xã Trần Phú, Hải Phòng\",Trực tuyến,01/03/2026,,,Đang xử lý,5000"; done > "$work/rows"
    mapfile -t rows < "$work/rows"
}
# unseen STATEMENT: behind the loader's back, by the owner who puts the mark's trigger aside.
unseen() {
    sql "begin; alter table fact.dossier disable trigger dossier_mark; $1; alter table fact.dossier enable trigger dossier_mark; commit"
}
fee() { sql "select fee from fact.dossier where code = 'H24.106-260301-$1'"; }

@test "a known line is not compared; whoever changes a dossier ends that" {
    many
    export_file n_20260310_0800.csv "${rows[@]}"
    ingest --quiet
    [ "$(stat -c '%a' "$THIDUA_HOME"/cache/lines-*)" = 600 ]
    # behind the loader's back, which no one may do: the row shows that its line was not looked at
    unseen "update fact.dossier set fee = 1 where code ~ '11[0-9]{2}$'"
    export_file n_20260311_0800.csv "${rows[@]}" ""
    ingest --quiet
    [ "$(fee 1150)" = 1 ]
    # openly: everything is compared again
    sql "update fact.dossier set fee = 2 where code ~ '1120$'"
    export_file n_20260312_0800.csv "${rows[@]}" "" ""
    ingest --quiet
    [ "$(fee 1150)|$(fee 1120)" = "5000|5000" ]
}

@test "under another heading, and with a damaged cache, every line is read" {
    many
    export_file n_20260310_0800.csv "${rows[@]}"
    ingest --quiet
    unseen "update fact.dossier set fee = 1 where code ~ '1150$'"
    heading=${heading/Hình thức nộp/Kênh thực hiện} export_file n_20260311_0800.csv "${rows[@]}"
    ingest --quiet
    [ "$(fee 1150)" = 5000 ]
    unseen "update fact.dossier set fee = 1 where code ~ '1150$'"
    printf 'x' >> "$THIDUA_HOME"/cache/lines-*
    heading=${heading/Hình thức nộp/Kênh thực hiện} export_file n_20260312_0800.csv "${rows[@]}" ""
    ingest --quiet
    [ "$(fee 1150)" = 5000 ]
}

@test "a cache that holds a line twice, one that cannot be written: nothing is lost but time" {
    many
    export_file n_20260310_0800.csv "${rows[@]}"
    ingest --quiet
    # 16 bytes a line, in the file's order: the last one, of dossier 1199, put over that of 1150
    cache=$(echo "$THIDUA_HOME"/cache/lines-*)
    size=$(stat -c %s "$cache")
    dd if="$cache" of="$cache" bs=1 skip=$((size - 16)) seek=$((size - 50 * 16)) count=16 conv=notrunc status=none
    unseen "update fact.dossier set fee = 1"
    export_file n_20260311_0800.csv "${rows[@]}" ""
    ingest --quiet
    [ "$(fee 1149)|$(fee 1150)|$(fee 1151)|$(fee 1199)" = '1|5000|1|1' ]
    mkdir "$cache.new"
    export_file n_20260312_0800.csv "${rows[@]}" "" ""
    ingest --quiet
    export_file n_20260313_0800.csv "${rows[@]}" "" "" ""
    ingest --quiet # what was remembered counts no longer: another load came between
    [ "$(sql 'select distinct fee from fact.dossier')" = 5000 ]
}
