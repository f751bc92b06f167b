-- merge_dossier: one sheet's dossiers into the merged state; a newer file replaces only the
--   columns that its layout has.
-- Grain:  one row per dossier code. Reads stage.dossier (each code once).
-- Rules:  a row whose values do not change is not touched: no dead row, no WAL; file, sheet and
--   row are those that last changed it.
-- Parameters: $1 commune, $2 file, $3 columns of the layout (text[]), $4 sheet.
-- Source: spec/inputs.md "Versions and replacement"; research/performance.md section 3 (MERGE with
--   a condition).
MERGE INTO fact.dossier d
USING (SELECT * FROM stage.dossier WHERE sheet_no = $4::smallint) s
ON d.commune_code = $1 AND d.code = s.code
WHEN MATCHED AND (
    'village_code' = ANY ($3::text[]) AND d.village_code IS DISTINCT FROM coalesce(s.village_code, 'UNKNOWN') OR
    'address_state' = ANY ($3::text[]) AND d.address_state IS DISTINCT FROM s.address_state OR
    'procedure_code' = ANY ($3::text[]) AND d.procedure_code IS DISTINCT FROM s.procedure_code OR
    'channel' = ANY ($3::text[]) AND d.channel IS DISTINCT FROM s.channel OR
    'level' = ANY ($3::text[]) AND d.level IS DISTINCT FROM s.level OR
    'status' = ANY ($3::text[]) AND d.status IS DISTINCT FROM s.status OR
    'satisfaction' = ANY ($3::text[]) AND d.satisfaction IS DISTINCT FROM s.satisfaction OR
    'submitted_on' = ANY ($3::text[]) AND d.submitted_on IS DISTINCT FROM s.submitted_on OR
    'received_on' = ANY ($3::text[]) AND d.received_on IS DISTINCT FROM s.received_on OR
    'due_on' = ANY ($3::text[]) AND d.due_on IS DISTINCT FROM s.due_on OR
    'finished_on' = ANY ($3::text[]) AND d.finished_on IS DISTINCT FROM s.finished_on OR
    'returned_on' = ANY ($3::text[]) AND d.returned_on IS DISTINCT FROM s.returned_on OR
    'fee' = ANY ($3::text[]) AND d.fee IS DISTINCT FROM s.fee OR
    'fee_exempt' = ANY ($3::text[]) AND d.fee_exempt IS DISTINCT FROM s.fee_exempt OR
    'paid_online' = ANY ($3::text[]) AND d.paid_online IS DISTINCT FROM s.paid_online OR
    'digital_result' = ANY ($3::text[]) AND d.digital_result IS DISTINCT FROM s.digital_result OR
    'applicant_key' = ANY ($3::text[]) AND d.applicant_key IS DISTINCT FROM s.applicant_key
) THEN UPDATE SET
    file_id = $2::bigint, sheet_no = s.sheet_no, row_no = s.row_no,
    village_code = CASE WHEN 'village_code' = ANY ($3::text[]) THEN coalesce(s.village_code, 'UNKNOWN') ELSE d.village_code END,
    address_state = CASE WHEN 'address_state' = ANY ($3::text[]) THEN s.address_state ELSE d.address_state END,
    procedure_code = CASE WHEN 'procedure_code' = ANY ($3::text[]) THEN s.procedure_code ELSE d.procedure_code END,
    channel = CASE WHEN 'channel' = ANY ($3::text[]) THEN s.channel ELSE d.channel END,
    level = CASE WHEN 'level' = ANY ($3::text[]) THEN s.level ELSE d.level END,
    status = CASE WHEN 'status' = ANY ($3::text[]) THEN s.status ELSE d.status END,
    satisfaction = CASE WHEN 'satisfaction' = ANY ($3::text[]) THEN s.satisfaction ELSE d.satisfaction END,
    submitted_on = CASE WHEN 'submitted_on' = ANY ($3::text[]) THEN s.submitted_on ELSE d.submitted_on END,
    received_on = CASE WHEN 'received_on' = ANY ($3::text[]) THEN s.received_on ELSE d.received_on END,
    due_on = CASE WHEN 'due_on' = ANY ($3::text[]) THEN s.due_on ELSE d.due_on END,
    finished_on = CASE WHEN 'finished_on' = ANY ($3::text[]) THEN s.finished_on ELSE d.finished_on END,
    returned_on = CASE WHEN 'returned_on' = ANY ($3::text[]) THEN s.returned_on ELSE d.returned_on END,
    fee = CASE WHEN 'fee' = ANY ($3::text[]) THEN s.fee ELSE d.fee END,
    fee_exempt = CASE WHEN 'fee_exempt' = ANY ($3::text[]) THEN s.fee_exempt ELSE d.fee_exempt END,
    paid_online = CASE WHEN 'paid_online' = ANY ($3::text[]) THEN s.paid_online ELSE d.paid_online END,
    digital_result = CASE WHEN 'digital_result' = ANY ($3::text[]) THEN s.digital_result ELSE d.digital_result END,
    applicant_key = CASE WHEN 'applicant_key' = ANY ($3::text[]) THEN s.applicant_key ELSE d.applicant_key END
WHEN NOT MATCHED THEN INSERT (commune_code, code, file_id, sheet_no, row_no,
    village_code, address_state, procedure_code, channel, level, status, satisfaction, submitted_on, received_on,
    due_on, finished_on, returned_on, fee, fee_exempt, paid_online, digital_result, applicant_key)
VALUES ($1, s.code, $2::bigint, s.sheet_no, s.row_no,
    coalesce(s.village_code, 'UNKNOWN'), s.address_state, s.procedure_code, s.channel, s.level, s.status, s.satisfaction, s.submitted_on, s.received_on,
    s.due_on, s.finished_on, s.returned_on, s.fee, s.fee_exempt, s.paid_online, s.digital_result, s.applicant_key);
