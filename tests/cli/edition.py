"""edition: an attacker's view of the published edition: tries to find out what it hides.

In:  edition.py OFFICE.xml PUBLISHED.xml [EARLIER_OFFICE.xml EARLIER_PUBLISHED.xml]; the office's documents are the truth.
Out: TAP. It knows the rules of rounding, all that is published, and adds, subtracts and divides; it shares no code with edition.xsl.
"""
import sys
import xml.etree.ElementTree as tree
from fractions import Fraction

R = "{urn:thidua:report:1}"
TIME = {"tháng", "quý", "tuần", "ngày", "năm", "báo cáo"}
number = 0
failures = 0


def tell(troubles, name):
    global number, failures
    number += 1
    print(f"{'not ok' if troubles else 'ok'} {number} - {name}")
    for trouble in troubles[:20]:
        print("#", trouble)
    failures += bool(troubles)


class Report:
    def __init__(self, path):
        self.root = tree.parse(path).getroot()
        self.period = self.root.find(R + "period")
        self.minimum = int(Fraction(self.period.get("publishedCountMinimum", "5")))
        self.role = "current" if self.period.get("code") == self.period.get("yearPeriod") else "year"
        self.kinds = {u.get("code"): u.get("kind") for u in self.root.iter(R + "unit")}
        self.values = {(v.get("indicator"), v.get("unit"), v.get("role")): v for v in self.root.iter(R + "value")}
        units = {m.get("code"): m.get("unit") for m in self.root.iter(R + "measure")}
        self.indicators = {i.get("code"): i for i in self.root.iter(R + "indicator")}
        self.timed = {}
        for part in ("numerator", "denominator"):
            for code, node in self.indicators.items():
                of = [units[t.get("measure")] for t in self.root.iter(R + "term") if (t.get("indicator"), t.get("role")) == (code, part)]
                special = node.get(part + "Operation") in ("condition", "count_positive", "constant")
                self.timed[code, part] = special or all(u in TIME for u in of)

    def counts_persons(self, key):
        code, unit, _ = key
        if unit == "COMMUNE" and self.indicators[code].get("communeRule") == "share_of_villages":
            return False
        return not (self.timed[code, "numerator"] and self.timed[code, "denominator"])


def pairs(value, k):
    """Every (numerator, denominator) that the published cell allows; None: it says nothing."""
    if value is None or value.get("numerator") is None:
        return None
    n, d, p = (Fraction(value.get(a)) for a in ("numerator", "denominator", "printed"))
    found = set()
    for den in range(max(k, int(d) - k // 2), int(d) + k // 2 + 1):
        step = 1 if den >= 12 * k else 5
        for num in range(max(k, int(n) - k // 2), int(n) + k // 2 + 1):
            exact = Fraction(num * 100, den)
            if abs(exact - p) <= Fraction(step, 2) + Fraction(1, 200) or value.get("low"):
                found.add((num, den))
    return found


def column(report, code):
    return {u: report.values.get((code, u, report.role)) for u, kind in report.kinds.items() if kind != "commune"}


def feasible(report, code, unit, part):
    """Counts that the hidden cell of a unit can have: the commune's total less the others; small cells under k, the rest not."""
    k = report.minimum
    total = pairs(report.values.get((code, "COMMUNE", report.role)), k)
    small = set(range(k))
    if total is None or report.indicators[code].get("communeRule") != "ratio_of_sums":
        return small
    low, high = (f(p[part] for p in total) for f in (min, max))
    for other, value in column(report, code).items():
        if other == unit or value is None:
            continue
        known = pairs(value, k)
        if known:
            low, high = low - max(p[part] for p in known), high - min(p[part] for p in known)
        elif value.get("hidden") == "small":
            low -= (k - 1) if part == 0 else max(p[1] for p in total)
        elif value.get("hidden") == "secondary":
            low, high = low - max(p[part] for p in total), high - k
    return {c for c in small if low <= c <= high}


def is_small(truth, key):
    value = truth.values[key]
    return value.get("printed") and truth.counts_persons(key) and min(Fraction(value.get("numerator")), Fraction(value.get("denominator"))) < truth.minimum


def look(truth, seen, night):
    k = truth.minimum
    shown = [key for key, v in seen.values.items() if truth.counts_persons(key) and v.get("printed")]
    tell([f"{key}" for key in shown if is_small(truth, key)], f"{night}: no small count is shown")
    figures = ("numerator", "denominator", "value", "printed", "met", "low", "high", "lowPrinted", "boundLow", "frame")
    tell([f"{key} {a}" for key, v in seen.values.items() for a in figures if v.get("hidden") and v.get(a) is not None],
         f"{night}: a hidden value has no figure of any kind")
    tell([f"{key}" for key in shown for a in ("numerator", "denominator") if int(seen.values[key].get(a)) % k], f"{night}: counts are multiples of {k}")
    tell([t for t in ("figure", "point", "change", "rows", "finding", "signal", "file", "group", "criterion", "left", "pair") if seen.root.find(".//" + R + t) is not None],
         f"{night}: no measures, months, changes, evidence, points, rows, files")
    tell([f"{key}" for key in seen.values if key[1] != "COMMUNE" and key[2] != seen.role], f"{night}: villages have the plan year only")
    tell([name for node in seen.root.iter() for name in node.attrib if name in ("signerName", "rowsAccepted", "rowsRejected", "boundLow")], f"{night}: no person, no row counts")
    troubles, hidden = [], 0
    for key, value in seen.values.items():
        if value.get("hidden") != "small" or key[1] == "COMMUNE":
            continue
        hidden += 1
        sets = [feasible(seen, key[0], key[1], part) for part in (0, 1)]
        if len(sets[0]) < 2 or (Fraction(truth.values[key].get("denominator")) < k and len(sets[1]) < 2):
            troubles.append(f"{key}: {sets}")
    tell(troubles, f"{night}: none of {hidden} hidden cells follows from totals, neighbours and percentages")
    alone = [c for c in truth.indicators if sum(1 for u, v in column(seen, c).items() if v is not None and v.get("hidden")) == 1
             and (seen.values.get((c, "COMMUNE", seen.role)) is not None) and seen.values[c, "COMMUNE", seen.role].get("hidden") is None]
    tell(alone, f"{night}: no cell is hidden alone while its total is shown")
    repeated = [key for key, v in seen.values.items() if key[1] == "COMMUNE" and key[2] != seen.role and v.get("printed")
                and (seen.values.get((key[0], "COMMUNE", seen.role)) is not None) and seen.values[key[0], "COMMUNE", seen.role].get("hidden") == "secondary"]
    tell(repeated, f"{night}: a hidden total is not repeated under another period")
    loose = []
    for key in shown:
        known = pairs(seen.values[key], k)
        true = tuple(int(Fraction(truth.values[key].get(a))) for a in ("numerator", "denominator"))
        if known is not None and true not in known:
            loose.append(f"{key}: {true} published as {sorted(known)[:3]}")
    tell(loose, f"{night}: what is shown is true within its rounding")
    return hidden


def two_nights(nights):
    (_, first), (truth, second) = nights
    k, steps, gone = truth.minimum, [], []
    for key, value in second.values.items():
        before = first.values.get(key)
        if before is None or not truth.counts_persons(key):
            continue
        for a in ("numerator", "denominator"):
            if before.get(a) and value.get(a) and (int(value.get(a)) - int(before.get(a))) % k:
                steps.append(f"{key} {a}: {before.get(a)} -> {value.get(a)}")
        if value.get("hidden") == "small" and before.get("hidden") == "small" and key[1] != "COMMUNE":
            both = feasible(first, key[0], key[1], 0) & feasible(second, key[0], key[1], 0)
            if len(both) < 2:
                gone.append(f"{key}: {both}")
    tell(steps, f"two nights: published counts differ by multiples of {k} only")
    tell(gone, "two nights together leave more than one count for what both hide")


def main(paths):
    nights = [(Report(paths[i]), Report(paths[i + 1])) for i in range(0, len(paths), 2)]
    hidden = sum(look(truth, seen, f"night {i + 1}") for i, (truth, seen) in enumerate(nights))
    tell([] if hidden else ["nothing is hidden: the test would prove nothing"], "there are small counts to hide")
    if len(nights) == 2:
        two_nights(nights)
    print(f"1..{number}")
    return failures > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
