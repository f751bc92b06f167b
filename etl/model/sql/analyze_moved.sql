-- analyze_moved, see analyze_figures.
ANALYZE pg_temp.moved;
