-- touched_villages: villages whose figures were written by this computation. Out: one array, NULL for none.
SELECT nullif(array(SELECT DISTINCT village_code::text FROM pg_temp.touched ORDER BY 1), '{}'::text[]);
