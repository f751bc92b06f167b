-- retention_day: the first day that is kept. Parameters: $1 today, $2 days kept. Out: a date.
SELECT ($1::date - $2::int)::text;
