-- session: settings of every session, made by one statement right after connecting.
-- Grain: one row. Out: nothing of use; the settings hold until the session ends.
-- Source: spec/operations.md "Roles", research/reliability.md section 4 (libpq).
select pg_catalog.set_config('search_path', '', false),
       pg_catalog.set_config('TimeZone', 'Asia/Ho_Chi_Minh', false),
       pg_catalog.set_config('DateStyle', 'ISO, YMD', false),
       pg_catalog.set_config('IntervalStyle', 'iso_8601', false),
       pg_catalog.set_config('extra_float_digits', '1', false),
       pg_catalog.set_config('bytea_output', 'hex', false),
       pg_catalog.set_config('standard_conforming_strings', 'on', false),
       pg_catalog.set_config('jit', 'off', false),
       pg_catalog.set_config('idle_in_transaction_session_timeout', '10min', false),
       pg_catalog.set_config('lock_timeout', '60s', false),
       pg_catalog.set_config('client_connection_check_interval', '2s', false)
