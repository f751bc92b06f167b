-- analyze_stored: figures for the planner on what a year's scoring reads; right after the first computation there are none.
ANALYZE indicator.value, measure.figure
