-- 010_calendar: reporting months and periods of both calendars.
-- Grain:  ref.month one reporting month, ref.period one period (month, quarter, half-year, nine months, year).
-- Rules:  civil: the calendar month. nd09 (Decree 09/2019/NĐ-CP): month M runs from day 15 of M-1 to day 14 of M. Longer
--         periods are made of whole reporting months. Months and periods are text that sorts by time ('2026-03'), so that
--         month BETWEEN first_month AND last_month gives the months of a period.
--         deadline_on: the last day on which the month's workbook is on time, day N (setting report_deadline_day) of the
--         civil month after, in both calendars.
-- Source: spec/indicators.md "Time" and "Rulings".

CREATE FUNCTION stat.month_start(calendar text, month text) RETURNS date
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN CASE calendar WHEN 'nd09' THEN ((month || '-15')::date - interval '1 month')::date
                         ELSE (month || '-01')::date END;

CREATE FUNCTION stat.month_end(calendar text, month text) RETURNS date
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN CASE calendar WHEN 'nd09' THEN (month || '-14')::date
                         ELSE ((month || '-01')::date + interval '1 month')::date - 1 END;

-- The periods of one year: code, kind, numbers of the first and the last month.
CREATE FUNCTION stat.periods(year int)
    RETURNS TABLE (period text, kind text, first_month text, last_month text)
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
    SELECT format('%s-%s', year, lpad(m::text, 2, '0')), 'month', format('%s-%s', year, lpad(m::text, 2, '0')),
           format('%s-%s', year, lpad(m::text, 2, '0'))
      FROM generate_series(1, 12) AS m
    UNION ALL
    SELECT format('%s%s', year, suffix), kind, format('%s-%s', year, first), format('%s-%s', year, last)
      FROM (VALUES ('-Q1', 'quarter', '01', '03'), ('-Q2', 'quarter', '04', '06'), ('-Q3', 'quarter', '07', '09'),
                   ('-Q4', 'quarter', '10', '12'), ('-H1', 'half', '01', '06'), ('-H2', 'half', '07', '12'),
                   ('-9M', 'nine_months', '01', '09'), ('', 'year', '01', '12')) AS p (suffix, kind, first, last);
END;

CREATE TABLE ref.month (
    commune_code text COLLATE "C" NOT NULL,
    month        text COLLATE "C" NOT NULL,
    year         int  NOT NULL,
    starts_on    date NOT NULL,
    ends_on      date NOT NULL,
    deadline_on  date NOT NULL,
    PRIMARY KEY (commune_code, month)
);

CREATE TABLE ref.period (
    commune_code text COLLATE "C" NOT NULL,
    period       text COLLATE "C" NOT NULL,
    kind         text NOT NULL CHECK (kind IN ('month', 'quarter', 'half', 'nine_months', 'year')),
    year         int  NOT NULL,
    first_month  text COLLATE "C" NOT NULL,
    last_month   text COLLATE "C" NOT NULL,
    starts_on    date NOT NULL,
    ends_on      date NOT NULL,
    PRIMARY KEY (commune_code, period)
);
