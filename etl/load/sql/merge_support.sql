-- merge_support: accepted rows of a file become rows of the fact, not in force until settled.
-- Parameters: $1 commune, $2 file. Reads stage.support, ops.sheet.
INSERT INTO fact.support (commune_code, file_id, sheet_no, row_no, village_code, month,
    held_on, topics, groups, number_key, name_key, birth_year, birth_on, sex, guide_key)
SELECT $1, $2::bigint, s.sheet_no, s.row_no, h.village_code, h.month,
    s.held_on, coalesce(s.topics, 0), coalesce(s.groups, 0), s.number_key, s.name_key, s.birth_year, s.birth_on, s.sex, s.guide_key
FROM stage.support s
JOIN ops.sheet h ON h.commune_code = $1 AND h.file_id = $2::bigint AND h.sheet_no = s.sheet_no;
