#!/usr/bin/env bats
# ingest_order: any order, any number of nights, killed in between, gives the same database. The measure is one night with all files.

load ingest_common

setup() { deployment; }
teardown() {
    leave
    [ -z "${other_database:-}" ] || drop_database "$other_database"
}

# The portal exports in all layouts, all surveys, two villages with corrected workbooks, one in CSV sheets.
choose() {
    find "$root/samples/inbox" -type f | LC_ALL=C.UTF-8 grep -E \
        '/(DanhSachHoSo|Danh sach ho so|DongBo|Sổ theo dõi|export_us|[Kk]h[aả]o|Thôn An Điền - .*[589]\.2026|Thôn Trúc Khê - .*5\.2026|Thôn Đại Lãm - .*[23]\.2026|Copy of T06|T06_.*-03)' |
        LC_ALL=C sort
}

# arrive FILE: in the inbox at one stroke.
arrive() { cp "$1" "$work/one" && mv "$work/one" "$inbox/$(basename "$1")"; sample_times; }

whole_night() {
    while read -r file; do cp "$file" "$inbox/"; done < <(choose)
    sample_times
    ingest_quietly
    dump > "$work/whole"
    [ "$(grep -c . "$work/whole")" -gt 5000 ]
    cp "$THIDUA_HOME/keys/hmac.key" "$work/key"
}

# A second deployment with the same secret key.
second() {
    other_database=$database
    own_database
    export THIDUA_HOME="$work/second"
    thidua init --quiet --villages "$root/samples/villages.csv"
    cp "$work/key" "$THIDUA_HOME/keys/hmac.key"
    inbox=$THIDUA_HOME/inbox
}

@test "newest first, one file a night" {
    whole_night
    second
    while read -r file; do
        arrive "$file"
        ingest_quietly
    done < <(choose | tr '\n' '\0' | xargs -0 stat -c '%n' | while read -r f; do
        printf '%s\t%s\n' "$(awk -F '\t' -v n="$(basename "$f")" '$1 == n {print $2}' "$root/samples/mtimes.tsv")" "$f"; done |
        sort -r | cut -f2)
    dump > "$work/other"
    diff "$work/whole" "$work/other"
}

# All ten orders of the whole inbox: make torture-order.
@test "a shuffled order, killed again and again" {
    whole_night
    second
    night=0
    choose | shuf --random-source=<(yes 7) > "$work/list"
    while read -r -u 3 file; do
        arrive "$file"
        night=$((night + 1)) # killed at its n-th message to the server; the later ones may live to their end
        strace -qq -o /dev/null -e trace=sendto -e "inject=sendto:signal=KILL:when=$((night * 37 % 90 + 1))" \
            thidua ingest --quiet --settle 0 --as-of 2026-11-20 2>/dev/null || true
    done 3< "$work/list"
    for _ in $(seq 300); do # the server may need a moment to see that a session is gone
        status=0; ingest --quiet 2> "$work/said" || status=$?
        [ "$status" -eq 75 ] || break
        sleep 0.2
    done
    cat "$work/said"
    [ "$status" -le 1 ]
    dump > "$work/other"
    diff "$work/whole" "$work/other"
    [ -z "$(ls -A "$inbox")" ]
    [ -z "$(ls -A "$THIDUA_HOME/spool")" ]
}

@test "a second night without news changes nothing" {
    whole_night
    before=$(sql "select sum(n_tup_ins + n_tup_upd + n_tup_del) from pg_stat_user_tables where schemaname = 'fact'")
    ingest --quiet
    dump | diff "$work/whole" -
    after=$(sql "select sum(n_tup_ins + n_tup_upd + n_tup_del) from pg_stat_user_tables where schemaname = 'fact'")
    [ "$before" = "$after" ]
}
