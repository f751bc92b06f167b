-- dossier_repeats: the first row of a code stays, later ones become findings.
-- Grain: one finding per repeated row. Only rows that the program marked are looked at.
-- Parameters: $1 commune, $2 file, $3 whether rows not marked went straight into fact.dossier (a first load).
WITH gone AS (
    DELETE FROM stage.dossier d
    WHERE d.repeat
      AND (EXISTS (SELECT FROM stage.dossier e
                   WHERE e.code = d.code AND (e.sheet_no, e.row_no) < (d.sheet_no, d.row_no))
           OR $3::boolean AND EXISTS (SELECT FROM fact.dossier f
                                      WHERE f.commune_code = $1 AND f.code = d.code AND f.file_id = $2::bigint))
    RETURNING d.sheet_no, d.row_no
)
INSERT INTO stage.finding (sheet_no, row_no, ordinal, field, code, severity, column_no)
SELECT sheet_no, row_no, -1, '', 'duplicate in file', 'duplicate', -1 FROM gone;
