-- late_store: brings the differences of a year to those given. Parameters: $1 commune, $2 year, $3 JSON list, $4 what they rest on.
WITH fresh AS (
    SELECT * FROM jsonb_to_recordset($3::jsonb) AS r (village_code text, node text, points_frozen numeric, points_late numeric,
                                                      rank_frozen int, rank_late int, grade_frozen text, grade_late text)
), gone AS (
    DELETE FROM score.difference AS d
     WHERE d.commune_code = $1 AND d.year = $2::int
       AND NOT EXISTS (SELECT FROM fresh AS f WHERE f.village_code = d.village_code AND f.node = d.node)
), written AS (
    INSERT INTO score.difference AS d
    SELECT $1, $2::int, f.* FROM fresh AS f
        ON CONFLICT (commune_code, year, village_code, node) DO UPDATE
       SET points_frozen = EXCLUDED.points_frozen, points_late = EXCLUDED.points_late, rank_frozen = EXCLUDED.rank_frozen,
           rank_late = EXCLUDED.rank_late, grade_frozen = EXCLUDED.grade_frozen, grade_late = EXCLUDED.grade_late
     WHERE d IS DISTINCT FROM EXCLUDED
)
INSERT INTO ops.mark (commune_code, name, value) VALUES ($1, 'late ' || $2::int, $4)
    ON CONFLICT (commune_code, name) DO UPDATE SET value = EXCLUDED.value
