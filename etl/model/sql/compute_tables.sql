-- compute_tables: the session's working tables of one computation; they end with its transaction.
SET LOCAL work_mem = '128MB'; -- a province's dossiers are grouped in memory
CREATE TEMPORARY TABLE fresh (
    source text COLLATE "C" NOT NULL, village_code text COLLATE "C" NOT NULL, month text COLLATE "C" NOT NULL,
    figures jsonb NOT NULL
) ON COMMIT DROP;
CREATE TEMPORARY TABLE touched (
    village_code text COLLATE "C" NOT NULL, month text COLLATE "C" NOT NULL
) ON COMMIT DROP;
CREATE TEMPORARY TABLE scope (
    village_code text COLLATE "C" NOT NULL, period text COLLATE "C" NOT NULL, open boolean NOT NULL
) ON COMMIT DROP;
CREATE TEMPORARY TABLE moved (
    period text COLLATE "C" NOT NULL, indicator text COLLATE "C" NOT NULL, PRIMARY KEY (period, indicator)
) ON COMMIT DROP;
CREATE TEMPORARY TABLE period_figure (
    village_code text COLLATE "C" NOT NULL, period text COLLATE "C" NOT NULL, measure text COLLATE "C" NOT NULL,
    period_value numeric, year_value numeric
) ON COMMIT DROP;
CREATE TEMPORARY TABLE result (
    village_code text COLLATE "C" NOT NULL, period text COLLATE "C" NOT NULL, indicator text COLLATE "C" NOT NULL,
    state text NOT NULL, numerator numeric, denominator numeric, value numeric, ci_low numeric, ci_high numeric,
    frame numeric, bound_low numeric, bound_high numeric, villages int, detail jsonb, provisional boolean NOT NULL
) ON COMMIT DROP;
CREATE TEMPORARY TABLE signal (
    village_code text COLLATE "C" NOT NULL, month text COLLATE "C" NOT NULL, rule text COLLATE "C" NOT NULL,
    subject text COLLATE "C" NOT NULL, figure numeric, compared numeric, question text NOT NULL,
    file_id bigint, sheet_no smallint, row_no int
) ON COMMIT DROP;
