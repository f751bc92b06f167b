-- marks: what loading remembers of a commune. Parameters: $1 commune. Out: name, value.
SELECT name, value FROM ops.mark WHERE commune_code = $1 ORDER BY name;
