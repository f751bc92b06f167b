-- raw_measures: every measure of villages from raw.sql's views, one SELECT each: village, month, measure, value. SQLite.
CREATE VIEW grid AS SELECT v.village, p.* FROM village AS v CROSS JOIN period AS p;

CREATE VIEW standing AS -- a member on the last day of a month
SELECT r.village, p.month, r.person, r.leader, r.tasked, r.core,
       EXISTS (SELECT 1 FROM came AS c WHERE c.kind = 'training' AND c.village = r.village AND c.person = r.person
                  AND c.sheet IN (SELECT id FROM newest) AND c.held BETWEEN p.year_start AND p.day) AS trained,
       EXISTS (SELECT 1 FROM came AS c WHERE c.kind = 'election' AND c.village = r.village AND c.person = r.person
                  AND c.sheet IN (SELECT id FROM newest) AND c.held BETWEEN p.year_start AND p.day) AS elected
  FROM roster AS r CROSS JOIN period AS p
 WHERE (r.joined IS NULL OR r.joined <= p.day) AND (r.gone IS NULL OR r.gone > p.day);

CREATE VIEW member_months AS
SELECT g.village, g.month, count(s.person) AS members_active, coalesce(sum(s.tasked), 0) AS members_assigned,
       coalesce(sum(s.core), 0) AS members_core, coalesce(sum(s.leader), 0) AS leaders_active,
       coalesce(sum(s.trained), 0) AS members_trained, coalesce(sum(s.elected), 0) AS members_in_election
  FROM grid AS g LEFT JOIN standing AS s USING (village, month) GROUP BY 1, 2;

CREATE VIEW session_months AS
SELECT g.village, g.month, count(a.id) AS activities, min(count(a.id), 1) AS months_active,
       coalesce(sum(a.meeting), 0) AS activities_in_meetings, coalesce(sum(a.police), 0) AS activities_with_police,
       coalesce(sum(a.youth), 0) AS activities_with_youth, coalesce(sum(a.police OR a.youth), 0) AS activities_joint,
       coalesce(sum(a.topics LIKE '%scam%'), 0) AS activities_scam,
       coalesce(sum(a.topics LIKE '%privacy%'), 0) AS activities_privacy, coalesce(sum(a.attendance), 0) AS persons_attending
  FROM grid AS g LEFT JOIN met AS a ON a.village = g.village AND a.held BETWEEN g.starts AND g.day GROUP BY 1, 2;

CREATE VIEW topic AS SELECT column1 AS topic FROM (VALUES ('service'), ('vneid'), ('platform'));

CREATE VIEW audience AS -- year to date, for the bounds of a claim
SELECT g.village, g.month, t.topic, coalesce(max(a.attendance), 0) AS largest, coalesce(sum(a.attendance), 0) AS total
  FROM grid AS g CROSS JOIN topic AS t
  LEFT JOIN met AS a ON a.village = g.village AND a.held BETWEEN g.year_start AND g.day AND a.topics LIKE '%' || t.topic || '%'
 GROUP BY 1, 2, 3;

CREATE VIEW aged AS -- full years on the day of support
SELECT h.*, CASE WHEN born IS NOT NULL THEN substr(held, 1, 4) - substr(born, 1, 4) - (substr(held, 6) < substr(born, 6))
                 ELSE substr(held, 1, 4) - birth END AS years FROM helped AS h;

CREATE VIEW direct AS
SELECT g.village, g.month, t.topic, count(DISTINCT h.person) AS direct
  FROM grid AS g CROSS JOIN topic AS t
  LEFT JOIN aged AS h ON h.village = g.village AND h.held BETWEEN g.year_start AND g.day AND h.topics LIKE '%' || t.topic || '%'
                     AND (h.years IS NULL OR h.years BETWEEN 15 AND CASE h.sex WHEN 2 THEN 57 ELSE 61 END)
 GROUP BY 1, 2, 3;

CREATE VIEW support_months AS
SELECT g.village, g.month, count(DISTINCT h.person) AS supported_residents,
       count(DISTINCT CASE WHEN h.vulnerable THEN h.person END) AS supported_vulnerable
  FROM grid AS g LEFT JOIN helped AS h ON h.village = g.village AND h.held BETWEEN g.year_start AND g.day GROUP BY 1, 2;

CREATE VIEW said AS SELECT village, month, topic, max(persons) AS persons FROM claim WHERE sheet IN (SELECT id FROM newest)
 GROUP BY 1, 2, 3;
CREATE VIEW claimed AS
SELECT g.village, g.month, t.topic,
       (SELECT persons FROM said AS s WHERE s.village = g.village AND s.topic = t.topic AND s.month <= g.month
         ORDER BY s.month DESC LIMIT 1) AS claim,
       (SELECT max(persons) FROM said AS s WHERE s.village = g.village AND s.topic = t.topic AND s.month <= g.month) AS highest
  FROM grid AS g CROSS JOIN topic AS t;

CREATE VIEW report_months AS
SELECT g.village, g.month, g.deadline < g.as_of OR coalesce(r.first <= g.as_of, 0) AS reports_due,
       coalesce(r.first <= g.deadline, 0) AS reports_on_time, coalesce(r.first > g.deadline, 0) AS reports_late,
       r.first IS NOT NULL AS in_force
  FROM grid AS g LEFT JOIN (SELECT village, month, min(received) AS first FROM sheet GROUP BY 1, 2) AS r USING (village, month);

CREATE VIEW quality_months AS
SELECT g.village, g.month, coalesce(sum(t.rows), 0) AS rows_accepted,
       coalesce(sum(s.refused), 0) + coalesce(sum(t.unknown), 0) AS rows_rejected
  FROM grid AS g LEFT JOIN newest AS s ON s.village = g.village AND s.received BETWEEN g.starts AND g.day
  LEFT JOIN taken AS t ON t.sheet = s.id GROUP BY 1, 2;

CREATE VIEW proposal_months AS
SELECT g.village, g.month, count(p.id) AS proposals_raised,
       coalesce(sum(p.done AND (p.resolved IS NULL OR p.resolved <= g.as_of)), 0) AS proposals_resolved
  FROM grid AS g LEFT JOIN wish AS p ON p.village = g.village AND p.raised BETWEEN g.starts AND g.day GROUP BY 1, 2;

CREATE VIEW standing_answer AS -- the latest answer of a business by the month's last day
SELECT p.month, a.* FROM period AS p
  JOIN answer AS a ON a.submitted BETWEEN p.year_start AND p.day || 'T99'
 WHERE NOT EXISTS (SELECT 1 FROM answer AS b WHERE b.village = a.village AND b.business = a.business AND b.id <> a.id
                      AND (b.phone = '' OR a.phone = '' OR b.phone = a.phone) AND b.submitted BETWEEN p.year_start AND p.day || 'T99'
                      AND (b.submitted, b.version, b.id) > (a.submitted, a.version, a.id));
CREATE VIEW survey_months AS
SELECT g.village, g.month, count(a.id) FILTER (WHERE a.cashless IS NOT NULL OR a.answered) AS cashless_n,
       count(a.id) FILTER (WHERE coalesce(a.cashless, a.answered AND a.forms NOT IN ('', ' khong '))) AS cashless,
       count(a.id) FILTER (WHERE a.answered OR a.cashless = 0) AS form_n,
       count(a.id) FILTER (WHERE a.forms LIKE '% chuyen_khoan %') AS transfer,
       count(a.id) FILTER (WHERE a.forms LIKE '% ma_qr %') AS qr, count(a.id) FILTER (WHERE a.forms LIKE '% vi_dien_tu %') AS wallet
  FROM grid AS g LEFT JOIN standing_answer AS a USING (village, month) GROUP BY 1, 2;
