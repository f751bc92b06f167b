-- signals_of_values: figures that look too good or too odd. They decide nothing; they are questions to the village.
-- Grain:  one row per village and month of pg_temp.scope, rule, indicator or measure. Reads: indicator.value, measure.value,
--         ref.measure (watched), ref.target_of_year, ref.month, ref.setting. Parameters: $1 commune, $2 as-of date.
-- Rules:  exactly_full: 100% of more than one. just_over_target: less than signal_over_target (0.01) above it.
--         same_as_last_month: a watched figure above 0. jump: what the month adds lies more than signal_jump_deviations (5)
--         median absolute deviations from the village's own earlier months (at least four).
-- Source: spec/indicators.md "Quality signals".
INSERT INTO pg_temp.signal (village_code, month, rule, subject, figure, compared, question)
WITH value AS (
    SELECT v.village_code, v.period AS month, v.indicator, i.name, v.denominator, v.value, t.value AS target,
           coalesce(ref.setting_on($1, 'signal_over_target', m.ends_on), 0.01) AS margin
      FROM pg_temp.scope AS s
      JOIN ref.month AS m ON m.commune_code = $1 AND m.month = s.period
      JOIN indicator.value AS v ON v.commune_code = $1 AND v.village_code = s.village_code AND v.period = s.period
      JOIN ref.village AS g ON g.commune_code = v.commune_code AND g.village_code = v.village_code
      JOIN ref.indicator AS i ON i.commune_code = v.commune_code AND i.indicator = v.indicator
       AND i.commune_rule <> 'share_of_villages'
      LEFT JOIN ref.target_of_year AS t ON t.commune_code = v.commune_code AND t.indicator = v.indicator AND t.year = m.year
     WHERE v.value IS NOT NULL
), step AS (
    SELECT v.village_code, v.month, v.measure, d.name, v.value,
           lag(v.value) OVER running AS last_month,
           CASE v.kind WHEN 'flow' THEN v.value ELSE v.value - coalesce(lag(v.value) OVER running, 0) END AS added
      FROM measure.value AS v
      JOIN ref.measure AS d ON d.commune_code = v.commune_code AND d.measure = v.measure AND d.watched
      JOIN ref.village AS g ON g.commune_code = v.commune_code AND g.village_code = v.village_code
      JOIN ref.month AS m ON m.commune_code = v.commune_code AND m.month = v.month AND m.starts_on <= $2::date
     WHERE v.commune_code = $1 AND v.village_code IN (SELECT village_code FROM pg_temp.scope)
    WINDOW running AS (PARTITION BY v.village_code, v.measure, m.year ORDER BY v.month)
), history AS (
    SELECT village_code, measure, month, name, added, array_agg(added) OVER earlier AS added_before
      FROM step
    WINDOW earlier AS (PARTITION BY village_code, measure, left(month, 4) ORDER BY month
                       ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
), spread AS (
    SELECT h.*, m.median, d.deviation
      FROM history AS h
     CROSS JOIN LATERAL (SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY x) AS median
                           FROM unnest(h.added_before) AS x) AS m
     CROSS JOIN LATERAL (SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY abs(x - m.median)) AS deviation
                           FROM unnest(h.added_before) AS x) AS d
     WHERE cardinality(array_remove(h.added_before, NULL)) >= 4
       AND (h.village_code, h.month) IN (SELECT village_code, period FROM pg_temp.scope)
)
SELECT village_code, month, 'exactly_full', indicator, value, 1::numeric,
       format('%s: đúng 100%% (%s trên %s). Đề nghị thôn cho xem danh sách hoặc sổ gốc của kỳ này.', name,
              trim_scale(denominator), trim_scale(denominator))
  FROM value WHERE value = 1 AND denominator > 1
UNION ALL
SELECT village_code, month, 'just_over_target', indicator, value, target,
       format('%s: %s%%, vừa vượt mục tiêu %s%%. Đề nghị thôn kiểm tra lại số liệu gốc trước khi chốt.', name,
              replace(round(value * 100, 2)::text, '.', ','), replace(trim_scale(target * 100)::text, '.', ','))
  FROM value WHERE value >= target AND value < target + margin AND target < 1
UNION ALL
SELECT village_code, month, 'same_as_last_month', measure, value, last_month,
       format('%s: %s, bằng đúng tháng trước. Thôn đã cập nhật số của tháng này chưa?', name, trim_scale(value))
  FROM step
 WHERE value = last_month AND value > 0 AND (village_code, month) IN (SELECT village_code, period FROM pg_temp.scope)
UNION ALL
SELECT s.village_code, s.month, 'jump', s.measure, s.added, s.median,
       format('%s: tháng này thêm %s, thường lệ là %s. Vì sao khác hẳn các tháng trước?', s.name, trim_scale(s.added),
              trim_scale(s.median))
  FROM spread AS s
  JOIN ref.month AS m ON m.commune_code = $1 AND m.month = s.month
 WHERE m.ends_on <= $2::date AND s.deviation > 0
   AND abs(s.added - s.median) > coalesce(ref.setting_on($1, 'signal_jump_deviations', m.ends_on), 5) * s.deviation;
