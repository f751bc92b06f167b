-- merge_reach_claim: accepted rows of a file become rows of the fact, not in force until settled.
-- Parameters: $1 commune, $2 file. Reads stage.reach_claim, ops.sheet.
INSERT INTO fact.reach_claim (commune_code, file_id, sheet_no, row_no, village_code, month,
    topic, persons)
SELECT $1, $2::bigint, s.sheet_no, s.row_no, h.village_code, h.month,
    s.topic, s.persons
FROM stage.reach_claim s
JOIN ops.sheet h ON h.commune_code = $1 AND h.file_id = $2::bigint AND h.sheet_no = s.sheet_no;
