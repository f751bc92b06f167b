#!/usr/bin/env bats
# init: a deployment made, repeated, upgraded, and refused where it must be.

load common

setup() { own_folder; own_database; list="$work/list.csv"; villages > "$list"; }
teardown() { leave; }

villages() {
    printf '%s\n' code,name,former_commune,aliases,valid_from,valid_to,year,population,working_age_population,households,household_businesses \
        '10633-T01,An Điền,Quốc Tuấn,Điền Xá; Xóm Đình,2025-07-01,,2026,2005,1243,556,22' \
        '10633-T02,Đông,"Hiệp Cát",,2025-07-01,,2026,1209,693,318,19'
}

@test "init makes folder, key, schema and reference data" {
    run thidua init --home "$THIDUA_HOME" --villages "$list" --calendar nd09
    [ "$status" -eq 0 ]
    [ "$(stat -c %a "$THIDUA_HOME" "$THIDUA_HOME"/inbox "$THIDUA_HOME"/{archive,spool,quarantine,keys} | tr '\n' ' ')" = "750 2770 700 700 700 700 " ]
    [ "$(stat -c '%a %s' "$THIDUA_HOME/keys/hmac.key")" = "600 65" ]
    [ "$(stat -c %a "$THIDUA_HOME/commune.xml")" = 640 ]
    xmllint --noout --schema "$root/schemas/xsd/commune.xsd" "$THIDUA_HOME/commune.xml"
    [ "$(sql "select calendar from ref.commune")" = nd09 ]
    [ "$(sql "select string_agg(name || '/' || former_commune, ' ' order by village_code) from ref.village")" = "An Điền/Quốc Tuấn Đông/Hiệp Cát" ]
    [ "$(sql "select string_agg(alias, '|' order by alias) from ref.village_alias")" = "Xóm Đình|Điền Xá" ]
    [ "$(sql "select sum(working_age_population) from fact.village_year")" = 1936 ]
    [ "$(sql "select value from ref.setting where name = 'working_age_max_male' and valid_from <= '2026-06-01' order by valid_from desc limit 1")" = 61 ]
    [ "$(sql "select count(*) from ops.schema_version")" = "$(find "$root/schemas/db" -name '*.sql' | wc -l)" ]
}

@test "init makes a signing key once, and check looks at it" {
    unset THIDUA_SIGNING_KEY THIDUA_SIGNING_CERTIFICATE
    run thidua init --villages "$list"
    [ "$status" -eq 0 ]
    [[ "$output" == *"khóa ký số tự ký của xã Trần Phú"* ]]
    [ "$(stat -c %a "$THIDUA_HOME/keys/signing.pem" "$THIDUA_HOME/keys/signing.crt" | tr '\n' ' ')" = "600 644 " ]
    openssl x509 -in "$THIDUA_HOME/keys/signing.crt" -noout -subject -nameopt utf8 | grep -q "Thi đua xã Trần Phú (10633)"
    before=$(cat "$THIDUA_HOME"/keys/signing.*)
    run thidua init
    [ "$status" -eq 0 ]
    [[ "$output" != *"khóa ký"* ]]
    [ "$before" = "$(cat "$THIDUA_HOME"/keys/signing.*)" ]
    thidua check --quiet
    chmod 640 "$THIDUA_HOME/keys/signing.pem"
    fails_with 2 "mở cho người khác" thidua check
}

@test "init repeated keeps what is there and writes nothing new" {
    thidua init --quiet --villages "$list"
    key=$(cat "$THIDUA_HOME/keys/hmac.key")
    echo '<!-- mine -->' >> "$THIDUA_HOME/commune.xml"
    before=$(sql "select string_agg(xmin::text, ' ') from (select xmin from ref.village union all select xmin from ref.setting union all select xmin from fact.village_year union all select xmin from ref.village_alias union all select xmin from ref.commune) as t")
    run thidua init --quiet
    [ "$status" -eq 0 ]
    [ -z "$output" ]
    [ "$key" = "$(cat "$THIDUA_HOME/keys/hmac.key")" ]
    grep -q mine "$THIDUA_HOME/commune.xml"
    [ "$before" = "$(sql "select string_agg(xmin::text, ' ') from (select xmin from ref.village union all select xmin from ref.setting union all select xmin from fact.village_year union all select xmin from ref.village_alias union all select xmin from ref.commune) as t")" ]
}

@test "init follows a changed list and changed rules" {
    thidua init --quiet --villages "$list"
    sed -i 's/An Điền,/An Điền Mới,/; s/Điền Xá; //; s/T02/T03/' "$THIDUA_HOME/villages.csv"
    sed -i 's/"core_force_minimum" from="2020-01-01">2</"core_force_minimum" from="2020-01-01">3</; /signal_jump/d' "$THIDUA_HOME/commune.xml"
    thidua init --quiet --calendar nd09
    [ "$(sql "select string_agg(village_code || name, ' ' order by village_code) from ref.village")" = "10633-T01An Điền Mới 10633-T03Đông" ]
    [ "$(sql "select string_agg(village_code, ' ' order by village_code) from fact.village_year")" = "10633-T01 10633-T03" ]
    [ "$(sql "select string_agg(alias, ' ') from ref.village_alias")" = "Xóm Đình" ]
    [ "$(sql "select value from ref.setting where name = 'core_force_minimum'")" = 3 ]
    [ "$(sql "select count(*) from ref.setting where name = 'signal_jump_deviations'")" = 0 ]
    [ "$(sql "select calendar from ref.commune")" = nd09 ]
}

@test "a village with history is kept when its row is lost" {
    thidua init --quiet --villages "$list"
    sql "insert into fact.dossier (commune_code, code, village_code, file_id, row_no, sheet_no) values ('10633', 'H24.106-260315-0042', '10633-T02', 1, 1, 0)"
    sed -i /T02/d "$THIDUA_HOME/villages.csv"
    thidua init --quiet
    [ "$(sql "select count(*) from ref.village")" = 2 ]
}

@test "a list without villages is a warning" {
    run thidua init
    [ "$status" -eq 0 ]
    [[ "$output" == *"chưa có thôn nào"* ]]
    run thidua init
    [ "$status" -eq 0 ]
}

@test "a wrong list is refused with row and column" {
    fails_with 2 "không thể mở" thidua init --villages "$work/none.csv"
    for wrong in 's/10633-T02/99999-T02/' 's/,2005,/,hai nghìn,/' 's/,2005,/,-5,/' 's/10633-T02/10633-T01/' 's/Đông,/,/' \
        's/2025-07-01/01.07.2025/' 's/1243/2006/' 's/2025-07-01,,/2025-07-01,2025-06-30,/' 's/code,/kode,/'; do
        villages | sed "$wrong" > "$list"
        fails_with 2 "danh sách thôn" thidua init --villages "$list"
        [ ! -e "$THIDUA_HOME/villages.csv" ]
    done
}

@test "lists of other dialects, headings and kinds" {
    printf '\xef\xbb\xbfMã thôn;Tên thôn;Xã cũ;Năm;Dân số\r\n10633-T01;An Điền;Quốc Tuấn;2026;2.005\r\n' > "$list"
    thidua init --quiet --villages "$list"
    [ "$(sql "select name || population from ref.village join fact.village_year using (village_code)")" = "An Điền2005" ]
    grep -q '^10633-T01,An Điền,Quốc Tuấn,,,,2026,2005,,,' "$THIDUA_HOME/villages.csv"
}

@test "a list as a workbook with real dates and numbers" {
    /usr/bin/python3 - "$work/list.xlsx" <<'PY' || skip "no openpyxl"
import datetime, sys
import openpyxl
book = openpyxl.Workbook()
sheet = book.active
sheet.append(["Mã thôn", "Tên thôn", "Xã cũ", "Tên gọi khác", "Có hiệu lực từ", "Năm", "Dân số", "Hộ kinh doanh"])
sheet.append(["10633-T01", "An Điền", "Quốc Tuấn", "Điền Xá", datetime.date(2025, 7, 1), 2026, 2005, 22])
sheet.append([])
sheet.append(["10633-T02", "Đông", "Hiệp Cát", None, datetime.date(2025, 7, 1), 2026, 1209, 0])
book.save(sys.argv[1])
PY
    run thidua init --quiet --villages "$work/list.xlsx"
    echo "$output"
    [ "$status" -eq 0 ]
    [ "$(sql "select string_agg(concat_ws('/', village_code, name, valid_from, population, household_businesses), ' ' order by village_code) from ref.village join fact.village_year using (village_code)")" = "10633-T01/An Điền/2025-07-01/2005/22 10633-T02/Đông/2025-07-01/1209/0" ]
}

@test "a newer database is refused by init and by every other command" {
    thidua init --quiet --villages "$list"
    sql "insert into ops.schema_version values ('999_future', 'x', '9.9.9')"
    fails_with 2 "999_future" thidua init
    sql "delete from ops.schema_version where name = '999_future'; update ops.schema_version set sha256 = 'other' where name = '001_ref'"
    fails_with 2 "001_ref" thidua init
    fails_with 2 "001_ref" thidua status
}

@test "a database that was never made is refused with what to do" {
    mkdir "$THIDUA_HOME"
    fails_with 2 "thidua init" thidua status
    cp "$root/schemas/catalogue/commune.xml" "$THIDUA_HOME"
    fails_with 2 "thidua init" thidua status
}

@test "a migration that fails leaves the earlier ones and nothing of its own" {
    sql "create schema stage"
    fails_with 3 "001_ref" thidua init --villages "$list"
    [ "$(sql "select to_regnamespace('ref') is null")" = t ]
    sql "drop schema stage"
    thidua init --quiet --villages "$list"
}

@test "a lost key is not replaced once files are in" {
    thidua init --quiet --villages "$list"
    rm "$THIDUA_HOME/keys/hmac.key"
    thidua init --quiet
    sql "insert into ops.file (commune_code, file_id, sha256, size_bytes, state, version_at, version_stated, received_at, run_id) values ('10633', 1, '', 1, 'loaded', now(), false, now(), 1)"
    rm "$THIDUA_HOME/keys/hmac.key"
    fails_with 2 "mất khóa" thidua init
    [ ! -e "$THIDUA_HOME/keys/hmac.key" ]
}

@test "a key that others may read is refused" {
    thidua init --quiet --villages "$list"
    chmod 640 "$THIDUA_HOME/keys/hmac.key"
    run thidua init
    [ "$status" -ne 0 ]
}

@test "without a server init ends with 3 and can be repeated" {
    PGHOST=/nowhere fails_with 3 "cơ sở dữ liệu" thidua init --villages "$list"
    thidua init --quiet --villages "$list"
}

@test "without Citus --distributed is refused, and the deployment is whole without it" {
    [ "$(sql "select count(*) from pg_available_extensions where name = 'citus'")" = 0 ] || skip "the server has Citus"
    fails_with 2 "citus" thidua init --villages "$list" --distributed
    thidua init --quiet
    [ "$(sql "select count(*) from ref.village")" = 2 ]
}

@test "no key stands in the way of spreading the tables" {
    thidua init --quiet --villages "$list"
    [ -z "$(psql -qXAtf "$root/etl/model/sql/citus_unfit_keys.sql")" ]
}

@test "wrong options" {
    fails_with 2 "civil hoặc nd09" thidua init --calendar lunar
    fails_with 2 "Có phải --villages" thidua init --vilages x
    fails_with 2 "thiếu giá trị" thidua init --villages
}
