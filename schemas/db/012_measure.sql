-- 012_measure: figures per village and reporting month, and what tells that they are stale.
-- Grain:  measure.figure one row per village (and UNKNOWN, OUTSIDE), reporting month begun by the as-of date, and source;
--         all measures of the source are one jsonb object (exact numbers, null = no claim): a province's dossiers are
--         57,000 rows and not 632,000, and a new measure needs no new column. measure.value is the long form to read.
-- Rules:  flows are of the month; stocks stand at min(month end, as-of); year-to-date figures at the month's end.
-- Source: spec/indicators.md "Measures", "Incremental computation"; research/performance.md section 4.

CREATE TABLE measure.figure (
    commune_code text COLLATE "C" NOT NULL,
    village_code text COLLATE "C" NOT NULL,
    month        text COLLATE "C" NOT NULL,
    source       text COLLATE "C" NOT NULL,
    figures      jsonb NOT NULL,
    run_id       bigint NOT NULL,                -- the run that computed it
    PRIMARY KEY (commune_code, village_code, month, source)
);

CREATE VIEW measure.value AS
SELECT f.commune_code, f.village_code, f.month, m.measure, m.kind, m.internal,
       (f.figures ->> m.measure)::numeric AS value, f.run_id
  FROM measure.figure AS f
  JOIN ref.measure AS m ON m.commune_code = f.commune_code AND m.source = f.source;

-- The ledger of files as it was when the figures were computed: a file whose row changed since (new, read again, held,
-- superseded, gone) makes its villages stale. So a loader need not tell anybody anything.
CREATE TABLE measure.ledger (
    commune_code text COLLATE "C" NOT NULL,
    file_id      bigint NOT NULL,
    family       text NOT NULL,
    villages     text[] NOT NULL,
    digest       text NOT NULL,                  -- of the whole row of ops.file
    PRIMARY KEY (commune_code, file_id)
);

CREATE VIEW measure.changed_file AS
SELECT coalesce(f.commune_code, l.commune_code) AS commune_code, coalesce(f.file_id, l.file_id) AS file_id,
       coalesce(f.family, l.family) AS family, coalesce(f.villages, '{}') || coalesce(l.villages, '{}') AS villages,
       f.villages AS now_villages, f.digest
  FROM (SELECT o.commune_code, o.file_id, o.family, md5(o::text) AS digest,
               ARRAY(SELECT h.village_code::text FROM ops.sheet AS h
                      WHERE h.commune_code = o.commune_code AND h.file_id = o.file_id AND h.village_code <> ''
                      UNION SELECT o.village_code WHERE o.village_code <> '' ORDER BY 1) AS villages
          FROM ops.file AS o) AS f
  FULL JOIN measure.ledger AS l ON l.commune_code = f.commune_code AND l.file_id = f.file_id
 WHERE f.digest IS DISTINCT FROM l.digest;

-- A loader that knows which villages' dossiers a portal file changed can say so, in the transaction that changes them:
--     SELECT measure.mark_dirty($1, 'dossier', $2 /* villages, old and new */, $3 /* file */)
-- Without it a changed portal file makes the dossiers of all villages stale. Marks are taken away by compute.
CREATE TABLE measure.dirty (
    commune_code text COLLATE "C" NOT NULL,
    fact         text COLLATE "C" NOT NULL,      -- table of schema fact
    village_code text COLLATE "C" NOT NULL,      -- '*' = all
    file_id      bigint NOT NULL,
    PRIMARY KEY (commune_code, fact, village_code, file_id)
);

CREATE FUNCTION measure.mark_dirty(commune text, changed_fact text, villages text[], file bigint) RETURNS void
    LANGUAGE sql
BEGIN ATOMIC
    INSERT INTO measure.dirty (commune_code, fact, village_code, file_id)
    SELECT commune, changed_fact, v, coalesce(file, 0) FROM unnest(coalesce(villages, ARRAY['*'])) AS v
        ON CONFLICT DO NOTHING;
END;

-- What the stored figures rest on; one row per source.
CREATE TABLE measure.computed (
    commune_code text COLLATE "C" NOT NULL,
    source       text COLLATE "C" NOT NULL,
    as_of        date NOT NULL,
    basis        text NOT NULL,                  -- digest of SQL, catalogue, settings, calendar, villages
    run_id       bigint NOT NULL,
    PRIMARY KEY (commune_code, source)
);

-- Restatements: a figure of a month that had ended when it was last computed.
CREATE TABLE measure.change (
    commune_code text COLLATE "C" NOT NULL,
    run_id       bigint NOT NULL,
    village_code text COLLATE "C" NOT NULL,
    month        text COLLATE "C" NOT NULL,
    measure      text COLLATE "C" NOT NULL,
    old_value    numeric,
    new_value    numeric,
    file_ids     bigint[] NOT NULL,              -- the files loaded since; empty = settings, catalogue or the passing of time
    PRIMARY KEY (commune_code, run_id, village_code, month, measure)
);
