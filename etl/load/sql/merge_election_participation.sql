-- merge_election_participation: accepted rows of a file become rows of the fact, not in force
--   until settled.
-- Parameters: $1 commune, $2 file. Reads stage.election_participation, ops.sheet.
INSERT INTO fact.election_participation (commune_code, file_id, sheet_no, row_no, village_code, month,
    held_on, activity, number_key, name_key)
SELECT $1, $2::bigint, s.sheet_no, s.row_no, h.village_code, h.month,
    s.held_on, s.activity, s.number_key, s.name_key
FROM stage.election_participation s
JOIN ops.sheet h ON h.commune_code = $1 AND h.file_id = $2::bigint AND h.sheet_no = s.sheet_no;
