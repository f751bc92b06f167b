-- village_codes: all villages, because the key of a name holds the village. Parameters: $1 commune. Out: codes.
SELECT village_code FROM ref.village WHERE commune_code = $1 ORDER BY village_code;
