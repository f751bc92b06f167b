-- published_folders: folders that were published and the digest of each one's last manifest, the last published first.
-- Grain: one row per folder. Parameters: $1 commune.
SELECT a.detail ->> 'folder', (array_agg(a.detail ->> 'manifest' ORDER BY a.entry_no DESC))[1]
  FROM ops.audit AS a
 WHERE a.commune_code = $1 AND a.event = 'publish'
 GROUP BY a.detail ->> 'folder'
 ORDER BY max(a.entry_no) DESC
