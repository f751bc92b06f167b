-- note_forgetting: that something was removed. Parameters: $1 commune, $2 kind, $3 today, $4 reason, $5 counts (JSON).
SELECT ops.note_forgetting($1, $2, $3::date, $4, $5::jsonb);
