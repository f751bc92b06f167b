-- 008_supplement: rows sent back to a village for correction, and the corrected rows that come in again.
-- Grain:  ops.slip: one row handed out for correction; slip_id is the number in the title block of its sheet, 12 digits of
--         the digest of the rows it holds. ops.sheet.supplement: the slip that a sheet answers ('' = a sheet of its own);
--         it adds to the month's sheet and never replaces it.
-- Rules:  ops.answered: rows still rejected whose slip came back; they stay in the ledger and wait no longer.
--         ops.waiting: rejected rows of sheets in force that nobody has answered and whose cells are still kept.
--         place: the how-manieth row of its sheet.
-- Source: spec/inputs.md "What becomes of a file and of a row".

ALTER TABLE ops.sheet
    ADD COLUMN supplement text COLLATE "C" NOT NULL DEFAULT '',
    ADD COLUMN headings   text[] NOT NULL DEFAULT '{}';   -- as written, one a column; '' = none

CREATE INDEX sheet_supplement ON ops.sheet (commune_code, supplement) WHERE supplement <> '';

CREATE TABLE ops.slip (
    commune_code text COLLATE "C" NOT NULL,
    slip_id      text COLLATE "C" NOT NULL,
    file_id      bigint NOT NULL,
    sheet_no     smallint NOT NULL,
    row_no       int NOT NULL,
    PRIMARY KEY (commune_code, slip_id, file_id, sheet_no, row_no)
);
CREATE INDEX slip_row ON ops.slip (commune_code, file_id, sheet_no, row_no);

CREATE VIEW ops.answered AS
SELECT DISTINCT l.commune_code, l.file_id, l.sheet_no, l.row_no
FROM ops.slip l
JOIN ops.sheet s ON s.commune_code = l.commune_code AND s.supplement = l.slip_id
WHERE s.fact <> '' AND s.in_force AND s.file_id <> l.file_id
  AND EXISTS (SELECT FROM ops.finding x
              WHERE x.commune_code = l.commune_code AND x.file_id = l.file_id AND x.sheet_no = l.sheet_no
                AND x.row_no = l.row_no AND x.severity = 'reject');

CREATE VIEW ops.waiting AS
SELECT q.commune_code, q.file_id, q.sheet_no, q.row_no,
       row_number() OVER (PARTITION BY q.commune_code, q.file_id, q.sheet_no ORDER BY q.row_no) AS place
FROM ops.quarantine q
JOIN ops.sheet s ON s.commune_code = q.commune_code AND s.file_id = q.file_id AND s.sheet_no = q.sheet_no
WHERE s.in_force AND s.fact <> ''
  AND EXISTS (SELECT FROM ops.finding x
              WHERE x.commune_code = q.commune_code AND x.file_id = q.file_id AND x.sheet_no = q.sheet_no
                AND x.row_no = q.row_no AND x.severity = 'reject')
  AND NOT EXISTS (SELECT FROM ops.answered a
                  WHERE a.commune_code = q.commune_code AND a.file_id = q.file_id AND a.sheet_no = q.sheet_no
                    AND a.row_no = q.row_no);
