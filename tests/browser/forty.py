"""forty: a report with forty villages of long and hostile names made of a smaller one, for what is drawn of it.

In: forty.py REPORT.xml OUT.xml. Villages are copied with all that is told of them until there are forty.
"""
import copy
import sys
import xml.etree.ElementTree as tree

NAMESPACE = "urn:thidua:report:1"
R = "{%s}" % NAMESPACE
WANTED = 40
HOSTILE = [
    "`touch pwned`", "\"; system('touch pwned') #", "<b>Đông & Tây</b>", "!touch pwned", "A\n!touch pwned\nset output 'x'",
    "$(touch pwned)", "'. system(\"touch pwned\") .'", "@SETTINGS %s {/Bold x}_^", "=CMD|' /C calc'!A0", "< touch pwned",
]


def main(source, target):
    tree.register_namespace("", NAMESPACE)
    document = tree.parse(source)
    root = document.getroot()
    units = root.find(R + "units")
    villages = [u.get("code") for u in units if u.get("kind") == "village"]
    commune = villages[0].split("-")[0]
    for number in range(len(villages), WANTED):
        old, new = villages[number % len(villages)], f"{commune}-X{number + 1:02d}"
        for parent in list(root.iter()):
            for child in list(parent):
                if child.tag == R + "file" or child.get("unit") != old and not (child.tag == R + "unit" and child.get("code") == old):
                    continue
                fresh = copy.deepcopy(child)
                if child.tag == R + "unit":
                    fresh.set("code", new)
                    fresh.set("name", f"Đồng Bến Thượng Hạ Nghĩa Phương {number + 1} (Quốc Tuấn)")
                else:
                    fresh.set("unit", new)
                parent.insert(list(parent).index(child) + 1, fresh)
    order = sorted(units, key=lambda u: (u.get("kind") != "village", u.get("code")))
    units[:] = order
    for name, unit in zip(HOSTILE, order):
        unit.set("name", name)
        unit.set("plainName", name)
    document.write(target, encoding="UTF-8", xml_declaration=True)


main(*sys.argv[1:])
