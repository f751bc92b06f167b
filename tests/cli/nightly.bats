#!/usr/bin/env bats
# nightly: a night on portal exports, repeated, overlapped, killed; what a person and cron see of it.

load common

setup() { deployment; }
teardown() { leave; }

night() { thidua nightly --settle 0 --as-of "$as_of" "$@"; }

# Everything that a reader of the database would call content: without runs, and without when a row was kept.
content() {
    sql "select 'd', to_jsonb(d) from fact.dossier as d order by code"
    sql "select 'f', to_jsonb(f) - 'run_id' from ops.file as f order by file_id"
    sql "select 's', to_jsonb(s) from ops.sheet as s order by file_id, sheet_no"
    sql "select 'e', to_jsonb(e) from ops.finding as e order by file_id, sheet_no, row_no, ordinal"
    sql "select 'i', to_jsonb(i) - 'run_id' from indicator.value as i order by village_code, period, indicator"
}

# What is published as XML, without the lines that hold the run's number and time.
unstamped() {
    (cd "$THIDUA_HOME/reports/current/" && find . -name '*.xml' | sort | xargs grep -v '<run \|<m:ID>\|<m:Prepared>\|<m:Extracted>\| exported=')
}

@test "a night loads, computes, publishes and prints the page; the inbox is empty, the originals are archived" {
    drop DanhSachHoSo_T1_20260202_1700.csv DanhSachHoSo_20260331_1702.csv
    run night
    [ "$status" -eq 1 ] # rejects to look at
    [ -f "${lines[-1]}" ] || [ -f "$THIDUA_HOME/reports/current/index.html" ]
    [ -z "$(ls "$THIDUA_HOME/inbox")" ]
    [ "$(find "$THIDUA_HOME/archive" -type f | wc -l)" -eq 2 ]
    [ "$(sql "select count(*) from ops.run where kind = 'nightly' and state = 'done' and exit_status = 1")" = 1 ]
    [ "$(sql "select string_agg(name || ' ' || state, ', ' order by started_at) from ops.step")" = "ingest done, retention done, errata done, compute done, score done, report done" ]
    grep -q '^thidua_files{state="loaded"} 1$' "$THIDUA_HOME/metrics/thidua.prom"
    [ "$(sed -n 's/^thidua_last_success_seconds //p' "$THIDUA_HOME/metrics/thidua.prom")" != 0 ]
}

@test "settings of the night's products: where the metrics go, when pages call themselves old" {
    drop DanhSachHoSo_T1_20260202_1700.csv
    mkdir "$work/collector"
    THIDUA_METRICS_FILE="$work/collector/thidua.prom" THIDUA_STALE_HOURS=12 night --quiet || [ $? -eq 1 ]
    grep -q '^thidua_files{state="loaded"} 1$' "$work/collector/thidua.prom"
    [ "$(stat -c %a "$work/collector/thidua.prom")" = 644 ] && [ ! -e "$THIDUA_HOME/metrics/thidua.prom" ]
    grep -q 'staleHours: 12,' "$THIDUA_HOME/reports/current/assets/run.js"
    thidua report --quiet --as-of 2026-11-20
    grep -q 'staleHours: 36,' "$THIDUA_HOME/reports/current/assets/run.js"
}

@test "the second night changes nothing published but the run stamp, and no row" {
    drop DanhSachHoSo_T1_20260202_1700.csv
    night --quiet
    content > "$work/before"
    (cd "$THIDUA_HOME/reports/current/" && find . -type f ! -name '*.xml' ! -name run.js ! -name SHA256SUMS -exec sha256sum {} + | sort) > "$work/published"
    unstamped > "$work/report"
    rows=$(sql "select sum(n_tup_ins + n_tup_upd + n_tup_del) from pg_stat_user_tables where schemaname in ('fact', 'measure', 'indicator')")
    run night --quiet
    [ "$status" -eq 0 ]
    [ -z "$output" ]
    content | cmp - "$work/before"
    (cd "$THIDUA_HOME/reports/current/" && find . -type f ! -name '*.xml' ! -name run.js ! -name SHA256SUMS -exec sha256sum {} + | sort) | cmp - "$work/published"
    unstamped | cmp - "$work/report"
    [ "$(sql "select sum(n_tup_ins + n_tup_upd + n_tup_del) from pg_stat_user_tables where schemaname in ('fact', 'measure', 'indicator')")" = "$rows" ]
}

@test "the same contents under other names in reverse order end in the same rows" {
    drop DanhSachHoSo_20260331_1702.csv 'Danh sach ho so 6 thang (20260630_1845).xlsx' DanhSachHoSo_20261119_2310.csv
    night --quiet || [ $? -eq 1 ]
    content > "$work/once"
    database_before=$database; own_database
    THIDUA_HOME="$work/second"; export THIDUA_HOME
    thidua init --quiet --villages "$root/samples/villages.csv"
    cp "$work/home/keys/hmac.key" "$THIDUA_HOME/keys/hmac.key"
    for name in DanhSachHoSo_20261119_2310.csv 'Danh sach ho so 6 thang (20260630_1845).xlsx' DanhSachHoSo_20260331_1702.csv; do
        drop "$name"
        night --quiet || [ $? -eq 1 ]
    done
    content > "$work/reverse"
    drop_database "$database_before"
    cmp <(sed 's/"received_at"[^,]*,//' "$work/once") <(sed 's/"received_at"[^,]*,//' "$work/reverse")
}

@test "a night killed in the middle ends, when run again, where an undisturbed one does" {
    drop DanhSachHoSo_20260331_1702.csv 'Danh sach ho so 6 thang (20260630_1845).xlsx'
    for delay in 0.02 0.08 0.15 0.3; do
        thidua nightly --settle 0 --as-of "$as_of" --quiet & victim=$!
        sleep "$delay"
        kill -9 "$victim" 2>/dev/null || true
        wait "$victim" 2>/dev/null || true
    done
    for _ in 1 2 3 4 5 6 7 8 9 10; do
        status=0; night --quiet || status=$?
        [ "$status" -eq 75 ] || break
        sleep 0.5 # the server has yet to notice that its client is dead
    done
    [ "$status" -le 1 ]
    [ "$(sql "select string_agg(rows_read || ' ' || rows_loaded || ' ' || rows_rejected || ' ' || rows_duplicate, ', ' order by rows_read) from ops.file")" = "1954 1945 8 1, 3494 3489 4 1" ]
    [ "$(sql "select count(*) from ops.run where state = 'running'")" = 0 ]
    [ -f "$THIDUA_HOME/reports/current/index.html" ]
}

@test "a second night at the same time exits 75 and says who holds the lock" {
    exec 8<>"$THIDUA_HOME/.lock"
    flock 8
    fails_with 75 "đang giữ khóa" night
}

@test "a file still growing is left for the next night; one that has just come is waited for" {
    cp "$root/samples/inbox/DanhSachHoSo_T1_20260202_1700.csv" "$work/whole.csv"
    (head -c 50000 "$work/whole.csv"; keep_on printf x) > "$THIDUA_HOME/inbox/dang chep.csv" & writer=$!
    thidua nightly --quiet --settle 3 --as-of "$as_of" || [ $? -eq 1 ]
    [ "$(sql "select count(*) from ops.file")" = 0 ]
    [ -f "$THIDUA_HOME/inbox/dang chep.csv" ]
    touch "$work/enough"; wait "$writer"
    cp "$work/whole.csv" "$THIDUA_HOME/inbox/dang chep.csv"
    thidua nightly --quiet --settle 3 --as-of "$as_of" || [ $? -eq 1 ]
    [ "$(sql "select rows_loaded from ops.file")" = 581 ]
}

@test "without a database the night stops with 3 and nothing is lost" {
    drop DanhSachHoSo_T1_20260202_1700.csv
    PGHOST=/nonexistent fails_with 3 "cơ sở dữ liệu" night
    [ -f "$THIDUA_HOME/inbox/DanhSachHoSo_T1_20260202_1700.csv" ]
}
