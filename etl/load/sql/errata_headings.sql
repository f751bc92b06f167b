-- errata_headings: the headings of a sheet as written.
-- Parameters: $1 commune, $2 file, $3 sheet. Out: column from 0, heading.
SELECT h.place - 1, h.heading
FROM ops.sheet s
CROSS JOIN unnest(s.headings) WITH ORDINALITY AS h (heading, place)
WHERE s.commune_code = $1 AND s.file_id = $2::bigint AND s.sheet_no = $3::smallint
ORDER BY h.place;
