#!/usr/bin/env bats
# read: workbooks, OpenDocument, legacy Excel and XML give the intended tables; hostile files are refused in time and
# within memory. The files and the tables are made by tests/golden/read/make_sheets.py, by another route than our reader.

setup_file() {
    root=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
    export root cases=$BATS_FILE_TMPDIR/cases
    thidua=$(command -v thidua || echo "$root/build/thidua")
    export thidua
    /usr/bin/python3 "$root/tests/golden/read/make_sheets.py" "$cases"
}

@test "read: every sheet case gives the intended table" {
    failed=0 done=0
    while read -r file; do
        done=$((done + 1))
        "$thidua" read "$cases/$file" >"$cases/out" 2>"$cases/err" || [ $? = 1 ] || { echo "$file: refused"; head -c 500 "$cases/err"; }
        cmp -s "$cases/out" "$cases/$file.expected" && continue
        failed=$((failed + 1))
        echo "$file"
        diff "$cases/$file.expected" "$cases/out" | cut -c 1-200 | head -20
    done <"$cases/cases.tsv"
    echo "$done cases, $failed failed"
    [ "$failed" = 0 ] && [ "$done" -ge 60 ]
}

@test "read: workbooks that other programs saved give the table they were made from" {
    for expected in "$root"/tests/golden/read/sheets/*.expected; do
        "$thidua" read "${expected%.expected}" >"$cases/out"
        diff "$expected" "$cases/out" || { echo "$expected"; return 1; }
    done
}

@test "read: hostile files are refused with their reason, in less than 60 s and 512 MiB" {
    failed=0 patience=${THIDUA_PATIENCE:-1} # valgrind: times slower, and fatter
    while IFS=$'\t' read -r file code; do
        status=0
        /usr/bin/time -f '%M %e' -o "$cases/cost" timeout $((60 * patience)) "$thidua" read "$cases/$file" >/dev/null 2>"$cases/err" || status=$?
        read -r kib seconds <<<"$(tail -n 1 "$cases/cost")"
        if [ "$status" != 3 ] || ! grep -q "\[$code" "$cases/err" || [ "$kib" -gt $((524288 * patience)) ]; then
            echo "$file: exit $status, not [$code, $kib KiB, $seconds s"
            cat "$cases/err"
            failed=$((failed + 1))
        fi
    done <"$cases/refused.tsv"
    [ "$failed" = 0 ]
}

@test "read: a workbook cut at any byte is refused, never half read with success" {
    whole=$cases/formulas.xlsx
    size=$(stat -c %s "$whole")
    for ((length = 4; length < size; length += ${CUT_STEP:-37})); do
        head -c "$length" "$whole" >"$cases/cut.bin"
        status=0
        "$thidua" read "$cases/cut.bin" >/dev/null 2>&1 || status=$?
        [ "$status" = 3 ] || { echo "cut at $length: exit $status"; return 1; }
    done
}
