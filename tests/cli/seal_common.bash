# seal_common: a small deployment with two frozen revisions and a published report, made once a file; every test works on a copy.
# shellcheck shell=bash

# make_frozen: a deployment in $BATS_FILE_TMPDIR/base and a database of its own, its name in $base.
make_frozen() {
    [ -n "${PGHOST:-}" ] || return 0
    own_folder
    base=t_base_$$_$RANDOM
    echo "$base" >"$BATS_FILE_TMPDIR/database"
    PGDATABASE=postgres psql -qXc "create database $base template template0 encoding 'UTF8' locale 'C.UTF-8'"
    export PGDATABASE=$base THIDUA_HOME="$BATS_FILE_TMPDIR/base" THIDUA_AS_OF=2026-11-20
    head -4 "$root/samples/villages.csv" >"$work/villages.csv"
    thidua init --quiet --villages "$work/villages.csv"
    cp "$root/schemas/catalogue/rubric-2026.xml" "$THIDUA_HOME/"
    cp "$root/samples/inbox/Thôn An Điền - Báo cáo tháng "[1-7].2026.xlsx \
        "$root/samples/inbox/BC to CNSCD thon An Điền Thượng "*.xlsx "$root/samples/inbox/DanhSachHoSo_20260331_1702.csv" "$THIDUA_HOME/inbox/"
    take
    thidua freeze --quiet --year 2026
    cp "$root/samples/inbox/Thôn An Điền - Báo cáo tháng 8.2026.xlsx" "$THIDUA_HOME/inbox/"
    take
    thidua freeze --quiet --year 2026 --reason 'thôn An Điền gửi muộn tháng 8'
    thidua report --quiet --period 2026
    rm -rf "$work"
}

# take: loads the inbox with the times that the files had; rejected rows are no failure here.
take() {
    sample_times
    thidua ingest --quiet --settle 0 >/dev/null || [ $? -eq 1 ]
}

drop_frozen() {
    [ ! -e "$BATS_FILE_TMPDIR/database" ] || drop_database "$(cat "$BATS_FILE_TMPDIR/database")"
}

# own_copy: the test's own copy of both.
own_copy() {
    [ -n "${PGHOST:-}" ] || skip "no server (PGHOST)"
    own_folder
    mkdir -p "$work"
    cp -a "$BATS_FILE_TMPDIR/base" "$THIDUA_HOME"
    database=t_$$_${BATS_TEST_NUMBER}_$RANDOM
    PGDATABASE=postgres psql -qXc "create database $database template $(cat "$BATS_FILE_TMPDIR/database")"
    export PGDATABASE=$database THIDUA_AS_OF=2026-11-20
}

# damage TABLE STATEMENT: what only a superuser who puts the guards aside can do.
damage() { sql "begin; alter table $1 disable trigger all; $2; alter table $1 enable trigger all; commit" >/dev/null; }

# names CODE [ARGUMENT...]: verify ends with 4 and names that damage.
names() {
    local code=$1
    shift
    run thidua verify --format csv "$@"
    [ "$status" -eq 4 ] || { echo "status $status: $output"; return 1; }
    grep -q "^$code," <<<"$output" || { echo "said: $output"; return 1; }
}

# tells CODE PLACE-ENDS-WITH TEXT...: the verify that `names` ran also told that damage, there, in these words.
tells() {
    grep -q "^$1,[^,]*$2,\"\?$3" <<<"$output" || { echo "no \"$1,$2,$3\" in: $output"; return 1; }
}

clean() {
    run thidua verify
    [ "$status" -eq 0 ] || { echo "status $status: $output"; return 1; }
}
