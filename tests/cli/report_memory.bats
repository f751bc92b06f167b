#!/usr/bin/env bats
# report_memory: writing and checking report.xml takes no more memory for a province's villages than for a commune's.
# tests/bench/report measures it for 60,000.

load common

setup() {
    [ -z "${THIDUA_SANITIZED:-}" ] || skip "a sanitizer's own memory would be measured"
    deployment
    cp "$root/samples/inbox/DanhSachHoSo_T1_20260202_1700.csv" "$THIDUA_HOME/inbox/"
    thidua ingest --quiet --settle 0 --as-of 2026-02-10 || [ $? -eq 1 ]
    thidua compute --quiet --as-of 2026-02-10
}
teardown() { leave; }

# peak FILE [DAY]: KiB that writing the report to FILE took at most.
peak() {
    /usr/bin/time -f %M -o "$work/peak" thidua report --quiet --as-of "${2:-2026-02-10}" --xml "$1"
    cat "$work/peak"
}

@test "the report of 2,394 villages takes at most 2 MiB more than that of 21, and 32 MiB at most, with all its values changed" {
    commune=$(peak "$work/commune.xml")
    psql -qX -v villages=2394 -v periods='{2026-01,2026-02,2026}' -v figures=false -f "$root/tests/bench/report_widen.sql"
    province=$(peak "$work/province.xml")
    [ "$(grep -c 'kind="village"' "$work/province.xml")" -eq 2394 ]
    mkdir -p "$THIDUA_HOME/reports/2026-02-10"
    cp "$work/commune.xml" "$THIDUA_HOME/reports/2026-02-10/report.xml" # where nearly every village is new
    next=$(peak "$work/next.xml" 2026-02-11)
    [ "$(grep -c '<change ' "$work/next.xml")" -gt 5000 ]
    echo "KiB: 21 villages $commune, 2,394 villages $province, with changes $next; $(du -k "$work/province.xml" | cut -f1) KiB of XML"
    [ "$province" -le $((commune + 2048)) ]
    [ "$next" -le $((commune + 2048)) ]
    [ "$province" -le 32768 ] && [ "$next" -le 32768 ]
}
