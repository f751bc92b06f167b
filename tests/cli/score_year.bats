#!/usr/bin/env bats
# thidua score: the stored year, by a rubric of the deployment and by the default one, from indicators set by hand.

load common

setup() {
    own_folder
    own_database
    printf 'code,name\n10633-A,An\n10633-B,Bình\n10633-C,Cát\n' >"$work/villages.csv"
    thidua init --villages "$work/villages.csv" 2>/dev/null
    thidua compute --as-of 2026-11-20 2>/dev/null
    export THIDUA_AS_OF=2026-11-20
}
teardown() { leave; }

# value VILLAGE INDICATOR STATE NUMERATOR DENOMINATOR: of the year 2026.
value() {
    sql "UPDATE indicator.value SET state = '$3', numerator = $4, denominator = $5, value = $4::numeric / $5
          WHERE village_code = '10633-$1' AND period = '2026' AND indicator = '$2'"
}
# C sends nothing.
two_villages() {
    value A members_trained ok 9 10
    value A reach ok 90 100
    value A dossiers_online ok 7 10
    value B members_trained ok 8 8
    value B reach inconsistent 35 100
}
rubric() {
    printf '<rubric xmlns="urn:thidua:rubric:1" code="t" year="2026" total="100"><name>Thử</name><decimals criterion="2" total="2"/>%s</rubric>\n' "$1" >"$THIDUA_HOME/rubric-2026.xml"
}
score() { thidua score 2>&1; }
totals() { sql "SELECT right(village_code, 1), points, rank, grade, bound_grade, array_to_string(bound_by, ' ') FROM score.total ORDER BY village_code"; }
is() { [ "$1" = "$2" ] || { diff <(echo "$1") <(echo "$2"); return 1; }; }

body='<group code="g" max="60"><name>G</name>
  <criterion code="trained" indicator="members_trained" max="40" must="target"><name>Tập huấn</name><ratio/></criterion>
  <criterion code="reach" indicator="reach" max="20"><name>Tuyên truyền</name><ratio/></criterion></group>
 <criterion code="online" indicator="dossiers_online" max="40"><name>Trực tuyến</name><ratio/></criterion>
 <grades><grade code="a" from="90" must="true"><name>A</name></grade><grade code="b" from="50"><name>B</name></grade><grade code="c"><name>C</name></grade></grades>'

@test "score: a year: points, ranks, grades and the floor that bound" {
    # A: 40 x 9/10 = 36, 20 (capped), 40 -> 96, but not all trained. B: 40; 20 x (35/100)/0.7 x 50% = 5; no dossier: left out,
    # 45 of 60 is 75. C sent nothing: 0 of 60 (dossiers not applicable).
    rubric "$body"
    two_villages
    score
    is "$(totals)" "A|96.00|1|b|a|trained
B|75.00|2|b||
C|0.00|3|c||"
    is "$(sql "SELECT node, rule, state, points, lost, gain FROM score.criterion_point WHERE village_code = '10633-B' ORDER BY node")" \
        "online|exclude|not_applicable|||
reach|given|inconsistent|5.00|15.00|25.00
trained|given|ok|40.00|0.00|0.00"
    is "$(sql "SELECT formula FROM mart.criterion_point WHERE village_code = '10633-B' AND node = 'reach'")" \
        "20 × (35/100) ÷ 0,7 × 0,5 (mâu thuẫn với minh chứng) = 5,00 (tối đa 20)"
    is "$(sql "SELECT node, place FROM mart.criterion_point WHERE village_code = '10633-A' AND place IS NOT NULL")" "trained|1"
    is "$(sql "SELECT points, available FROM score.group_point WHERE village_code = '10633-A'")" "56.00|1"
}
@test "score: leaving out a criterion: totals and ranks of the rest" {
    # without `trained`: A 20 + 40 of 60 = 100; B 5 of 20 = 25. Without `reach`: A 36 + 40 of 80 = 95; B 40 of 40. Without `online`: A 56 of 60 = 93.33; B 45 of 60 = 75
    rubric "$body"
    two_villages
    score
    is "$(sql "SELECT node, points, rank FROM score.without WHERE village_code = '10633-A' ORDER BY node")" "online|93.33|1
reach|95.00|2
trained|100.00|1"
    is "$(sql "SELECT node, points, rank FROM score.without WHERE village_code = '10633-B' ORDER BY node")" "online|75.00|2
reach|100.00|1
trained|25.00|2"
}
@test "score: nothing is written where nothing changed; a changed value touches its village only" {
    rubric "$body"
    value A members_trained ok 9 10
    value B members_trained ok 8 10
    score
    before=$(sql "SELECT max(run_id) FROM score.total")
    [[ $(score) == *"ghi 0 dòng"* ]]
    is "$(sql "SELECT DISTINCT run_id FROM score.criterion_point")" "$before"
    value B members_trained ok 10 10
    score
    is "$(sql "SELECT DISTINCT right(village_code, 1) FROM score.criterion_point WHERE run_id > $before")" B
    is "$(sql "SELECT points FROM score.criterion_point WHERE village_code = '10633-B' AND node = 'trained'")" 40.00
}
@test "score: another rubric replaces the old one, its points and its grades" {
    rubric "$body"
    score
    rubric '<criterion code="late" indicator="reports_late" kind="measure" max="100" better="lower"><name>Chậm</name><per_unit points="10"/></criterion>'
    score
    is "$(sql "SELECT node FROM score.node ORDER BY position")" "TOTAL
late"
    is "$(sql "SELECT DISTINCT node FROM score.criterion_point")" late
    is "$(sql "SELECT count(*) FROM score.grade")" 0
    is "$(sql "SELECT count(*) FROM score.group_point")" 0
    is "$(totals)" "A|100.00|1|||
B|100.00|1|||
C|100.00|1|||"
}
@test "score: a measure summed over the year, a state counted" {
    rubric '<criterion code="late" indicator="reports_late" kind="measure" max="50"><name>Chậm</name><per_unit points="1"/></criterion>
            <criterion code="odd" indicator="inconsistent" kind="state" max="50"><name>Mâu thuẫn</name><per_unit points="1"/></criterion>'
    sql "UPDATE measure.figure SET figures = figures || '{\"reports_late\": 2}' WHERE village_code = '10633-A' AND source = 'report' AND month IN ('2026-02', '2026-05')"
    value A reach inconsistent 1 2
    value A reach_vneid inconsistent 1 2
    score
    is "$(sql "SELECT node, value, points FROM score.criterion_point WHERE village_code = '10633-A' ORDER BY node")" "late|4|4.00
odd|2|2.00"
}
@test "score: the default rubric; a wrong one is refused with its line and changes nothing" {
    score
    is "$(sql "SELECT count(*) FROM score.node WHERE kind = 'criterion'")" 18
    is "$(sql "SELECT sum(max) FROM score.node WHERE parent = 'TOTAL'")" 100
    rubric '<criterion code="x" indicator="reach" max="99"><name>x</name><ratio/></criterion>'
    fails_with 2 "không phải 100" thidua score
    is "$(sql "SELECT count(*) FROM score.node WHERE kind = 'criterion'")" 18
    fails_with 2 "chưa có bảng điểm của năm 2031" thidua score --year 2031
    fails_with 2 "đi cùng nhau" thidua score --rubric x.xml
}

firmness() { sql "SELECT right(village_code, 1), rank_low, rank_high FROM score.firmness ORDER BY village_code"; }
pairs() { sql "SELECT right(better, 1), right(worse, 1), ahead, firm FROM score.pair ORDER BY better"; }

@test "score --draws: who is better in everything is firm; who is better in one of two is not" {
    # A 40 + 60 = 100 whatever the weights; B (10, 60) and C (40, 28) end at 70 and 68: which is ahead hangs on the weights
    rubric '<criterion code="x" indicator="members_trained" max="40"><name>x</name><ratio/></criterion>
            <criterion code="y" indicator="members_assigned" max="60"><name>y</name><ratio/></criterion>'
    value A members_trained ok 4 4; value A members_assigned ok 60 60
    value B members_trained ok 1 4; value B members_assigned ok 60 60
    value C members_trained ok 4 4; value C members_assigned ok 28 60
    thidua score --draws --seed một 2>/dev/null
    is "$(firmness)" "A|1|1
B|2|3
C|2|3"
    [[ $(pairs) == "A|B|1.0000|t
B|C|0."*"|f" ]]
    first=$(sql "SELECT * FROM score.pair, score.draws ORDER BY better")
    # by another route: the same chance (SHA-256 of seed, draw and node) and the same rule in Python
    is "$(pairs | sed -n 's/^B|C|\(.*\)|f$/\1/p')" "$(/usr/bin/python3 - <<'PY'
import hashlib
from fractions import Fraction as F
def u(draw, node): return (int(hashlib.sha256(f'một|{draw}|weight|{node}'.encode()).hexdigest()[:15], 16) + F(1, 2)) / 2**60
ahead = F(0)
for d in range(1, 1001):
    x, y = 40 * (F(3, 4) + u(d, 'x') / 2), 60 * (F(3, 4) + u(d, 'y') / 2)
    b, c = [round(float(100 * (x * a + y * s) / (x + y)), 2) for a, s in ((F(1, 4), 1), (1, F(28, 60)))]
    ahead += 1 if b > c else F(1, 2) if b == c else 0
print(f'{float(ahead / 1000):.4f}')
PY
)"
    thidua score --draws --seed hai 2>/dev/null
    [ "$first" != "$(sql "SELECT * FROM score.pair, score.draws ORDER BY better")" ]
    thidua score --draws --seed một 2>/dev/null
    is "$(sql "SELECT better, worse, ahead, firm, seed, draws FROM score.pair, score.draws ORDER BY better")" \
       "$(cut -d'|' -f1-100 <<<"$first" | awk -F'|' '{print $3 "|" $4 "|" $5 "|" $6 "|" $9 "|" $10}')"
}
@test "score --draws: a survey estimate varies with its interval; stored intervals go when the figures change" {
    rubric '<criterion code="x" indicator="cashless" max="100" target="1"><name>x</name><ratio/></criterion>'
    for v in A B C; do value $v cashless ok 6 10; done
    sql "UPDATE indicator.value SET ci_low = 0.4, ci_high = 0.8 WHERE indicator = 'cashless' AND period = '2026' AND village_code <> '10633-C'"
    sql "UPDATE indicator.value SET ci_low = 0.6, ci_high = 0.6 WHERE indicator = 'cashless' AND period = '2026' AND village_code = '10633-C'"
    thidua score --draws 2>/dev/null
    is "$(firmness)" "A|1|3
B|1|3
C|1|3"
    is "$(sql "SELECT count(*) FROM score.pair WHERE ahead BETWEEN 0.45 AND 0.55 AND NOT firm")" 2
    score
    is "$(sql "SELECT count(*) FROM score.firmness")" 3
    value A cashless ok 7 10
    score
    is "$(sql "SELECT count(*) FROM score.firmness")" 0
    fails_with 2 "từ 1000 đến" thidua score --draws=5
}

@test "explain: rank, total as a sum, formulas, what to do first, down to the indicator" {
    rubric "$body<!-- -->"
    two_villages
    score
    run thidua explain 10633-A
    [[ $output == *"Hạng 1 trên 3; tổng 96,00 điểm; B."* ]]
    [[ $output == *"Đủ điểm cho loại A nhưng chưa được vì: Tập huấn."* ]]
    [[ $output == *"Tập huấn (trained): 40 × (9/10) ÷ 1 = 36,00 (tối đa 40)"* ]]
    [[ $output == *"Tổng điểm: 56,00 + 40,00 = 96,00"* ]]
    [[ $output == *"1. Tập huấn: thêm 4,00 điểm"* ]]
    run thidua explain 10633-B
    [[ $output == *"Tổng điểm: (45,00) ÷ 60% = 75,00"* ]]
    run thidua explain 10633-A reach
    [[ $output == *"20 × (90/100) ÷ 0,7 = 20,00 (tối đa 20)"* ]]
    [[ $output == *"<- công thức"* ]]
    fails_with 2 "chưa được chấm điểm" thidua explain 10633-Z
    fails_with 2 "" thidua explain 10633-A nothing
}

# Indicators that give points in all villages, one of them contradicted by its evidence.
claims() {
    rubric "$body"
    for v in A B C; do
        value $v members_trained ok 9 10
        value $v reach ok 50 100
        value $v dossiers_online ok 7 10
    done
    value B reach inconsistent 50 100
    score
}
@test "draw: stated probabilities, the same seed the same bytes, another seed another list" {
    claims # villages weigh 1, 3, 1: two of five is 0.4, 1 (6/5 is more than 1, so the rest share: 1/2), so A and C 0.5
    thidua draw --villages 2 --claims 2 --seed họp --out "$work/a.csv" 2>/dev/null
    thidua draw --villages 2 --claims 2 --seed họp >"$work/b.csv" 2>/dev/null
    cmp "$work/a.csv" "$work/b.csv"
    is "$(grep -c '^10633-' "$work/a.csv")" 4
    # in B reach weighs 3 of 5: 6/5 is more than 1: sure, the other two share a place; in A and C each weighs 1 of 3
    /usr/bin/python3 - "$work/a.csv" <<'PY'
import csv, sys
rows = [r for r in csv.reader(open(sys.argv[1], encoding='utf-8-sig')) if r[0].startswith('10633-')]
b = {r[2]: r[7:10] for r in rows if r[0] == '10633-B'}
assert len(b) == 2 and b.pop('reach') == ['1.0000', '1.0000', '1.0000'], b
assert list(b.values()) == [['1.0000', '0.5000', '0.5000']], b
other = [r for r in rows if r[0] != '10633-B']
assert len({r[0] for r in other}) == 1 and all(r[7:10] == ['0.5000', '0.6667', '0.3333'] for r in other), other
PY
    for seed in 1 2 3 4 5 6; do thidua draw --villages 1 --claims 1 --seed $seed 2>/dev/null | tail -n 1; done | sort -u >"$work/c"
    [ "$(wc -l <"$work/c")" -gt 1 ]
    fails_with 2 "thiếu --seed" thidua draw
    fails_with 2 "--villages" thidua draw --seed x --villages 0
}
@test "draw --results: a verified value stands in for the claimed one, both are shown, a later check wins" {
    claims
    head='Mã thôn,Mã chỉ số,Kỳ,Số thẩm định (%),Người thẩm định,Ngày thẩm định'
    printf 'Danh sách\n%s\n10633-B,reach,2026,"35,00%%",Phòng VH-XH,15/11/2026\n10633-A,reach,2026,,,\n' "$head" >"$work/r.csv"
    thidua draw --results "$work/r.csv" 2>/dev/null
    score # claimed: 20 x 0.5 / 0.7 x 50% = 7.14; verified: 20 x 0.35 / 0.7 = 10, no longer contradicted
    is "$(sql "SELECT claimed_value, claimed_points, verified_value, verified_points FROM mart.verified")" "0.50000000000000000000|7.14|0.35000000000000000000|10.00"
    run thidua explain 10633-B reach
    [[ $output == *"20 × (0,35) ÷ 0,7 = 10,00"* ]]
    [[ $output == *"phúc tra: khai 50,00% (7,14 điểm), thẩm định 35,00% ngày 15/11/2026, r.csv dòng 3"* ]]
    printf '%s\n10633-B,reach,2026,70,Phòng VH-XH,2026-11-14\n' "$head" >"$work/earlier.csv"
    thidua draw --results "$work/earlier.csv" 2>/dev/null
    [[ $(score) == *"ghi 0 dòng"* ]]
    printf '%s\n10633-B,reach,2026,70,Phòng VH-XH,2026-11-16\n' "$head" >"$work/later.csv"
    thidua draw --results "$work/later.csv" 2>/dev/null
    score
    is "$(sql "SELECT verified_points FROM mart.verified")" 20.00
}
@test "draw --results: a wrong row is named and nothing of the file is recorded" {
    claims
    head='Mã thôn,Mã chỉ số,Kỳ,Số thẩm định (%),Người thẩm định,Ngày thẩm định'
    for row in '10633-A,reach,2026,120,X,2026-11-16' '10633-A,reach,2026,50,,2026-11-16' '10633-A,reach,2026,50,X,31/02/2026' '10633-A,no_such,2026,50,X,2026-11-16'; do
        printf '%s\n10633-B,reach,2026,70,X,2026-11-16\n%s\n' "$head" "$row" >"$work/r.csv"
        fails_with 2 "dòng 3" thidua draw --results "$work/r.csv"
    done
    is "$(sql "SELECT count(*) FROM score.verified")" 0
    printf 'a,b\n1,2\n' >"$work/r.csv"
    fails_with 2 "không tìm thấy dòng tiêu đề" thidua draw --results "$work/r.csv"
}
