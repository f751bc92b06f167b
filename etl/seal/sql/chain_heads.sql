-- chain_heads: the present ends of the two chains. Parameters: $1 commune.
-- Grain: at most one row a chain. Out: kind, number, the line of chuoi.txt (its time is that of the entry).
(SELECT 'audit', a.entry_no, concat_ws(' ', to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'audit', a.entry_no, a.hash)
   FROM ops.audit AS a WHERE a.commune_code = $1 ORDER BY a.entry_no DESC LIMIT 1)
UNION ALL
(SELECT 'chot', v.chain_no, concat_ws(' ', to_char(v.frozen_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'chot', v.chain_no,
        v.head, v.year || '/' || v.revision)
   FROM seal.revision AS v WHERE v.commune_code = $1 ORDER BY v.chain_no DESC LIMIT 1)
