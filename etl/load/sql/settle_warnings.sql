-- settle_warnings: what a person should look at though nothing is rejected (ordinal 1001): members who vanished from the
-- newest roster without a leaving date (at the row that still has them), and residents helped whose name and birth year
-- fit two numbered residents, so that they count as a person of their own.
-- Parameters: $1 commune, $2 village. Reads fact.member, fact.support (settled), ops.sheet.
WITH newest AS (
    SELECT max(month) AS month
    FROM ops.sheet
    WHERE commune_code = $1 AND village_code = $2 AND fact = 'member' AND in_force
), numbered AS (
    SELECT s.name_key
    FROM fact.support s
    JOIN ops.sheet h ON h.commune_code = s.commune_code AND h.file_id = s.file_id
        AND h.sheet_no = s.sheet_no
    WHERE s.commune_code = $1 AND s.village_code = $2 AND h.in_force AND s.number_key IS NOT NULL
    GROUP BY s.name_key
    HAVING count(DISTINCT s.number_key) > 1
), wanted AS (
    SELECT m.file_id, m.sheet_no, m.row_no, 'member absent' AS code
    FROM fact.member m, newest n
    WHERE m.commune_code = $1 AND m.village_code = $2 AND m.in_force AND m.left_on IS NULL
      AND m.month < n.month
    UNION ALL
    SELECT s.file_id, s.sheet_no, s.row_no, 'resident ambiguous'
    FROM fact.support s
    JOIN numbered n ON n.name_key = s.name_key
    WHERE s.commune_code = $1 AND s.village_code = $2 AND s.in_force AND s.number_key IS NULL
), gone AS (
    DELETE FROM ops.finding f USING ops.sheet h
    WHERE h.commune_code = $1 AND h.village_code = $2
      AND f.commune_code = $1 AND f.file_id = h.file_id AND f.sheet_no = h.sheet_no
      AND f.ordinal = 1001
      AND NOT EXISTS (SELECT FROM wanted w
                      WHERE w.file_id = f.file_id AND w.sheet_no = f.sheet_no
                        AND w.row_no = f.row_no)
)
INSERT INTO ops.finding (commune_code, file_id, sheet_no, row_no, ordinal, field, code, severity)
SELECT $1, file_id, sheet_no, row_no, 1001, 'name', code, 'warning' FROM wanted
ON CONFLICT DO NOTHING;
