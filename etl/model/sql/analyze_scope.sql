-- analyze_scope, see analyze_figures.
ANALYZE pg_temp.scope;
