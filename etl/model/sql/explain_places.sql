-- explain_places: file, sheet and row by name. Parameters: $1 commune, arrays: $2 file_id, $3 sheet_no, $4 row_no.
-- Grain: one row per element, in order. Out: file name, sheet name ('' = none), row (0 = the whole sheet), SHA-256.
SELECT coalesce((SELECT a.name FROM ops.arrival AS a WHERE a.commune_code = $1 AND a.file_id = x.file_id
                  ORDER BY a.modified_at, a.name LIMIT 1), '?'),
       coalesce(h.name, ''), x.row_no, coalesce(encode(f.sha256, 'hex'), '')
  FROM unnest($2::bigint[], $3::smallint[], $4::int[]) WITH ORDINALITY AS x (file_id, sheet_no, row_no, position)
  LEFT JOIN ops.file AS f ON f.commune_code = $1 AND f.file_id = x.file_id
  LEFT JOIN ops.sheet AS h ON h.commune_code = $1 AND h.file_id = x.file_id AND h.sheet_no = x.sheet_no
 ORDER BY x.position;
