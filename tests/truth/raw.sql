-- raw: the rows of village workbooks and surveys as gather.py reads them, and who is who. SQLite.
-- Rules: of each village, month and kind of sheet the newest version counts; of the rows with one natural key the newest.
CREATE TABLE sheet (id INTEGER PRIMARY KEY, file TEXT, digest TEXT, version TEXT, received TEXT, village TEXT, month TEXT,
                    kind TEXT, refused INT DEFAULT 0);
CREATE TABLE member (id INTEGER PRIMARY KEY, sheet INT, village TEXT, month TEXT, number TEXT, name TEXT, birth INT, leader INT,
                     tasked INT, core INT, joined TEXT, gone TEXT);
CREATE TABLE session (id INTEGER PRIMARY KEY, sheet INT, village TEXT, month TEXT, held TEXT, form TEXT, topics TEXT,
                      attendance INT, meeting INT, police INT, youth INT);
CREATE TABLE attended (id INTEGER PRIMARY KEY, sheet INT, village TEXT, month TEXT, kind TEXT, held TEXT, what TEXT,
                       number TEXT, name TEXT, birth INT);
CREATE TABLE help (id INTEGER PRIMARY KEY, sheet INT, village TEXT, month TEXT, held TEXT, topics TEXT, vulnerable INT,
                   number TEXT, name TEXT, birth INT, born TEXT, sex INT);
CREATE TABLE claim (id INTEGER PRIMARY KEY, sheet INT, village TEXT, month TEXT, topic TEXT, persons INT);
CREATE TABLE proposal (id INTEGER PRIMARY KEY, sheet INT, village TEXT, month TEXT, raised TEXT, what TEXT, done INT,
                       resolved TEXT);
CREATE TABLE answer (id INTEGER PRIMARY KEY, uuid TEXT, version TEXT, village TEXT, business TEXT, phone TEXT, submitted TEXT,
                     cashless INT, forms TEXT, answered INT);
CREATE TABLE period (month TEXT, starts TEXT, ends TEXT, day TEXT, year_start TEXT, deadline TEXT, as_of TEXT);
CREATE TABLE village (village TEXT, working_age INT, businesses INT);

CREATE VIEW newest AS
SELECT * FROM (SELECT *, row_number() OVER (PARTITION BY village, month, kind ORDER BY version DESC, digest DESC) AS place
                 FROM sheet) WHERE place = 1;

-- A person without a number is the only one of the village with that name and year of birth.
CREATE VIEW bearer AS
SELECT kind, village, name, birth, min(number) AS number, count(DISTINCT number) AS bearers
  FROM (SELECT 'member' AS kind, village, name, birth, number FROM member WHERE number IS NOT NULL
        UNION SELECT 'help', village, name, birth, number FROM help WHERE number IS NOT NULL)
 GROUP BY 1, 2, 3, 4;

CREATE VIEW teammate AS
SELECT m.*, coalesce(m.number, CASE b.bearers WHEN 1 THEN b.number END, m.name || ' ' || coalesce(m.birth, '')) AS person, s.version
  FROM member AS m JOIN newest AS s ON s.id = m.sheet
  LEFT JOIN bearer AS b ON b.kind = 'member' AND b.village = m.village AND b.name = m.name AND b.birth IS m.birth;
CREATE TABLE roster AS SELECT * FROM teammate WHERE 0;

CREATE VIEW came AS
SELECT a.*, coalesce((SELECT min(r.person) FROM roster AS r WHERE r.village = a.village AND r.number = a.number),
                     (SELECT min(r.person) FROM roster AS r WHERE r.village = a.village AND r.name = a.name AND r.birth = a.birth
                         AND a.birth IS NOT NULL HAVING count(*) = 1)) AS person
  FROM attended AS a;

CREATE VIEW helped AS
SELECT * FROM (
    SELECT h.*, s.version, row_number() OVER (PARTITION BY h.village, h.person, h.held, h.topics
                                              ORDER BY s.month DESC, s.version DESC, s.digest DESC, h.id) AS place
      FROM (SELECT h.*, coalesce(h.number, CASE b.bearers WHEN 1 THEN b.number END, h.name || ' ' || coalesce(h.birth, '')) AS person
              FROM help AS h LEFT JOIN bearer AS b ON b.kind = 'help' AND b.village = h.village AND b.name = h.name
                                                  AND b.birth IS h.birth) AS h
      JOIN newest AS s ON s.id = h.sheet) WHERE place = 1;

CREATE VIEW met AS
SELECT * FROM (
    SELECT a.*, row_number() OVER (PARTITION BY a.village, a.held, a.form, a.topics, a.turn
                                   ORDER BY s.version DESC, s.digest DESC) AS place
      FROM (SELECT *, row_number() OVER (PARTITION BY sheet, held, form, topics ORDER BY id) AS turn FROM session) AS a
      JOIN newest AS s ON s.id = a.sheet) WHERE place = 1;

CREATE VIEW wish AS
SELECT * FROM (SELECT p.*, row_number() OVER (PARTITION BY p.village, p.raised, p.what ORDER BY s.version DESC, s.digest DESC, p.id)
                           AS place
                 FROM proposal AS p JOIN newest AS s ON s.id = p.sheet) WHERE place = 1;

-- Rows that count of a sheet: neither repeated in it nor of somebody whom no roster knows.
CREATE VIEW taken AS
SELECT sheet, count(*) AS rows, 0 AS unknown FROM session GROUP BY 1
UNION ALL SELECT sheet, count(DISTINCT coalesce(number, name || ' ' || coalesce(birth, ''))), 0 FROM member GROUP BY 1
UNION ALL SELECT sheet, count(DISTINCT CASE WHEN person IS NOT NULL THEN person || held || what END),
                 count(*) FILTER (WHERE person IS NULL) FROM came GROUP BY 1
UNION ALL SELECT sheet, count(DISTINCT coalesce(number, name || ' ' || coalesce(birth, '')) || held || topics), 0 FROM help GROUP BY 1
UNION ALL SELECT sheet, count(DISTINCT raised || what), 0 FROM proposal GROUP BY 1
UNION ALL SELECT sheet, count(*), 0 FROM claim GROUP BY 1;
