"""Cases of ODS and XML written by hand, of libraries (openpyxl, xlsxwriter, xlwt), and files that must be refused."""
import datetime
import struct
import zipfile

import openpyxl
import xlsxwriter
import xlwt

from sheets_pack import HEAD, ods, ods_content, sheet, styles, xlsx, zipped
from sheets_xlsx import ONE, row, text


def table(rows, name='S1', more=''):
    return f'<table:table table:name="{name}"{more}>{rows}</table:table>'


def cell(kind='', shown='', more=''):
    said = f' office:value-type="{kind}"' if kind else ''
    inner = ''.join(f'<text:p>{p}</text:p>' for p in shown.split('|')) if shown else ''
    return f'<table:table-cell{said}{more}>{inner}</table:table-cell>'


def line(*cells, more=''):
    return f'<table:table-row{more}>' + ''.join(cells) + '</table:table-row>'


def ods_cases():
    value = ' office:value="{}"'.format
    gap = '<table:table-cell table:number-columns-repeated="{}"/>'.format
    yield 'types', table(line(cell('float', '1.234,5', value('1234.5')), cell('percentage', '25%', value('0.25')),
                              cell('currency', '10 đ', value('10')), cell('date', '05/03/2026', ' office:date-value="2026-03-05"'),
                              cell('date', 'x', ' office:date-value="2026-03-05T14:07:09.4"'), cell('time', '26:05', ' office:time-value="PT26H05M00S"'),
                              cell('boolean', 'ĐÚNG', ' office:boolean-value="true"'), cell('string', 'Thôn'))), \
        [['1234.5', '0.25', '10', '2026-03-05', '2026-03-05T14:07:09', '26:05:00', 'TRUE', 'Thôn']]
    yield 'repeats', table(line(cell('float', '1', value('1') + ' table:number-columns-repeated="3"'), gap(5), cell('string', 'x')) +
                           line(gap(16384), more=' table:number-rows-repeated="2"') +
                           line(cell('string', 'y'), more=' table:number-rows-repeated="2"') +
                           line(gap(1024), more=' table:number-rows-repeated="1048571"')), \
        [['1', '1', '1', '', '', '', '', '', 'x'], [], [], ['y'], ['y']]
    yield 'texts', table(line(cell('string', 'a<text:s text:c="3"/>b<text:tab/>c|hai  \n dòng<text:line-break/>x'),
                              cell('string', '<text:span>Nguyễn</text:span> <text:a>Văn</text:a>A'),
                              '<table:table-cell office:value-type="string"><office:annotation><dc:creator>x</dc:creator><text:p>ghi chú</text:p>'
                              '</office:annotation><text:p>chữ</text:p></table:table-cell>')), \
        [['a   b\tc\nhai dòng\nx', 'Nguyễn VănA', 'chữ']]
    yield 'covered', table(line(cell('string', 'đầu', ' table:number-columns-spanned="2" table:number-rows-spanned="2"'),
                                '<table:covered-table-cell><text:p>ẩn</text:p></table:covered-table-cell>', cell('string', 'c')) +
                           line('<table:covered-table-cell table:number-columns-repeated="2"/>', cell('string', 'd'))), [['đầu', '', 'c'], ['', '', 'd']]
    yield 'errors-formulas', table(line(cell('string', '#N/A', ' table:formula="of:=NA()" calcext:value-type="error"'),
                                        cell('float', '3', ' table:formula="of:=1+2"' + value('3')),
                                        cell('string', 'ab', ' table:formula="of:=x" office:string-value="ab"'))), [['#N/A', '3', 'ab']]
    yield 'row-groups', table('<table:table-header-rows>' + line(cell('string', 'đầu')) + '</table:table-header-rows><table:table-row-group>' +
                              line(cell('string', 'thân')) + '</table:table-row-group>'), [['đầu'], ['thân']]
    yield 'tracked-changes', '<table:tracked-changes><table:cell-content-change><table:previous><table:change-track-table-cell>' \
        '<text:p>cũ</text:p></table:change-track-table-cell></table:previous></table:cell-content-change></table:tracked-changes>' + \
        table(line(cell('string', 'mới'))), [['mới']]
    yield 'last-row', table(line(cell('string', 'a')) + line(gap(1), more=' table:number-rows-repeated="498"') + line(cell('string', 'z'))), \
        [['a']] + [[]] * 498 + [['z']]


def ods_font_cases():
    """Names, what stands before the body, body, rows. TCVN3 as sheets_dates.py says; a cell's style goes before its row's, that
    before its column's; a style without a font has its parent's."""
    def style(name, properties='', more=''):
        return f'<style:style style:name="{name}" style:family="table-cell"{more}>{properties}</style:style>'
    faces = '<office:font-face-decls><style:font-face style:name="F1" svg:font-family="\'.VnTime\'"/>' \
        '<style:font-face style:name="U" svg:font-family="Arial"/></office:font-face-decls>'
    old, new = '<style:text-properties style:font-name="F1"/>', '<style:text-properties style:font-name="U"/>'
    capitals = '<style:text-properties xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" fo:font-family=".VnTimeH"/>'
    before = faces + '<office:automatic-styles>' + style('cu', old) + style('con', '', ' style:parent-style-name="cu"') + \
        style('moi', new) + style('hoa', capitals) + '</office:automatic-styles>'
    column = '<table:table-column table:default-cell-style-name="{}"{}/>'.format
    called = ' table:style-name="{}"'.format
    tcvn3 = 'TiÕng ViÖt'
    yield 'old-fonts', before, table(
        column('con', '') + column('moi', ' table:number-columns-repeated="4"') +
        line(cell('string', tcvn3), cell('string', tcvn3, called('cu')), cell('string', 'viÖt', called('hoa')), cell('string', tcvn3),
             cell('string', f'<text:span text:style-name="moi">là Việt</text:span> {tcvn3}', called('cu'))) +
        line(cell('string', 'Õ', called('moi')), cell('string', tcvn3), more=' table:default-cell-style-name="cu"')), \
        [['Tiếng Việt', 'Tiếng Việt', 'VIỆT', tcvn3, 'là Việt Tiếng Việt'], ['Õ', 'Tiếng Việt']]


def xml_cases():
    yield 'records', '<ds><meta>x</meta><hs><a>1</a><b k="7">2</b></hs><hs><b>3</b><c> 4 </c></hs></ds>', \
        [['a', 'b', 'b/k', 'c'], ['1', '2', '7'], ['', '3', '', '4']]
    yield 'nested-lists', '<m><hs><ma>1</ma><ds><p><g>5</g></p><p><g>6</g></p></ds></hs><hs><ma>2</ma></hs></m>', \
        [['ma', 'ds/p/g'], ['1', '5\n6'], ['2']]
    yield 'single-record', '<m><s>x</s><data><hs><ma>1</ma><ten>A</ten><ngay>2</ngay><ds><p><g>5</g></p><p><g>6</g></p></ds></hs></data></m>', \
        [['ma', 'ten', 'ngay', 'ds/p/g'], ['1', 'A', '2', '5\n6']]
    yield 'attributes', '<r><x a="1" b="2"/><x a="3"/></r>', [['a', 'b'], ['1', '2'], ['3']]
    yield 'bare-values', '<r><v>1</v><v>2</v></r>', [['v'], ['1'], ['2']]
    yield 'prefixes', '<n:r xmlns:n="urn:x"><n:h><n:a>1</n:a></n:h><n:h><n:a><![CDATA[<2>]]></n:a></n:h></n:r>', [['a'], ['1'], ['<2>']]


    data = '<Cell{}><Data ss:Type="{}">{}</Data></Cell>'.format
    yield 'excel-2003', '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" ' \
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="a"><Table><Row>' + data(' ss:MergeAcross="1"', 'String', 'Đầu') + \
        data('', 'String', 'c') + '</Row><Row ss:Index="3">' + data('', 'Number', '1.50') + data(' ss:Index="3"', 'DateTime', '2026-03-05T14:07:09.000') + \
        data('', 'Boolean', '1') + data('', 'Error', '#N/A') + '<Cell><Comment><Data>x</Data></Comment><Data ss:Type="String"><B>đậm</B> nhạt</Data></Cell>' \
        '</Row></Table></Worksheet></Workbook>', [['Đầu', '', 'c'], [], ['1.5', '', '2026-03-05T14:07:09', 'TRUE', '#N/A', 'đậm nhạt']]


def by_openpyxl(path):
    book = openpyxl.Workbook()
    page = book.active
    page.append(['Mã', 'Ngày', 'Số', 'Có'])
    page.append(['H24.106-1', datetime.datetime(2026, 3, 5, 14, 7, 9), 12.5, True])
    page.append(['002', datetime.date(1999, 12, 31), -3, None])
    page.merge_cells('A5:D5')
    page['A5'] = 'Tổng cộng'
    book.save(path)
    return [['Mã', 'Ngày', 'Số', 'Có'], ['H24.106-1', '2026-03-05T14:07:09', '12.5', 'TRUE'], ['002', '1999-12-31', '-3'], [], ['Tổng cộng']]


def by_xlsxwriter(path):
    book = xlsxwriter.Workbook(path, {'default_date_format': 'dd/mm/yyyy', 'date_1904': True})
    page = book.add_worksheet()
    page.write_row(0, 0, ['Thôn', 'Ngày'])
    page.write_rich_string(1, 0, 'Ph', book.add_format({'bold': True}), 'úc', ' Lộc')
    page.write_datetime(1, 1, datetime.datetime(2026, 11, 20))
    page.write_formula(2, 0, '=1/3', None, 1 / 3)
    page.write_string(2, 2, '001.234')
    book.close()
    return [['Thôn', 'Ngày'], ['Phúc Lộc', '2026-11-20'], ['0.3333333333333333', '', '001.234']]


def by_xlwt(path):
    book = xlwt.Workbook(encoding='utf-8')
    page = book.add_sheet('Một')
    page.write(3, 2, 'cuối')
    page.write(0, 0, 'Đông ' * 2000)
    page.write(0, 1, 46086, xlwt.easyxf(num_format_str='dd/mm/yyyy'))
    page.write(1, 0, 46086.588298611109, xlwt.easyxf(num_format_str='dd/mm/yyyy hh:mm:ss'))
    page.write(1, 1, 1.0868055555555556, xlwt.easyxf(num_format_str='[h]:mm:ss'))
    page.write(1, 2, True)
    page.write(2, 0, 0.1)
    page.write(2, 1, 123456789012)
    page.write(2, 2, -25)
    for i in range(300):
        page.write(4 + i, 0, f'Chuỗi dài số {i} ' + 'ă' * (i % 90))
    book.save(path)
    return [['Đông ' * 2000, '2026-03-05'], ['2026-03-05T14:07:09', '26:05:00', 'TRUE'], ['0.1', '123456789012', '-25'], ['', '', 'cuối']] + \
        [[f'Chuỗi dài số {i} ' + 'ă' * (i % 90)] for i in range(300)]
