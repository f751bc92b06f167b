-- session: settings of every session, made by one statement right after connecting.
-- Grain: one row. Out: nothing of use; the settings hold until the session ends.
-- Source: spec/operations.md "Roles", research/reliability.md section 4 (libpq).
SELECT pg_catalog.set_config('search_path', '', FALSE),
       pg_catalog.set_config('TimeZone', 'Asia/Ho_Chi_Minh', FALSE),
       pg_catalog.set_config('DateStyle', 'ISO, YMD', FALSE),
       pg_catalog.set_config('IntervalStyle', 'iso_8601', FALSE),
       pg_catalog.set_config('extra_float_digits', '1', FALSE),
       pg_catalog.set_config('bytea_output', 'hex', FALSE),
       pg_catalog.set_config('standard_conforming_strings', 'on', FALSE),
       pg_catalog.set_config('jit', 'off', FALSE),
       pg_catalog.set_config('idle_in_transaction_session_timeout', '10min', FALSE),
       pg_catalog.set_config('lock_timeout', '60s', FALSE),
       pg_catalog.set_config('client_connection_check_interval', '1s', FALSE)
