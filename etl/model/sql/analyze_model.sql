-- analyze_model: after a computation of everything: statistics for the tables that the next statements read.
ANALYZE measure.figure, ref.month, ref.period, ref.measure, ref.indicator, ref.indicator_term, ref.setting;
