"""XLSX cases written part by part: what libraries never write but offices send."""
from sheets_pack import MAIN, OFFICE, PACKAGE, STRICT, STRICT_OFFICE, HEAD, relations, sheet, styles, xlsx

ONE = sheet('<row r="1"><c r="A1"><v>1</v></c></row>')


def row(number, *cells):
    return f'<row r="{number}">' + ''.join(cells) + '</row>'


def text(ref, value, more=''):
    return f'<c r="{ref}" t="inlineStr"{more}><is><t xml:space="preserve">{value}</t></is></c>'


def numbers(values, style=None):
    at = '' if style is None else f' s="{style}"'
    return ''.join(f'<row r="{i + 1}"><c r="A{i + 1}"{at}><v>{v}</v></c></row>' for i, v in enumerate(values))


def formatted(codes, value):
    """One row: the same value under each format."""
    cells = ''.join(f'<c s="{i + 1}"><v>{value}</v></c>' for i in range(len(codes)))
    return sheet(f'<row>{cells}</row>'), styles(codes)


def cases():
    """(name, arguments of xlsx(), expected rows of the first sheet)."""
    item = '<si><t>{}</t></si>'
    yield 'strict', dict(sheets=[sheet(row(1, text('A1', 'Thôn'), '<c r="B1" t="d"><v>2026-03-05</v></c>',
                         '<c r="C1" t="d"><v>2026-03-05T14:07:09.6</v></c>'), uri=STRICT)], uri=STRICT,
                         office=STRICT_OFFICE), [['Thôn', '2026-03-05', '2026-03-05T14:07:10']]
    yield 'prefix', dict(sheets=[sheet('<x:row r="2"><x:c r="B2" t="str"><x:v>a</x:v></x:c></x:row>', prefix='x:')]), \
        [[], ['', 'a']]
    yield 'no-references', dict(sheets=[sheet('<row><c><v>1</v></c><c><v>2</v></c></row><row><c/><c><v>3</v></c></row>')]), \
        [['1', '2'], ['', '3']]
    yield 'false-dimension', dict(sheets=[sheet(row(2, '<c r="B2"><v>7</v></c>'), before='<dimension ref="A1:XFD1048576"/>')]), \
        [[], ['', '7']]
    yield 'last-row', dict(sheets=[sheet(row(1, '<c r="A1"><v>1</v></c>') + row(900, '<c r="C900"><v>2</v></c>'))]), \
        [['1']] + [[]] * 898 + [['', '', '2']]
    yield 'cells-out-of-order', dict(sheets=[sheet(row(1, '<c r="C1"><v>3</v></c>', '<c r="A1"><v>1</v></c>'))]), [['1', '', '3']]
    yield 'shared', dict(sheets=[sheet(row(1, '<c r="A1" t="s"><v>1</v></c>', '<c r="B1" t="s"><v>0</v></c>'))],
                         strings=item.format('Hồ sơ') + item.format('Thôn')), [['Thôn', 'Hồ sơ']]
    yield 'shared-wrong-count', dict(sheets=[sheet(row(1, '<c r="A1" t="s"><v>0</v></c>'))], extra={
        'xl/sharedStrings.xml': f'<sst xmlns="{MAIN}" count="99" uniqueCount="4000000000"><si><t>a</t></si></sst>',
        'xl/_rels/workbook.xml.rels': relations([('rId1', 'worksheet', 'worksheets/sheet1.xml'),
                                                 ('rId2', 'sharedStrings', 'sharedStrings.xml')])}), [['a']]
    yield 'rich', dict(sheets=[sheet(row(1, '<c r="A1" t="s"><v>0</v></c>'))], strings='<si><r><rPr><b/></rPr><t>Nguyễn </t></r>'
                       '<r><t xml:space="preserve">Văn</t></r><r><t> A</t></r><rPh sb="0" eb="1"><t>x</t></rPh><phoneticPr fontId="1"/></si>'), \
        [['Nguyễn Văn A']]
    yield 'inline-rich', dict(sheets=[sheet(row(1, '<c r="A1" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>'))]), [['ab']]
    yield 'escapes', dict(sheets=[sheet(row(1, text('A1', 'a_x000D_b'), text('B1', '_x005F_x000D_'), text('C1', '_x00e2__xZZZZ_'),
                          text('D1', '_xD83D__xDE00_'), '<c r="E1" t="str"><v>x_x0041_y</v></c>'))]), \
        [['a\rb', '_x000D_', 'â_xZZZZ_', '\U0001F600', 'xAy']]
    yield 'spaces', dict(sheets=[sheet(row(1, text('A1', '  hai  '), text('B1', 'a\tb'), text('C1', 'một\nhai')))]), \
        [['  hai  ', 'a\tb', 'một\nhai']]
    yield 'entities', dict(sheets=[sheet(row(1, text('A1', '&lt;a&gt; &amp; &quot;b&quot; &#x111;&#7891;ng'),
                           '<c r="B1" t="str"><v><![CDATA[<x>]]></v></c>', '<c r="C1"><!-- 9 --><v>1<!-- 9 -->2</v></c>'))]), \
        [['<a> & "b" đồng', '<x>', '12']]
    yield 'decomposed', dict(sheets=[sheet(row(1, text('A1', 'Tie\u0302\u0301ng Vie\u0323\u0302t')))]), [['Tiếng Việt']]
    yield 'formulas', dict(sheets=[sheet(row(1, '<c r="A1"><f>1+1</f><v>2</v></c>', '<c r="B1" t="str"><f>A1&amp;"x"</f><v>2x</v></c>',
                           '<c r="C1" t="b"><f>A1=2</f><v>1</v></c>', '<c r="D1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', '<c r="E1"><f>B9</f></c>'))]), \
        [['2', '2x', 'TRUE', '#DIV/0!']]
    yield 'booleans-errors', dict(sheets=[sheet(row(1, '<c r="A1" t="b"><v>0</v></c>', '<c r="B1" t="b"><v>1</v></c>', '<c r="C1" t="e"><v>#N/A</v></c>',
                                  '<c r="D1" t="e"><v>#REF!</v></c>'))]), [['FALSE', 'TRUE', '#N/A', '#REF!']]
    yield 'numbers', dict(sheets=[sheet(numbers(['0', '-0', '1.0', '0.1', '0.30000000000000004', '1E3', '1.5E-3', '123456789012', '1E15', '999999999999999',
                          '1.7976931348623157E308', '-12.50', '0012', '1.10', '79.28000000000000114']))]), \
        [[x] for x in ('0', '0', '1', '0.1', '0.30000000000000004', '1000', '0.0015', '123456789012', '1e+15', '999999999999999',
                       '1.7976931348623157e+308', '-12.5', '12', '1.1', '79.28')]
    yield 'macro', dict(sheets=[ONE], main='application/vnd.ms-excel.sheet.macroEnabled.main+xml'), [['1']]
    yield 'template', dict(sheets=[ONE], main='template.main+xml'), [['1']]
    for name, target in (('absolute-target', '/xl/worksheets/sheet1.xml'), ('backslash-target', 'worksheets\\sheet1.xml'),
                         ('dotted-target', './x/../worksheets/sheet1.xml'), ('upper-case-target', 'WORKSHEETS/Sheet1.XML')):
        yield name, dict(sheets=[ONE], extra={'xl/_rels/workbook.xml.rels': relations([('rId1', 'worksheet', target)])}), [['1']]
    yield 'utf16-part', dict(sheets=[ONE], extra={'xl/worksheets/sheet1.xml': ('\ufeff' + sheet(row(1, text('A1', 'Đông')), behind=
                             '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>').replace('UTF-8', 'UTF-16')).encode('utf-16-le')}), [['Đông']]
    yield 'utf8-called-utf16', dict(sheets=[sheet(row(1, text('A1', 'Đông'))).replace('UTF-8', 'utf-16')]), [['Đông']]
    yield 'part-mark', dict(sheets=['\ufeff' + ONE]), [['1']]
    yield 'extension-lists', dict(sheets=[sheet(row(1, '<c r="A1"><v>1</v><extLst><ext><v>9</v></ext></extLst></c>'),
                                  behind='<extLst><ext><row r="5"><c><v>8</v></c></row></ext></extLst>')]), [['1']]
    yield 'empty-first-sheet', dict(sheets=[sheet(''), ONE]), [['1']]
    yield 'chart-sheet-first', dict(sheets=[ONE, ONE], extra={'xl/_rels/workbook.xml.rels': relations(
        [('rId1', 'chartsheet', 'chartsheets/sheet1.xml'), ('rId2', 'worksheet', 'worksheets/sheet2.xml')])}), [['1']]
    yield 'stray-parts', dict(sheets=[ONE], extra={'../../slip.txt': 'x', '/etc/passwd': 'x', '__MACOSX/._x': b'\0'}), [['1']]
    yield 'no-content-types', dict(sheets=[ONE], extra={'[Content_Types].xml': None, '_rels/.rels': None}), [['1']]
