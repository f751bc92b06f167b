-- status_unplaced: rows whose village waits for a decision. $1 commune code. Out: reason (a code's name), source, rows.
SELECT reason, family, rows FROM ops.unplaced WHERE commune_code = $1 ORDER BY family, reason;
