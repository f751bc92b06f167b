-- merge_member: accepted rows of a file become rows of the fact, not in force until settled.
-- Parameters: $1 commune, $2 file. Reads stage.member, ops.sheet.
INSERT INTO fact.member (commune_code, file_id, sheet_no, row_no, village_code, month,
    person_key, number_key, name_key, name, birth_year, birth_on, sex, role, organisation, task, core, joined_on, left_on, bare_name_key)
SELECT $1, $2::bigint, s.sheet_no, s.row_no, h.village_code, h.month,
    coalesce(s.number_key, s.name_key), s.number_key, s.name_key, s.name, s.birth_year, s.birth_on, s.sex, s.role, s.organisation, s.task, s.core, s.joined_on, s.left_on,
    s.bare_name_key
FROM stage.member s
JOIN ops.sheet h ON h.commune_code = $1 AND h.file_id = $2::bigint AND h.sheet_no = s.sheet_no;
