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

-- What a loader changed since the figures were computed: fact is the table's name in schema fact (or 'file': the ledger),
-- file_id the file because of which. A row moved between villages marks both. Marks are taken away by compute.
CREATE TABLE measure.dirty (
    commune_code text COLLATE "C" NOT NULL,
    fact         text COLLATE "C" NOT NULL,
    village_code text COLLATE "C" NOT NULL,
    file_id      bigint NOT NULL,
    PRIMARY KEY (commune_code, fact, village_code, file_id)
);

-- The loader's call, inside the transaction that changes the facts:
--     SELECT measure.mark_dirty($1, 'dossier', array_agg(DISTINCT village_code), $2) FROM ...
-- A reference change that may touch every village (villages.csv, aliases) passes NULL: all villages.
CREATE FUNCTION measure.mark_dirty(commune text, changed_fact text, villages text[], file bigint) RETURNS void
    LANGUAGE sql
BEGIN ATOMIC
    INSERT INTO measure.dirty (commune_code, fact, village_code, file_id)
    SELECT commune, changed_fact, v, coalesce(file, 0)
      FROM unnest(coalesce(villages, ARRAY['*'])) AS v
        ON CONFLICT DO NOTHING;
END;

-- What the stored figures rest on; one row per source.
CREATE TABLE measure.computed (
    commune_code text COLLATE "C" NOT NULL,
    source       text COLLATE "C" NOT NULL,
    as_of        date NOT NULL,
    basis        text NOT NULL,                  -- digest of SQL, catalogue, settings, calendar, villages
    ledger       text NOT NULL,                  -- digest of the ledger of files: changed and no mark = all is stale
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
