-- 004_stage: where typed rows of one sheet land by binary COPY before they are merged. Unlogged, keyless, emptied at the
-- start of every file; column names are the stage names of the source contracts.
-- Grain:  one row per accepted row of a sheet. `repeat`: the program saw this key before in the sheet, perhaps
--         (a Bloom filter's answer): SQL looks closer at these rows only.

CREATE UNLOGGED TABLE stage.dossier (
    row_no int NOT NULL, sheet_no smallint NOT NULL, repeat boolean NOT NULL,
    code text COLLATE "C" NOT NULL, village_code text COLLATE "C", address_state smallint,
    procedure_code text COLLATE "C", channel smallint, level smallint, status smallint, satisfaction smallint,
    submitted_on date, received_on date, due_on date, finished_on date, returned_on date,
    fee bigint, fee_exempt boolean, paid_online boolean, digital_result boolean, applicant_key bytea
);
CREATE UNLOGGED TABLE stage.village_year (
    row_no int NOT NULL, sheet_no smallint NOT NULL, repeat boolean NOT NULL,
    village_code text, name text, former_commune text, aliases text, valid_from date, valid_to date, year int,
    population int, working_age_population int, households int, household_businesses int
);
CREATE UNLOGGED TABLE stage.member (
    row_no int NOT NULL, sheet_no smallint NOT NULL, repeat boolean NOT NULL,
    number_key bytea, name_key bytea, name text, birth_year int, birth_on date, sex smallint, role smallint,
    organisation text, task text, core boolean, joined_on date, left_on date
);
CREATE UNLOGGED TABLE stage.activity (
    row_no int NOT NULL, sheet_no smallint NOT NULL, repeat boolean NOT NULL,
    held_on date, form smallint, topics int, attendance int, elderly int, unskilled int, business int,
    in_meeting boolean, partners int
);
CREATE UNLOGGED TABLE stage.training_attendance (
    row_no int NOT NULL, sheet_no smallint NOT NULL, repeat boolean NOT NULL,
    held_on date, class_name text, form smallint, number_key bytea, name_key bytea
);
CREATE UNLOGGED TABLE stage.election_participation (
    row_no int NOT NULL, sheet_no smallint NOT NULL, repeat boolean NOT NULL,
    held_on date, activity text, number_key bytea, name_key bytea
);
CREATE UNLOGGED TABLE stage.support (
    row_no int NOT NULL, sheet_no smallint NOT NULL, repeat boolean NOT NULL,
    held_on date, topics int, groups int, number_key bytea, name_key bytea, birth_year int, birth_on date, sex smallint
);
CREATE UNLOGGED TABLE stage.reach_claim (
    row_no int NOT NULL, sheet_no smallint NOT NULL, repeat boolean NOT NULL,
    topic smallint, persons int
);
CREATE UNLOGGED TABLE stage.proposal (
    row_no int NOT NULL, sheet_no smallint NOT NULL, repeat boolean NOT NULL,
    raised_on date, content text, category smallint, handler text, state smallint, resolved_on date
);
CREATE UNLOGGED TABLE stage.survey_response (
    row_no int NOT NULL, sheet_no smallint NOT NULL, repeat boolean NOT NULL,
    village_code text COLLATE "C", response_id text COLLATE "C", submitted_at timestamptz, submitted_on date,
    business_key bytea, phone_key bytea, cashless boolean, forms int, forms_answered boolean
);

-- Findings of the sheet being loaded, in the order met; copied once the rows are in.
CREATE UNLOGGED TABLE stage.finding (
    sheet_no smallint NOT NULL, row_no int NOT NULL, ordinal smallint NOT NULL, field text NOT NULL,
    code text COLLATE "C" NOT NULL, severity text COLLATE "C" NOT NULL, column_no int NOT NULL, cells text[]
);
