"""forge_pack GOOD NEW WHAT: a pack of thidua export with one thing wrong, for tests/cli/backup.bats."""
import re
import sys
import warnings
import zipfile

warnings.simplefilter("ignore")  # of names that come twice, on purpose
good, new, what = sys.argv[1:]
members = [(info, zipfile.ZipFile(good).read(info)) for info in zipfile.ZipFile(good).infolist()]


def listed(name, size=1, digest="ca978112ca1bbdcafac231b39a23dc4da786eff8147c4f72b9807785afee48bb"):
    return '<file name="%s" size="%d" sha256="%s" mode="0600"/>' % (name, size, digest)  # the digest of "a"


def relist(change):
    for i, (info, data) in enumerate(members):
        if info.filename == "manifest.xml":
            members[i] = (info, change(data.decode()).encode())


def put(name, data=b"a", **attributes):
    info = zipfile.ZipInfo(name)
    for key, value in attributes.items():
        setattr(info, key, value)
    members.append((info, data))


def add_listed(name, **attributes):
    put(name, **attributes)
    relist(lambda text: text.replace("</export>", listed(name) + "</export>"))


first = next(i for i, (info, _) in enumerate(members) if info.filename.startswith("home/commune"))
if what == "byte":
    members[first] = (members[first][0], members[first][1][:-1] + b"!")
elif what == "missing":
    del members[first]
elif what == "extra":
    put("home/extra.txt")
elif what == "twice":
    add_listed("home/a")
    put("home/a", b"b")
    relist(lambda text: text.replace("</export>", listed("home/a") + "</export>"))
elif what == "link":
    add_listed("home/a", create_system=3, external_attr=0o120777 << 16)
elif what == "traversal":
    add_listed("home/../../escaped")
elif what == "absolute":
    add_listed("/tmp/thidua-escaped")
elif what == "hidden":
    add_listed("home/.lock")
elif what == "keys":
    add_listed("home/keys/hmac.key")
elif what == "bomb":
    put("home/bomb", b"\0" * (8 << 20))
    relist(lambda text: text.replace("</export>", listed("home/bomb") + "</export>"))
elif what == "size":
    relist(lambda text: re.sub(r'size="\d+"', 'size="9223372036854775807"', text, 1))
elif what == "relisted":
    relist(lambda text: re.sub(r'created="\d+', 'created="2001', text))
elif what == "unsigned":
    members = [m for m in members if m[0].filename != "manifest.xml.sig"]
elif what == "newer":
    relist(lambda text: re.sub(r'schema="[^"]*"', 'schema="999_future"', text))
elif what == "doctype":
    relist(lambda text: text.replace("<export", '<!DOCTYPE export [<!ENTITY a "b">]><export', 1))

with zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED) as out:
    for info, data in members:
        method = zipfile.ZIP_BZIP2 if what == "method" and info.filename == "database.dump" else zipfile.ZIP_DEFLATED
        out.writestr(info, data, method)
raw = bytearray(open(new, "rb").read())
if what == "cut":
    raw = raw[: len(raw) // 2]
elif what == "not-zip":
    raw = bytearray(b"not a zip")
elif what == "encrypted":
    at = raw.index(b"PK\x01\x02")
    raw[at + 8] |= 1
open(new, "wb").write(raw)
