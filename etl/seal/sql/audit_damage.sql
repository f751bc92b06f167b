-- audit_damage: entries that do not hold. Grain: one row per entry. Parameters: $1 commune.
-- Out:    number; "removed": numbers before it are missing; "changed": its hash is not that of its columns, or it does not link to the
--         entry before it.
SELECT a.entry_no, CASE WHEN a.entry_no <> a.expected THEN 'removed' ELSE 'changed' END
  FROM (SELECT l.*, ops.audit_hash(ROW(l.commune_code, l.entry_no, l.at, l.who, l.event, l.run_id, l.detail, l.previous, l.hash)::ops.audit)
                    AS computed,
               1 + coalesce(lag(l.entry_no) OVER chain, 0) AS expected, coalesce(lag(l.hash) OVER chain, repeat('0', 64)) AS linked
          FROM ops.audit AS l WHERE l.commune_code = $1
        WINDOW chain AS (ORDER BY l.entry_no)) AS a
 WHERE a.entry_no <> a.expected OR a.hash <> a.computed OR a.previous <> a.linked
 ORDER BY a.entry_no
