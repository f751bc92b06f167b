#!/usr/bin/env bats
# check: every problem with file and line; meaning after form; the SQL of measures tried on the database.

load common

setup() {
    own_folder
    mkdir "$THIDUA_HOME" "$work/data"
    cp -r "$root/schemas" "$root/etl" "$work/data/" # an installation of one's own to break
    export THIDUA_DATADIR="$work/data"
}
teardown() { leave; }

line_of() { grep -n "$1" "$2" | head -n 1 | cut -d: -f1; }

@test "all is well with what came with the program" {
    run thidua check
    echo "$output"
    [ "$status" -eq 0 ]
}

@test "two broken contracts are both named with their lines" {
    contract=$work/data/schemas/sources/portal-full.xml
    other=$work/data/schemas/sources/reference-villages.xml
    sed -i '0,/<column /s//<colunm /' "$contract"
    sed -i 's,</[a-z]*>$,,;$d' "$other"
    run thidua check
    echo "$output"
    [ "$status" -eq 2 ]
    [[ "$output" == *portal-full.xml* ]]
    [[ "$output" == *reference-villages.xml* ]]
}

@test "the deployment's own catalogue is the one checked" {
    sed '0,/kind="flow"/s//kind="léo lường"/' "$root/schemas/catalogue/indicators.xml" > "$THIDUA_HOME/indicators.xml"
    line=$(line_of 'léo lường' "$THIDUA_HOME/indicators.xml")
    run thidua check
    echo "$output"
    [ "$status" -eq 2 ]
    [[ "$output" == *indicators.xml*"$line"* ]]
}

@test "a missing schema is a problem, not a pass" {
    rm "$work/data/schemas/xsd/source.xsd"
    run thidua check
    [ "$status" -eq 2 ]
    [[ "$output" == *source.xsd* ]]
}

@test "SQL that does not fit the database is found by a dry run that changes nothing" {
    own_database
    thidua init --quiet
    mkdir "$THIDUA_HOME/measures"
    file=$(find "$work/data/etl/model/measure" -name 'measure_dossier*.sql' | sort | head -n 1)
    sed 's/fact\.dossier/fact.dosier/' "$file" > "$THIDUA_HOME/measures/$(basename "$file")"
    fails_with 2 "dosier" thidua check
    rm -r "$THIDUA_HOME/measures"
    run thidua check
    [ "$status" -eq 0 ]
    [ "$(sql "select count(*) from measure.figure")" = 0 ]
}

@test "the deployment's villages and key are looked at" {
    printf 'code,name\n10633-T01,An Điền\n10633-T01,Đông\n' > "$THIDUA_HOME/villages.csv"
    fails_with 2 "lặp lại" thidua check
    printf 'code,name\n10633-T01,An Điền\n' > "$THIDUA_HOME/villages.csv"
    mkdir "$THIDUA_HOME/keys"
    printf '%064d\n' 0 > "$THIDUA_HOME/keys/hmac.key"
    chmod 644 "$THIDUA_HOME/keys/hmac.key"
    fails_with 2 "hmac.key" thidua check
    chmod 600 "$THIDUA_HOME/keys/hmac.key"
    run thidua check
    echo "$output"
    [ "$status" -eq 0 ]
}

@test "a rubric that means nothing is named with its line" {
    rubric=$work/data/schemas/catalogue/rubric-2026.xml
    sed '0,/indicator="[a-z_]*"/s//indicator="khong_co"/' "$rubric" > "$THIDUA_HOME/rubric-2026.xml"
    line=$(line_of khong_co "$THIDUA_HOME/rubric-2026.xml")
    run thidua check
    echo "$output"
    [ "$status" -eq 2 ]
    [[ "$output" == *rubric-2026.xml*"$line"* ]]
}
