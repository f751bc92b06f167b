#!/usr/bin/env bats
# export and import: a restore drill on an empty folder and database, and packs that must be refused.

load common

setup() { deployment; }
teardown() {
    [ -z "${second:-}" ] || drop_database "$second"
    leave
}

night() { thidua nightly --quiet --settle 0 --as-of "$as_of" || [ $? -eq 1 ]; }

# Files of three kinds, a night, and one more report.
filled() {
    cp "$root"/samples/inbox/DanhSachHoSo_{T1_20260202_1700,20260331_1702}.csv "$root"/samples/inbox/BC*01-2026.xls* "$THIDUA_HOME/inbox/"
    sample_times
    night
    thidua report --quiet --as-of "$as_of" --period 2026-01
}

# A second place, empty, with the certificate and the secret key put back from where keys are kept.
second_place() {
    second=${database}_b
    PGDATABASE=postgres psql -qXc "create database $second template template0 encoding 'UTF8' locale 'C.UTF-8'"
    first_home=$THIDUA_HOME
    export THIDUA_HOME="$work/second" PGDATABASE=$second
    mkdir -m 700 "$THIDUA_HOME" "$THIDUA_HOME/keys"
    cp -p "$first_home/keys/hmac.key" "$THIDUA_HOME/keys/"
}

# Every published byte but the run's own number and the second at which it was prepared.
published() {
    local file
    cd "$1/reports"
    find . -type f ! -name SHA256SUMS | LC_ALL=C sort | while read -r file; do # the sums hold the stamps' bytes
        case $file in *.xml | */run.js) sed -E 's/run id="[0-9]+"|\{id: [0-9]+|20[0-9-]{8}T[0-9:]{8}\+07:00|>THIDUA_[A-Z0-9_-]+//g' "$file" ;; *) cat "$file" ;; esac | sha256sum | sed "s|-|$file|"
    done
    readlink current
    cd - > /dev/null
}

@test "a deployment comes back on an empty folder and database, and publishes the same bytes" {
    filled
    run thidua export "$work/pack.zip"
    [ "$status" -eq 0 ]
    [[ "$output" == *"có chữ ký của đơn vị"* ]]
    [ "$(stat -c %a "$work/pack.zip")" = 600 ]
    [ "$(sql "select abs(value::bigint - extract(epoch from now())) < 600 from ops.mark where name = 'exported'")" = t ]
    published "$THIDUA_HOME" > "$work/published"
    second_place
    run thidua import "$work/pack.zip"
    [ "$status" -eq 0 ] || { echo "$output"; false; }
    [[ "$output" == *"đúng nội dung"* ]]
    diff -r --no-dereference -x .lock -x keys -x loi -x metrics -x cache "$first_home" "$THIDUA_HOME"
    [ "$(stat -c %a "$THIDUA_HOME/archive" "$THIDUA_HOME/inbox" | tr '\n' ' ')" = "700 2770 " ]
    published "$THIDUA_HOME" | diff - "$work/published"
    thidua init --quiet
    thidua check --quiet
    # the next night finds nothing to do, and a report made anew is the same
    night
    published "$THIDUA_HOME" | diff - "$work/published"
    rm -rf "$THIDUA_HOME/reports"/*
    thidua report --quiet --as-of "$as_of"
    thidua report --quiet --as-of "$as_of" --period 2026-01
    published "$THIDUA_HOME" | diff - "$work/published"
    # rights and guards came along
    [ "$(sql "select has_table_privilege('thidua_reporter', 'mart.village', 'select') and not has_table_privilege('thidua_reporter', 'fact.member', 'select')")" = t ]
}

@test "no key and no waiting file is in the pack, and its list is what unzip and sha256sum say" {
    filled
    echo x > "$THIDUA_HOME/inbox/waiting.csv"
    cp -p "$THIDUA_HOME/keys/hmac.key" "$THIDUA_HOME/elsewhere.key"
    export THIDUA_KEY_FILE="$THIDUA_HOME/elsewhere.key"
    thidua export --quiet "$work/pack.zip"
    mkdir "$work/un" && unzip -q "$work/pack.zip" -d "$work/un"
    key=$(cat "$THIDUA_KEY_FILE")
    run grep -rl -e "$key" -e 'PRIVATE KEY' "$work/un"
    [ -z "$output" ]
    [ ! -e "$work/un/home/inbox" ] && [ ! -e "$work/un/home/keys" ] && [ ! -e "$work/un/home/loi" ]
    (cd "$work/un" && find database.dump home -type f -exec sha256sum {} + | sort) > "$work/seen"
    sed -n 's/.*<file name="\([^"]*\)" size="[0-9]*" sha256="\([0-9a-f]*\)".*/\2  \1/p' "$work/un/manifest.xml" | sort | cmp - "$work/seen"
    xmllint --noout --schema "$root/schemas/xsd/export.xsd" "$work/un/manifest.xml"
    (cd "$work/un" && xmlsec1 --verify --enabled-key-data key-name --pubkey-cert-pem "$THIDUA_SIGNING_CERTIFICATE" manifest.xml.sig)
    [ "$(sed -n 's/.*<table name="fact.dossier" rows="\([0-9]*\)".*/\1/p' "$work/un/manifest.xml")" = "$(sql 'select count(*) from fact.dossier')" ]
    pg_restore --list "$work/un/database.dump" | grep -q 'TABLE DATA fact dossier'
}

@test "only an empty place is restored into, and a failed import leaves it empty" {
    thidua export --quiet "$work/pack.zip"
    fails_with 2 "không trống" thidua import "$work/pack.zip"
    second_place
    PGDATABASE=$database fails_with 2 "cơ sở dữ liệu không trống" thidua import "$work/pack.zip"
    THIDUA_PG_RESTORE=/bin/false fails_with 3 "không làm xong" thidua import "$work/pack.zip"
    [ -z "$(find "$THIDUA_HOME" -type f ! -path '*/keys/*' ! -name .lock)" ]
    [ "$(sql "select count(*) from pg_namespace where nspname in ('fact', 'ops')")" = 0 ]
    thidua import --quiet "$work/pack.zip"
    [ "$(sql "select count(*) from ops.schema_version")" = "$(find "$root/schemas/db" -name '*.sql' | wc -l)" ]
}

@test "an export that cannot be made leaves the old file and nothing else" {
    echo old > "$work/pack.zip"
    THIDUA_PG_DUMP=/bin/false fails_with 3 "không làm xong" thidua export "$work/pack.zip"
    THIDUA_PG_DUMP=/nonexistent fails_with 3 "không chạy được" thidua export "$work/pack.zip"
    fails_with 3 "không tạo được" thidua export "$work/none/pack.zip"
    fails_with 2 "không phải tệp thường" thidua export "$work"
    [ "$(cat "$work/pack.zip")" = old ]
    [ "$(ls -A "$work" | tr '\n' ' ')" = "home pack.zip " ]
}

# forge NAME: a pack with one thing wrong, made by Python from a good one; see below.
forge() { /usr/bin/python3 "$root/tests/tools/forge_pack.py" "$work/pack.zip" "$work/$1.zip" "$1"; }

@test "what a killed export left beside its file goes with the next one; what another still works in stays" {
    mkdir -p "$work/out/.thidua-export-dead01/x" "$work/out/.thidua-export-works1"
    touch "$work/out/.thidua-export-dead01/x/data" "$work/out/.thidua-export-file"
    ( # as an export that still runs holds its folder
        exec 9<"$work/out/.thidua-export-works1"
        flock 9
        thidua export --quiet "$work/out/pack.zip"
    )
    [ "$(ls -A "$work/out" | LC_ALL=C sort | paste -sd' ')" = '.thidua-export-file .thidua-export-works1 pack.zip' ]
}

@test "a pack with one thing wrong is refused and nothing is restored" {
    thidua export --quiet "$work/pack.zip"
    second_place
    export THIDUA_SIGNING_CERTIFICATE=$work/none.crt # the signature would catch them all
    for wrong in byte missing extra twice link traversal absolute hidden keys bomb encrypted method size cut not-zip newer doctype; do # one thing each
        forge "$wrong"
        run thidua import "$work/$wrong.zip"
        wanted=4
        [ "$wrong" != size ] || wanted=3 # no disk is that large
        [ "$wrong" != newer ] || wanted=2
        [ "$status" -eq "$wanted" ] || { echo "$wrong: $status $output"; return 1; }
        [ -z "$(find "$THIDUA_HOME" -type f ! -path '*/keys/*' ! -name .lock)" ] || { echo "$wrong left files"; return 1; }
    done
    [ "$(sql "select count(*) from pg_namespace where nspname in ('fact', 'ops')")" = 0 ]
    [ ! -e "$work/escaped" ] && [ ! -e /tmp/thidua-escaped ]
}

@test "a list changed as a whole is caught by the signature; without a certificate it is said that none was checked" {
    thidua export --quiet "$work/pack.zip"
    second_place
    forge relisted
    fails_with 4 "tài liệu đã bị sửa" thidua import "$work/relisted.zip"
    forge unsigned
    fails_with 4 "không có chữ ký" thidua import "$work/unsigned.zip"
    export THIDUA_SIGNING_CERTIFICATE=$work/none.crt
    fails_with 1 "chưa kiểm được chữ ký" thidua import "$work/unsigned.zip"
}
