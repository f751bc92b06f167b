-- 090_mart_publication: what the reports may see of the rules of publication.
-- Grain: one row per commune and day from which it holds.
CREATE VIEW mart.published_count_minimum AS
SELECT commune_code, valid_from, value
  FROM ref.setting WHERE name = 'published_count_minimum';

GRANT SELECT ON mart.published_count_minimum TO thidua_reporter;
