"""Files that must be refused, each with the code that tells why; some would cost others gigabytes or hours."""
import io
import os
import struct
import zipfile
import zlib

from sheets_pack import HEAD, MAIN, ods, ods_content, relations, sheet, xlsx, zipped
from sheets_xlsx import ONE, row, text

MIB = 1 << 20


def packed(name, data, crc=None, size=None):
    """Local header, data and directory entry of one deflated entry, with sizes and CRC as told."""
    body = zlib.compressobj(9, zlib.DEFLATED, -15)
    raw = body.compress(data) + body.flush()
    crc, size = zlib.crc32(data) if crc is None else crc, len(data) if size is None else size
    fixed = struct.pack('<HHHHHIIIHH', 20, 0, 8, 0, 33, crc, len(raw), size, len(name), 0)
    return b'PK\3\4' + fixed + name + raw, fixed


def archive(entries):
    out, directory = b'', b''
    for name, data, options in entries:
        local, fixed = packed(name, data, **options)
        directory += b'PK\1\2' + struct.pack('<H', 20) + fixed + struct.pack('<HHHII', 0, 0, 0, 0, len(out)) + name
        out += local
    end = struct.pack('<HHHHIIH', 0, 0, len(entries), len(entries), len(directory), len(out), 0)
    return out + directory + b'PK\5\6' + end


def parts(path):
    with zipfile.ZipFile(path) as package:
        return [(n.encode(), package.read(n), {}) for n in package.namelist()]


def bomb(path, mib):
    with zipfile.ZipFile(path, 'a', zipfile.ZIP_DEFLATED) as package, package.open('xl/worksheets/sheet1.xml', 'w') as out:
        out.write(sheet('').replace('</sheetData></worksheet>', '').encode())
        for _ in range(mib):
            out.write(b' ' * MIB)


def overlapping(data):
    """All directory entries but the first told to lie where the biggest lies."""
    at = data.index(b'PK\1\2')
    count = data.count(b'PK\1\2')
    first = data[at:data.index(b'PK\1\2', at + 4)]
    name = len(first) - 46
    copies = b''.join(first[:46] + bytes(str(i).zfill(name)[-name:], 'ascii') for i in range(count * 40))
    end = struct.pack('<HHHHIIH', 0, 0, count * 40, count * 40, len(copies), at, 0)
    return data[:at] + copies + b'PK\5\6' + end


def write(path, data):
    with open(path, 'wb') as out:
        out.write(data if isinstance(data, bytes) else data.encode())


def legacy():
    """Compound files of other programs, from one that LibreOffice saved: the stream under another name, the workbook's first record
    as one of an older Excel, the second as that of a password. (name, data, code)"""
    with open(os.path.join(os.path.dirname(os.path.realpath(__file__)), 'sheets/libreoffice.xls'), 'rb') as file:
        whole = file.read()
    at, begin = whole.index('Workbook\0'.encode('utf-16-le')), whole.index(b'\x09\x08\x10\0\0\x06\x05\0')
    for name, stream, code in (('word.doc', 'WordDocument', 'unreadable file'), ('slides.ppt', 'PowerPoint Document', 'unreadable file'),
                               ('excel95.xls', 'Book', 'unreadable file'), ('locked.xls', 'EncryptedPackage', 'encrypted file'),
                               ('other.xls', 'Pictures', 'unreadable file')):
        title = (stream + '\0').encode('utf-16-le')
        yield name, whole[:at] + title.ljust(64, b'\0') + struct.pack('<H', len(title)) + whole[at + 66:], code
    yield 'biff5.xls', whole[:begin + 4] + b'\0\x05' + whole[begin + 6:], 'unreadable file'
    yield 'password.xls', whole[:begin + 20] + b'\x2f\0' + whole[begin + 22:], 'encrypted file'
    yield 'no-sectors.xls', whole[:30] + b'\x20\0' + whole[32:], 'unreadable file'


def cases(folder):
    """Writes the files; yields (name, code)."""
    def target(name):
        return f'{folder}/{name}'

    def book(name, content, code, **options):
        xlsx(target(name), [content], **options)
        return name, code
    doctype = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    yield book('doctype.xlsx', ONE.replace('<worksheet', doctype + '<worksheet'), 'unsafe file')
    yield book('entity.xlsx', sheet(row(1, text('A1', '&boom;'))), 'un')
    yield book('deep.xlsx', sheet('<a>' * 5000 + '</a>' * 5000), 'unsafe file')
    yield book('attributes.xlsx', sheet('<row ' + ' '.join(f'a{i}="1"' for i in range(300000)) + '/>'), 'unsafe file')
    yield book('attributes-65.xlsx', sheet('<row ' + ' '.join(f'a{i}="1"' for i in range(65)) + '/>'), 'unsafe file')
    yield book('string-minus-one.xlsx', sheet(row(1, '<c r="A1" t="s"><v>-1</v></c>')), 'unreadable file', strings='<si><t>a</t></si>')
    yield book('string-huge.xlsx', sheet(row(1, '<c r="A1" t="s"><v>99999999999999999999</v></c>')), 'unreadable file', strings='<si><t>a</t></si>')
    yield book('row-zero.xlsx', sheet('<row r="0"><c><v>1</v></c></row>'), 'unreadable file')
    yield book('row-far.xlsx', sheet('<row r="1048577"><c><v>1</v></c></row>'), 'unreadable file')
    yield book('column-far.xlsx', sheet(row(1, '<c r="XFE1"><v>1</v></c>')), 'unreadable file')
    yield book('rows-back.xlsx', sheet(row(2, '<c><v>1</v></c>') + row(1, '<c><v>2</v></c>')), 'unreadable file')
    yield book('cell-twice.xlsx', sheet(row(1, '<c r="A1"><v>1</v></c>', '<c r="A1"><v>2</v></c>')), 'unreadable file')
    yield book('cut-part.xlsx', ONE[:-20], 'unreadable file')
    yield book('utf7.xlsx', ONE.replace('UTF-8', 'UTF-7'), 'bad encoding')
    yield book('missing-sheet.xlsx', ONE, 'unreadable file', extra={'xl/worksheets/sheet1.xml': None})
    yield book('no-sheets.xlsx', ONE, 'empty file', workbook=f'<workbook xmlns="{MAIN}"><sheets/></workbook>')
    yield book('merges-overlap.xlsx', sheet(row(1, '<c r="A1"><v>1</v></c>'), behind='<mergeCells>' + '<mergeCell ref="A1:XFD1048576"/>' * 20000 +
               '</mergeCells>'), 'unsafe file')
    yield book('strings-amplified.xlsx', sheet(''.join(f'<row>{"<c t=%ss%s><v>0</v></c>" % (chr(34), chr(34)) * 1000}</row>' for _ in range(500))),
               'file too large', strings=f'<si><t>{"x" * 60000}</t></si>')
    yield book('bomb.xlsx', ONE, 'file too large', extra={'xl/worksheets/sheet1.xml': None})
    bomb(target('bomb.xlsx'), 300)
    xlsx(target('good.xlsx'), [ONE])
    good = parts(target('good.xlsx'))
    twice = good + [good[-1]]
    wrong = [(n, d, {'crc': 1} if b'sheet1' in n else {}) for n, d, _ in good]
    short = [(n, d, {'size': 10} if b'sheet1' in n else {}) for n, d, _ in good]
    write(target('twice.xlsx'), archive(twice))
    yield 'twice.xlsx', 'unsafe file'
    write(target('twice-by-case.xlsx'), archive(good + [(good[-1][0].upper(), good[-1][1], {})]))
    yield 'twice-by-case.xlsx', 'unsafe file'
    write(target('wrong-crc.xlsx'), archive(wrong))
    yield 'wrong-crc.xlsx', 'unreadable file'
    write(target('wrong-size.xlsx'), archive(short))
    yield 'wrong-size.xlsx', 'un'
    write(target('many-entries.xlsx'), archive(good + [(f'x{i}'.encode(), b'', {}) for i in range(2100)]))
    yield 'many-entries.xlsx', 'unsafe file'
    write(target('overlap.xlsx'), overlapping(archive([(b'kernel', bytes(range(256)) * 400, {})] * 6)))
    yield 'overlap.xlsx', 'unsafe file'
    zipped(target('bzip2.xlsx'), {'[Content_Types].xml': '<Types/>', 'xl/workbook.xml': 'x'}, zipfile.ZIP_BZIP2)
    yield 'bzip2.xlsx', 'unsafe file'
    zipped(target('word.docx'), {'[Content_Types].xml': '<Types xmlns="x"><Override PartName="/word/document.xml" ContentType="application/'
           'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'})
    yield 'word.docx', 'unreadable file'
    zipped(target('plain.zip'), {'a.txt': 'x'})
    yield 'plain.zip', 'unreadable file'
    far = '<table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="string" ' \
          'table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell></table:table-row>'
    ods(target('repeats-bomb.ods'), f'<table:table table:name="a">{far}</table:table>')
    yield 'repeats-bomb.ods', 'file too large'
    ods(target('encrypted.ods'), '<table:table/>', extra={'META-INF/manifest.xml': '<manifest xmlns="m"><file-entry><encryption-data/></file-entry></manifest>'})
    yield 'encrypted.ods', 'encrypted file'
    write(target('entities.xml'), HEAD + doctype + '<r><x>&b;</x><x>1</x></r>')
    yield 'entities.xml', 'unsafe file'
    write(target('cut.xml'), '<r><x><a>1</a></x><x><a>2</a></x>')
    yield 'cut.xml', 'unreadable file'
    write(target('paths.xml'), '<r>' + ''.join(f'<e{i}>1</e{i}>' for i in range(3000)) + '</r>')
    yield 'paths.xml', 'unsafe file'
    write(target('deep.xml'), '<a>' * 100000)
    yield 'deep.xml', 'unsafe file'
    write(target('latin.xml'), '<?xml version="1.0" encoding="ISO-8859-1"?><r/>')
    yield 'latin.xml', 'bad encoding'
    for name, data, code in legacy():
        write(target(name), data)
        yield name, code
