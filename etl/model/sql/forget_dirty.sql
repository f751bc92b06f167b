-- forget_dirty: the marks of a commune have been worked off. Parameters: $1 commune.
DELETE FROM measure.dirty WHERE commune_code = $1;
