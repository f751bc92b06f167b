-- merge_activity: accepted rows of a file become rows of the fact, not in force until settled.
-- Parameters: $1 commune, $2 file. Reads stage.activity, ops.sheet.
INSERT INTO fact.activity (commune_code, file_id, sheet_no, row_no, village_code, month,
    held_on, form, topics, sequence, attendance, elderly, unskilled, business, in_meeting, partners, responsible_key)
SELECT $1, $2::bigint, s.sheet_no, s.row_no, h.village_code, h.month,
    s.held_on, s.form, coalesce(s.topics, 0),
    row_number() OVER (PARTITION BY h.village_code, s.held_on, s.form, coalesce(s.topics, 0) ORDER BY s.sheet_no, s.row_no),
    s.attendance, s.elderly, s.unskilled, s.business, s.in_meeting, coalesce(s.partners, 0), s.responsible_key
FROM stage.activity s
JOIN ops.sheet h ON h.commune_code = $1 AND h.file_id = $2::bigint AND h.sheet_no = s.sheet_no;
