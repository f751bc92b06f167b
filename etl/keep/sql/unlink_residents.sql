-- unlink_residents: residents of rows before a day lose their pseudonym. Parameters: $1 commune, $2 day. Out: rows changed.
SELECT ops.unlink_residents($1, $2::date);
