-- score_count: units of the real scenario, how many are ranked, how many held.
SELECT count(*), count(rank), count(*) FILTER (WHERE held) FROM pg_temp.score_total WHERE scenario = 0
