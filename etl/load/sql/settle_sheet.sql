-- settle_sheet: which sheets of a village are in force: of each month and fact those of the newest version; of the corrected
-- rows that came back (supplements) the newest of each slip, where no newer whole sheet says it all again, and only while the
-- sheet is in force whose rows the slip handed out: an older slip answered again takes the later slips about its answer with it.
-- Parameters: $1 commune, $2 village.
-- Source: spec/inputs.md "Versions and replacement": a sheet absent from the newer file leaves the older one in force.
WITH RECURSIVE version AS (
    SELECT h.file_id, h.sheet_no, h.month, h.fact, h.supplement, ROW(f.version_at, h.file_id) AS version,
           first_value(CASE WHEN h.supplement = '' THEN ROW(f.version_at, h.file_id) END) OVER (
               PARTITION BY h.month, h.fact
               ORDER BY h.supplement <> '', f.version_at DESC, h.file_id DESC) AS whole
    FROM ops.sheet h
    JOIN ops.file f ON f.commune_code = h.commune_code AND f.file_id = h.file_id
    WHERE h.commune_code = $1 AND h.village_code = $2 AND h.fact <> '' AND f.family = 'village'
), newest AS (
    SELECT v.file_id, v.sheet_no, v.supplement,
           v.file_id = first_value(v.file_id) OVER (PARTITION BY v.month, v.fact, v.supplement ORDER BY v.version DESC)
           AND (v.supplement = '' OR NOT coalesce(v.version < v.whole, false)) AS in_force
    FROM version v
), gone AS (
    SELECT n.file_id, n.sheet_no FROM newest n WHERE NOT n.in_force
    UNION
    SELECT n.file_id, n.sheet_no
    FROM gone g
    JOIN ops.slip l ON l.commune_code = $1 AND l.file_id = g.file_id AND l.sheet_no = g.sheet_no
    JOIN newest n ON n.supplement = l.slip_id AND n.file_id <> l.file_id
)
UPDATE ops.sheet s SET in_force = g.file_id IS NULL
FROM newest n
LEFT JOIN gone g ON g.file_id = n.file_id AND g.sheet_no = n.sheet_no
WHERE s.commune_code = $1 AND s.file_id = n.file_id AND s.sheet_no = n.sheet_no
  AND s.in_force <> (g.file_id IS NULL);
