"""Hand-written packages for the sheet cases: XLSX and ODS as zip files of literal XML, no library of spreadsheets."""
import zipfile

MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
STRICT = 'http://purl.oclc.org/ooxml/spreadsheetml/main'
OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
STRICT_OFFICE = 'http://purl.oclc.org/ooxml/officeDocument/relationships'
PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def zipped(path, parts, method=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, 'w', method) as package:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if name == 'mimetype' else method
            package.writestr(info, content if isinstance(content, bytes) else content.encode())


def sheet(rows, prefix='', uri=MAIN, behind='', before=''):
    """A worksheet of literal row XML; prefix = namespace prefix with its colon."""
    space = f'xmlns:{prefix[:-1]}' if prefix else 'xmlns'
    p = prefix
    return (f'{HEAD}<{p}worksheet {space}="{uri}">{before}<{p}sheetData>{rows}</{p}sheetData>{behind}'
            f'</{p}worksheet>')


def relations(entries, office=OFFICE):
    lines = ''.join(f'<Relationship Id="{i}" Type="{office}/{kind}" Target="{target}"/>' for i, kind, target in entries)
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{lines}</Relationships>'


def xlsx(path, sheets, strings=None, styles=None, workbook=None, main='sheet.main+xml', office=OFFICE, uri=MAIN,
         extra=None, names=None, properties=''):
    """sheets: XML of each; names: attributes behind sheetId for each (name="..." state="...")."""
    names = names or [f'name="S{i + 1}"' for i in range(len(sheets))]
    entries = [(f'rId{i + 1}', 'worksheet', f'worksheets/sheet{i + 1}.xml') for i in range(len(sheets))]
    if strings is not None:
        entries.append(('rIdS', 'sharedStrings', 'sharedStrings.xml'))
    if styles is not None:
        entries.append(('rIdT', 'styles', 'styles.xml'))
    listed = ''.join(f'<sheet {n} sheetId="{i + 1}" r:id="rId{i + 1}"/>' for i, n in enumerate(names))
    parts = {
        '[Content_Types].xml': f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" '
                               f'ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
                               f'ContentType="{main if "/" in main else TYPE + main}"/></Types>',
        '_rels/.rels': relations([('rId1', 'officeDocument', 'xl/workbook.xml')], office),
        'xl/workbook.xml': workbook or f'{HEAD}<workbook xmlns="{uri}" xmlns:r="{office}">{properties}'
                                       f'<sheets>{listed}</sheets></workbook>',
        'xl/_rels/workbook.xml.rels': relations(entries, office),
    }
    for i, content in enumerate(sheets):
        parts[f'xl/worksheets/sheet{i + 1}.xml'] = content
    if strings is not None:
        parts['xl/sharedStrings.xml'] = f'{HEAD}<sst xmlns="{uri}">{strings}</sst>'
    if styles is not None:
        parts['xl/styles.xml'] = styles
    for name, content in (extra or {}).items():
        if content is None:
            parts.pop(name)
        else:
            parts[name] = content
    zipped(path, parts)


def styles(formats, fonts=('Calibri',)):
    """Cell format i+1 shows formats[i]: a built-in id (int), a code (str), or (code or id, font number)."""
    own, cells = '', '<xf numFmtId="0" fontId="0"/>'
    for i, entry in enumerate(formats):
        code, font = entry if isinstance(entry, tuple) else (entry, 0)
        number = code if isinstance(code, int) else 164 + i
        if not isinstance(code, int):
            quoted = code.replace('&', '&amp;').replace('"', '&quot;')
            own += f'<numFmt numFmtId="{number}" formatCode="{quoted}"/>'
        cells += f'<xf numFmtId="{number}" fontId="{font}"/>'
    named = ''.join(f'<font><sz val="11"/><name val="{name}"/></font>' for name in fonts)
    return (f'{HEAD}<styleSheet xmlns="{MAIN}"><numFmts>{own}</numFmts><fonts>{named}</fonts><cellStyleXfs>'
            f'<xf numFmtId="14"/></cellStyleXfs><cellXfs>{cells}</cellXfs></styleSheet>')


ODS_SPACES = ' '.join(f'xmlns:{p}="urn:oasis:names:tc:opendocument:xmlns:{u}:1.0"' for p, u in (
    ('office', 'office'), ('table', 'table'), ('text', 'text'), ('style', 'style'), ('svg', 'svg-compatible'),
    ('draw', 'drawing'))) + (' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
                             ' xmlns:dc="http://purl.org/dc/elements/1.1/"')


def ods_content(body, before=''):
    return (f'{HEAD}<office:document-content {ODS_SPACES} office:version="1.2">{before}<office:body>'
            f'<office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>')


def ods(path, body, before='', extra=None):
    parts = {'mimetype': 'application/vnd.oasis.opendocument.spreadsheet',
             'content.xml': ods_content(body, before)}
    parts.update(extra or {})
    zipped(path, parts)
