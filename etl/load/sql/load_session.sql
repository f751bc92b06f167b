-- load_session: memory for the joins of a load: a commune's hash tables fit, and no more than one is held at a time; and that
--   changes of dossiers are the loader's own (ops.forget_dossier_mark).
-- Source: research/performance.md section 8.
SET work_mem = '64MB';
SET thidua.loading = 'on';
