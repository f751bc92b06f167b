-- explain_proposal: the proposals behind a figure of source proposal. Grain: one row per proposal. Out: file_id, sheet_no,
-- row_no. Parameters: $1 commune, $2 village (NULL: all), $3 measure, $4 first day, $5 last day of the period to date,
-- $6 first day of the plan year.
SELECT p.file_id, p.sheet_no, p.row_no
  FROM fact.proposal AS p
 WHERE p.commune_code = $1 AND p.in_force AND ($2::text IS NULL OR p.village_code = $2)
   AND p.raised_on BETWEEN $4::date AND $5::date AND $6::date IS NOT NULL
   AND CASE $3::text WHEN 'proposals_raised' THEN true WHEN 'proposals_resolved' THEN p.state = 1 END
 ORDER BY 1, 2, 3;
