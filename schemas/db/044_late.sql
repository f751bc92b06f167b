-- 044_late: what data that came after a freeze would change, and what reports see of revisions (mart.revision).
-- Grain:  score.difference one village and node (criterion, group, or TOTAL) whose points, rank or grade would not be those of the
--         year's last revision, were it frozen now. Filled by etl/seal/late.c.
-- Source: spec/scoring.md "Freeze": the next report shows a difference sheet.

CREATE TABLE score.difference (
    commune_code  text COLLATE "C" NOT NULL,
    year          int  NOT NULL,
    village_code  text COLLATE "C" NOT NULL,
    node          text COLLATE "C" NOT NULL,
    points_frozen numeric,
    points_late   numeric,
    rank_frozen   int,
    rank_late     int,
    grade_frozen  text COLLATE "C",
    grade_late    text COLLATE "C",
    PRIMARY KEY (commune_code, year, village_code, node)
);

-- Of a revision against what another commune code (its recomputation over today's data) has.
CREATE FUNCTION seal.point_difference(commune text, of_year int, of_revision int, other text)
    RETURNS TABLE (village_code text, node text, points_frozen numeric, points_late numeric, rank_frozen int, rank_late int,
                   grade_frozen text, grade_late text)
    LANGUAGE sql STABLE SET search_path = '' BEGIN ATOMIC
    WITH point AS (
        SELECT side.late, CASE r.relation WHEN 'score.total' THEN 'TOTAL' ELSE c.content ->> 'node' END AS node,
               c.content ->> 'village_code' AS village_code, (c.content ->> 'points')::numeric AS points,
               (c.content ->> 'rank')::int AS rank, c.content ->> 'grade' AS grade
          FROM (VALUES (false), (true)) AS side (late)
         CROSS JOIN (VALUES ('score.total'), ('score.group_point'), ('score.criterion_point')) AS r (relation)
         CROSS JOIN LATERAL seal.kept(r.relation, CASE WHEN side.late THEN other ELSE commune END, of_year,
                                      CASE WHEN side.late THEN NULL ELSE of_revision END) AS c (content)
    )
    SELECT coalesce(o.village_code, n.village_code), coalesce(o.node, n.node), o.points, n.points, o.rank, n.rank, o.grade, n.grade
      FROM (SELECT * FROM point WHERE NOT late) AS o
      FULL JOIN (SELECT * FROM point WHERE late) AS n ON n.village_code = o.village_code AND n.node = o.node
     WHERE (o.points, o.rank, o.grade) IS DISTINCT FROM (n.points, n.rank, n.grade);
END;

CREATE VIEW mart.revision AS
SELECT commune_code, year, revision, chain_no, head, reason, as_of, provisional, signed, frozen_at,
       revision = max(revision) OVER (PARTITION BY commune_code, year) AS latest
  FROM seal.revision;

CREATE VIEW mart.difference AS
SELECT d.commune_code, d.year, d.village_code, d.node, n.name, n.kind, coalesce(n.position, 0) AS position, d.points_frozen, d.points_late,
       d.points_late - d.points_frozen AS change, d.rank_frozen, d.rank_late, f.name AS grade_frozen, l.name AS grade_late
  FROM score.difference AS d
  LEFT JOIN score.node AS n ON n.commune_code = d.commune_code AND n.year = d.year AND n.node = d.node
  LEFT JOIN score.grade AS f ON f.commune_code = d.commune_code AND f.year = d.year AND f.grade = d.grade_frozen
  LEFT JOIN score.grade AS l ON l.commune_code = d.commune_code AND l.year = d.year AND l.grade = d.grade_late;

GRANT SELECT ON mart.revision, mart.difference TO thidua_reporter;
GRANT SELECT, INSERT, UPDATE, DELETE ON score.difference TO thidua_loader;
