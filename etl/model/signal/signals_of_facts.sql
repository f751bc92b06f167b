-- signals_of_facts: rows of the sources that ask for a second look, with file, sheet and row.
-- Grain:  one row per offending row, or per village and month where dossiers are counted.
-- Reads:  fact.activity, fact.member, fact.training_attendance, fact.election_participation, fact.dossier, ref.month.
--         Parameters: $1 commune, $2 as-of date, $3 villages (NULL: all).
-- Source: spec/indicators.md "Quality signals", "Rulings"; spec/inputs.md (dossiers without a channel are listed).
INSERT INTO pg_temp.signal (village_code, month, rule, subject, figure, compared, question, file_id, sheet_no, row_no)
WITH session AS (
    SELECT a.*, coalesce(m.month, to_char(a.held_on, 'YYYY-MM')) AS reported, format('%s:%s:%s', a.file_id, a.sheet_no, a.row_no)
               AS place, m.year, coalesce(a.elderly, 0) + coalesce(a.unskilled, 0) + coalesce(a.business, 0) AS vulnerable
      FROM fact.activity AS a
      LEFT JOIN ref.month AS m ON m.commune_code = a.commune_code AND a.held_on BETWEEN m.starts_on AND m.ends_on
     WHERE a.commune_code = $1 AND a.in_force AND ($3::text[] IS NULL OR a.village_code = ANY ($3))
), person AS (
    SELECT village_code, person_key, joined_on FROM fact.member
     WHERE commune_code = $1 AND in_force AND joined_on IS NOT NULL
       AND ($3::text[] IS NULL OR village_code = ANY ($3))
), early AS (
    SELECT 'trained_before_joined' AS rule, t.village_code, t.held_on, p.joined_on, t.file_id, t.sheet_no, t.row_no
      FROM fact.training_attendance AS t JOIN person AS p USING (village_code, person_key)
     WHERE t.commune_code = $1 AND t.in_force AND t.held_on < p.joined_on
    UNION ALL
    SELECT 'election_before_joined', e.village_code, e.held_on, p.joined_on, e.file_id, e.sheet_no, e.row_no
      FROM fact.election_participation AS e JOIN person AS p USING (village_code, person_key)
     WHERE e.commune_code = $1 AND e.in_force AND e.held_on < p.joined_on
), dossier AS (
    SELECT d.village_code, m.month, count(*) FILTER (WHERE d.channel IS NULL) AS no_channel,
           count(*) FILTER (WHERE d.status IN (9, 10) AND d.finished_on IS NULL AND d.returned_on IS NULL) AS no_date
      FROM fact.dossier AS d
      JOIN ref.month AS m ON m.commune_code = d.commune_code AND d.received_on BETWEEN m.starts_on AND m.ends_on
     WHERE d.commune_code = $1 AND d.received_on <= $2::date AND coalesce(d.status, 2) NOT IN (1, 3)
       AND ($3::text[] IS NULL OR d.village_code = ANY ($3))
       AND (d.channel IS NULL OR d.status IN (9, 10) AND d.finished_on IS NULL AND d.returned_on IS NULL)
     GROUP BY 1, 2
)
SELECT village_code, reported, 'future_session', place, NULL::numeric, NULL::numeric,
       format('Buổi ngày %s ở tương lai. Thôn ghi nhầm ngày?', to_char(held_on, 'DD/MM/YYYY')), file_id, sheet_no, row_no
  FROM session WHERE held_on > $2::date AND year IS NOT NULL
UNION ALL
SELECT village_code, reported, 'session_outside_year', place, NULL, NULL,
       format('Buổi ngày %s nằm ngoài năm kế hoạch nên không được tính. Thôn ghi nhầm năm?', to_char(held_on, 'DD/MM/YYYY')),
       file_id, sheet_no, row_no
  FROM session WHERE year IS NULL
UNION ALL
SELECT village_code, reported, 'vulnerable_over_attendance', place, vulnerable, attendance,
       format('Buổi ngày %s: cộng ba nhóm yếu thế được %s, số người dự là %s. Có người được ghi ở hai nhóm không?',
              to_char(held_on, 'DD/MM/YYYY'), vulnerable, attendance), file_id, sheet_no, row_no
  FROM session WHERE year IS NOT NULL AND vulnerable > attendance
UNION ALL
SELECT village_code, max(reported), 'round_attendance', 'persons_attending:' || year, count(*), NULL,
       format('Cả %s buổi trong năm đều có số người dự tận cùng là 0 hoặc 5. Số này đếm hay ước?', count(*)), NULL, NULL, NULL
  FROM session WHERE year IS NOT NULL AND held_on <= $2::date AND attendance IS NOT NULL
 GROUP BY village_code, year HAVING count(*) >= 5 AND bool_and(attendance % 5 = 0)
UNION ALL
SELECT e.village_code, coalesce(m.month, to_char(e.held_on, 'YYYY-MM')), e.rule,
       format('%s:%s:%s', e.file_id, e.sheet_no, e.row_no), NULL, NULL,
       format(CASE e.rule WHEN 'trained_before_joined' THEN 'Dự lớp ngày %s, trước ngày tham gia Tổ (%s). Ngày nào đúng?'
                          ELSE 'Phục vụ bầu cử ngày %s, trước ngày tham gia Tổ (%s). Ngày nào đúng?' END,
              to_char(e.held_on, 'DD/MM/YYYY'), to_char(e.joined_on, 'DD/MM/YYYY')), e.file_id, e.sheet_no, e.row_no
  FROM early AS e LEFT JOIN ref.month AS m ON m.commune_code = $1 AND e.held_on BETWEEN m.starts_on AND m.ends_on
UNION ALL
SELECT village_code, month, 'channel_missing', 'dossiers_received', no_channel, NULL,
       format('%s hồ sơ không ghi hình thức nộp nên không vào số trực tuyến, trực tiếp hay bưu chính. Bộ phận một cửa bổ sung?',
              no_channel), NULL, NULL, NULL
  FROM dossier WHERE no_channel > 0
UNION ALL
SELECT village_code, month, 'finished_without_date', 'dossiers_completed', no_date, NULL,
       format('%s hồ sơ đã xử lý xong mà không có ngày kết thúc và ngày trả nên vẫn tính là đang giải quyết.', no_date),
       NULL, NULL, NULL
  FROM dossier WHERE no_date > 0;
