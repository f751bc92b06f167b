-- frozen_revision: the revision at which a year is frozen; 0 = it is not (or this transaction freezes it anew).
-- Parameters: $1 commune, $2 year.
SELECT coalesce(max(revision), 0) FROM seal.frozen_year WHERE commune_code = $1 AND year = $2::int
