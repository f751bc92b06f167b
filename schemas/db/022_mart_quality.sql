-- 022_mart_quality: what came in, what was wrong with it, and which rows of which file a figure rests on.
-- Grain:  mart.file one content; mart.finding one finding about a row, sheet or file; mart.attendance one village and
--         month; mart.evidence one village, fact and file.
-- Rules:  source is the first 16 digits of the SHA-256, the file's name inside one report. Digits in names of files and
--         sheets that can be a citizen's number or a phone (9 to 12 in a row, time stamps of this century apart) are
--         shown as "…". Cells of rejected rows stay in the quarantine, which no view reads.
-- Source: spec/reports.md "The XML", spec/inputs.md "What becomes of a file and of a row".

CREATE FUNCTION mart.masked(name text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN regexp_replace(name, '(?<![0-9])(?!20[0-9]{10}(?![0-9]))[0-9]{9,12}(?![0-9])', '…', 'g');

CREATE VIEW mart.file AS
SELECT f.commune_code, left(encode(f.sha256, 'hex'), 16) AS source, encode(f.sha256, 'hex') AS sha256,
       mart.masked(a.name) AS name, a.arrivals, f.size_bytes, f.state, f.reason, mart.masked(f.reason_text) AS reason_text,
       f.family, f.layout, f.kind, f.village_code, f.month, f.version_at, f.received_at,
       f.rows_read, f.rows_loaded, f.rows_rejected, f.rows_duplicate, left(encode(r.sha256, 'hex'), 16) AS replaced_by
  FROM ops.file AS f
  LEFT JOIN ops.file AS r ON r.commune_code = f.commune_code AND r.file_id = f.replaced_by
 CROSS JOIN LATERAL (SELECT (array_agg(x.name ORDER BY x.modified_at, x.name))[1] AS name, count(*) AS arrivals
                       FROM ops.arrival AS x WHERE x.commune_code = f.commune_code AND x.file_id = f.file_id) AS a;

-- column_name: the letters of a spreadsheet, A, B ... Z, AA ...
CREATE VIEW mart.finding AS
SELECT g.commune_code, left(encode(f.sha256, 'hex'), 16) AS source, g.sheet_no, mart.masked(s.name) AS sheet, g.row_no,
       g.ordinal, g.field, g.code, g.severity, f.received_at, f.family,
       CASE WHEN g.column_no < 0 THEN NULL WHEN g.column_no < 26 THEN chr(65 + g.column_no)
            WHEN g.column_no < 702 THEN chr(64 + g.column_no / 26) || chr(65 + g.column_no % 26)
            ELSE (g.column_no + 1)::text END AS column_name,
       coalesce(nullif(s.village_code, ''), f.village_code) AS village_code,
       coalesce(nullif(s.month, ''), f.month) AS month,
       f.state <> 'superseded' AND coalesce(s.in_force, true)
           AND NOT EXISTS (SELECT FROM ops.answered AS w
                            WHERE w.commune_code = g.commune_code AND w.file_id = g.file_id AND w.sheet_no = g.sheet_no
                              AND w.row_no = g.row_no) AS in_force
  FROM ops.finding AS g
  JOIN ops.file AS f ON f.commune_code = g.commune_code AND f.file_id = g.file_id
  LEFT JOIN ops.sheet AS s
         ON s.commune_code = g.commune_code AND s.file_id = g.file_id AND s.sheet_no = g.sheet_no;

-- The monthly workbook of a village: due, on time, late (0 or 1), when it first came. Missing = due - on_time - late.
CREATE VIEW mart.attendance AS
SELECT m.commune_code, m.village_code, m.month,
       max(m.value) FILTER (WHERE m.measure = 'reports_due') AS due,
       max(m.value) FILTER (WHERE m.measure = 'reports_on_time') AS on_time,
       max(m.value) FILTER (WHERE m.measure = 'reports_late') AS late,
       max(m.value) FILTER (WHERE m.measure = 'rows_accepted') AS rows_accepted,
       max(m.value) FILTER (WHERE m.measure = 'rows_rejected') AS rows_rejected
  FROM measure.value AS m
  JOIN ref.village AS v ON v.commune_code = m.commune_code AND v.village_code = m.village_code
 WHERE m.measure IN ('reports_due', 'reports_on_time', 'reports_late', 'rows_accepted', 'rows_rejected')
 GROUP BY m.commune_code, m.village_code, m.month;
