#!/usr/bin/env bats
# exchange: what other systems read: sdmx.xml with its structure, adx.xml, ranking.xml; and the report rendered again from XML.
# The official schemas lie beside the project (THIDUA_PUBLISHED, ../shared/published); they are not part of it.

load common

setup() {
    own_folder
    published=${THIDUA_PUBLISHED:-$root/../shared/published}
    styles="$root/reports/render/xslt"
    mkdir -p "$work/made"
}
teardown() { leave; }

# transform REPORT: the messages of a report, in $work/made.
transform() {
    local style
    for style in sdmx sdmx-structure adx; do xsltproc --nonet "$styles/$style.xsl" "$1" > "$work/made/$style.xml"; done
}

agree() { /usr/bin/python3 "$root/tests/tools/check_exchange.py" "$1" "$2/sdmx.xml" "$2/sdmx-structure.xml" "$2/adx.xml"; }

# valid FOLDER: by the official schemas; ADX's looks for SDMX's in a folder sdmx beside itself.
valid() {
    [ -d "$published/sdmx-2.1" ] || skip "no official schemas ($published)"
    mkdir -p "$work/schemas"
    cp "$published/adx/adx_loose.xsd" "$work/schemas/"
    ln -sfn "$(realpath "$published/sdmx-2.1")" "$work/schemas/sdmx"
    xmllint --nonet --noout --schema "$published/sdmx-2.1/SDMXMessage.xsd" "$1/sdmx.xml" "$1/sdmx-structure.xml"
    xmllint --nonet --noout --schema "$work/schemas/adx_loose.xsd" "$1/adx.xml"
}

# of KIND CODE FROM TO [CALENDAR]: the small report as one of that period; its values take the period's code.
of() {
    sed -e "s/code=\"2026-11\" kind=\"month\" from=\"2026-11-01\" to=\"2026-11-30\"/code=\"$2\" kind=\"$1\" from=\"$3\" to=\"$4\"/" \
        -e "s/role=\"current\" period=\"2026-11\"/role=\"current\" period=\"$2\"/" -e "s/calendar=\"civil\"/calendar=\"${5:-civil}\"/" \
        -e '/role="previous"/d' "$root/tests/unit/reports/report-small.xml" > "$work/report.xml"
    transform "$work/report.xml"
    agree "$work/report.xml" "$work/made"
}

time_of() { sed -n 's/.*publicationPeriod="\([^"]*\)".*/\1/p' "$work/made/sdmx.xml"; }

@test "every kind of period has its SDMX time: calendar periods by name, others as first day and length" {
    of month 2026-11 2026-11-01 2026-11-30; [ "$(time_of)" = 2026-11 ]
    of quarter 2026-Q1 2026-01-01 2026-03-31; [ "$(time_of)" = 2026-Q1 ]
    of half 2026-H2 2026-07-01 2026-12-31; [ "$(time_of)" = 2026-S2 ]
    of nine_months 2026-9M 2026-01-01 2026-09-30; [ "$(time_of)" = 2026-01-01/P9M ]
    of month 2026-11 2026-10-15 2026-11-14 nd09; [ "$(time_of)" = 2026-10-15/P1M ]
    of month 2026-01 2025-12-15 2026-01-14 nd09; [ "$(time_of)" = 2025-12-15/P1M ]
    of half 2026-H1 2025-12-15 2026-06-14 nd09; [ "$(time_of)" = 2025-12-15/P6M ]
    [ "$(xmllint --xpath 'string(//*[local-name()="group"]/@period)' "$work/made/adx.xml")" = 2025-12-15/P6M ]
    [ "$(grep -c 'value="2025-12-15/P1Y"' "$work/made/sdmx.xml")" = 7 ] # the plan year's values
}

@test "states become observation statuses, and what is missing has no value" {
    transform "$root/tests/unit/reports/report-small.xml"
    observed() { xmllint --xpath "string(//*[local-name()='Series'][.//*[@id='REF_AREA' and @value='$1'] and .//*[@id='FREQ' and @value='A'] and .//*[@id='INDICATOR' and @value='$2']]//*[@id='OBS_STATUS']/@value)" "$work/made/sdmx.xml"; }
    [ "$(observed 10633-T01 members_trained)" = P ]
    [ "$(observed 10633-T02 members_trained)" = V ]
    [ "$(observed 10633-T03 members_trained)" = L ]
    [ "$(observed 10633-T01 dossiers_online)" = M ]
    [ "$(observed 10633 dossiers_online)" = P ]
    [ "$(grep -c '<g:ObsValue' "$work/made/sdmx.xml")" = 7 ] # 9 values, 2 of them missing
}

@test "the messages of every kind of period and calendar are valid by the official schemas" {
    for kind in "month 2026-11 2026-11-01 2026-11-30" "quarter 2026-Q4 2026-10-01 2026-12-31" "half 2026-H2 2026-07-01 2026-12-31" \
        "nine_months 2026-9M 2026-01-01 2026-09-30" "month 2026-01 2025-12-15 2026-01-14 nd09"; do
        # shellcheck disable=SC2086 # words
        of $kind
        valid "$work/made"
    done
}

@test "a night publishes the messages, valid and telling what the report tells; the XML alone makes every file again" {
    own_database
    thidua init --quiet --villages "$root/samples/villages.csv"
    for name in DanhSachHoSo_T1_20260202_1700.csv DanhSachHoSo_20260331_1702.csv; do cp "$root/samples/inbox/$name" "$THIDUA_HOME/inbox/"; done
    thidua nightly --quiet --settle 0 --as-of 2026-03-31 || [ $? -eq 1 ]
    site="$THIDUA_HOME/reports/current"
    agree "$site/report.xml" "$site"
    for name in sdmx.xml sdmx-structure.xml adx.xml; do grep -q "href=\"$name\"" "$site/index.html"; done
    thidua report --quiet --as-of 2026-03-31 --period 2026-Q1 --xml "$work/q1.xml"
    xmllint --nonet --noout --schema "$root/schemas/xsd/report.xsd" "$work/q1.xml"
    drop_database "$database"; database=
    env -u PGHOST -u PGDATABASE THIDUA_HOME=/nonexistent thidua report --quiet --from "$site/report.xml" --output "$work/again"
    diff -r "$site" "$work/again/current"
    valid "$site"
}

@test "a village is compared with the past of what it is today; the village that was merged into it is named, not shown" {
    own_database
    awk -F, -v OFS=, 'NR == 1 { print $0, "successor_code"; next } $1 == "10633-T02" { $6 = "2026-02-28"; print $0, "10633-T01"; next }
        { print $0, "" }' "$root/samples/villages.csv" > "$work/villages.csv"
    thidua init --quiet --villages "$work/villages.csv"
    cp "$root/samples/inbox/DanhSachHoSo_20260331_1702.csv" "$THIDUA_HOME/inbox/"
    thidua ingest --quiet --settle 0 --as-of 2026-03-31 || [ $? -eq 1 ]
    thidua compute --quiet --as-of 2026-03-31
    for month in 02 03; do thidua report --quiet --as-of 2026-03-31 --period "2026-$month" --xml "$work/$month.xml"; done
    # field MONTH ROLE UNIT NAME: an attribute of the village's value.
    field() { xmllint --xpath "string(//*[local-name()='value'][@indicator='dossiers_online' and @role='$2' and @unit='10633-$3']/@$4)" "$work/$1.xml"; }
    for name in numerator denominator; do
        [ "$(field 02 current T02 $name)" -gt 0 ]
        [ "$(field 03 previous T01 $name)" -eq $(($(field 02 current T01 $name) + $(field 02 current T02 $name))) ]
    done
    [ "$(field 03 previous T01 merged)" = true ]
    [ -z "$(field 03 previous T03 merged)$(field 03 current T01 merged)" ]
    [ "$(field 03 previous T02 numerator)" = "$(field 02 current T02 numerator)" ] # history stays with the unit of its day
    [ "$(xmllint --xpath "string(//*[local-name()='unit'][@code='10633-T02']/@kind)" "$work/03.xml")" = absent ]
    transform "$work/03.xml"
    agree "$work/03.xml" "$work/made"
}

# what the specification asks of report.xml (spec/reports.md "The XML"), each as an XPath that must be true; r: for its namespace.
items() {
    cat <<'END'
/r:report[@schemaVersion and @program]/r:run[@id > 0 and contains(@preparedAt, 'T')]
//r:commune[@code = '10633' and @name = 'Trần Phú' and @provinceCode = '31']
//r:period[@code = '2026-04' and @from = '2026-04-01' and @to = '2026-04-30' and @asOf = '2026-04-30' and @status = 'final' and @revision = '0']
count(//r:unit[@kind = 'village' and @population > 0 and @workingAgePopulation > 0 and @households > 0 and @householdBusinesses >= 0]) = 21
//r:indicator[@target and @direction and @communeRule and r:name and r:numerator and r:denominator]
//r:term[@role = 'numerator'] and //r:measure[r:name and @kind]
//r:value[@state = 'ok' and @numerator and @denominator and @value and @printed and @target and @met]
//r:value[@state = 'no_report' and not(@value) and not(@met)]
//r:value[@role = 'previous' and @period = '2026-03'] and //r:value[@role = 'year' and @period = '2026']
//r:value[@indicator = 'cashless' and @unit != 'COMMUNE' and @low < @value and @high > @value and @sample > 0 and @frame > 0]
//r:value[@indicator = 'cashless' and @unit = 'COMMUNE' and @low and @sample and @villages > 0]
//r:value[@indicator = 'dossiers_online' and @unit = 'COMMUNE' and @role = 'year' and @numerator = sum(//r:value[@indicator = 'dossiers_online' and @unit != 'COMMUNE' and @role = 'year']/@numerator)]
//r:figure[@measure and @unit and @period and @value]
//r:quality[@filesReceived = count(//r:file) and @filesAccepted = 3 and @filesRejected = 1 and @filesHeld = 0]
//r:quality[@workbooksDue >= 21 and @workbooksMissing = @workbooksDue - @workbooksOnTime - @workbooksLate and @signals = count(//r:signal)]
//r:workbook[@unit = '10633-T02' and @month = '2026-03' and @missing = 0 and @onTime + @late = 1] and //r:workbook[@missing = 1]
count(//r:file[string-length(@sha256) = 64 and @name and @received and @rowsRead = @rowsLoaded + @rowsRejected + @rowsDuplicate]) = 4
//r:finding[@source = //r:file/@id and @row and @code = //r:code/@name]
count(//r:total[@points and @rank and @grade and @gradeName and @status = 'provisional']) = 21
//r:scores[@rubric and @sha256]/r:nodes/r:node[@kind = 'criterion' and @max] and //r:grades/r:grade[@least]
//r:criterion[@points and @evidence and contains(r:formula, '=')] and //r:groups/r:group[@points and @available]
//r:balance[@unit = 'COMMUNE' and @carriedIn + @received = @finished + @withdrawn + @misdated + @open and @unattributedPrinted]
END
}

@test "report.xml holds every item of the specification, and a year its frozen revision" {
    own_database
    thidua init --quiet --villages "$root/samples/villages.csv"
    for name in DanhSachHoSo_20260331_1702.csv Khao_sat_TTKDTM_dot1_-_all_versions_-_False_-_2026-04-14-16-20-00.csv \
        'BC to CNSCD thon An Điền Thượng 03-2026.xlsx'; do cp -p "$root/samples/inbox/$name" "$THIDUA_HOME/inbox/"; done
    echo "không phải bảng" > "$THIDUA_HOME/inbox/ghi chú.csv"
    sample_times
    touch -d 2026-04-20 "$THIDUA_HOME/inbox/ghi chú.csv"
    thidua ingest --quiet --settle 0 --as-of 2026-04-30 || [ $? -eq 1 ]
    thidua compute --quiet --as-of 2026-04-30
    thidua score --quiet --as-of 2026-04-30 > "$work/scores"
    report() { thidua report --quiet --as-of 2026-04-30 --period "$1" --xml "$work/$1.xml"; }
    report 2026-04
    items | while read -r item; do
        plain=$(echo "$item" | sed "s/r:\([a-z]*\)/*[local-name()='\1']/g")
        [ "$(xmllint --xpath "boolean($plain)" "$work/2026-04.xml")" = true ] || { echo "not so: $item"; exit 1; }
    done
    report 2026
    grep -q '<period .* revision="0"' "$work/2026.xml"
    thidua freeze --quiet --as-of 2026-04-30 --year 2026
    report 2026; report 2026-04
    grep -q '<period .* revision="1"' "$work/2026.xml"
    grep -q '<period .* revision="0"' "$work/2026-04.xml"
}
