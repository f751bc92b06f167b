#!/usr/bin/env bats
# edition: the published edition beside the office's: two nights over the samples, looked at by an attacker (edition.py); and
# every file of it made again from its own document alone, so that nothing else can be in it.

load common

setup_file() {
    export work database THIDUA_HOME BATS_TEST_NUMBER=0
    deployment
    local late
    late=$(cd "$root/samples/inbox" && ls | tail -n 25)
    cp "$root"/samples/inbox/* "$THIDUA_HOME/inbox/"
    sample_times
    mkdir "$work/late"
    for name in $late; do mv "$THIDUA_HOME/inbox/$name" "$work/late/" 2>/dev/null || true; done
    thidua nightly --quiet --settle 0 --as-of 2026-11-19 || [ $? -eq 1 ]
    cp -p "$work"/late/* "$THIDUA_HOME/inbox/"
    thidua nightly --quiet --settle 0 --as-of 2026-11-20 || [ $? -eq 1 ]
}
teardown_file() { leave; }

setup() {
    first=$THIDUA_HOME/reports/2026-11-19
    second=$THIDUA_HOME/reports/2026-11-20
}

attack() { /usr/bin/python3 "$root/tests/cli/edition.py" "$@"; }

@test "an attacker who has the published edition of two nights finds no small count" {
    run attack "$first/report.xml" "$first/cong-khai/report.xml" "$second/report.xml" "$second/cong-khai/report.xml"
    echo "$output"
    [ "$status" -eq 0 ]
}

@test "the attacker finds what is not hidden: a partner shown again, a true count, the office's own document" {
    local open=$second/cong-khai/report.xml
    run attack "$second/report.xml" "$second/report.xml"
    [ "$status" -eq 1 ]
    sed 's/ hidden="secondary"/ numerator="10" denominator="10" value="1" printed="100"/' "$open" >"$work/partner.xml"
    run attack "$second/report.xml" "$work/partner.xml"
    [ "$status" -eq 1 ]
    [[ "$output" == *"not ok "*"hidden alone"* || "$output" == *"not ok "*"true within"* ]]
    sed '0,/ hidden="small"/s// numerator="3" denominator="5" value="0.6" printed="60"/' "$open" >"$work/true.xml"
    run attack "$second/report.xml" "$work/true.xml"
    [ "$status" -eq 1 ]
}

@test "the published edition, made again from its own document alone, is the same to the byte" {
    thidua report --quiet --from "$second/cong-khai/report.xml" --output "$work/again"
    diff -r "$work/again/2026-11-20_cong-khai" "$second/cong-khai"
}

@test "the office's edition, made again from its archived document without a database, is the same to the byte" {
    PGHOST=/nonexistent thidua report --quiet --from "$second/report.xml" --output "$work/office"
    diff -r "$work/office/2026-11-20" "$second"
}

# none PATTERN-ARGUMENTS...: grep finds nothing.
none() {
    run grep "$@"
    [ "$status" -eq 1 ] || { echo "$output"; return 1; }
}

@test "the published edition has <5 on its pages, and neither names, files, mails nor rejected rows" {
    grep -q '&lt;5' "$second"/cong-khai/thon-*.html
    none -l '&lt;5' "$second"/thon-*.html
    [ ! -e "$second/cong-khai/digest.txt" ]
    [ -z "$(find "$second/cong-khai" -name 'loi-*')" ]
    none -rlE '\.\./loi|\.xlsx</q>|\.csv</q>' "$second/cong-khai"
    sql "select distinct name from fact.member where length(name) > 8" >"$work/names"
    [ -s "$work/names" ]
    none -rlFf "$work/names" --include='*.html' --include='*.xml' --include='*.txt' --include='*.svg' "$second"
}

@test "the office is led to the workbooks of rows to mend" {
    grep -q 'href="../../loi/"' "$second/chat-luong.html"
    [ -d "$second/../../loi" ]
}

@test "the setting published_count_minimum decides what is small" {
    grep -q 'publishedCountMinimum="5"' "$second/cong-khai/report.xml"
    local five ten
    five=$(grep -c 'hidden="small"' "$second/cong-khai/report.xml")
    sed -i 's|\(published_count_minimum" from="2020-01-01">\)5<|\110<|' "$THIDUA_HOME/commune.xml"
    thidua init --quiet --villages "$root/samples/villages.csv"
    thidua report --quiet --as-of 2026-11-20
    ten=$(grep -c 'hidden="small"' "$second/cong-khai/report.xml")
    [ "$ten" -gt "$five" ]
    grep -q '&lt;10' "$second"/cong-khai/thon-*.html
    run attack "$second/report.xml" "$second/cong-khai/report.xml"
    echo "$output"
    [ "$status" -eq 0 ]
}

@test "the formulas of the office's workbooks, computed by LibreOffice, give the figures of report.xml" {
    command -v soffice >/dev/null || skip "LibreOffice is not installed"
    run /usr/bin/python3 "$root/tests/cli/workbooks.py" "$second"
    echo "$output"
    [ "$status" -eq 0 ]
}

@test "the digest has ten lines at most, as text and as a page; none where nothing changed" {
    [ "$(wc -l <"$second/digest.txt")" -le 10 ]
    grep -q 'Thay đổi từ 19/11/2026' "$second/digest.txt"
    [ "$(grep -c '<li>' "$second/digest.html")" -le 10 ]
    thidua nightly --quiet --settle 0 --as-of 2026-11-21 || [ $? -eq 1 ]
    [ ! -e "$THIDUA_HOME/reports/2026-11-21/digest.txt" ] && [ ! -e "$THIDUA_HOME/reports/2026-11-21/digest.html" ]
}

@test "a file that is held or rejected since the last publication is news for the officer, once" {
    echo 'không phải bảng tính' >"$THIDUA_HOME/inbox/hong moi.xlsx"
    touch -d 2026-11-21T08:00:00+07:00 "$THIDUA_HOME/inbox/hong moi.xlsx"
    thidua nightly --quiet --settle 0 --as-of 2026-11-22 || [ $? -eq 1 ]
    grep -q 'Tệp bị từ chối: [0-9]* (1 tệp mới)\.$' "$THIDUA_HOME/reports/2026-11-22/digest.txt"
    [ "$(grep -c 'news="true"' "$THIDUA_HOME/reports/2026-11-22/report.xml")" -eq 1 ]
    thidua nightly --quiet --settle 0 --as-of 2026-11-23 || [ $? -eq 1 ]
    [ ! -e "$THIDUA_HOME/reports/2026-11-23/digest.txt" ]
}
