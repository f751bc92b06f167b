-- 066_mart_revision: the frozen revisions of a year, for reports. Grain: one row per commune, year and revision.
-- Rules:  number, day and seal only; reasons and names of who froze stay with the auditor. Reads: seal.revision.
-- Source: spec/reports.md "The XML" (revision), spec/scoring.md "Freeze".

CREATE VIEW mart.revision AS
SELECT commune_code, year, revision, as_of, provisional, head, signed FROM seal.revision;

GRANT SELECT ON ALL TABLES IN SCHEMA mart TO thidua_reporter;
