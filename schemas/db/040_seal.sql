-- 040_seal: what a freeze keeps: numbered revisions of a year, the rows each rests on, its documents. Insert-only.
-- Grain:  seal.opening one revision being made; seal.row one frozen row of another table; seal.document one file of the revision's
--         folder; seal.revision one finished revision, written last: with it the revision is closed for ever.
-- Rules:  head is the SHA-256 of the canonical form of ranking.xml, which holds the head before it (previous; 64 zeros at the first)
--         and the digests of all rows and documents. A revision may be written to only by the transaction that opened it, and
--         must be finished by it. Everything else is refused (42501) to everybody, the owner and replication included.
-- Source: spec/scoring.md "Freeze".

CREATE SCHEMA seal;

CREATE TABLE seal.opening (
    commune_code text COLLATE "C" NOT NULL,
    year         int  NOT NULL,
    revision     int  NOT NULL,
    opened_in    xid8 NOT NULL,
    opened_at    timestamptz NOT NULL,           -- with opened_in: a number of another cluster, restored here, opens nothing
    PRIMARY KEY (commune_code, year, revision)
);

CREATE TABLE seal.row (
    commune_code text COLLATE "C" NOT NULL,
    year         int  NOT NULL,
    revision     int  NOT NULL,
    relation     text COLLATE "C" NOT NULL,      -- 'fact.dossier'
    position     int  NOT NULL,                  -- in the order of the content's text
    content      jsonb NOT NULL,                 -- the row without its commune code
    PRIMARY KEY (commune_code, year, revision, relation, position)
);

CREATE TABLE seal.document (
    commune_code text COLLATE "C" NOT NULL,
    year         int  NOT NULL,
    revision     int  NOT NULL,
    name         text COLLATE "C" NOT NULL,
    sha256       text NOT NULL,
    content      text NOT NULL,
    PRIMARY KEY (commune_code, year, revision, name)
);

CREATE TABLE seal.revision (
    commune_code text COLLATE "C" NOT NULL,
    year         int  NOT NULL,
    revision     int  NOT NULL,
    chain_no     int  NOT NULL,                  -- in the commune's chain, over all years, from 1
    previous     text NOT NULL,
    head         text NOT NULL,
    reason       text NOT NULL,
    as_of        date NOT NULL,
    provisional  boolean NOT NULL,               -- the year was not over on that day
    program      text NOT NULL,
    signed       boolean NOT NULL,
    run_id       bigint NOT NULL,
    frozen_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    frozen_by    text NOT NULL DEFAULT session_user,
    PRIMARY KEY (commune_code, year, revision),
    UNIQUE (commune_code, chain_no)
);

-- Is this transaction the one that makes the revision?
CREATE FUNCTION seal.is_open(commune text, of_year int, of_revision int) RETURNS boolean
    LANGUAGE sql VOLATILE SET search_path = ''
    RETURN EXISTS (SELECT FROM seal.opening AS o
                    WHERE o.commune_code = commune AND o.year = of_year AND o.revision = of_revision
                      AND o.opened_in = pg_catalog.pg_current_xact_id_if_assigned() AND o.opened_at = pg_catalog.transaction_timestamp())
           AND NOT EXISTS (SELECT FROM seal.revision AS v
                            WHERE v.commune_code = commune AND v.year = of_year AND v.revision = of_revision);

-- Years whose stored figures, points and ranks stand; not those that this transaction is freezing anew.
CREATE VIEW seal.frozen_year AS
SELECT v.commune_code, v.year, max(v.revision) AS revision
  FROM seal.revision AS v
 GROUP BY v.commune_code, v.year
HAVING NOT seal.is_open(v.commune_code, v.year, max(v.revision) + 1);
