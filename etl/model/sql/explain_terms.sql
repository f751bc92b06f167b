-- explain_terms: the measures that an indicator's value is made of, with their figures in the period.
-- Grain:  one row per measure and span. Parameters: $1 commune, $2 unit, $3 indicator, $4 period (NULL: the plan year).
-- Out:    role, measure, name, unit, source, figure, span ('period', 'year'). For COMMUNE figures are summed over units.
WITH period AS (
    SELECT p.* FROM ref.period AS p JOIN ref.commune AS c USING (commune_code)
     WHERE p.commune_code = $1 AND p.period = coalesce($4::text, c.plan_year::text)
), term AS (
    SELECT CASE role WHEN 'numerator' THEN 1 WHEN 'denominator' THEN 2 WHEN 'frame' THEN 4 ELSE 5 END AS rank, role, position,
           measure, span
      FROM ref.indicator_term WHERE commune_code = $1 AND indicator = $3
    UNION ALL
    SELECT 3, 'bounds', x.position, x.measure, 'period'
      FROM ref.indicator_bounds AS b
     CROSS JOIN LATERAL unnest(ARRAY[b.direct, b.largest, b.total, b.highest]) WITH ORDINALITY AS x (measure, position)
     WHERE b.commune_code = $1 AND b.indicator = $3
), figure AS (
    SELECT v.village_code, v.measure, t.span, v.kind,
           CASE WHEN v.kind = 'flow' THEN sum(v.value) ELSE (array_agg(v.value ORDER BY v.month DESC))[1] END AS value
      FROM measure.value AS v
     CROSS JOIN period AS p
      JOIN (SELECT DISTINCT measure, span FROM term) AS t USING (measure)
      JOIN ref.indicator AS i ON i.commune_code = v.commune_code AND i.indicator = $3
     WHERE v.commune_code = $1 AND v.month <= p.last_month
       AND v.month >= CASE WHEN t.span = 'year' THEN p.year || '-01' ELSE p.first_month END
       AND CASE WHEN $2 <> 'COMMUNE' THEN v.village_code = $2
                ELSE i.unattributed OR v.village_code NOT IN ('UNKNOWN', 'OUTSIDE') END
     GROUP BY 1, 2, 3, 4
), summed AS (
    SELECT measure, span, sum(value) AS value FROM figure GROUP BY 1, 2
)
SELECT string_agg(DISTINCT CASE t.role WHEN 'numerator' THEN 'tử số' WHEN 'denominator' THEN 'mẫu số' WHEN 'frame' THEN 'khung'
                                       WHEN 'bounds' THEN 'đối chiếu' ELSE 'căn cứ có báo cáo' END, ', ') AS roles,
       m.measure, m.name, m.unit, m.source, coalesce(trim_scale(s.value)::text, 'chưa có số') AS figure, t.span
  FROM term AS t
  JOIN ref.measure AS m ON m.commune_code = $1 AND m.measure = t.measure
  LEFT JOIN summed AS s ON s.measure = t.measure AND s.span = t.span
 GROUP BY m.measure, m.name, m.unit, m.source, s.value, t.span
 ORDER BY min(t.rank), min(t.position);
