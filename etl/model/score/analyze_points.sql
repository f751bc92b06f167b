-- analyze_points: figures for the planner on the points of the criteria in all scenarios.
ANALYZE pg_temp.score_point, pg_temp.score_stat
