-- hand: a pass as one would write it by hand: village, month of receipt, 20 aggregates.
INSERT INTO pg_temp.hand
SELECT village_code, date_trunc('month', received_on), count(*) FILTER (WHERE status NOT IN (1, 3)),
       count(*) FILTER (WHERE status NOT IN (1, 3) AND channel = 1), count(*) FILTER (WHERE status NOT IN (1, 3) AND channel = 2),
       count(*) FILTER (WHERE status NOT IN (1, 3) AND channel = 3), count(*) FILTER (WHERE status IN (9, 10)),
       count(*) FILTER (WHERE status IN (9, 10) AND (finished_on > due_on) IS NOT TRUE),
       count(*) FILTER (WHERE status IN (9, 10) AND digital_result), count(*) FILTER (WHERE fee > 0 AND fee_exempt IS NOT TRUE),
       count(*) FILTER (WHERE fee > 0 AND fee_exempt IS NOT TRUE AND paid_online),
       count(*) FILTER (WHERE status NOT IN (1, 3, 7, 8, 9, 10)),
       count(*) FILTER (WHERE status NOT IN (1, 3, 7, 8, 9, 10) AND due_on < date '2026-11-20'),
       count(*) FILTER (WHERE status IN (7, 8)), count(*) FILTER (WHERE level = 4), count(*) FILTER (WHERE level = 3),
       count(*) FILTER (WHERE satisfaction = 1), count(*) FILTER (WHERE satisfaction = 2), count(*) FILTER (WHERE satisfaction = 3),
       count(*) FILTER (WHERE finished_on < received_on), count(*) FILTER (WHERE due_on IS NULL), sum(fee)
  FROM fact.dossier WHERE commune_code = '10633'
 GROUP BY 1, 2;
