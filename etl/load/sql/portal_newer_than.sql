-- portal_newer_than: whether a portal file newer than a version is loaded: then the file will be rebuilt, not merged.
-- Parameters: $1 commune, $2 file, $3 its version (microseconds since 1970).
SELECT EXISTS (
    SELECT FROM ops.file f
    WHERE f.commune_code = $1 AND f.family = 'portal'
      AND f.state IN ('loaded', 'loaded_with_rejects')
      AND (f.version_at, f.file_id) > (timestamptz 'epoch' + $3::bigint * interval '1 microsecond', $2::bigint)
);
