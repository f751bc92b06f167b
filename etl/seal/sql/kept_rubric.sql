-- kept_rubric: the rubric of the revision in force. Parameters: $1 commune, $2 year.
SELECT content FROM seal.document
 WHERE commune_code = $1 AND year = $2::int AND name = 'rubric.xml'
   AND revision = (SELECT max(v.revision) FROM seal.revision AS v WHERE v.commune_code = $1 AND v.year = $2::int)
