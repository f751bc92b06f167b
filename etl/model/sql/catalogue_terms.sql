-- catalogue_terms: measures named by the indicators of indicators.xml. Parameters: $1 commune, $2 the document.
INSERT INTO ref.indicator_term (commune_code, indicator, role, position, measure, coefficient, at_least, at_least_setting, span)
SELECT $1, x.indicator, CASE x.element WHEN 'term' THEN x.side ELSE x.element END, x.position, x.measure,
       x.coefficient, x.at_least, x.at_least_rule, x.span
  FROM xmltable(xmlnamespaces ('urn:thidua:indicators:1' AS c),
                '//c:indicator/*/*[self::c:term or self::c:evidence or self::c:frame]' PASSING ($2::xml)
                COLUMNS position FOR ORDINALITY, element text PATH 'local-name(.)', side text PATH 'local-name(..)',
                        indicator text PATH '../../@code', measure text PATH '@measure',
                        coefficient numeric PATH '@coefficient' DEFAULT 1, at_least numeric PATH '@at-least',
                        at_least_rule text PATH '@at-least-rule', span text PATH '@span' DEFAULT 'period') AS x;
