-- explain_value: one stored value in words. Parameters: $1 commune, $2 unit, $3 indicator, $4 period (NULL: the plan year).
-- Grain: one row, none where there is no such value. Out: texts in Vietnamese, ready to print; "" where it does not apply.
SELECT v.village_code, coalesce(g.name, CASE v.village_code WHEN 'COMMUNE' THEN 'toàn xã ' || c.name
                                         WHEN 'UNKNOWN' THEN 'không xác định thôn' ELSE 'ngoài xã' END) AS unit_name,
       i.indicator, i.name, i.plan, v.period,
       to_char(p.starts_on, 'DD/MM/YYYY') || ' - ' || to_char(p.ends_on, 'DD/MM/YYYY') AS days,
       CASE WHEN v.provisional THEN 'tạm tính đến ngày ' || to_char(k.as_of, 'DD/MM/YYYY') ELSE 'trọn kỳ' END AS standing,
       CASE v.state WHEN 'ok' THEN 'có số liệu' WHEN 'no_report' THEN 'chưa có báo cáo'
                    WHEN 'not_applicable' THEN 'không áp dụng (mẫu số bằng 0)'
                    WHEN 'inconsistent' THEN 'mâu thuẫn với bằng chứng' ELSE 'ước lượng chưa đủ tin cậy' END AS state,
       i.numerator_text, i.denominator_text,
       coalesce(trim_scale(v.numerator)::text, '') AS numerator, coalesce(trim_scale(v.denominator)::text, '') AS denominator,
       coalesce(replace(round(v.value * 100, 2)::text, '.', ','), '') AS percent,
       coalesce(replace(trim_scale(t.value * 100)::text, '.', ','), '') AS target,
       CASE WHEN t.value IS NULL OR v.value IS NULL THEN ''
            WHEN CASE i.direction WHEN 'lower' THEN v.value <= t.value ELSE v.value >= t.value END THEN 'đạt'
            ELSE 'chưa đạt' END AS reached,
       CASE WHEN v.ci_low IS NULL THEN '' ELSE replace(format('%s%% - %s%%', round(v.ci_low * 100, 2), round(v.ci_high * 100, 2)),
                                                       '.', ',') END AS interval,
       coalesce(trim_scale(v.frame)::text, '') AS frame,
       CASE WHEN v.ci_low IS NULL THEN '' WHEN v.village_code = 'COMMUNE'
            THEN 'ước lượng phân tầng theo thôn, trọng số là số hộ kinh doanh của thôn' ELSE '' END AS method,
       coalesce('từ ' || trim_scale(v.bound_low) || ' đến ' || trim_scale(v.bound_high), '') AS bounds,
       coalesce(v.villages::text, '') AS villages,
       CASE i.commune_rule WHEN 'share_of_villages' THEN 'số thôn đạt 100% chia cho số thôn có số liệu'
                           WHEN 'ratio_of_sums' THEN 'tổng tử số chia cho tổng mẫu số của các thôn có số liệu'
                           ELSE 'ước lượng phân tầng' END AS commune_rule,
       i.evidence_text, v.run_id::text,
       p.starts_on::text, least(p.ends_on, k.as_of)::text AS last_on, y.year_start::text
  FROM indicator.value AS v
  JOIN ref.commune AS c USING (commune_code)
  JOIN ref.indicator AS i USING (commune_code, indicator)
  JOIN ref.period AS p USING (commune_code, period)
  JOIN measure.computed AS k ON k.commune_code = v.commune_code AND k.source = '*'
 CROSS JOIN LATERAL (SELECT min(m.starts_on) AS year_start FROM ref.month AS m
                      WHERE m.commune_code = v.commune_code AND m.year = p.year) AS y
  LEFT JOIN ref.village AS g ON g.commune_code = v.commune_code AND g.village_code = v.village_code
  LEFT JOIN ref.target_of_year AS t ON t.commune_code = v.commune_code AND t.indicator = v.indicator AND t.year = p.year
 WHERE v.commune_code = $1 AND v.village_code = $2 AND v.indicator = $3
   AND v.period = coalesce($4::text, c.plan_year::text);
