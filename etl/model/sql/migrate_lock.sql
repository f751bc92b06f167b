-- migrate_lock: one migration at a time per database; the key is "thidua" and 1. Out: one boolean.
SELECT pg_catalog.pg_try_advisory_lock(1952999797, 1)
