-- analyze_inputs: figures for the planner on what was put into the work tables, which nobody else analyses.
ANALYZE pg_temp.score_node, pg_temp.score_scenario, pg_temp.score_weight, pg_temp.score_input
