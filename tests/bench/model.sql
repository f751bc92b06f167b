-- model: what tests/bench/model.py compares: one hand-written pass with 20 aggregates, and the product's own statement.
-- dossiers: :rows invented dossiers of :villages villages and the 24 months of 2025 and 2026, in random order.
INSERT INTO fact.dossier (commune_code, code, village_code, received_on, due_on, finished_on, submitted_on, fee, file_id, row_no, sheet_no,
                          address_state, status, channel, level, fee_exempt, paid_online, digital_result, procedure_code, applicant_key)
SELECT '10633', 'H24.106-' || to_char(day, 'YYMMDD') || '-' || lpad(i::text, 7, '0'),
       '10633-V' || lpad(floor(v * :villages)::text, 4, '0'), day, day + 5 + (a * 10)::int, CASE WHEN b < 0.95 THEN day + (c * 14)::int END,
       day, CASE WHEN a < 0.5 THEN 0 ELSE 10000 END, 1, i, 0, 0, CASE WHEN b < 0.95 THEN 10 WHEN b < 0.97 THEN 4 WHEN b < 0.98 THEN 7 ELSE 2 END,
       1 + (c * 2.2)::int, 3, v < 0.1, a > 0.7, b < 0.5, '1.001193', '\x00112233445566778899aabbccddeeff'
  FROM (SELECT setseed(0.5)) AS seed,
       LATERAL (SELECT i, date '2025-01-01' + (random() * 688)::int AS day, random() AS v, random() AS a, random() AS b, random() AS c
                  FROM generate_series(1, :rows) AS i OFFSET 0) AS x;
