#!/usr/bin/env bats
# config and check: what holds, where it came from, and what is wrong with it. No database.

load common

setup() { own_folder; mkdir "$THIDUA_HOME"; cp "$root/schemas/catalogue/commune.xml" "$THIDUA_HOME"; }
teardown() { leave; }

value() { thidua config --format csv | grep "^$1,"; }

@test "each origin wins over the one before" {
    [ "$(value settle)" = "settle,120,mặc định" ]
    sed -i 's,</settings>,<settle>60</settle></settings>,' "$THIDUA_HOME/commune.xml"
    [ "$(value settle)" = "settle,60,commune.xml" ]
    export THIDUA_SETTLE=30
    [ "$(value settle)" = "settle,30,biến môi trường" ]
    [ "$(thidua config --format csv --as-of 2026-11-20 | grep ^as-of)" = "as-of,2026-11-20,tùy chọn" ]
    [ "$(THIDUA_AS_OF=2026-11-19 value as-of)" = "as-of,2026-11-19,biến môi trường" ]
}

@test "today is that of Viet Nam whatever the server's zone" {
    expected=$(TZ=Asia/Ho_Chi_Minh date +%F)
    [ "$(TZ=America/Los_Angeles value as-of)" = "as-of,$expected,mặc định" ]
    [ "$(TZ=Pacific/Kiritimati value as-of)" = "as-of,$expected,mặc định" ]
}

@test "dated rules are listed with their day" {
    thidua config --format csv | grep -q '^working_age_max_male,62,"commune.xml, từ 2028-01-01"$'
}

@test "a wrong commune.xml is named with its line" {
    sed -i 's,<plan-year>2026<,<plan-year>hai nghìn<,' "$THIDUA_HOME/commune.xml"
    line=$(grep -n '<plan-year>' "$THIDUA_HOME/commune.xml" | cut -d: -f1)
    run thidua config
    [ "$status" -eq 2 ]
    [[ "$output" == *"$line"* ]]
    [[ "$output" == *"commune.xml"* ]]
    run thidua check
    [ "$status" -eq 2 ]
    [[ "$output" == *"$line"* ]]
}

@test "check passes what came with the program" {
    run thidua check
    echo "$output"
    [ "$status" -eq 0 ]
}

@test "wrong settings in environment and options" {
    THIDUA_COLUMNS=many fails_with 2 THIDUA_COLUMNS thidua config
    fails_with 2 "NĂM-THÁNG-NGÀY" thidua config --as-of 20/11/2026
    fails_with 2 "csv" thidua config --format json
}

@test "help of every command fits 80 columns and the man page is whole" {
    for command in $(thidua help | awk '/^Các lệnh/ {on = 1; next} /^$/ {on = 0} on && /^  [a-z]/ {print $1}'); do
        thidua "$command" --help > "$work/help"
        [ "$(LC_ALL=C.UTF-8 wc -L < "$work/help")" -le 80 ] || { cat "$work/help"; false; }
        thidua help man | grep -q "^.SS thidua $command"
    done
}
