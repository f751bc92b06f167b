-- measure_support: residents helped one by one, each counted once in the plan year.
-- Grain:  one row per village with a support register and begun reporting month.
-- Reads:  fact.support, ref.month, ref.setting. Parameters: $1 commune, $2 as-of date, $3 villages (NULL: all).
-- Rules:  year to date by distinct person. Working age at the support date: full years (year minus birth year where only that
--         is known); unknown sex takes the wider bound, unknown age counts; being of age at any row with the topic suffices.
--         Vulnerable: elderly (group bit 1), unskilled (2) or household trader (3) at any row.
-- Source: spec/indicators.md "Measures", "Rulings"; rules working_age_*.
INSERT INTO pg_temp.fresh (source, village_code, month, figures)
WITH day AS (
    SELECT month, least(ends_on, $2) AS on_day, min(starts_on) OVER (PARTITION BY year) AS year_start
      FROM ref.month WHERE commune_code = $1 AND starts_on <= $2
), help AS (
    SELECT s.village_code, s.held_on, s.topics, s.groups & 14 <> 0 AS vulnerable,
           coalesce(s.person_key, s.number_key, s.name_key) AS person,
           CASE WHEN s.birth_on IS NOT NULL THEN extract(year FROM age(s.held_on, s.birth_on))::int
                ELSE extract(year FROM s.held_on)::int - s.birth_year END AS years, s.sex
      FROM fact.support AS s
     WHERE s.commune_code = $1 AND s.in_force AND s.held_on <= $2
       AND ($3::text[] IS NULL OR s.village_code = ANY ($3))
), bound AS MATERIALIZED (
    SELECT held_on, ref.setting_on($1, 'working_age_min', held_on) AS lowest,
           ref.setting_on($1, 'working_age_max_male', held_on) AS to_male,
           ref.setting_on($1, 'working_age_max_female', held_on) AS to_female
      FROM (SELECT DISTINCT held_on FROM help) AS d
), judged AS (
    SELECT h.village_code, h.held_on, h.person, h.topics, h.vulnerable,
           (h.years BETWEEN b.lowest AND CASE h.sex WHEN 1 THEN b.to_male WHEN 2 THEN b.to_female
                                                    ELSE greatest(b.to_male, b.to_female) END) IS NOT FALSE AS of_age
      FROM help AS h JOIN bound AS b USING (held_on)
), resident AS (
    SELECT j.village_code, d.month, j.person, bool_or(vulnerable) AS vulnerable,
           bool_or(of_age AND topics & 2 <> 0) AS service, bool_or(of_age AND topics & 4 <> 0) AS vneid,
           bool_or(of_age AND topics & 8 <> 0) AS platform
      FROM judged AS j JOIN day AS d ON j.held_on BETWEEN d.year_start AND d.on_day
     GROUP BY 1, 2, 3
)
SELECT 'support', village_code, month, jsonb_build_object(
           'supported_residents', count(*), 'supported_vulnerable', count(*) FILTER (WHERE vulnerable),
           'direct_service', count(*) FILTER (WHERE service), 'direct_vneid', count(*) FILTER (WHERE vneid),
           'direct_platform', count(*) FILTER (WHERE platform))
  FROM resident
 GROUP BY village_code, month;
