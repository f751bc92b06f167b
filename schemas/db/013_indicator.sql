-- 013_indicator: values of indicators, and signals for the officer.
-- Grain:  indicator.value one row per unit, period and indicator. Unit: a village; COMMUNE; UNKNOWN and OUTSIDE for
--         indicators that count dossiers of no village. A village has rows for periods in which it existed.
-- Units:  value, bounds and interval are ratios (0.7 = 70%), except low and high of a claim, which are persons.
-- Source: spec/indicators.md "States", "Reach", "Survey estimates", "Quality signals".

CREATE TABLE indicator.value (
    commune_code text COLLATE "C" NOT NULL,
    village_code text COLLATE "C" NOT NULL,
    period       text COLLATE "C" NOT NULL,
    indicator    text COLLATE "C" NOT NULL,
    state        text NOT NULL CHECK (state IN ('ok', 'no_report', 'not_applicable', 'inconsistent', 'unreliable')),
    numerator    numeric,
    denominator  numeric,
    value        numeric,
    ci_low       numeric,
    ci_high      numeric,
    frame        numeric,                        -- survey: household businesses of the village; of the villages covered
    bound_low    numeric,                        -- reach: persons that the evidence proves at least ...
    bound_high   numeric,                        -- ... and allows at most
    villages     int,                            -- COMMUNE: villages that entered
    detail       jsonb,                          -- COMMUNE, survey: villages not covered, strata of one response
    provisional  boolean NOT NULL,               -- the period was not over on the as-of date
    run_id       bigint NOT NULL,
    PRIMARY KEY (commune_code, village_code, period, indicator),
    CHECK ((value IS NOT NULL) = (state IN ('ok', 'inconsistent', 'unreliable')))
);

CREATE TABLE indicator.signal (
    commune_code text COLLATE "C" NOT NULL,
    village_code text COLLATE "C" NOT NULL,
    month        text COLLATE "C" NOT NULL,
    rule         text COLLATE "C" NOT NULL,
    subject      text COLLATE "C" NOT NULL,      -- indicator or measure, or file and row of a fact
    figure       numeric,
    compared     numeric,                        -- what the figure was held against
    question     text NOT NULL,                  -- Vietnamese, to be asked of the village
    file_id      bigint, sheet_no smallint, row_no int,
    run_id       bigint NOT NULL,
    PRIMARY KEY (commune_code, village_code, month, rule, subject)
);
