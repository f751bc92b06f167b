-- 003_fact: what happened, one row per thing, narrow and coded. Lists are the small numbers of the source contracts.
-- Grain:  dossier: one row per dossier code, the merged state of all portal exports in version order. The other facts: one
--         row per row of a sheet in force or not; in_force marks the rows that count (spec/inputs.md "Versions and
--         replacement"); their natural keys are those of spec/indicators.md "Facts".
--         verdict, set by settling over all files: 0 loaded 1 member unknown 2 member ambiguous 3 duplicate in file
--         4 duplicate of another file; in force only with 0.
-- Rules:  file_id, sheet_no, row_no: the source row that gave the present values. Keys of persons are HMAC-SHA-256 cut to
--         16 bytes. Dates are local (Asia/Ho_Chi_Minh). NULL = not given. Bit masks: bit v is value v of the list.
-- Privacy: number_key, name_key, applicant_key, business_key, phone_key are pseudonyms; names only of team members.

CREATE TABLE fact.dossier (
    commune_code   text COLLATE "C" NOT NULL,
    code           text COLLATE "C" NOT NULL,
    village_code   text COLLATE "C" NOT NULL,       -- or UNKNOWN, OUTSIDE
    received_on    date,
    due_on         date,
    finished_on    date,
    returned_on    date,
    submitted_on   date,
    fee            bigint,                          -- đồng
    file_id        bigint NOT NULL,
    row_no         int NOT NULL,
    sheet_no       smallint NOT NULL,
    address_state  smallint,                        -- 0 found 1 none 2 commune only 3 unknown name 4 ambiguous 5 outside
    status         smallint,                        -- 1..10 of the national portal; NULL: known from a register only
    channel        smallint,                        -- 1 counter 2 online 3 postal
    level          smallint,                        -- 2 information 3 partial 4 full
    satisfaction   smallint,                        -- 1 very satisfied 2 satisfied 3 not satisfied
    fee_exempt     boolean,
    paid_online    boolean,
    digital_result boolean,
    procedure_code text COLLATE "C",                -- d.dddddd
    applicant_key  bytea,
    PRIMARY KEY (commune_code, code)
);

CREATE TABLE fact.village_year (
    commune_code           text COLLATE "C" NOT NULL,
    village_code           text COLLATE "C" NOT NULL,
    year                   int NOT NULL,
    population             int,
    working_age_population int,
    households             int,
    household_businesses   int,
    PRIMARY KEY (commune_code, village_code, year)
);

CREATE TABLE fact.member (
    commune_code text COLLATE "C" NOT NULL, file_id bigint NOT NULL, sheet_no smallint NOT NULL, row_no int NOT NULL,
    in_force     boolean NOT NULL DEFAULT false, verdict smallint NOT NULL DEFAULT 0,
    village_code text COLLATE "C" NOT NULL,
    month        text COLLATE "C" NOT NULL,
    person_key   bytea NOT NULL,                    -- number_key, else name_key; after resolving: one key a person
    number_key   bytea, name_key bytea NOT NULL,
    name         text NOT NULL,
    birth_year   int, birth_on date, sex smallint,  -- 1 male 2 female
    role         smallint,                          -- 1 leader 2 deputy 3 member
    organisation text, task text,
    core         boolean,
    joined_on    date, left_on date,
    PRIMARY KEY (commune_code, file_id, sheet_no, row_no)
);

CREATE TABLE fact.activity (
    commune_code text COLLATE "C" NOT NULL, file_id bigint NOT NULL, sheet_no smallint NOT NULL, row_no int NOT NULL,
    in_force     boolean NOT NULL DEFAULT false, verdict smallint NOT NULL DEFAULT 0,
    village_code text COLLATE "C" NOT NULL,
    month        text COLLATE "C" NOT NULL,
    held_on      date NOT NULL,
    form         smallint NOT NULL,
    topics       int NOT NULL,
    sequence     smallint NOT NULL,                 -- among equal rows of the sheet, from 1
    attendance   int, elderly int, unskilled int, business int,
    in_meeting   boolean,
    partners     int NOT NULL DEFAULT 0,            -- bit 1 police, 2 youth union, 3 women's union, 4 other
    PRIMARY KEY (commune_code, file_id, sheet_no, row_no)
);

CREATE TABLE fact.training_attendance (
    commune_code text COLLATE "C" NOT NULL, file_id bigint NOT NULL, sheet_no smallint NOT NULL, row_no int NOT NULL,
    in_force     boolean NOT NULL DEFAULT false, verdict smallint NOT NULL DEFAULT 0,
    village_code text COLLATE "C" NOT NULL,
    month        text COLLATE "C" NOT NULL,
    held_on      date NOT NULL, class_name text NOT NULL, form smallint,
    number_key   bytea, name_key bytea,
    person_key   bytea,                             -- the member it belongs to; NULL: member unknown or ambiguous
    PRIMARY KEY (commune_code, file_id, sheet_no, row_no)
);

CREATE TABLE fact.election_participation (
    commune_code text COLLATE "C" NOT NULL, file_id bigint NOT NULL, sheet_no smallint NOT NULL, row_no int NOT NULL,
    in_force     boolean NOT NULL DEFAULT false, verdict smallint NOT NULL DEFAULT 0,
    village_code text COLLATE "C" NOT NULL,
    month        text COLLATE "C" NOT NULL,
    held_on      date NOT NULL, activity text NOT NULL,
    number_key   bytea, name_key bytea,
    person_key   bytea,
    PRIMARY KEY (commune_code, file_id, sheet_no, row_no)
);

CREATE TABLE fact.support (
    commune_code text COLLATE "C" NOT NULL, file_id bigint NOT NULL, sheet_no smallint NOT NULL, row_no int NOT NULL,
    in_force     boolean NOT NULL DEFAULT false, verdict smallint NOT NULL DEFAULT 0,
    village_code text COLLATE "C" NOT NULL,
    month        text COLLATE "C" NOT NULL,
    held_on      date NOT NULL, topics int NOT NULL,
    groups       int NOT NULL DEFAULT 0,            -- bit 1 elderly 2 unskilled 3 household business 4 disabled 5 other
    number_key   bytea, name_key bytea,
    person_key   bytea,
    birth_year   int, birth_on date, sex smallint,
    PRIMARY KEY (commune_code, file_id, sheet_no, row_no)
);

CREATE TABLE fact.reach_claim (
    commune_code text COLLATE "C" NOT NULL, file_id bigint NOT NULL, sheet_no smallint NOT NULL, row_no int NOT NULL,
    in_force     boolean NOT NULL DEFAULT false, verdict smallint NOT NULL DEFAULT 0,
    village_code text COLLATE "C" NOT NULL,
    month        text COLLATE "C" NOT NULL,
    topic        smallint NOT NULL,                 -- 1 service 2 vneid 3 platform
    persons      int NOT NULL,
    PRIMARY KEY (commune_code, file_id, sheet_no, row_no)
);

CREATE TABLE fact.proposal (
    commune_code text COLLATE "C" NOT NULL, file_id bigint NOT NULL, sheet_no smallint NOT NULL, row_no int NOT NULL,
    in_force     boolean NOT NULL DEFAULT false, verdict smallint NOT NULL DEFAULT 0,
    village_code text COLLATE "C" NOT NULL,
    month        text COLLATE "C" NOT NULL,
    raised_on    date NOT NULL, content text NOT NULL, -- numbers of persons and phones masked
    category     smallint, handler text, state smallint, -- 1 resolved 2 in progress 3 not yet
    resolved_on  date,
    PRIMARY KEY (commune_code, file_id, sheet_no, row_no)
);

CREATE TABLE fact.survey_response (
    commune_code text COLLATE "C" NOT NULL, file_id bigint NOT NULL, sheet_no smallint NOT NULL, row_no int NOT NULL,
    in_force     boolean NOT NULL DEFAULT false, verdict smallint NOT NULL DEFAULT 0,
    village_code text COLLATE "C" NOT NULL,
    response_id  text COLLATE "C" NOT NULL,         -- uuid, or a keyed digest of the row
    submitted_at timestamptz NOT NULL, submitted_on date NOT NULL,
    business_key bytea NOT NULL, phone_key bytea,
    cashless     boolean,                           -- NULL = not answered
    forms        int NOT NULL,                      -- bit 1 transfer 2 qr 3 wallet 4 card 5 other 6 none
    forms_answered boolean NOT NULL,
    PRIMARY KEY (commune_code, file_id, sheet_no, row_no)
);
