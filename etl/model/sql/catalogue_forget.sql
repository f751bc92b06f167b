-- catalogue_forget: empties the catalogue's tables of a commune before another indicators.xml is stored, unless this one is
-- stored already. Parameters: $1 commune, $2 SHA-256 of the file. Out: true where the file must be stored.
WITH version AS (
    INSERT INTO ref.catalogue AS c (commune_code, sha256) VALUES ($1, $2)
        ON CONFLICT (commune_code) DO UPDATE SET sha256 = excluded.sha256 WHERE c.sha256 <> excluded.sha256
    RETURNING 1
), s AS (DELETE FROM ref.measure_source WHERE commune_code = $1 AND EXISTS (SELECT FROM version)),
   m AS (DELETE FROM ref.measure WHERE commune_code = $1 AND EXISTS (SELECT FROM version)),
   i AS (DELETE FROM ref.indicator WHERE commune_code = $1 AND EXISTS (SELECT FROM version)),
   t AS (DELETE FROM ref.indicator_term WHERE commune_code = $1 AND EXISTS (SELECT FROM version)),
   g AS (DELETE FROM ref.indicator_target WHERE commune_code = $1 AND EXISTS (SELECT FROM version)),
   b AS (DELETE FROM ref.indicator_bounds WHERE commune_code = $1 AND EXISTS (SELECT FROM version))
SELECT EXISTS (SELECT FROM version);
