-- migrate_unlock: gives back what migrate_lock took.
SELECT pg_catalog.pg_advisory_unlock(1952999797, 1)
