-- 001_ref: schemas, roles and the reference data that everything else points at.
-- Grain:  one row per commune, village (and validity), alias, setting, code of a list.
-- Rules:  every key starts with the commune code, so that one database can hold a province and be spread by that column.
--         Village codes UNKNOWN (no village found) and OUTSIDE (another commune) are pseudo-villages and never in ref.village.
-- Source: spec/inputs.md "Reference list", spec/operations.md "Roles, secrets, privacy".

DO $$
DECLARE
    role_name text;
BEGIN
    FOREACH role_name IN ARRAY ARRAY['thidua_owner', 'thidua_loader', 'thidua_reporter', 'thidua_auditor'] LOOP
        IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = role_name) THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN', role_name);
        END IF;
    END LOOP;
END
$$;

CREATE SCHEMA ref;
CREATE SCHEMA ops;
CREATE SCHEMA stage;
CREATE SCHEMA fact;
CREATE SCHEMA measure;
CREATE SCHEMA indicator;
CREATE SCHEMA score;
CREATE SCHEMA mart;
CREATE SCHEMA stat;

CREATE TABLE ref.commune (
    commune_code  text COLLATE "C" PRIMARY KEY,
    name          text NOT NULL,
    province_code text NOT NULL,
    calendar      text NOT NULL CHECK (calendar IN ('civil', 'nd09')),
    plan_year     int  NOT NULL
);

CREATE TABLE ref.village (
    commune_code   text COLLATE "C" NOT NULL,
    village_code   text COLLATE "C" NOT NULL,
    name           text NOT NULL,
    former_commune text NOT NULL DEFAULT '',
    valid_from     date NOT NULL DEFAULT '-infinity',
    valid_to       date NOT NULL DEFAULT 'infinity',   -- last day
    successor_code text COLLATE "C",                   -- the unit of today that holds its history after a split or merge
    PRIMARY KEY (commune_code, village_code)
);

CREATE TABLE ref.village_alias (
    commune_code text COLLATE "C" NOT NULL,
    village_code text COLLATE "C" NOT NULL,
    alias        text NOT NULL,
    origin       text NOT NULL CHECK (origin IN ('list', 'decision')),
    valid_from   date NOT NULL DEFAULT '-infinity',
    valid_to     date NOT NULL DEFAULT 'infinity',
    PRIMARY KEY (commune_code, village_code, alias)
);

-- Settings that law or leaders may change, with validity (working-age bounds, deadlines, minima, thresholds).
CREATE TABLE ref.setting (
    commune_code text COLLATE "C" NOT NULL,
    name         text COLLATE "C" NOT NULL,
    valid_from   date NOT NULL DEFAULT '-infinity',
    value        numeric NOT NULL,
    PRIMARY KEY (commune_code, name, valid_from)
);
