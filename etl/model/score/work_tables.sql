-- work_tables: where one scoring is done: temporary tables that end with the transaction.
-- Grain:  score_node one node of the rubric; score_input one unit and criterion; score_point one unit and node; score_total one
--         unit; all by scenario: 0 is the real one, others vary weights or values (firmness). score_grade_of is of scenario 0.
-- Rules:  a scoring before it in the same transaction is forgotten; nothing of the deployment is read or written; a connection with
--         the right to make temporary tables is enough.
-- Source: spec/scoring.md.
DROP VIEW IF EXISTS pg_temp.score_result;
DROP TABLE IF EXISTS pg_temp.score_node, pg_temp.score_band, pg_temp.score_tie, pg_temp.score_grade, pg_temp.score_floor,
    pg_temp.score_scenario, pg_temp.score_weight, pg_temp.score_input, pg_temp.score_point, pg_temp.score_stat, pg_temp.score_total,
    pg_temp.score_floor_missed, pg_temp.score_grade_of;
CREATE TEMPORARY TABLE score_node (
    node text COLLATE "C" PRIMARY KEY, parent text COLLATE "C", kind text NOT NULL, position int NOT NULL, depth int NOT NULL,
    name text, max numeric NOT NULL, weight numeric NOT NULL, decimals int,
    aggregation text, exclude_scope text,
    indicator text COLLATE "C", source text, period text, function text, transform text, better text,
    missing text, not_applicable text, inconsistent numeric, unreliable numeric,
    target numeric, must numeric, clip boolean, post_from numeric, post_to numeric,
    edge text, reference text, form text, deviation text,
    per numeric, unit numeric, beyond numeric, whole boolean
) ON COMMIT DROP;
CREATE TEMPORARY TABLE score_band (
    node text COLLATE "C", position int, low numeric, high numeric, points numeric NOT NULL, PRIMARY KEY (node, position)
) ON COMMIT DROP;
CREATE TEMPORARY TABLE score_tie (position int PRIMARY KEY, node text COLLATE "C", compared text) ON COMMIT DROP;
CREATE TEMPORARY TABLE score_grade (
    position int PRIMARY KEY, grade text COLLATE "C", name text, least numeric, quota numeric, border text
) ON COMMIT DROP;
CREATE TEMPORARY TABLE score_floor (
    grade_position int, node text COLLATE "C", share numeric, value numeric
) ON COMMIT DROP;
-- kind: real; full: the criterion `node` at its maximum in every unit; without: it is left out; draw: weights and values vary.
CREATE TEMPORARY TABLE score_scenario (scenario int PRIMARY KEY, kind text NOT NULL, node text COLLATE "C") ON COMMIT DROP;
CREATE TEMPORARY TABLE score_weight (
    scenario int, node text COLLATE "C", weight numeric NOT NULL, PRIMARY KEY (scenario, node)
) ON COMMIT DROP;
CREATE TEMPORARY TABLE score_input (
    scenario int, unit text COLLATE "C", node text COLLATE "C", value numeric, state text, PRIMARY KEY (scenario, unit, node)
) ON COMMIT DROP;
-- rule: given, zero, exclude, hold; x: the value or its logarithm; held: the unit is held by some criterion; reached: the
-- part of max before evidence; available: the part of max that counts (0 = left out, 1 = all).
CREATE TEMPORARY TABLE score_point (
    scenario int, unit text COLLATE "C", node text COLLATE "C", rule text, state text, value numeric, x numeric, held boolean,
    reached numeric, evidence numeric, points numeric, available numeric NOT NULL, PRIMARY KEY (scenario, unit, node)
) ON COMMIT DROP;
CREATE TEMPORARY TABLE score_stat (
    scenario int, node text COLLATE "C", least numeric, most numeric, mean numeric, deviated numeric, base numeric,
    PRIMARY KEY (scenario, node)
) ON COMMIT DROP;
CREATE TEMPORARY TABLE score_total (
    scenario int, unit text COLLATE "C", points numeric, held boolean NOT NULL, keys numeric[], rank bigint,
    PRIMARY KEY (scenario, unit)
) ON COMMIT DROP;
CREATE TEMPORARY TABLE score_floor_missed (
    grade_position int, unit text COLLATE "C", node text COLLATE "C"
) ON COMMIT DROP;
-- bound_grade: the best grade that the total alone would give, bound_by: what kept it back (codes of criteria, or QUOTA).
CREATE TEMPORARY TABLE score_grade_of (
    unit text COLLATE "C" PRIMARY KEY, grade_position int, bound_position int, bound_by text[]
) ON COMMIT DROP;
