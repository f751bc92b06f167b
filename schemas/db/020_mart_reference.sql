-- 020_mart_reference: what the reports may see of the commune, its periods, villages and catalogue.
-- Grain:  one row per commune, period, village (and year), indicator, term of an indicator, measure.
-- Rules:  schema mart is views only and all that a reporter may read; nothing personal passes: no person, no key, no cell.
-- Reads:  ref, fact.village_year.
-- Source: spec/reports.md "The XML", spec/operations.md "Roles, secrets, privacy".

CREATE VIEW mart.commune AS
SELECT commune_code, name, province_code, calendar, plan_year FROM ref.commune;

-- previous_period: of the same kind, ended the day before; last_year_period: the same a year earlier. Names only: a period
-- that is not stored simply has no values.
CREATE VIEW mart.period AS
SELECT p.commune_code, p.period, p.kind, p.year, p.first_month, p.last_month, p.starts_on, p.ends_on,
       p.year::text AS year_period, b.period AS previous_period, (p.year - 1)::text || substr(p.period, 5) AS last_year_period
  FROM ref.period AS p
  LEFT JOIN ref.period AS b ON b.commune_code = p.commune_code AND b.kind = p.kind AND b.ends_on = p.starts_on - 1;

CREATE VIEW mart.month AS
SELECT commune_code, month, year, starts_on, ends_on, deadline_on FROM ref.month;

-- shown_name tells apart villages of one name by the commune they came from.
CREATE VIEW mart.village AS
SELECT v.commune_code, v.village_code, v.name, v.former_commune, v.valid_from, v.valid_to,
       CASE WHEN count(*) OVER (PARTITION BY v.commune_code, v.name) > 1 AND v.former_commune <> ''
            THEN v.name || ' (' || v.former_commune || ')' ELSE v.name END AS shown_name
  FROM ref.village AS v;

CREATE VIEW mart.village_year AS
SELECT commune_code, village_code, year, population, working_age_population, households, household_businesses
  FROM fact.village_year;

CREATE VIEW mart.indicator AS
SELECT commune_code, indicator, name, unit, direction, plan, evidence_text, numerator_text, denominator_text, commune_rule,
       unattributed, capped, numerator_op, numerator_value, denominator_op, denominator_value, position
  FROM ref.indicator;

CREATE VIEW mart.target AS
SELECT commune_code, indicator, year, value, origin FROM ref.target_of_year;

-- at_least of a rule is the newest figure of that setting; a view, not ref.setting_on: a function would run as the reader.
CREATE VIEW mart.indicator_term AS
SELECT t.commune_code, t.indicator, t.role, t.position, t.measure, t.coefficient,
       coalesce(t.at_least, (SELECT s.value FROM ref.setting AS s
                              WHERE s.commune_code = t.commune_code AND s.name = t.at_least_setting
                              ORDER BY s.valid_from DESC LIMIT 1)) AS at_least, t.span
  FROM ref.indicator_term AS t;

CREATE VIEW mart.measure AS
SELECT m.commune_code, m.measure, m.name, m.unit, m.kind, m.description, m.internal, s.facts, m.position
  FROM ref.measure AS m
  JOIN ref.measure_source AS s ON s.commune_code = m.commune_code AND s.source = m.source;
