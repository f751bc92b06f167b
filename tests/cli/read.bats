#!/usr/bin/env bats
# read: what the command prints for every small file of tests/golden/read, and how it ends. Needs no database.
# The expected output is written by make_csv.py and others from the intended tables, never by our reader.

setup() {
    root=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
    golden=$root/tests/golden/read
    thidua=$(command -v thidua || echo "$root/build/thidua")
    out=$BATS_TEST_TMPDIR/out
    err=$BATS_TEST_TMPDIR/err
}

# Runs read; $status, $out and $err tell.
read_file() {
    status=0
    "$thidua" read "$@" >"$out" 2>"$err" || status=$?
}

# One line of cases.tsv: file, exit status, encoding or code of the refusal, delimiter.
check_case() {
    local file=$1 wanted=$2 encoding=$3 delimiter=$4
    read_file "$golden/csv/$file"
    [ "$status" = "$wanted" ] || { echo "$file: exit $status, not $wanted"; cat "$err"; return 1; }
    if [ "$wanted" = 3 ]; then
        grep -qF "[$encoding]" "$err" || { echo "$file: not refused as $encoding"; cat "$err"; return 1; }
        [ ! -s "$out" ] || [ "$encoding" = "bad encoding" ] || { echo "$file: refused, yet rows came out"; return 1; }
        return 0
    fi
    cmp "$out" "$golden/csv/$file.expected" || { echo "$file"; diff "$golden/csv/$file.expected" "$out"; return 1; }
    "$thidua" read --info "$golden/csv/$file" >"$out" 2>"$err" || true
    grep -q "^bảng mã: $encoding\b" "$out" || { echo "$file: not $encoding"; cat "$out"; return 1; }
    [ "$delimiter" = - ] || grep -qxF "dấu phân cách: $delimiter" "$out" || { echo "$file: not $delimiter"; cat "$out"; return 1; }
}

@test "read: every small CSV file gives the intended table, encoding and delimiter" {
    failed=0
    while IFS=$'\t' read -r file wanted encoding delimiter; do
        check_case "$file" "$wanted" "$encoding" "$delimiter" || failed=$((failed + 1))
    done <"$golden/csv/cases.tsv"
    [ "$failed" = 0 ]
}

@test "read: --table finds the intended tables and no other" {
    failed=0
    while IFS=$'\t' read -r file number wanted; do
        read_file "--table=$number" "$golden/csv/$file"
        [ "$status" = "$wanted" ] || { echo "$file $number: exit $status"; failed=$((failed + 1)); }
        [ "$wanted" = 3 ] || diff "$golden/csv/$file.table$number" "$out" || { echo "$file $number"; failed=$((failed + 1)); }
    done <"$golden/csv/tables.tsv"
    [ "$failed" = 0 ]
}

@test "read: the same bytes give the same output under any name" {
    cp "$golden/csv/viscii-comma.csv" "$BATS_TEST_TMPDIR/a.xlsx"
    read_file "$BATS_TEST_TMPDIR/a.xlsx"
    [ "$status" = 0 ]
    cmp "$out" "$golden/csv/viscii-comma.csv.expected"
}

@test "read: --crlf ends every line with CRLF" {
    read_file --crlf "$golden/csv/comma-lf.csv"
    [ "$status" = 0 ]
    printf 'a' | cat "$golden/csv/comma-lf.csv.expected" - | wc -l
    [ "$(grep -c $'\r$' "$out")" = 6 ]
}

@test "read: --all-sheets writes 0.csv for a CSV file" {
    read_file --all-sheets "$BATS_TEST_TMPDIR/sheets" "$golden/csv/semicolon-crlf.csv"
    [ "$status" = 0 ]
    cmp "$BATS_TEST_TMPDIR/sheets/0.csv" "$golden/csv/semicolon-crlf.csv.expected"
}

@test "read: a sheet that is not there, a file that is not there, no file, a folder" {
    read_file --sheet khac "$golden/csv/comma-lf.csv"
    [ "$status" = 3 ]
    read_file "$BATS_TEST_TMPDIR/none.csv"
    [ "$status" = 3 ]
    read_file
    [ "$status" = 2 ]
    read_file "$BATS_TEST_TMPDIR"
    [ "$status" = 3 ]
}

@test "read: a cell of 10 MB is cut and named, the rows around it stay" {
    { printf 'a,b\n1,2\n"'; head -c 10000000 /dev/zero | tr '\0' x; printf '",3\n4,5\n'; } >"$BATS_TEST_TMPDIR/big.csv"
    read_file "$BATS_TEST_TMPDIR/big.csv"
    [ "$status" = 1 ]
    grep -q 'dòng 3, cột A' "$err"
    [ "$(wc -l <"$out")" = 4 ]
    [ "$(tail -1 "$out")" = 4,5 ]
    [ "$(sed -n 3p "$out" | wc -c)" = $((65536 + 3)) ]
}

@test "read: a quote that is never closed in 40 MB costs its own line only" {
    { printf 'a,b,c\n1,"x,3\n'; yes '4,5,6' | head -n 7000000; } >"$BATS_TEST_TMPDIR/open.csv"
    read_file "$BATS_TEST_TMPDIR/open.csv"
    [ "$status" = 1 ]
    [ "$(wc -l <"$out")" = 7000002 ]
    [ "$(sed -n 2p "$out")" = '1,"""x",3' ]
}

@test "read: a million columns are cut at the limit and named" {
    { head -c 1000000 /dev/zero | tr '\0' ','; printf '\n1,2\n'; } >"$BATS_TEST_TMPDIR/wide.csv"
    read_file "$BATS_TEST_TMPDIR/wide.csv"
    [ "$status" = 1 ]
    [ "$(head -1 "$out" | wc -c)" = 16384 ]
    [ "$(sed -n 2p "$out")" = 1,2 ]
}

@test "read: a line of 64 MB without an end is cut, not held in memory" {
    { printf 'a,b\n1,2\n'; head -c 64000000 /dev/zero | tr '\0' x; printf ',9\n3,4\n'; } >"$BATS_TEST_TMPDIR/line.csv"
    read_file "$BATS_TEST_TMPDIR/line.csv"
    [ "$status" = 1 ]
    [ "$(tail -1 "$out")" = 3,4 ]
}

@test "read: --contract tells the recognised contract without a deployment" {
    printf '%s\n' 'Mã hồ sơ,Mã TTHC,Tên TTHC,Địa chỉ,Hình thức nộp,Ngày nộp,Ngày tiếp nhận,Ngày hẹn trả,Trạng thái' \
        'H24.106-260315-0042,1.001193,Khai sinh,Thôn Đông,Trực tuyến,15/03/2026,15/03/2026,16/03/2026,đang xử lý' \
        >"$BATS_TEST_TMPDIR/ho so.csv"
    read_file --contract "$BATS_TEST_TMPDIR/ho so.csv"
    [ "$status" = 0 ]
    grep -q 'cột A: "Mã hồ sơ" -> code' "$out"
    grep -q 'cột G: "Ngày tiếp nhận" -> received_at' "$out"
    # the moment of export, from the name; sheets that fit no contract, hidden ones
    read_file --contract "$root/samples/inbox/DanhSachHoSo_T1_20260202_1700.csv"
    [ "$status" = 0 ]
    grep -q '^  thời điểm xuất: 02/02/2026 17:00:00$' "$out"
    /usr/bin/python3 - "$BATS_TEST_TMPDIR/so.xlsx" <<'PY' || skip "no openpyxl"
import sys
import openpyxl
book = openpyxl.Workbook()
for name in ("Quỹ", "Cũ", "Trống"):
    book.create_sheet(name)
del book["Sheet"]
book["Quỹ"].append(["Ngày", "Thu", "Chi"])
book["Quỹ"].append(["01/02/2026", 5, 6])
book["Cũ"].append(["Mã hồ sơ", "Ngày tiếp nhận"])
book["Cũ"].sheet_state = "hidden"
book.save(sys.argv[1])
PY
    read_file --contract "$BATS_TEST_TMPDIR/so.xlsx"
    [ "$status" = 0 ]
    grep -q '^trang tính 1 "Quỹ": không tìm thấy dòng tiêu đề' "$out"
    grep -q '^trang tính 2 "Cũ": ẩn, không nạp$' "$out"
    grep -q '^trang tính 3 "Trống": trống$' "$out"
}

@test "read: a legacy workbook that was cut is refused whole" {
    whole=$root/tests/golden/read/sheets/libreoffice.xls
    for bytes in 600 1792 3584 5376; do # of 7168
        head -c $bytes "$whole" >"$BATS_TEST_TMPDIR/cut.xls"
        read_file "$BATS_TEST_TMPDIR/cut.xls"
        [ "$status" = 3 ] && [ ! -s "$out" ] && grep -q 'unreadable file' "$err" || { echo "$bytes: $status"; return 1; }
    done
}

@test "read: what is wrong with an XML file is told without the file's bytes" {
    { printf '\377\376'; printf '<?xml version="1.0"?><a><b>Nguyen</b>' | iconv -t UTF-16LE; printf '\000\330<\000b\000'; } \
        >"$BATS_TEST_TMPDIR/half.xml"
    read_file "$BATS_TEST_TMPDIR/half.xml"
    [ "$status" = 3 ]
    [ ! -s "$out" ]
    ! grep -qi 'bytes\|encoding error\|Nguyen' "$err"
}

@test "read: a record of a million quotes that open and never close takes no time" {
    { printf 'a,b\n'; yes ',"x' | head -n 1000000 | tr -d '\n'; printf '\n1,2\n'; } >"$BATS_TEST_TMPDIR/many.csv"
    status=0
    timeout $((30 * ${THIDUA_PATIENCE:-1})) "$thidua" read "$BATS_TEST_TMPDIR/many.csv" >"$out" 2>"$err" || status=$?
    [ "$status" = 1 ]
    [ "$(tail -1 "$out")" = 1,2 ]
}

@test "columns beyond the setting are as if not there" {
    THIDUA_COLUMNS=15 run thidua read --contract "$root/samples/inbox/DanhSachHoSo_T1_20260202_1700.csv"
    [ "$status" -eq 0 ]
    [[ $output == *'cột O: "Trạng thái" -> status'* ]] && [[ $output != *'cột P:'* ]]
}
