-- 031_mart_score: rubric, points, totals and ranks as the reports show them.
-- Grain:  mart.rubric one year; mart.rubric_node one group or criterion; mart.grade one grade; mart.ranking one village and year;
--         mart.criterion_point one village and criterion; mart.group_point one village and group; mart.rank_without one village
--         and criterion left out.
-- Units:  points as printed; formula is the criterion's formula with the figures put in, in Vietnamese, for people.
-- Source: spec/scoring.md "Explain", spec/reports.md.

CREATE VIEW mart.rubric AS
SELECT commune_code, year, rubric, name, basis, sha256, document FROM score.rubric;

CREATE VIEW mart.rubric_node AS
SELECT commune_code, year, node, parent, kind, position, depth, name, max, weight, decimals, indicator, source, period, function,
       better, target, must, detail
  FROM score.node;

CREATE VIEW mart.rubric_band AS SELECT * FROM score.band;
CREATE VIEW mart.rubric_tie AS SELECT * FROM score.tie;
CREATE VIEW mart.grade AS SELECT * FROM score.grade;
CREATE VIEW mart.grade_floor AS SELECT * FROM score.grade_floor;

-- sharing: villages of the same rank, itself included.
CREATE VIEW mart.ranking AS
SELECT t.commune_code, t.year, t.village_code, t.points, t.held, t.rank,
       CASE WHEN t.rank IS NOT NULL THEN count(*) OVER (PARTITION BY t.commune_code, t.year, t.rank) END AS sharing,
       t.grade, g.name AS grade_name, t.bound_grade, b.name AS bound_grade_name, t.bound_by, t.provisional, t.run_id
  FROM score.total AS t
  LEFT JOIN score.grade AS g ON g.commune_code = t.commune_code AND g.year = t.year AND g.grade = t.grade
  LEFT JOIN score.grade AS b ON b.commune_code = t.commune_code AND b.year = t.year AND b.grade = t.bound_grade;

CREATE VIEW mart.group_point AS
SELECT p.commune_code, p.year, p.village_code, p.node, n.name, n.kind, n.position, p.points, n.max, p.available
  FROM score.group_point AS p
  JOIN score.node AS n ON n.commune_code = p.commune_code AND n.year = p.year AND n.node = p.node;

CREATE VIEW mart.rank_without AS
SELECT w.commune_code, w.year, w.village_code, w.node, w.points, w.rank, t.rank AS real_rank
  FROM score.without AS w
  JOIN score.total AS t ON t.commune_code = w.commune_code AND t.year = w.year AND t.village_code = w.village_code;

-- place: order of the criteria by what they would bring to this village, greatest gain first; NULL where nothing is to be gained.
CREATE VIEW mart.criterion_point AS
WITH figured AS (
    SELECT p.*, n.parent, n.name, n.position, n.max, n.function, n.better, n.target, n.indicator, n.source, n.period, n.decimals,
           n.detail,
           CASE WHEN p.denominator IS NOT NULL AND p.denominator <> 1
                THEN replace(trim_scale(p.numerator)::text || '/' || trim_scale(p.denominator)::text, '.', ',')
                ELSE replace(trim_scale(round(p.value, 6))::text, '.', ',') END AS shown,
           replace(trim_scale(n.target)::text, '.', ',') AS goal,
           replace(trim_scale(n.max)::text, '.', ',') AS most,
           replace(trim_scale(round(p.base, 6))::text, '.', ',') AS held_against,
           replace(trim_scale(round(p.reached, 6))::text, '.', ',') AS part,
           replace(n.detail ->> 'post_from', '.', ',') AS post_from, replace(n.detail ->> 'post_to', '.', ',') AS post_to
      FROM score.criterion_point AS p
      JOIN score.node AS n ON n.commune_code = p.commune_code AND n.year = p.year AND n.node = p.node
), told AS (
    SELECT f.*, CASE f.rule
        WHEN 'zero' THEN 'chưa có số liệu: 0 điểm'
        WHEN 'exclude' THEN 'không tính, điểm tối đa rời khỏi mẫu số'
        WHEN 'hold' THEN 'chưa có số liệu: chờ quyết định'
        ELSE CASE f.function
            WHEN 'ratio' THEN CASE f.better WHEN 'lower' THEN most || ' × ' || goal || ' ÷ (' || shown || ')'
                                            ELSE most || ' × (' || shown || ') ÷ ' || goal END
            WHEN 'linear' THEN most || ' × (' || shown || ' − ' || post_from || ') ÷ (' || post_to || ' − ' || post_from || ')'
            WHEN 'pass' THEN shown || CASE WHEN f.reached = 1 THEN ' đạt ' ELSE ' chưa đạt ' END || goal
            WHEN 'per_unit' THEN shown || ' đơn vị, mỗi ' || replace(f.detail ->> 'unit', '.', ',') || ' được '
                                 || replace(f.detail ->> 'per', '.', ',') || ' điểm'
            WHEN 'bands' THEN shown || ' rơi vào bậc ' || part || ' của ' || most || ' điểm'
            WHEN 'relative' THEN most || ' × ' || CASE f.better WHEN 'lower' THEN held_against || ' ÷ (' || shown || ')'
                                                               ELSE '(' || shown || ') ÷ ' || held_against END
            ELSE most || ' × ' || part END
        || CASE WHEN f.evidence < 1 THEN ' × ' || replace(trim_scale(f.evidence)::text, '.', ',') || ' ('
                || CASE f.state WHEN 'inconsistent' THEN 'mâu thuẫn với minh chứng' ELSE 'ước lượng chưa đủ tin cậy' END || ')'
                ELSE '' END
        || ' = ' || replace(round(abs(f.points), coalesce(f.decimals, 4))::text, '.', ',') || ' (tối đa ' || most || ')'
        END AS formula
      FROM figured AS f
)
SELECT commune_code, year, village_code, node, parent, name, position, max, indicator, source, period, function, target, rule,
       state, numerator, denominator, value, reached, evidence, base, points, lost, gain, formula,
       CASE WHEN gain > 0 THEN rank() OVER (PARTITION BY commune_code, year, village_code ORDER BY gain DESC NULLS LAST) END AS place
  FROM told;

GRANT SELECT ON ALL TABLES IN SCHEMA mart TO thidua_reporter;
