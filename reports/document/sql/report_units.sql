-- report_units: the villages that existed in the period, with the figures of the year, then the units without figures and the
--               villages that exist at other times only: they may have values in another period of the report.
-- Grain: one row per unit. Parameters: $1 commune, $2 period.
SELECT v.village_code AS code, v.shown_name AS name, v.name AS "plainName", nullif(v.former_commune, '') AS "formerCommune",
       'village' AS kind, y.population, y.working_age_population AS "workingAgePopulation", y.households,
       y.household_businesses AS "householdBusinesses"
  FROM mart.village AS v
  JOIN mart.period AS p ON p.commune_code = v.commune_code AND p.period = $2
  LEFT JOIN mart.village_year AS y
         ON y.commune_code = v.commune_code AND y.village_code = v.village_code AND y.year = p.year
 WHERE v.commune_code = $1 AND v.valid_from <= p.ends_on AND v.valid_to >= p.starts_on
UNION ALL
SELECT v.village_code, v.shown_name, v.name, nullif(v.former_commune, ''), 'absent', NULL, NULL, NULL, NULL
  FROM mart.village AS v
  JOIN mart.period AS p ON p.commune_code = v.commune_code AND p.period = $2
 WHERE v.commune_code = $1 AND NOT (v.valid_from <= p.ends_on AND v.valid_to >= p.starts_on)
UNION ALL
SELECT u.code, u.name, u.name, NULL, u.kind, NULL, NULL, NULL, NULL
  FROM (VALUES ('COMMUNE', 'Toàn xã', 'commune'), ('OUTSIDE', 'Ngoài địa bàn xã', 'none'),
               ('UNKNOWN', 'Không xác định thôn', 'none')) AS u (code, name, kind)
 ORDER BY kind DESC, code
