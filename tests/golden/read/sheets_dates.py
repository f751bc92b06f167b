"""XLSX cases of dates and formats, and of the fonts of the old encodings; values worked out by hand."""
from sheets_pack import sheet, styles, xlsx
from sheets_xlsx import formatted, numbers, row, text


def cases():
    # 46086 = 2026-03-05 (DATE(2026;3;5)); .5 = noon
    for name, value, pairs in (
        ('dates', '46086', [(14, '2026-03-05'), (15, '2026-03-05'), (22, '2026-03-05'), ('dd/mm/yyyy', '2026-03-05'), ('yyyy\\-mm\\-dd', '2026-03-05'),
                            ('[$-42A]dd mmmm yyyy;@', '2026-03-05'), ('"Ngày" d "tháng" m', '2026-03-05'), ('[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', '2026-03-05'),
                            ('mmm', '2026-03-05'), (58, '2026-03-05'), ('[=0]"";dd/mm/yyyy', '2026-03-05'), ('[Red]d/m/yy', '2026-03-05')]),
        ('not-dates', '46086', [(0, '46086'), (1, '46086'), (9, '46086'), (49, '46086'), ('#,##0 "đồng"', '46086'), ('#,##0 VND', '46086'),
                                ('General" ngày"', '46086'), ('0.00E+00', '46086'), ('"d"0', '46086'), ('\\d\\m0', '46086'), ('[Red]#,##0;[Blue]-#,##0', '46086'),
                                ('@', '46086'), ('_-* #,##0_-;', '46086'), ('[>100]0;0', '46086')]),
        ('date-times', '46086.588298611109', [(22, '2026-03-05T14:07:09'), (14, '2026-03-05T14:07:09'), ('hh:mm', '2026-03-05T14:07:09'),
                                              ('dd/mm/yyyy hh:mm:ss AM/PM', '2026-03-05T14:07:09'), ('ss.00', '2026-03-05T14:07:09')]),
        ('times', '0.58829861111', [(20, '14:07:09'), (18, '14:07:09'), (45, '14:07:09'), ('hh:mm', '14:07:09'), ('mm:ss.0', '14:07:09'), ('[h]:mm', '14:07:09')]),
        ('elapsed', '1.0868055555555556', [(46, '26:05:00'), ('[h]:mm', '26:05:00'), ('[hh]:mm:ss', '26:05:00'), ('[mm]:ss', '26:05:00'), ('[s]', '26:05:00')]),
        ('rounding', '46085.999999', [('dd/mm/yyyy hh:mm', '2026-03-05')]),
    ):
        content, part = formatted([code for code, _ in pairs], value)
        yield name, dict(sheets=[content], styles=part), [[shown for _, shown in pairs]]
    serials = ['1', '59', '60', '61', '36526', '2958465', '0', '-1', '2958466']
    yield 'epoch-1900', dict(sheets=[sheet(numbers(serials, 1))], styles=styles([14])), \
        [[x] for x in ('1900-01-01', '1900-02-28', '1900-02-29', '1900-03-01', '2000-01-01', '9999-12-31', '0', '-1', '2958466')]
    yield 'epoch-1904', dict(sheets=[sheet(numbers(['0', '60', '44624', '0.5'], 1))], styles=styles([14]), properties='<workbookPr date1904="1"/>'), \
        [[x] for x in ('1904-01-01', '1904-03-01', '2026-03-05', '12:00:00')]
    yield 'own-format-wins', dict(sheets=[sheet(numbers(['46086'], 1))], styles=styles([14]).replace(
        '<numFmts>', '<numFmts><numFmt numFmtId="14" formatCode="0.00"/>')), [['46086']]
    yield 'style-out-of-range', dict(sheets=[sheet(numbers(['46086'], 99))], styles=styles([14])), [['46086']]
    yield 'percent', dict(sheets=[sheet(numbers(['0.25'], 1))], styles=styles([9])), [['0.25']]
    # TCVN3: "Tiếng Việt" is 54 69 D5 6E 67 20 56 69 D6 74; VNI: 54 69 65 E1 6E 67 20 56 69 65 E4 74 (seen as CP1252)
    fonts = ('Calibri', '.VnTime', '.VnTimeH', 'VNI-Times')
    look = styles([(0, 1), (0, 2), (0, 3)], fonts)
    tcvn3, vni = 'TiÕng ViÖt', 'Tieáng Vieät'
    yield 'old-fonts', dict(sheets=[sheet(row(1, text('A1', tcvn3, ' s="1"'), text('B1', 'viÖt', ' s="2"'), text('C1', vni, ' s="3"'),
                            text('D1', 'Tiếng Việt', ' s="1"'), text('E1', 'Tiếng Việt')))], styles=look), \
        [['Tiếng Việt', 'VIỆT', 'Tiếng Việt', 'Tiếng Việt', 'Tiếng Việt']]
    shared = f'<si><t>{tcvn3}</t></si><si><r><rPr><rFont val=".VnTime"/></rPr><t>{tcvn3}</t></r><r><rPr><rFont val="Arial"/></rPr><t> là Việt</t></r></si>'
    yield 'old-fonts-shared', dict(sheets=[sheet(row(1, '<c r="A1" s="1" t="s"><v>0</v></c>', '<c r="B1" t="s"><v>1</v></c>'))], styles=look,
                                   strings=shared), [['Tiếng Việt', 'Tiếng Việt là Việt']]
