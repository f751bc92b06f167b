-- 070_individual: what the members of the teams did, one by one, and their points, ranks and grades of a year.
-- Grain:  measure.individual one member and year; score.individual_rubric one year; score.individual_point one member and criterion;
--         score.individual one member. Filled by etl/model/individual.c.
-- Rules:  bare_name_key, responsible_key, guide_key: HMAC of folded name and village, without a year of birth: activities and
--         support rows name a person by name only. A name that two members of the village bear belongs to neither.
-- Privacy: keys are pseudonyms; the name stands in fact.member alone. Nothing of this is in schema mart.
-- Source: spec/scoring.md "Individuals".

ALTER TABLE fact.member ADD COLUMN bare_name_key bytea;
ALTER TABLE stage.member ADD COLUMN bare_name_key bytea;
ALTER TABLE fact.activity ADD COLUMN responsible_key bytea;
ALTER TABLE stage.activity ADD COLUMN responsible_key bytea;
ALTER TABLE fact.support ADD COLUMN guide_key bytea;
ALTER TABLE stage.support ADD COLUMN guide_key bytea;

CREATE TABLE measure.individual (
    commune_code        text COLLATE "C" NOT NULL,
    year                int  NOT NULL,
    village_code        text COLLATE "C" NOT NULL,
    person_key          bytea NOT NULL,
    classes_attended    int NOT NULL,
    sessions_led        int NOT NULL,
    residents_supported int NOT NULL,
    election_activities int NOT NULL,
    tasks_assigned      int NOT NULL,
    namesake            boolean NOT NULL,        -- another member of the village bears the name: led and supported stay 0
    PRIMARY KEY (commune_code, year, village_code, person_key)
);

CREATE TABLE score.individual_rubric (
    commune_code text COLLATE "C" NOT NULL,
    year         int  NOT NULL,
    rubric       text COLLATE "C" NOT NULL,
    name         text NOT NULL,
    basis        text NOT NULL,
    rules        jsonb NOT NULL,                 -- as put_rubric.sql takes them
    sha256       text NOT NULL,
    document     text NOT NULL,
    run_id       bigint NOT NULL,
    PRIMARY KEY (commune_code, year)
);

CREATE TABLE score.individual_point (
    commune_code text COLLATE "C" NOT NULL,
    year         int  NOT NULL,
    village_code text COLLATE "C" NOT NULL,
    person_key   bytea NOT NULL,
    node         text COLLATE "C" NOT NULL,
    value        numeric,
    points       numeric,
    lost         numeric,                        -- points below the criterion's maximum
    PRIMARY KEY (commune_code, year, village_code, person_key, node)
);

CREATE TABLE score.individual (
    commune_code text COLLATE "C" NOT NULL,
    year         int  NOT NULL,
    village_code text COLLATE "C" NOT NULL,
    person_key   bytea NOT NULL,
    points       numeric,
    rank         int,                            -- in the commune
    village_rank int,
    grade        text COLLATE "C",
    bound_grade  text COLLATE "C",               -- the better grade that the total alone would give ...
    bound_by     text[] NOT NULL,                -- ... and what kept it back
    provisional  boolean NOT NULL,
    PRIMARY KEY (commune_code, year, village_code, person_key)
);
