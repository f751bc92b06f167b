#!/usr/bin/env bats
# thidua score --rubric --values: published rankings by rubrics alone, and every function, rounding edge, tie, floor, quota
# and missing rule on cases worked out by hand (the sums stand in the comments).

load common

setup() {
    golden="$BATS_TEST_DIRNAME/../golden/score"
    cd "$BATS_TEST_TMPDIR" || return 1
}

# rubric ATTRIBUTES BODY: writes r.xml. Decimals are those of $decimals.
decimals='criterion="2" total="2"'
rubric() {
    printf '<rubric xmlns="urn:thidua:rubric:1" code="t" year="2026" %s><name>t</name><decimals %s/>%s</rubric>\n' \
        "$1" "$decimals" "$2" >r.xml
}
# criterion CODE ATTRIBUTES FUNCTION
criterion() { printf '<criterion code="%s" indicator="%s" %s><name>%s</name>%s</criterion>' "$1" "$1" "$2" "$1" "$3"; }
# values LINE...: writes v.csv
values() { printf '%s\n' unit,indicator,value "$@" >v.csv; }
score() { run thidua score --rubric r.xml --values v.csv; }
# has LINE...: each is a line of the answer.
has() { for line; do grep -qxF -- "$line" <<<"$output" || { echo "missing: $line"; echo "$output"; return 1; }; done; }
# one FUNCTION ATTRIBUTES VALUES EXPECTED: a criterion x of 10 points; value v of unit u1, u2 ... gives the points expected.
one() {
    local i=0 v p
    rubric 'total="10"' "$(criterion x "max=\"10\" $2" "$1")"
    values
    for v in $3; do i=$((i + 1)); echo "u$i,x,${v#none}" >>v.csv; done
    score
    [ "$status" -eq 0 ] || { echo "$output"; return 1; }
    i=0
    for p in $4; do i=$((i + 1)); has "u$i,x,$p," || return 1; done
}
# published RUBRIC COLUMN: ranks of all 23 countries.
published() {
    thidua score --rubric "$golden/$1.xml" --values "$golden/tai_values.csv" --out out.csv
    /usr/bin/python3 - "$golden/tai_ranks.csv" "$2" <<'PY'
import csv, sys
expected = {r['country']: r[sys.argv[2]] for r in csv.DictReader(open(sys.argv[1], encoding='utf-8'))}
got = {r['unit']: r['rank'] for r in csv.DictReader(open('out.csv', encoding='utf-8')) if r['code'] == 'TOTAL'}
assert len(expected) == 23 and expected == got, {k: (expected[k], got.get(k)) for k in expected if expected[k] != got.get(k)}
PY
}

@test "score: TAI, equal weights, linear: 23 of 23 ranks of tables 23 and 38" {
    published tai_linear EW_linear_T23
    published tai_linear LIN_T38
}
@test "score: TAI, budget allocation weights: 23 of 23 ranks of table 23" { published tai_budget BAP_T23; }
@test "score: TAI, geometric mean: 23 of 23 ranks of table 38" { published tai_geometric GME_T38; }
@test "score: the eight normalisations of table 15, as printed" {
    thidua score --rubric "$golden/tai_table15.xml" --values "$golden/tai_values.csv" --out out.csv
    /usr/bin/python3 - "$golden/tai_table15.csv" <<'PY'
import csv, sys
got = {(r['unit'], r['code']): r['points'] for r in csv.DictReader(open('out.csv', encoding='utf-8'))}
compared = 0
for r in csv.DictReader(open(sys.argv[1], encoding='utf-8')):
    for code in list(r)[2:]:
        assert float(r[code]) == float(got[r['country'], code]), (r['country'], code, r[code], got[r['country'], code])
        compared += 1
assert compared == 23 * 8
PY
}

@test "score: ratio" { one '<ratio/>' 'target="0.7"' '0 0.35 0.6996 0.7 0.9' '0.00 5.00 9.99 10.00 10.00'; }
@test "score: ratio, lower is better" { one '<ratio/>' 'target="5" better="lower"' '0 5 10 4' '10.00 10.00 5.00 10.00'; }
@test "score: ratio, not clipped" { one '<ratio clip="false"/>' 'target="4"' '6 1' '15.00 2.50'; }
@test "score: linear between goalposts, clipped" { one '<linear from="20" to="85"/>' '' '20 52.5 85 10 90' '0.00 5.00 10.00 0.00 10.00'; }
@test "score: linear, not clipped" { one '<linear from="20" to="30" clip="false"/>' '' '15 25 35' '-5.00 5.00 15.00'; }
@test "score: linear, lower is better" { one '<linear from="40" to="0"/>' 'better="lower"' '40 30 0 50' '0.00 2.50 10.00 0.00'; }
# log10: 100 -> 0, 1000 -> 1/2, 10000 -> 1; posts in the unit of the value
@test "score: logarithm before goalposts" { one '<linear from="100" to="10000"/>' 'transform="log"' '100 1000 10000 0 -3' '0.00 5.00 10.00 0.00 0.00'; }
bands='<bands><band to="0.5" points="0"/><band from="0.5" to="0.7" points="5"/><band from="0.7" to="0.8" points="8"/><band from="0.8" points="10"/></bands>'
@test "score: bands, the lower edge belongs" { one "$bands" '' '0 0.4999 0.5 0.6999 0.7 0.8 3' '0.00 0.00 5.00 5.00 8.00 10.00 10.00'; }
@test "score: bands, the upper edge belongs" { one "${bands/<bands>/<bands edge=\"upper\">}" '' '0.5 0.5001 0.7 0.8 0.81' '0.00 5.00 5.00 8.00 10.00'; }
@test "score: pass compares exactly" { one '<pass/>' 'target="0.7"' '0.6999999999999999999 0.7 0.71' '0.00 10.00 10.00'; }
@test "score: pass, lower is better" { one '<pass/>' 'target="2" better="lower"' '2 2.01 0' '10.00 0.00 10.00'; }
@test "score: per unit up to max" { one '<per_unit points="1.5"/>' '' '0 1 2.5 7' '0.00 1.50 3.75 10.00'; }
@test "score: per whole unit beyond a minimum" { one '<per_unit points="2" unit="3" beyond="4" whole="true"/>' '' '4 6.9 7 12 100' '0.00 0.00 2.00 4.00 10.00'; }
@test "score: per unit, lower is better" { one '<per_unit points="2"/>' 'better="lower"' '0 3 9' '10.00 4.00 0.00'; }
@test "score: relative to the best" { one '<relative/>' '' '30 20 0 40' '7.50 5.00 0.00 10.00'; }
@test "score: relative to the best, lower is better" { one '<relative/>' 'better="lower"' '4 2 8' '5.00 10.00 2.50'; }
@test "score: relative to the best where all are 0" { one '<relative/>' '' '0 0' '0.00 0.00'; }
@test "score: minmax, both ways, and all equal" {
    one '<minmax/>' '' '7 9 15' '0.00 2.50 10.00'
    one '<minmax/>' 'better="lower"' '7 9 15' '10.00 7.50 0.00'
    one '<minmax/>' '' '3 3' '10.00 10.00'
}
# 2 4 4 4 5 5 7 9: mean 5, population deviation 2; 1 2 3: sample deviation 1
@test "score: z-score, population and sample, and all equal" {
    one '<zscore deviation="population"/>' '' '2 4 4 4 5 5 7 9' '-15.00 -5.00 -5.00 -5.00 0.00 0.00 10.00 20.00'
    one '<zscore/>' '' '1 2 3' '-10.00 0.00 10.00'
    one '<zscore/>' 'better="lower"' '1 2 3' '10.00 0.00 -10.00'
    one '<zscore/>' '' '4 4' '0.00 0.00'
}

# x / 1 of 10: 0.1005 -> 1.005 -> 1.01, 0.1004999 -> 1.00; below 0 away from zero
@test "score: half away from zero" { one '<linear from="0" to="1" clip="false"/>' '' '0.1005 0.1004999 -0.1005' '1.01 1.00 -1.01'; }
@test "score: a total is the sum of printed points" {
    # thirds of 10: 3.33 + 3.33 + 3.33 = 9.99, not 10
    rubric 'total="30"' "$(for c in a b c; do criterion $c 'max="10" target="3"' '<ratio/>'; done)"
    values u,a,1 u,b,1 u,c,1
    score
    has u,a,3.33, u,TOTAL,9.99,1
}
@test "score: without rounding thirds add up" {
    decimals='criterion="none" total="none"' rubric 'total="3"' "$(for c in a b c; do criterion $c 'max="1" target="3"' '<ratio/>'; done)"
    values u,a,1 u,b,1 u,c,1 v,a,3 v,b, v,c,0
    score
    has u,a,0.33333333333333333333, u,TOTAL,1,1 v,TOTAL,1,1
}
@test "score: rounding before ranking is declared" {
    body="$(criterion x 'max="1"' '<linear from="0" to="1"/>')"
    values a,x,0.9494 b,x,0.9486 c,x,0.948
    decimals='criterion="none" total="3"' rubric 'total="1"' "$body"
    score
    has a,x,0.9494, a,TOTAL,0.949,1 b,TOTAL,0.949,1 c,TOTAL,0.948,3
    decimals='criterion="none" total="none"' rubric 'total="1"' "$body"
    score
    has a,TOTAL,0.9494,1 b,TOTAL,0.9486,2 c,TOTAL,0.948,3
}
@test "score: competition ranks 1, 2, 2, 4 and a tie-break list" {
    body="$(criterion x 'max="5"' '<linear from="0" to="5"/>')$(criterion y 'max="5"' '<linear from="0" to="5"/>')"
    values a,x,5 a,y,5 b,x,4 b,y,2 c,x,3 c,y,3 d,x,1 d,y,1 e,x,3 e,y,3
    rubric 'total="10"' "$body"
    score
    has a,TOTAL,10.00,1 b,TOTAL,6.00,2 c,TOTAL,6.00,2 e,TOTAL,6.00,2 d,TOTAL,2.00,5
    rubric 'total="10"' "$body<ties><by code=\"y\"/></ties>"
    score
    has a,TOTAL,10.00,1 c,TOTAL,6.00,2 e,TOTAL,6.00,2 b,TOTAL,6.00,4 d,TOTAL,2.00,5
    rubric 'total="10"' "$body<ties><by code=\"y\"/><by code=\"x\" on=\"value\"/></ties>"
    score
    has c,TOTAL,6.00,2 e,TOTAL,6.00,2 b,TOTAL,6.00,4
}

@test "score: missing as zero, left out, held" {
    for rule in zero exclude hold; do
        rubric 'total="20"' "$(criterion x "max=\"15\" target=\"1\" missing=\"$rule\"" '<ratio/>')$(criterion y 'max="5" target="1"' '<ratio/>')"
        values a,x,1 a,y,0.8 b,x, b,y,0.8
        score
        case $rule in
        zero) has a,TOTAL,19.00,1 b,x,0.00, b,TOTAL,4.00,2 ;;
        exclude) has a,TOTAL,19.00,1 b,x,, b,y,4.00, b,TOTAL,16.00,2 ;; # 4 of 5 is 16 of 20
        hold) has a,TOTAL,19.00,1 b,x,, b,TOTAL,4.00, ;;
        esac
    done
}
@test "score: left out in one group: rescaled at the total, or within the group" {
    # group g: x 10 left out, y 5 of 10; z 60 of 80. Total: 65 of 90 is 72.22; within the group: g 10 of 20, 70
    groups="<group code=\"g\" max=\"20\"><name>g</name>$(criterion x 'max="10" target="1" missing="exclude"' '<ratio/>')$(criterion y 'max="10" target="1"' '<ratio/>')</group>$(criterion z 'max="80" target="1"' '<ratio/>')"
    values u,x, u,y,0.5 u,z,0.75
    rubric 'total="100"' "$groups"
    score
    has u,g,5.00, u,TOTAL,72.22,1
    rubric 'total="100" exclude-scope="group"' "$groups"
    score
    has u,g,10.00, u,TOTAL,70.00,1
}
@test "score: a unit with nothing to score has no rank; a held one does not set the scale" {
    rubric 'total="10"' "$(criterion x 'max="10" missing="exclude"' '<relative/>')"
    values a,x,5 b,x,
    score
    has a,TOTAL,10.00,1 b,TOTAL,,
    rubric 'total="20"' "$(criterion x 'max="10"' '<relative/>')$(criterion y 'max="10" target="1" missing="hold"' '<ratio/>')"
    values a,x,5 a,y,1 b,x,50 c,x,4 c,y,1
    score
    has a,TOTAL,20.00,1 c,TOTAL,18.00,2 b,TOTAL,10.00,
}
@test "score: states: evidence shares, and not applicable leaves the scale" {
    rubric 'total="20"' "$(criterion x 'max="10" target="1"' '<ratio/>')$(criterion y 'max="10" target="1" inconsistent="0.8" unreliable="0"' '<ratio/>')"
    printf '%s\n' unit,indicator,value,state a,x,0.9,inconsistent a,y,0.9,inconsistent b,x,0.9,unreliable b,y,0.9,unreliable \
        c,x,,not_applicable c,y,0.9,ok >v.csv
    score
    has a,x,4.50, a,y,7.20, b,x,9.00, b,y,0.00, c,x,, c,TOTAL,18.00,1
}

@test "score: weights need not be the maxima; groups nest" {
    # inner = (2 x 0.5 + 1 x 0.8) / 3 = 0.6; total = 100 x (0.25 x 0.6 + 0.75 x 1) = 90
    inner="<group code=\"inner\" max=\"1\" weight=\"0.25\" weights=\"3\"><name>i</name>$(criterion x 'max="1" weight="2"' '<linear from="0" to="1"/>')$(criterion y 'max="1"' '<linear from="0" to="1"/>')</group>"
    rubric 'total="100" weights="1"' "<group code=\"outer\" max=\"50\" weight=\"1\" weights=\"1\"><name>o</name>$inner$(criterion z 'max="10" weight="0.75"' '<linear from="0" to="1"/>')</group>"
    values u,x,0.5 u,y,0.8 u,z,1
    score
    has u,inner,0.60, u,z,10.00, u,outer,45.00, u,TOTAL,90.00,1
}
@test "score: geometric mean of dimensions, an arithmetic one inside, an income logarithm" {
    # human development index, technical notes 2013: life (70-20)/65 = 0.769231; schooling (12/18 + 9/15)/2 = 0.633333;
    # income ln(10000/100)/ln(75000/100) = 0.695637; index = cube root of 0.338901 = 0.697...
    life="$(criterion life 'max="1"' '<linear from="20" to="85"/>')"
    school="<group code=\"education\" max=\"1\" weights=\"2\"><name>e</name>$(criterion expected 'max="1"' '<linear from="0" to="18"/>')$(criterion mean 'max="1"' '<linear from="0" to="15"/>')</group>"
    income="$(criterion income 'max="1" transform="log"' '<linear from="100" to="75000"/>')"
    decimals='criterion="none" total="3"' rubric 'total="1" weights="3" aggregation="geometric"' "$life$school$income"
    values u,life,70 u,expected,12 u,mean,9 u,income,10000 v,life,70 v,expected,12 v,mean,9 v,income,50
    score
    grep -q '^u,life,0.76923076923076923077,' <<<"$output"
    grep -q '^u,education,0.6333333333333333333' <<<"$output"
    grep -q '^u,income,0.69563' <<<"$output"
    has u,TOTAL,0.697,1 v,TOTAL,0.000,2
}
@test "score: a geometric mean that is exact stays exact" {
    # sqrt(0.25 x 0.25) and sqrt(0.5 x 0.125) = 0.25; 0.125 rounds to 0.13
    decimals='criterion="none" total="2"' rubric 'total="1" weights="2" aggregation="geometric"' "$(criterion x 'max="1"' '<linear from="0" to="1"/>')$(criterion y 'max="1"' '<linear from="0" to="1"/>')"
    values a,x,0.25 a,y,0.25 b,x,0.5 b,y,0.125 c,x,0.125 c,y,0.125
    score
    has a,TOTAL,0.25,1 b,TOTAL,0.25,1 c,TOTAL,0.13,3
}

@test "score: random rubrics agree with an independent computation in another language" {
    run /usr/bin/python3 "$golden/reference.py" 1 40 .
    [ "$status" -eq 0 ] || { echo "$output"; return 1; }
}
@test "score: whole units round at the half" { # 5 x 1.25 = 6.25
    decimals='criterion="1" total="1"' rubric 'total="17"' "$(criterion x 'max="17"' '<per_unit points="1.25" unit="5" beyond="1" whole="true"/>')"
    values u,x,30.5
    score
    has u,x,6.3,
}
@test "score: bonus and penalty are capped in sum" {
    extra="$(criterion b1 'max="4"' '<per_unit points="1"/>')$(criterion b2 'max="4"' '<per_unit points="1"/>')"
    rubric 'total="10"' "$(criterion x 'max="10" target="1"' '<ratio/>')<bonus code=\"bonus\" cap=\"5\"><name>b</name>$extra</bonus><penalty code=\"penalty\" cap=\"3\"><name>p</name>$(criterion p1 'max="9"' '<per_unit points="0.5"/>')</penalty>"
    values a,x,1 a,b1,4 a,b2,3 a,p1,2 b,x,1 b,b1,2 b,p1,8 c,x,1
    score
    has a,b1,4.00, a,bonus,5.00, a,p1,-1.00, a,penalty,-1.00, a,TOTAL,14.00,1
    has b,bonus,2.00, b,p1,-4.00, b,penalty,-3.00, b,TOTAL,9.00,3 c,bonus,0.00, c,TOTAL,10.00,2
}

grades() { run thidua score --rubric r.xml --values v.csv --grades; }
@test "score: grades by total; a missed floor names itself" {
    # x must reach 0.9: b has the total of the best grade, but not the floor; c misses nothing and has the lower total
    rubric 'total="100"' "$(criterion x 'max="10" target="1" must="0.9"' '<ratio/>')$(criterion y 'max="90" target="1"' '<ratio/>')<grades><grade code=\"A\" from=\"90\" must=\"true\"><name>A</name></grade><grade code=\"B\" from=\"70\"><name>B</name><floor of=\"y\" share=\"0.8\"/></grade><grade code=\"C\"><name>C</name></grade></grades>"
    values a,x,0.9 a,y,1 b,x,0.89 b,y,1 c,x,1 c,y,0.8 d,x,1 d,y,0.7 e,x,0 e,y,0 f,x, f,y,0.9
    grades
    has a,99.00,1,A,, b,98.90,2,B,A,x c,82.00,3,B,, f,81.00,4,B,, d,73.00,5,C,B,y e,0.00,6,C,,
}
@test "score: a floor where lower is better; what is left out binds nobody" {
    rubric 'total="20"' "$(criterion x 'max="10" target="2" better="lower" must="target" missing="exclude"' '<ratio/>')$(criterion y 'max="10" target="1"' '<ratio/>')<grades><grade code=\"A\" must=\"true\"><name>A</name></grade><grade code=\"B\"><name>B</name></grade></grades>"
    sed -i 's/code="A" must/code="A" from="0" must/' r.xml
    values a,x,2 a,y,1 b,x,2.1 b,y,1 c,x, c,y,1
    grades
    has a,20.00,1,A,, c,20.00,1,A,, b,19.52,3,B,A,x
}
@test "score: quota, ties at the border all out or all in, the next grade takes the rest" {
    for border in out in; do
        rubric 'total="10"' "$(criterion x 'max="10"' '<linear from="0" to="10"/>')<grades><grade code=\"A\" from=\"8\" quota=\"0.4\" border=\"$border\"><name>A</name></grade><grade code=\"B\"><name>B</name></grade></grades>"
        values a,x,10 b,x,9 c,x,9 d,x,8 e,x,1 f,x,1 # 6 units: 2.4, so 2 places; b and c share the second
        grades
        has a,10.00,1,A,, d,8.00,4,B,A,QUOTA e,1.00,5,B,,
        if [ $border = out ]; then has b,9.00,2,B,A,QUOTA c,9.00,2,B,A,QUOTA; else has b,9.00,2,A,, c,9.00,2,A,,; fi
    done
}
@test "score: a place freed by a floor goes to the next candidate" {
    rubric 'total="10"' "$(criterion x 'max="10" must="5"' '<linear from="0" to="10"/>')$(criterion y 'max="10"' '<linear from="0" to="10"/>')<grades><grade code=\"A\" from=\"1\" quota=\"0.34\" must=\"true\"><name>A</name></grade><grade code=\"B\"><name>B</name></grade></grades>"
    sed -i 's/total="10"/total="20"/' r.xml
    values a,x,4 a,y,10 b,x,5 b,y,5 c,x,6 c,y,1
    grades
    has a,14.00,1,B,A,x b,10.00,2,A,, c,7.00,3,B,A,QUOTA
}

@test "score: the order of the lines changes no byte; names keep their commas and accents" {
    rubric 'total="10"' "$(criterion x 'max="10"' '<minmax/>')"
    values '"Đông, thôn",x,3' 'Ấp 2,x,1' 'Kim,x,2' '"a ""b""",x,2'
    score
    first=$output
    has '"Đông, thôn",TOTAL,10.00,1' '"a ""b""",TOTAL,5.00,2' Kim,TOTAL,5.00,2 'Ấp 2,TOTAL,0.00,4'
    values 'Kim,x,2' '"a ""b""",x,2' 'Ấp 2,x,1' '"Đông, thôn",x,3'
    score
    [ "$output" = "$first" ]
    LC_ALL=C TZ=Asia/Tokyo score
    [ "$output" = "$first" ]
}
@test "score: a wrong table is refused with its row, never with its text" {
    rubric 'total="10"' "$(criterion x 'max="10"' '<minmax/>')"
    values a,x,1 'b,x,bí mật'
    score
    [ "$status" -eq 2 ]; [[ $output == *v.csv* ]]; [[ $output == *"3"* ]]; [[ $output != *"bí mật"* ]]
    values a,x,1 b,x,2 a,x,1
    score
    [ "$status" -eq 2 ]; [[ $output == *4* ]]
    printf 'unit,value\na,1\n' >v.csv
    score
    [ "$status" -eq 2 ]; [[ $output == *indicator* ]]
}
@test "score: an indicator that the table never names is warned of" {
    rubric 'total="10"' "$(criterion x 'max="5"' '<minmax/>')$(criterion y 'max="5"' '<minmax/>')"
    values a,x,1 a,Y,2
    score
    [ "$status" -eq 0 ]; [[ $output == *"không có dòng nào của: y"* ]]
    [[ $(thidua score --rubric r.xml --values v.csv --quiet 2>&1) != *"không có dòng"* ]]
}
@test "score: a logarithm of zero and a root of a negative product are named" {
    rubric 'total="10"' "$(criterion x 'max="10" transform="log"' '<minmax/>')"
    values a,x,0 b,x,1
    score
    [ "$status" -eq 2 ]; [[ $output == *"tiêu chí x"*lôgarit* ]]
    rubric 'total="10" aggregation="geometric"' "$(criterion x 'max="10"' '<linear from="0" to="1" clip="false"/>')"
    values a,x,-1
    score
    [ "$status" -eq 2 ]; [[ $output == *"tiêu chí x"*"trung bình nhân"* ]]
    rubric 'total="10" aggregation="geometric"' "<group code=\"g\" max=\"10\"><name>g</name>$(criterion x 'max="10"' '<zscore/>')</group>"
    values a,x,1 b,x,2
    score
    [ "$status" -eq 2 ]; [[ $output == *"tiêu chí g"*"trung bình nhân"* ]]
}
@test "score: the default rubric scores a table and stores nothing" {
    values T01,team_active,1 T01,reach,0.7 T01,cashless,0.9
    run thidua score --rubric "$BATS_TEST_DIRNAME/../../schemas/catalogue/rubric-2026.xml" --values v.csv
    has T01,team_active,10.00, T01,outreach,15.00, T01,cashless,15.00, T01,TOTAL,44.44,1 # 40 of 90: no dossiers
}
