-- explain_reach_claim: the claim behind a figure of source reach_claim. Grain: one row per village and claim. Out: file_id,
-- sheet_no, row_no. Parameters: $1 commune, $2 village (NULL: all), $3 measure, $4 first day, $5 last day of the period to
-- date, $6 first day of the plan year.
SELECT DISTINCT ON (c.village_code) c.file_id, c.sheet_no, c.row_no
  FROM fact.reach_claim AS c
  JOIN ref.month AS m ON m.commune_code = c.commune_code AND m.month = c.month
 WHERE c.commune_code = $1 AND c.in_force AND ($2::text IS NULL OR c.village_code = $2)
   AND m.starts_on BETWEEN $6::date AND $5::date AND $4::date IS NOT NULL
   AND c.topic = CASE WHEN $3::text LIKE '%service' THEN 1 WHEN $3 LIKE '%vneid' THEN 2 WHEN $3 LIKE '%platform' THEN 3 END
 ORDER BY c.village_code, CASE WHEN $3 LIKE 'claim_highest%' THEN c.persons END DESC, c.month DESC, c.persons DESC,
          c.file_id, c.sheet_no, c.row_no;
