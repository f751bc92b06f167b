-- settle_sheet: which sheets of a village are in force: of each month and fact those of the newest
--   version.
-- Parameters: $1 commune, $2 village.
-- Source: spec/inputs.md "Versions and replacement": a sheet absent from the newer file leaves the
--   older one in force.
UPDATE ops.sheet s SET in_force = r.in_force
FROM (
    SELECT h.file_id, h.sheet_no,
           h.file_id = first_value(h.file_id) OVER (PARTITION BY h.month, h.fact ORDER BY f.version_at DESC, h.file_id DESC) AS in_force
    FROM ops.sheet h
    JOIN ops.file f ON f.commune_code = h.commune_code AND f.file_id = h.file_id
    WHERE h.commune_code = $1 AND h.village_code = $2 AND h.fact <> '' AND f.family = 'village'
) r
WHERE s.commune_code = $1 AND s.file_id = r.file_id AND s.sheet_no = r.sheet_no AND s.in_force <> r.in_force;
