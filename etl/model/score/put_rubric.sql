-- put_rubric: fills the work tables with a rubric.
-- Parameters: $1 the rubric as JSON (etl/model/rubric_json.c).
-- Out:    work tables score_node, score_band, score_tie, score_grade, score_floor; scenario 0 and its weights.
WITH node AS (
    INSERT INTO pg_temp.score_node
    SELECT * FROM jsonb_populate_recordset(NULL::pg_temp.score_node, $1::jsonb -> 'nodes') RETURNING node, weight
), scenario AS (
    INSERT INTO pg_temp.score_scenario (scenario, kind) VALUES (0, 'real')
), weight AS (
    INSERT INTO pg_temp.score_weight (scenario, node, weight) SELECT 0, node, weight FROM node
), band AS (
    INSERT INTO pg_temp.score_band
    SELECT * FROM jsonb_populate_recordset(NULL::pg_temp.score_band, $1::jsonb -> 'bands')
), tie AS (
    INSERT INTO pg_temp.score_tie
    SELECT * FROM jsonb_populate_recordset(NULL::pg_temp.score_tie, $1::jsonb -> 'ties')
), grade AS (
    INSERT INTO pg_temp.score_grade
    SELECT * FROM jsonb_populate_recordset(NULL::pg_temp.score_grade, $1::jsonb -> 'grades')
)
INSERT INTO pg_temp.score_floor
SELECT * FROM jsonb_populate_recordset(NULL::pg_temp.score_floor, $1::jsonb -> 'floors')
