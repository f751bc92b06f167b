-- report_snapshot: one view of the database for the whole document.
BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY
