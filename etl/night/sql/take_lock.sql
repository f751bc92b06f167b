-- take_lock: the night's advisory lock of a commune, held by the session. $1 commune code. Out: t, or f where another has it.
SELECT pg_catalog.pg_try_advisory_lock(pg_catalog.hashtextextended('thidua ' || $1, 0));
