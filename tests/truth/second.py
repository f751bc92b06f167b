#!/usr/bin/python3
"""second: the measures and indicators of villages, recomputed from the raw files by another route (gather.py, SQLite, Fractions).

second.py INBOX VILLAGES.csv CALENDAR AS_OF measures|indicators  ->  TSV with the columns of `thidua values`.
It covers the 18 indicators that do not rest on dossiers; dossiers.py covers the other four. Nothing here knows thidua's code.
"""
import csv
import datetime as dt
import os
import sqlite3
import sys
from decimal import Decimal, getcontext
from fractions import Fraction

from answers import surveys
from gather import Villages, workbooks

getcontext().prec = 50
Z = Decimal("1.959963984540054")
HERE = os.path.dirname(os.path.abspath(__file__))
MONTHLY = ("member_months", "session_months", "support_months", "report_months", "quality_months", "proposal_months",
           "survey_months")
LISTED = {"members_active", "members_assigned", "members_core", "leaders_active", "members_trained", "members_in_election",
          "activities", "months_active", "activities_in_meetings", "activities_with_police", "activities_with_youth",
          "activities_joint", "activities_scam", "activities_privacy", "persons_attending", "supported_residents",
          "supported_vulnerable", "reports_due", "months_due", "reports_on_time", "reports_late", "rows_accepted",
          "rows_rejected", "proposals_raised", "proposals_resolved", "reach_service", "reach_vneid", "reach_platform",
          "direct_service", "direct_vneid", "direct_platform"}
TOPICS = ("service", "vneid", "platform")
FLOWS = {"ratio": {"team_active": ("months_active", ("months_due",)), "meeting_integration": ("activities_in_meetings", ("activities",)),
                   "joint_activities": ("activities_joint", ("activities",)), "report_timeliness": ("reports_on_time", ("reports_due",)),
                   "data_quality": ("rows_accepted", ("rows_accepted", "rows_rejected")),
                   "proposals_resolved": ("proposals_resolved", ("proposals_raised",))}}
ROSTER = {"members_assigned": "members_assigned", "members_trained": "members_trained", "election": "members_in_election"}
SURVEY = {"cashless": ("cashless", "cashless_n"), "cashless_transfer": ("transfer", "form_n"), "cashless_qr": ("qr", "form_n"),
          "cashless_wallet": ("wallet", "form_n")}
SHARES = ("team_active", "core_force", "security_outreach")


def calendar(name, as_of):
    """(month, first, last, deadline) of the begun months of 2026."""
    for m in range(1, 13):
        nextm = dt.date(2026 + m // 12, m % 12 + 1, 1)
        first, last = dt.date(2026, m, 1), nextm - dt.timedelta(1)
        if name == "nd09":
            first, last = dt.date(2026 - (m == 1), (m - 2) % 12 + 1, 15), dt.date(2026, m, 14)
        yield f"2026-{m:02d}", first, last, nextm.replace(day=5)


def wilson(p, n):
    """Wilson's interval of a share on an effective sample."""
    half = Z * (p * (1 - p) / n + Z * Z / (4 * n * n)).sqrt()
    scale, middle = 1 + Z * Z / n, p + Z * Z / (2 * n)
    return max((middle - half) / scale, Decimal(0)), min((middle + half) / scale, Decimal(1))


def real(fraction):
    return Decimal(fraction.numerator) / Decimal(fraction.denominator)


def village_interval(a, n, frame):
    p = Decimal(a) / n
    if n == frame:
        return p, p
    return wilson(p, Decimal(n) * (frame - 1) / (frame - n) if n < frame else Decimal(n))


def stratified(strata):
    """(p, low, high) of the commune from (a, n, frame) of its villages, by Cochran's formulas."""
    total = sum(f for _, _, f in strata)
    p = sum(Fraction(f * a, total * n) for a, n, f in strata)
    pooled = [(n, Fraction(a, n)) for a, n, _ in strata if n >= 2]
    spread = sum(n * q * (1 - q) for n, q in pooled) / (sum(n - 1 for n, _ in pooled) or 1)
    variance = Fraction(0)
    for a, n, frame in strata:
        q, rest = Fraction(a, n), 1 if n > frame else 1 - Fraction(n, frame)
        variance += Fraction(frame, total) ** 2 * rest * (q * (1 - q) / (n - 1) if n >= 2 else spread)
    if all(n == f for _, n, f in strata):
        return p, real(p), real(p)
    effective = Decimal(sum(n for _, n, _ in strata)) if variance == 0 else real(p * (1 - p) / variance)
    return (p, *wilson(real(p), effective))


class Model:
    def __init__(self, database, months):
        self.months, self.table = months, {}
        for view in MONTHLY:
            rows = database.execute(f"SELECT * FROM {view}")
            names = [c[0] for c in rows.description]
            for row in rows:
                self.table.setdefault(row[:2], {}).update(zip(names[2:], row[2:]))
        for village, month, topic, claim, highest, direct, largest, total in database.execute(
                "SELECT * FROM claimed JOIN direct USING (village, month, topic) JOIN audience USING (village, month, topic)"):
            self.table[village, month].update({f"reach_{topic}": claim, f"highest_{topic}": highest, f"direct_{topic}": direct,
                                               f"largest_{topic}": largest, f"total_{topic}": total})
        for row in self.table.values():
            row["months_due"] = row["reports_due"]
        self.frames = {v: (w, b) for v, w, b in database.execute("SELECT * FROM village")}
        self.rostered = {v for v, in database.execute("SELECT DISTINCT village FROM roster")}

    def village(self, village, months):
        """{indicator: (state, numerator, denominator, low, high)} of one village."""
        rows = [self.table[village, m] for m in months]
        year = [self.table[village, m] for m in self.months if m <= months[-1]]
        last, out = rows[-1], {}
        working, businesses = self.frames[village]
        reported, ever = any(r["in_force"] for r in rows), any(r["in_force"] for r in year)

        def put(code, top, bottom, evidence=True):
            out[code] = ("no_report", None, None) if not evidence else ("not_applicable" if bottom == 0 else "ok", top, bottom)

        for code, (top, bottoms) in FLOWS["ratio"].items():
            sums = sum(r[top] for r in rows), sum(r[b] for r in rows for b in bottoms)
            put(code, *sums, evidence=code == "report_timeliness" or (sums[1] > 0 if code == "data_quality" else reported))
        for code, top in ROSTER.items():
            put(code, last[top], last["members_active"], village in self.rostered)
        put("core_force", int(last["leaders_active"] >= 1 and last["members_core"] >= 2), 1, village in self.rostered)
        put("vulnerable_support", last["supported_vulnerable"], last["supported_residents"], ever)
        put("security_outreach", sum(any(r[t] for r in year) for t in ("activities_scam", "activities_privacy")), 2, ever)
        broken = []
        for topic in TOPICS:
            claim, direct, total = last[f"reach_{topic}"], last[f"direct_{topic}"], last[f"total_{topic}"]
            low, high = max(direct, min(last[f"largest_{topic}"], working)), min(working, direct + total)
            broken.append(claim is not None and (claim < low or claim > high or claim < last[f"highest_{topic}"]))
            put(f"reach_{topic}", min(claim or 0, working), working, claim is not None)
        claims = [last[f"reach_{t}"] for t in TOPICS]
        put("reach", min([working, *[c or 0 for c in claims]]), working, None not in claims)
        for code, bad in (*zip((f"reach_{t}" for t in TOPICS), broken), ("reach", any(broken))):
            if bad and out[code][0] == "ok":
                out[code] = ("inconsistent", *out[code][1:])
        for code, (top, bottom) in SURVEY.items():
            out[code] = self.survey(last[top], last[bottom], businesses)
        return out

    @staticmethod
    def survey(a, n, frame):
        if n == 0:
            return ("not_applicable" if frame == 0 else "no_report", None, None)
        low, high = village_interval(a, n, frame)
        state = "inconsistent" if n > frame else \
            "unreliable" if n < 5 and n != frame or high - low > Decimal("0.5") else "ok"
        return state, a, n, low, high

    def commune(self, code, villages):
        """The commune's value from {village: value}."""
        valued = {v: x for v, x in villages.items() if x[0] in ("ok", "inconsistent", "unreliable")}
        if not valued:
            absent = any(x[0] == "not_applicable" for x in villages.values())
            if code in SURVEY:
                absent = all(f[1] == 0 for f in self.frames.values())
            return ("not_applicable", 0, 0) if absent else ("no_report", None, None)
        state = "inconsistent" if any(x[0] == "inconsistent" for x in valued.values()) else "ok"
        if code in SHARES:
            return state, sum(x[1] >= x[2] for x in valued.values()), len(valued)
        top, bottom = sum(x[1] for x in valued.values()), sum(x[2] for x in valued.values())
        if code not in SURVEY:
            return state, top, bottom
        strata = [(x[1], x[2], self.frames[v][1]) for v, x in valued.items()]
        p, low, high = stratified(strata)
        census = all(n == f for _, n, f in strata)
        if state == "ok" and (bottom < 5 and not census or high - low > Decimal("0.5")):
            state = "unreliable"
        return state, top, bottom, low, high, p


def load(inbox, villages, name, as_of):
    database = sqlite3.connect(":memory:")
    with open(villages, encoding="utf-8-sig", newline="") as handle:
        listed = list(csv.DictReader(handle))
    for script in ("raw.sql", "raw_measures.sql"):
        with open(os.path.join(HERE, script), encoding="utf-8") as handle:
            database.executescript(handle.read())
    months = [m for m in calendar(name, as_of) if m[1] <= as_of]
    for month, first, last, deadline in months:
        database.execute("INSERT INTO period VALUES (?, ?, ?, ?, ?, ?, ?)",
                         (month, first.isoformat(), last.isoformat(), min(last, as_of).isoformat(), months[0][1].isoformat(),
                          deadline.isoformat(), as_of.isoformat()))
    database.executemany("INSERT INTO village VALUES (?, ?, ?)", [(r["code"], int(r["working_age_population"]),
                                                                   int(r["household_businesses"])) for r in listed])
    workbooks(inbox, Villages(listed), as_of, database)
    surveys(inbox, Villages(listed), database)
    database.execute("INSERT INTO roster SELECT * FROM teammate")
    database.execute("DELETE FROM roster WHERE EXISTS (SELECT 1 FROM teammate AS b WHERE b.village = roster.village AND b.person = "
                     "roster.person AND (b.month, b.version, b.id) > (roster.month, roster.version, roster.id))")
    return database, [m[0] for m in months]


def shown(number):
    return "" if number is None else format(Decimal(number).quantize(Decimal(1).scaleb(-14)), "f")


def indicators(model, name, as_of):
    spans = {f"2026-{m:02d}": (m, m) for m in range(1, 13)}
    spans.update({f"2026-Q{q}": (3 * q - 2, 3 * q) for q in range(1, 5)})
    spans.update({"2026-H1": (1, 6), "2026-H2": (7, 12), "2026-9M": (1, 9), "2026": (1, 12)})
    ends = {month: last for month, _, last, _ in calendar(name, as_of)}
    for period, (first, last) in spans.items():
        months = [m for m in model.months if first <= int(m[5:]) <= last]
        if not months:
            continue
        units = {v: model.village(v, months) for v in model.frames}
        units["COMMUNE"] = {code: model.commune(code, {v: u[code] for v, u in units.items()})
                            for code in next(iter(units.values()))}
        for unit, values in units.items():
            for code, (state, top, bottom, *more) in values.items():
                low, high, p = (*more, None, None, None)[:3]
                value = real(p) if p is not None else Decimal(top) / bottom if top is not None and bottom else None
                yield [unit, period, code, state, "" if top is None else top, "" if bottom is None else bottom, shown(value),
                       shown(low), shown(high), "yes" if ends[f"2026-{last:02d}"] > as_of else "no"]


def main():
    inbox, villages, name, as_of, what = sys.argv[1:6]
    as_of = dt.date.fromisoformat(as_of)
    model = Model(*load(inbox, villages, name, as_of))
    writer = csv.writer(sys.stdout, delimiter="\t")
    if what == "measures":
        writer.writerow(["village", "period", "measure", "value"])
        writer.writerows([v, m, code, "" if value is None else value] for (v, m), row in sorted(model.table.items())
                         for code, value in row.items() if code in LISTED)
    else:
        writer.writerow("village period indicator state numerator denominator value ci_low ci_high provisional".split())
        writer.writerows(indicators(model, name, as_of))


if __name__ == "__main__":
    main()
