-- analyze_result, see analyze_figures.
ANALYZE pg_temp.result;
