-- analyze_totals: figures for the planner on points and totals before grades and storing.
ANALYZE pg_temp.score_point, pg_temp.score_total
