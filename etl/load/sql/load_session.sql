-- load_session: memory for the joins of a load: a commune's hash tables fit, and no more than one is held at a time.
-- Source: research/performance.md section 8.
SET work_mem = '64MB';
