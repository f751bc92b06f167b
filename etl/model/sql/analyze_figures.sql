-- analyze_figures: the planner knows nothing of a table filled in this transaction; without this it picks nested loops.
ANALYZE pg_temp.period_figure;
