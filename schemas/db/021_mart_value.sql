-- 021_mart_value: computed figures as the reports show them.
-- Grain:  mart.value one row per unit (village, COMMUNE, UNKNOWN, OUTSIDE), period and indicator; mart.measure_value one row
--         per unit, period and measure; mart.signal one question to a village.
-- Units:  value, target, low, high are ratios (0.7 = 70%); printed_pct is a percentage with two decimals, half away from
--         zero, for printing only; bounds of a claim are persons.
-- Rules:  a target is met by the exact value: numerator and denominator are compared without dividing, so that no digit
--         is lost; 69.996% has not reached 70%. The commune's survey estimate has no such pair: its stored value counts.
--         met is NULL where there is no target, no value, or an estimate too thin to decide anything.
-- Source: spec/indicators.md "States", "Settings", spec/reports.md "The XML".

CREATE VIEW mart.value AS
SELECT v.commune_code, v.village_code, v.period, v.indicator, v.state, v.numerator, v.denominator, v.value,
       round(v.value * 100, 2) AS printed_pct, v.ci_low AS low, v.ci_high AS high, v.frame, v.bound_low, v.bound_high,
       v.villages, v.provisional, t.value AS target,
       CASE WHEN t.value IS NULL OR v.value IS NULL OR v.state = 'unreliable' THEN NULL
            WHEN (v.village_code = 'COMMUNE' AND i.commune_rule = 'stratified') OR coalesce(v.denominator, 0) = 0
            THEN CASE i.direction WHEN 'lower' THEN v.value <= t.value ELSE v.value >= t.value END
            WHEN i.direction = 'lower' THEN v.numerator <= t.value * v.denominator
            ELSE v.numerator >= t.value * v.denominator END AS met
  FROM indicator.value AS v
  JOIN ref.indicator AS i ON i.commune_code = v.commune_code AND i.indicator = v.indicator
  JOIN ref.period AS p ON p.commune_code = v.commune_code AND p.period = v.period
  LEFT JOIN ref.target_of_year AS t
         ON t.commune_code = v.commune_code AND t.indicator = v.indicator AND t.year = p.year;

-- Flows are added over the months of the period; stocks and year-to-date figures are those of its last month with a figure.
CREATE VIEW mart.measure_value AS
SELECT m.commune_code, m.village_code, p.period, m.measure, m.internal,
       CASE m.kind WHEN 'flow' THEN sum(m.value) ELSE (array_agg(m.value ORDER BY m.month DESC))[1] END AS value
  FROM measure.value AS m
  JOIN ref.period AS p ON p.commune_code = m.commune_code AND m.month BETWEEN p.first_month AND p.last_month
 GROUP BY m.commune_code, m.village_code, p.period, m.measure, m.internal, m.kind;

CREATE VIEW mart.signal AS
SELECT commune_code, village_code, month, rule, subject, figure, compared, question FROM indicator.signal;
