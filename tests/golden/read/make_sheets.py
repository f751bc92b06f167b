#!/usr/bin/env python3
"""Makes the sheet cases in a folder: NAME, NAME.expected (the intended table as CSV, never from our reader) and two
lists: cases.tsv (files that must be read) and refused.tsv (file, code). Usage: make_sheets.py FOLDER"""
import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import sheets_dates
import sheets_hostile
import sheets_other
import sheets_pack
import sheets_xlsx


def field(value):
    return '"' + value.replace('"', '""') + '"' if re.search('[",\r\n]', value) else value


def csv(rows):
    return ''.join(','.join(map(field, r)) + '\n' for r in rows)


def main(folder):
    os.makedirs(folder, exist_ok=True)
    listed = []

    def expect(name, rows):
        with open(f'{folder}/{name}.expected', 'w', encoding='utf-8', newline='') as out:
            out.write(csv(rows))
        listed.append(name)
    for source in (sheets_xlsx, sheets_dates):
        for name, arguments, rows in source.cases():
            sheets_pack.xlsx(f'{folder}/{name}.xlsx', **arguments)
            expect(f'{name}.xlsx', rows)
    plain = [(name, '', body, rows) for name, body, rows in sheets_other.ods_cases()]
    for name, before, body, rows in plain + list(sheets_other.ods_font_cases()):
        sheets_pack.ods(f'{folder}/{name}.ods', body, before)
        expect(f'{name}.ods', rows)
        flat = sheets_pack.ods_content(body, before).replace('office:document-content', 'office:document')
        sheets_hostile.write(f'{folder}/{name}.fods', flat)
        expect(f'{name}.fods', rows)
    for name, body, rows in sheets_other.xml_cases():
        sheets_hostile.write(f'{folder}/{name}.xml', body)
        expect(f'{name}.xml', rows)
    for name, write in (('openpyxl.xlsx', sheets_other.by_openpyxl), ('xlsxwriter.xlsx', sheets_other.by_xlsxwriter),
                        ('xlwt.xls', sheets_other.by_xlwt)):
        expect(name, write(f'{folder}/{name}'))
    with open(f'{folder}/cases.tsv', 'w', encoding='utf-8') as out:
        out.write(''.join(f'{name}\n' for name in listed))
    with open(f'{folder}/refused.tsv', 'w', encoding='utf-8') as out:
        out.write(''.join(f'{name}\t{code}\n' for name, code in sheets_hostile.cases(folder)))


main(sys.argv[1])
