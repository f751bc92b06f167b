-- unlink_forgotten: rows of the forgotten that were read again from originals. Parameters: $1 commune. Out: rows changed.
SELECT ops.unlink_forgotten($1);
