#!/usr/bin/env bats
# compute, values, explain: figures of a handful of dossiers worked out by hand; nothing written twice; a commune's own
# indicator and measure without a compiler.

load ingest_common

setup() {
    deployment
    export_file h_20260401_0800.csv \
        'H24.106-260301-0001,"Thôn An Điền, xã Trần Phú, thành phố Hải Phòng",Trực tuyến,01/03/2026,05/03/2026,05/03/2026,Đã trả kết quả,10.000' \
        'H24.106-260302-0002,"Thôn An Điền, xã Trần Phú, thành phố Hải Phòng",Trực tiếp,31/03/2026,06/04/2026,,Đang xử lý,0' \
        'H24.106-260302-0003,"Thôn An Điền, xã Trần Phú, thành phố Hải Phòng",Bưu chính,15/02/2026,16/02/2026,18/02/2026,Đã xử lý xong,0' \
        'H24.106-260302-0004,,Trực tuyến,02/03/2026,06/03/2026,,Đang xử lý,0'
    ingest_quietly
}
teardown() { leave; }

compute() { thidua compute --as-of 2026-04-10 "$@"; }
value() { thidua values --format csv --village "$1" --period "$2" | grep ",$3,"; }
measure() { thidua values --measures --format csv --village "$1" --period "$2" | grep ",$3,"; }
stored() { sql "select xmin, t from $1 t order by t::text collate \"C\""; }

@test "measures and indicators of dossiers, states and periods" {
    compute --quiet
    [ "$(measure 10633-T01 2026-03 dossiers_received)" = "10633-T01,2026-03,dossiers_received,2" ]
    [ "$(measure 10633-T01 2026-02 dossiers_on_time)" = "10633-T01,2026-02,dossiers_on_time,0" ]
    [ "$(measure 10633-T01 2026-04 dossiers_overdue)" = "10633-T01,2026-04,dossiers_overdue,1" ]
    [ "$(measure UNKNOWN 2026-03 dossiers_open)" = "UNKNOWN,2026-03,dossiers_open,1" ]
    [ "$(value 10633-T01 2026-03 dossiers_online)" = "10633-T01,2026-03,dossiers_online,ok,1,2,0.5,,,no" ]
    [ "$(value 10633-T01 2026-02 dossiers_online)" = "10633-T01,2026-02,dossiers_online,not_applicable,0,0,,,,no" ]
    [ "$(value COMMUNE 2026-Q1 dossiers_online)" = "COMMUNE,2026-Q1,dossiers_online,ok,2,3,0.666666666667,,,no" ]
    [ "$(value COMMUNE 2026-H1 dossiers_on_time)" = "COMMUNE,2026-H1,dossiers_on_time,ok,1,2,0.5,,,yes" ]
    [ "$(value 10633-T01 2026 team_active)" = "10633-T01,2026,team_active,no_report,,,,,,yes" ]
    run thidua values --format csv
    [ "${lines[0]}" = "village,period,indicator,state,numerator,denominator,value,ci_low,ci_high,provisional" ]
    run thidua values --measures --format csv
    [ "${lines[0]}" = "village,period,measure,value" ]
    ! grep -q "members_known\|UNKNOWN,2026-01,activities" <<< "$output"
}

@test "nothing changed: nothing is written; all again: the same rows" {
    compute --quiet
    before=$(stored measure.figure; stored indicator.value; stored indicator.signal; stored measure.computed)
    compute --quiet
    [ "$before" = "$(stored measure.figure; stored indicator.value; stored indicator.signal; stored measure.computed)" ]
    compute --quiet --full
    [ "$before" = "$(stored measure.figure; stored indicator.value; stored indicator.signal; stored measure.computed)" ]
}

@test "late data restate an ended month, and the change names the file" {
    compute --quiet
    export_file late_20260409_0800.csv \
        'H24.106-260302-0009,"Thôn An Điền, xã Trần Phú, thành phố Hải Phòng",Trực tuyến,20/02/2026,25/02/2026,,Đang xử lý,0'
    ingest_quietly
    run compute
    [[ "$output" == *"của các tháng đã qua thay đổi"* ]]
    [ "$(sql "select month, old_value, new_value from measure.change where measure = 'dossiers_received'")" = "2026-02|1|2" ]
    [ "$(sql "select distinct a.name from measure.change c join ops.arrival a on a.file_id = any (c.file_ids)")" = late_20260409_0800.csv ]
    [ "$(value 10633-T01 2026-02 dossiers_online)" = "10633-T01,2026-02,dossiers_online,ok,1,1,1,,,no" ]
    run thidua values --changes --format csv --period 2026-Q1 --village 10633-T01
    [ "${lines[0]}" = "run,as_of,village,month,measure,old_value,new_value,files" ]
    [[ "$output" == *",2026-04-10,10633-T01,2026-02,dossiers_received,1,2,late_20260409_0800.csv"* ]]
    [ -z "$(thidua values --changes --format csv --period 2026-03 --village 10633-T02 | tail -n +2)" ]
}

@test "one period only, and the rest at the next run" {
    fails_with 2 "không có kỳ 2026-13" compute --period 2026-13
    compute --quiet --period 2026-03
    fails_with 2 "không có kỳ tháng 3" thidua values --period "tháng 3"
    [ "$(thidua values --format csv | cut -d, -f2 | sort -u | tr '\n' ' ')" = "2026-03 period " ]
    compute --quiet
    [ "$(value COMMUNE 2026-Q1 dossiers_online)" = "COMMUNE,2026-Q1,dossiers_online,ok,2,3,0.666666666667,,,no" ]
}

@test "a commune's own indicator needs an entry, its own measure one SQL file" {
    mkdir -p "$THIDUA_HOME/measures"
    cat > "$THIDUA_HOME/measures/measure_weekend.sql" <<'SQL'
INSERT INTO pg_temp.fresh (source, village_code, month, figures)
SELECT 'weekend', d.village_code, m.month, jsonb_build_object('dossiers_weekend', count(*))
  FROM fact.dossier AS d JOIN ref.month AS m ON m.commune_code = $1 AND d.received_on BETWEEN m.starts_on AND m.ends_on
 WHERE d.commune_code = $1 AND d.received_on <= $2 AND ($3::text[] IS NULL OR d.village_code = ANY ($3))
   AND extract(isodow FROM d.received_on) > 5
 GROUP BY 2, 3
SQL
    sed -e 's|  </sources>|<source name="weekend" facts="dossier" unattributed="true"><measure code="dossiers_weekend" kind="flow" unit="hồ sơ">Hồ sơ nộp cuối tuần</measure></source></sources>|' \
        -e 's|  </indicators>|<indicator code="weekend" plan="IV.2"><name>Hồ sơ cuối tuần</name><numerator><text>cuối tuần</text><term measure="dossiers_weekend"/></numerator><denominator><text>tất cả</text><term measure="dossiers_received"/></denominator><commune rule="ratio_of_sums" unattributed="true"/><evidence-source>Cổng</evidence-source></indicator></indicators>|' \
        "$root/schemas/catalogue/indicators.xml" > "$THIDUA_HOME/indicators.xml"
    compute --quiet
    [ "$(value 10633-T01 2026-Q1 weekend)" = "10633-T01,2026-Q1,weekend,ok,2,3,0.666666666667,,,no" ] # 15/02 and 01/03 are Sundays
    sed -i 's|<term measure="dossiers_weekend"/>|<term measure="members_active"/>|' "$THIDUA_HOME/indicators.xml"
    fails_with 2 "không có số cho phần đó" compute
}

@test "an indicator from measures that exist needs an entry only, and check accepts it" {
    sed 's|  </indicators>|<indicator code="postal_share" plan="IV.2"><name>Hồ sơ nộp qua bưu chính</name><numerator><text>bưu chính</text><term measure="dossiers_postal"/></numerator><denominator><text>tất cả</text><term measure="dossiers_received"/></denominator><commune rule="ratio_of_sums" unattributed="true"/><evidence-source>Cổng</evidence-source></indicator></indicators>|' \
        "$root/schemas/catalogue/indicators.xml" > "$THIDUA_HOME/indicators.xml"
    thidua check
    compute --quiet
    [ "$(value 10633-T01 2026-Q1 postal_share)" = "10633-T01,2026-Q1,postal_share,ok,1,3,0.333333333333,,,no" ]
    [ "$(value COMMUNE 2026-Q1 postal_share)" = "COMMUNE,2026-Q1,postal_share,ok,1,4,0.25,,,no" ]
    [[ "$(thidua explain 10633-T01 postal_share --period 2026-Q1)" == *"= 1 / 3 = 33,33%"* ]]
}

@test "explain goes from the value to file, sheet and row" {
    compute --quiet
    run thidua explain 10633-T01 dossiers_online --period 2026-03
    [ "$status" -eq 0 ]
    [[ "$output" == *"Giá trị: 50,00%"*"Mục tiêu: 70%, chưa đạt"* ]]
    [[ "$output" == *"= 1 / 2 = 50,00%"* ]]
    [[ "$output" == *"h_20260401_0800.csv, dòng 2"*"h_20260401_0800.csv, dòng 3"* ]]
    [[ "$output" == *"$(find "$THIDUA_HOME/archive" -type f -exec sha256sum {} + | cut -c1-64 | sort | head -n 1)"* ]]
    fails_with 2 "không có giá trị nào" thidua explain 10633-T99 dossiers_online
}
