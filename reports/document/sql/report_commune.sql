-- report_commune: the commune of the report.
-- Grain: one row, none where it is unknown. Parameters: $1 commune.
SELECT commune_code AS code, name, province_code AS "provinceCode", calendar
  FROM mart.commune
 WHERE commune_code = $1
