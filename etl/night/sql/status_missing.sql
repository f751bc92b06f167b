-- status_missing: months whose report deadline has passed without a workbook of the village.
-- $1 commune code, $2 as-of date, $3 plan year. Out: village, name, months.
SELECT village_code, name, months FROM ops.missing_report($1, $2::date, $3::int) ORDER BY village_code;
