-- merge_proposal: accepted rows of a file become rows of the fact, not in force until settled.
-- Parameters: $1 commune, $2 file. Reads stage.proposal, ops.sheet.
INSERT INTO fact.proposal (commune_code, file_id, sheet_no, row_no, village_code, month,
    raised_on, content, category, handler, state, resolved_on)
SELECT $1, $2::bigint, s.sheet_no, s.row_no, h.village_code, h.month,
    s.raised_on, s.content, s.category, s.handler, s.state, s.resolved_on
FROM stage.proposal s
JOIN ops.sheet h ON h.commune_code = $1 AND h.file_id = $2::bigint AND h.sheet_no = s.sheet_no;
