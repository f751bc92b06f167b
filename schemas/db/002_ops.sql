-- 002_ops: runs, the ledger of files, findings (rejects, duplicates, warnings), quarantine, decisions.
-- Grain:  ops.file one content (SHA-256); ops.arrival one name under which a content came; ops.sheet one sheet read;
--         ops.finding one finding about a row (row_no > 0), a sheet (0) or a file (sheet_no -1).
-- Rules:  file_id is the first 63 bits of the content's SHA-256: the same in every order of arrival.
--         rows_read = rows_loaded + rows_rejected + rows_duplicate, checked by the table itself.
--         version_at: the export time that the file states (title block, name), else its modification time; the newer
--         version is the greater (version_at, file_id).
-- Privacy: cells of rejected rows are in ops.quarantine only, which reporters cannot read.
-- Source: spec/inputs.md "What becomes of a file and of a row", spec/operations.md "The night".

CREATE TABLE ops.run (
    commune_code    text COLLATE "C" NOT NULL,
    run_id          bigint GENERATED ALWAYS AS IDENTITY,
    kind            text NOT NULL,                       -- nightly, ingest, compute ...
    state           text NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'done', 'failed', 'dead')),
    started_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    heartbeat_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    ended_at        timestamptz,
    as_of           date NOT NULL,
    exit_status     int,
    program_version text NOT NULL,
    backend_pid     int NOT NULL DEFAULT pg_backend_pid(),
    PRIMARY KEY (commune_code, run_id)
);

CREATE TABLE ops.step (
    commune_code text COLLATE "C" NOT NULL,
    run_id       bigint NOT NULL,
    name         text COLLATE "C" NOT NULL,
    state        text NOT NULL CHECK (state IN ('running', 'done', 'failed', 'skipped')),
    started_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    ended_at     timestamptz,
    counts       jsonb NOT NULL DEFAULT '{}',
    PRIMARY KEY (commune_code, run_id, name)
);

CREATE TABLE ops.file (
    commune_code   text COLLATE "C" NOT NULL,
    file_id        bigint NOT NULL,
    sha256         bytea NOT NULL,
    name           text COLLATE "C" NOT NULL DEFAULT '', -- of the original: the arrival with the least (modified_at, name)
    size_bytes     bigint NOT NULL,
    state          text NOT NULL CHECK (state IN ('loaded', 'loaded_with_rejects', 'superseded', 'held', 'rejected')),
    reason         text COLLATE "C" NOT NULL DEFAULT '', -- a code's name where held or rejected
    reason_text    text NOT NULL DEFAULT '',             -- Vietnamese, with the place
    family         text COLLATE "C" NOT NULL DEFAULT '', -- portal, village, survey, reference, ''
    layout         text COLLATE "C" NOT NULL DEFAULT '',
    kind           text NOT NULL DEFAULT '',             -- CSV, XLSX, ODS, XLS, XML
    encoding       text NOT NULL DEFAULT '',
    dialect        text NOT NULL DEFAULT '',
    village_code   text COLLATE "C" NOT NULL DEFAULT '',
    month          text COLLATE "C" NOT NULL DEFAULT '', -- 2026-03
    version_at     timestamptz NOT NULL,
    version_stated boolean NOT NULL,                     -- false: the modification time
    received_at    timestamptz NOT NULL,                 -- earliest modification time under any name
    rows_read      bigint NOT NULL DEFAULT 0,
    rows_loaded    bigint NOT NULL DEFAULT 0,
    rows_rejected  bigint NOT NULL DEFAULT 0,
    rows_duplicate bigint NOT NULL DEFAULT 0,
    replaced_by    bigint,                               -- superseded: the file whose version is in force
    archived       boolean NOT NULL DEFAULT true,        -- false: content not kept (forbidden column)
    stale          boolean NOT NULL DEFAULT false,       -- to be read again from the archive: a decision or the list changed
    run_id         bigint NOT NULL,
    PRIMARY KEY (commune_code, file_id),
    CHECK (rows_read = rows_loaded + rows_rejected + rows_duplicate)
);

CREATE TABLE ops.arrival (
    commune_code text COLLATE "C" NOT NULL,
    file_id      bigint NOT NULL,
    name         text COLLATE "C" NOT NULL,              -- without folder, NFC, control and bad bytes as \xNN
    modified_at  timestamptz NOT NULL,
    run_id       bigint NOT NULL,
    PRIMARY KEY (commune_code, file_id, name)
);

CREATE TABLE ops.sheet (
    commune_code   text COLLATE "C" NOT NULL,
    file_id        bigint NOT NULL,
    sheet_no       smallint NOT NULL,                    -- from 0
    name           text NOT NULL,                        -- '' for CSV and XML
    contract       text COLLATE "C" NOT NULL DEFAULT '',
    fact           text COLLATE "C" NOT NULL DEFAULT '', -- '' = not taken
    village_code   text COLLATE "C" NOT NULL DEFAULT '',
    month          text COLLATE "C" NOT NULL DEFAULT '',
    heading_row    int NOT NULL DEFAULT 0,
    fields         text[] NOT NULL DEFAULT '{}',         -- stage columns that the layout has
    in_force       boolean NOT NULL DEFAULT true,        -- village sheets: the newest version of village, month and fact
    reason         text COLLATE "C" NOT NULL DEFAULT '', -- why not taken: a code's name
    rows_read      bigint NOT NULL DEFAULT 0,
    rows_loaded    bigint NOT NULL DEFAULT 0,
    rows_rejected  bigint NOT NULL DEFAULT 0,
    rows_duplicate bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (commune_code, file_id, sheet_no),
    CHECK (rows_read = rows_loaded + rows_rejected + rows_duplicate)
);

CREATE TABLE ops.finding (
    commune_code text COLLATE "C" NOT NULL,
    file_id      bigint NOT NULL,
    sheet_no     smallint NOT NULL,                      -- -1 = the whole file
    row_no       int NOT NULL,                           -- 0 = the whole sheet or file
    ordinal      smallint NOT NULL,                      -- several findings of one row; the least decides; from 1000: by settling
    field        text NOT NULL DEFAULT '',
    code         text COLLATE "C" NOT NULL,
    severity     text COLLATE "C" NOT NULL CHECK (severity IN ('reject', 'duplicate', 'warning')),
    column_no    int NOT NULL DEFAULT -1,                -- from 0
    PRIMARY KEY (commune_code, file_id, sheet_no, row_no, ordinal)
);

CREATE TABLE ops.quarantine (
    commune_code text COLLATE "C" NOT NULL,
    file_id      bigint NOT NULL,
    sheet_no     smallint NOT NULL,
    row_no       int NOT NULL,
    cells        text[] NOT NULL,
    kept_since   timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (commune_code, file_id, sheet_no, row_no)
);

CREATE TABLE ops.decision (
    commune_code text COLLATE "C" NOT NULL,
    decision_id  bigint GENERATED ALWAYS AS IDENTITY,
    kind         text COLLATE "C" NOT NULL CHECK (kind IN ('alias', 'file-village', 'file-reject')),
    subject      text NOT NULL,                          -- the alias, or the SHA-256 of a held file
    value        text NOT NULL,                          -- village code
    reason       text NOT NULL DEFAULT '',
    decided_by   text NOT NULL DEFAULT session_user,
    decided_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (commune_code, decision_id)
);
