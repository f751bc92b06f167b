-- catalogue_measures: sources and measures of indicators.xml. Parameters: $1 commune, $2 the document.
WITH source AS (
    INSERT INTO ref.measure_source (commune_code, source, facts, unattributed, position)
    SELECT $1, x.name, string_to_array(x.facts, ' '), x.unattributed, x.position
      FROM xmltable(xmlnamespaces ('urn:thidua:indicators:1' AS c), '/c:catalogue/c:sources/c:source' PASSING ($2::xml)
                    COLUMNS position FOR ORDINALITY, name text PATH '@name', facts text PATH 'normalize-space(@facts)',
                            unattributed boolean PATH '@unattributed' DEFAULT false) AS x
)
INSERT INTO ref.measure (commune_code, measure, source, kind, unit, name, empty, internal, watched, position)
SELECT $1, x.code, x.source, x.kind, x.unit, x.name, CASE x.empty WHEN 'none' THEN NULL ELSE 0 END, x.internal, x.watched,
       x.position
  FROM xmltable(xmlnamespaces ('urn:thidua:indicators:1' AS c), '/c:catalogue/c:sources/c:source/c:measure' PASSING ($2::xml)
                COLUMNS position FOR ORDINALITY, source text PATH '../@name', code text PATH '@code',
                        kind text PATH '@kind', unit text PATH '@unit', name text PATH 'normalize-space(.)',
                        empty text PATH '@empty' DEFAULT '0', internal boolean PATH '@internal' DEFAULT false,
                        watched boolean PATH '@watched' DEFAULT false) AS x;
