-- catalogue_indicators: indicators of indicators.xml with their targets and bounds. Parameters: $1 commune, $2 the document.
WITH target AS (
    INSERT INTO ref.indicator_target (commune_code, indicator, from_year, value, origin)
    SELECT $1, x.*
      FROM xmltable(xmlnamespaces ('urn:thidua:indicators:1' AS c), '//c:indicator/c:target' PASSING ($2::xml)
                    COLUMNS indicator text PATH '../@code', from_year int PATH '@from-year', value numeric PATH '@value',
                            origin text PATH '@origin') AS x
), bounds AS (
    INSERT INTO ref.indicator_bounds (commune_code, indicator, claim, direct, largest, total, highest, population)
    SELECT $1, x.*
      FROM xmltable(xmlnamespaces ('urn:thidua:indicators:1' AS c), '//c:indicator/c:bounds' PASSING ($2::xml)
                    COLUMNS indicator text PATH '../@code', claim text PATH '@claim', direct text PATH '@direct',
                            largest text PATH '@largest', total text PATH '@total', highest text PATH '@highest',
                            population text PATH '@population') AS x
)
INSERT INTO ref.indicator (commune_code, position, indicator, name, unit, direction, plan, evidence_text, numerator_text,
                           denominator_text, commune_rule, unattributed, capped, numerator_op, numerator_value,
                           denominator_op, denominator_value)
SELECT $1, x.*
  FROM xmltable(xmlnamespaces ('urn:thidua:indicators:1' AS c), '/c:catalogue/c:indicators/c:indicator' PASSING ($2::xml)
                COLUMNS position FOR ORDINALITY, code text PATH '@code', name text PATH 'normalize-space(c:name)',
                        unit text PATH '@unit' DEFAULT '%', direction text PATH '@direction' DEFAULT 'higher',
                        plan text PATH '@plan', evidence text PATH 'normalize-space(c:evidence-source)',
                        numerator text PATH 'normalize-space(c:numerator/c:text)',
                        denominator text PATH 'normalize-space(c:denominator/c:text)',
                        rule text PATH 'c:commune/@rule',
                        unattributed boolean PATH 'c:commune/@unattributed' DEFAULT false,
                        capped boolean PATH '@capped' DEFAULT false,
                        numerator_op text PATH 'c:numerator/@op' DEFAULT 'sum',
                        numerator_value numeric PATH 'c:numerator/@value',
                        denominator_op text PATH 'c:denominator/@op' DEFAULT 'sum',
                        denominator_value numeric PATH 'c:denominator/@value') AS x;
