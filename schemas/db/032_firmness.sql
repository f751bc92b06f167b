-- 032_firmness: what the points of a year rest on, and how firm a rank is, from seeded draws that vary weights and survey
-- estimates. Filled by etl/model/score_run.c and firmness.c.
-- Grain:  score.computed one year; score.draws one year; score.firmness one village; score.pair one pair of neighbours in the ranking.
-- Rules:  low and high are the 5th and the 95th percentile of the rank over the draws; a pair is firm where the better one is
--         ahead in at least 95% of the draws (a draw in which they share a rank counts half).
-- Source: spec/scoring.md "How firm is a rank"; OECD/JRC Handbook (2008), step 7.

-- basis: SHA-256 of rubric, inputs, counts and intervals behind them, program version: the same = all points are still right.
CREATE TABLE score.computed (
    commune_code text COLLATE "C" NOT NULL,
    year         int  NOT NULL,
    basis        text NOT NULL,
    run_id       bigint NOT NULL,
    PRIMARY KEY (commune_code, year)
);

CREATE TABLE score.draws (
    commune_code text COLLATE "C" NOT NULL,
    year         int  NOT NULL,
    seed         text NOT NULL,
    draws        int  NOT NULL,
    basis        text NOT NULL,                  -- of score.computed
    run_id       bigint NOT NULL,
    PRIMARY KEY (commune_code, year)
);

CREATE TABLE score.firmness (
    commune_code text COLLATE "C" NOT NULL,
    year         int  NOT NULL,
    village_code text COLLATE "C" NOT NULL,
    rank_low     int  NOT NULL,
    rank_high    int  NOT NULL,
    PRIMARY KEY (commune_code, year, village_code)
);

CREATE TABLE score.pair (
    commune_code text COLLATE "C" NOT NULL,
    year         int  NOT NULL,
    better       text COLLATE "C" NOT NULL,      -- villages of neighbouring places in the ranking
    worse        text COLLATE "C" NOT NULL,
    ahead        numeric NOT NULL,               -- share of the draws
    firm         boolean NOT NULL,
    PRIMARY KEY (commune_code, year, better, worse)
);

CREATE VIEW mart.draws AS SELECT commune_code, year, seed, draws FROM score.draws;
CREATE VIEW mart.firmness AS SELECT commune_code, year, village_code, rank_low, rank_high FROM score.firmness;
CREATE VIEW mart.pair AS SELECT commune_code, year, better, worse, ahead, firm FROM score.pair;
GRANT SELECT ON ALL TABLES IN SCHEMA mart TO thidua_reporter;
