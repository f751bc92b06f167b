-- settle_statement: of claims and proposals, which rows repeat a key inside a file, and which are in force.
-- Rules:  key of a claim: month and topic; of a proposal: day and content; of several the newest version stands.
-- Parameters: $1 commune, $2 village. Reads fact.reach_claim, fact.proposal, ops.sheet (settled), ops.file.
WITH statement AS (
    SELECT 'claim' AS fact, file_id, sheet_no, row_no, month AS said_on, topic::text AS said
    FROM fact.reach_claim WHERE commune_code = $1 AND village_code = $2
    UNION ALL
    SELECT 'proposal', file_id, sheet_no, row_no, raised_on::text, content
    FROM fact.proposal WHERE commune_code = $1 AND village_code = $2
), verdict AS (
    SELECT m.*, h.in_force AS sheet_in_force, f.version_at,
           CASE WHEN row_number() OVER (PARTITION BY m.fact, m.file_id, said_on, said ORDER BY m.sheet_no, row_no) > 1
                THEN 3 ELSE 0 END AS found
    FROM statement m
    JOIN ops.sheet h ON h.commune_code = $1 AND h.file_id = m.file_id AND h.sheet_no = m.sheet_no
    JOIN ops.file f ON f.commune_code = $1 AND f.file_id = m.file_id
), ranked AS (
    SELECT v.*, v.sheet_in_force AND v.found = 0 AND 1 = row_number() OVER (
        PARTITION BY fact, said_on, said, v.sheet_in_force AND v.found = 0
        ORDER BY version_at DESC, file_id DESC, sheet_no, row_no) AS newest
    FROM verdict v
), claim AS (
    UPDATE fact.reach_claim t SET verdict = r.found, in_force = r.newest
    FROM ranked r
    WHERE r.fact = 'claim' AND t.commune_code = $1 AND t.file_id = r.file_id
      AND t.sheet_no = r.sheet_no
      AND t.row_no = r.row_no
      AND (t.verdict, t.in_force) IS DISTINCT FROM (r.found::smallint, r.newest)
)
UPDATE fact.proposal t SET verdict = r.found, in_force = r.newest
FROM ranked r
WHERE r.fact = 'proposal' AND t.commune_code = $1 AND t.file_id = r.file_id
  AND t.sheet_no = r.sheet_no
  AND t.row_no = r.row_no
  AND (t.verdict, t.in_force) IS DISTINCT FROM (r.found::smallint, r.newest);
