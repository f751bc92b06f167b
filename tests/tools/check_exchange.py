#!/usr/bin/python3
"""check_exchange REPORT SDMX STRUCTURE ADX: what the schemas of SDMX and ADX cannot check.

Every code of the data stands in the structure's code lists, keys are unique and in the order of the
data structure definition, and the messages say what the report says: statuses and times are worked
out here from the report's states, codes and calendar, by other means than the stylesheets'. Says each
problem on a line and ends with 1.
"""
import datetime
import sys
import xml.etree.ElementTree as tree

REPORT, ADX = "{urn:thidua:report:1}", "{urn:ihe:qrph:adx:2015}"
SDMX = "{http://www.sdmx.org/resources/sdmxml/schemas/v2_1/"
M, S, G, C = SDMX + "message}", SDMX + "structure}", SDMX + "data/generic}", SDMX + "common}"
problems = []


def say(*words):
    problems.append(" ".join(str(word) for word in words))


def same(what, found, wanted):
    if found != wanted:
        say(what, "is", repr(found), "and not", repr(wanted))


def period_times(code, calendar):
    """First day and months of a period; the SDMX form of it."""
    year, rest = int(code[:4]), code[5:]
    first, months = {"": (1, 12), "9M": (1, 9), "H1": (1, 6), "H2": (7, 6), "Q1": (1, 3), "Q2": (4, 3), "Q3": (7, 3),
                     "Q4": (10, 3)}.get(rest) or (int(rest), 1)
    day = datetime.date(year, first, 1)
    if calendar == "nd09":
        day = (day - datetime.timedelta(days=1)).replace(day=15)
    span = f"{day.isoformat()}/P{'1Y' if months == 12 else str(months) + 'M'}"
    frequency = {12: "A", 9: "_O", 6: "S", 3: "Q", 1: "M"}[months]
    plain = {12: f"{year}", 6: f"{year}-S{rest[1:]}", 3: f"{year}-{rest}", 1: code}.get(months, span)
    return frequency, span, plain if calendar == "civil" else span


def last_day(span):
    first, length = span.split("/")
    day = datetime.date.fromisoformat(first)
    months = 12 if length == "P1Y" else int(length[1:-1])
    total = day.year * 12 + day.month - 1 + months
    return (datetime.date(total // 12, total % 12 + 1, day.day) - datetime.timedelta(days=1)).isoformat()


def status_of(value):
    state = value.get("state")
    if value.get("hidden"):
        return "Q"
    if state in ("no_report", "not_applicable"):
        return {"no_report": "L", "not_applicable": "M"}[state]
    if state in ("unreliable", "inconsistent"):
        return {"unreliable": "U", "inconsistent": "V"}[state]
    if value.get("low") is not None:
        return "E"
    return "P" if value.get("status") == "provisional" else "A"


def values_of(node):
    return {} if node is None else {v.get("id"): v.get("value") for v in node.findall(G + "Value")}


def read_structure(root):
    lists = {}
    for codes in root.iter(S + "Codelist"):
        lists[codes.get("id")] = [code.get("id") for code in codes.findall(S + "Code")]
        same(f"codes of {codes.get('id')}: unique", len(set(lists[codes.get("id")])), len(lists[codes.get("id")]))
    concepts = {concept.get("id") for concept in root.iter(S + "Concept")}
    components = {}
    for kind in ("Dimension", "TimeDimension", "Attribute", "PrimaryMeasure"):
        for part in root.iter(S + kind):
            if part.get("id") is None:
                continue  # a relationship
            concept = part.find(S + "ConceptIdentity/Ref").get("id")
            if concept not in concepts:
                say("no concept", concept)
            ref = part.find(f"{S}LocalRepresentation/{S}Enumeration/Ref")
            if ref is not None and ref.get("id") not in lists:
                say("no code list", ref.get("id"))
            components[part.get("id")] = (kind, lists[ref.get("id")] if ref is not None else None, part.get("assignmentStatus"))
    return components


def check_values(components, kinds, found, where):
    for name, value in found.items():
        if name not in components or components[name][0] not in kinds:
            say(where, "has", name, "that the structure does not define")
        elif components[name][1] is not None and value not in components[name][1]:
            say(where, name, "=", value, "is in no code list")


def area_of(unit, commune):
    return commune if unit == "COMMUNE" else unit if unit.startswith(commune) else f"{commune}-{unit}"


def check_sdmx(report, sdmx, components):
    commune = report.find(REPORT + "commune")
    calendar, code = commune.get("calendar"), commune.get("code")
    wanted = {}
    for value in report.iter(REPORT + "value"):
        frequency, _, time = period_times(value.get("period"), calendar)
        wanted[frequency, area_of(value.get("unit"), code), value.get("indicator").replace(".", "$"), time] = value
    order = [name for name, part in components.items() if part[0] == "Dimension"]
    series_seen, seen = set(), {}
    for series in sdmx.iter(G + "Series"):
        key = values_of(series.find(G + "SeriesKey"))
        same("order of a series key", list(key), order)
        check_values(components, ("Dimension",), key, "series")
        check_values(components, ("Attribute",), values_of(series.find(G + "Attributes")), "series")
        if tuple(key.values()) in series_seen:
            say("two series", key)
        series_seen.add(tuple(key.values()))
        for observation in series.findall(G + "Obs"):
            seen[tuple(key.values()) + (observation.find(G + "ObsDimension").get("value"),)] = observation
    same("number of observations", len(list(sdmx.iter(G + "Obs"))), len(wanted))
    same("keys that differ", sorted(set(seen) ^ set(wanted))[:3], [])
    mandatory = {n for n, part in components.items() if part[2] == "Mandatory"} - {"CALENDAR", "AS_OF", "REVISION", "UNIT_MEASURE",
                                                                                   "UNIT_MULT"}
    for key in set(seen) & set(wanted):
        value, observation = wanted[key], seen[key]
        got = observation.find(G + "ObsValue")
        same(f"{key}: value", None if got is None else got.get("value"), value.get("value"))
        attributes = values_of(observation.find(G + "Attributes"))
        check_values(components, ("Attribute",), attributes, key)
        same(f"{key}: mandatory attributes left out", sorted(mandatory - set(attributes)), [])
        same(f"{key}: status", attributes.get("OBS_STATUS"), status_of(value))
        free = "F" if report.get("edition") == "published" else "N"
        same(f"{key}: confidentiality", attributes.get("CONF_STATUS"), {None: free, "small": "C"}.get(value.get("hidden"), "D"))
        for name, there in (("NUMERATOR", "numerator"), ("DENOMINATOR", "denominator"), ("PRINTED", "printed"), ("TARGET", "target"),
                            ("TARGET_MET", "met"), ("CI_LOW", "low"), ("CI_HIGH", "high"), ("STATE", "state"),
                            ("REPORT_PERIOD", "period"), ("REPORT_STATUS", "status"), ("FRAME_SIZE", "frame"), ("SAMPLE_SIZE", "sample")):
            same(f"{key}: {name}", attributes.get(name), value.get(there))
    check_values(components, ("Attribute",), values_of(sdmx.find(f"{M}DataSet/{G}Attributes")), "data set")


def check_adx(report, adx):
    commune, period = report.find(REPORT + "commune"), report.find(REPORT + "period")
    calendar, code = commune.get("calendar"), commune.get("code")
    span = period_times(period.get("code"), calendar)[1]
    same("first day of the period", span[:10], period.get("from"))
    same("last day of the period", last_day(span), period.get("to"))
    internal = {m.get("code") for m in report.iter(REPORT + "measure") if m.get("internal") == "true"}
    periods, wanted = {period.get("code"), period.get("yearPeriod")}, {}
    for value in report.iter(REPORT + "value"):
        if value.get("period") in periods and value.get("value") is not None:
            place = (area_of(value.get("unit"), code), period_times(value.get("period"), calendar)[1])
            wanted[place + (value.get("indicator"),)] = value.get("value")
            if value.get("numerator") is not None and value.get("denominator") is not None:
                wanted[place + (value.get("indicator") + ".numerator",)] = value.get("numerator")
                wanted[place + (value.get("indicator") + ".denominator",)] = value.get("denominator")
    for figure in report.iter(REPORT + "figure"):
        if figure.get("measure") not in internal:
            wanted[area_of(figure.get("unit"), code), period_times(figure.get("period"), calendar)[1],
                   "measure." + figure.get("measure")] = figure.get("value")
    found = {}
    for group in adx.iter(ADX + "group"):
        for value in group.iter(ADX + "dataValue"):
            key = (group.get("orgUnit"), group.get("period"), value.get("dataElement"))
            if key in found:
                say("twice", key)
            found[key] = value.get("value")
    same("data values that differ", sorted(set(found.items()) ^ set(wanted.items()))[:3], [])


report, sdmx, structure, adx = (tree.parse(path).getroot() for path in sys.argv[1:5])
check_sdmx(report, sdmx, read_structure(structure))
check_adx(report, adx)
for problem in problems[:20]:
    print(problem)
sys.exit(1 if problems else 0)
