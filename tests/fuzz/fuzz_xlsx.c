/*
 * Parts of an XLSX package: the first byte says which part the rest replaces (sheet, strings,
 * styles, workbook, its relationships); the other parts are sound.
 */
#include "fuzz.h"
#include "stored_zip.h"

#include "read/xlsx.h"

static const struct {
    const char *name, *content;
} parts[] = {
    {"xl/worksheets/sheet1.xml",
     "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" s=\"1\"><v>46086.5</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>"
     "</sheetData><mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells></worksheet>"},
    {"xl/sharedStrings.xml",
     "<sst><si><t>a</t></si><si><r><rPr><rFont val=\".VnTime\"/></rPr><t>ViÖt</t></r></si></sst>"},
    {"xl/styles.xml",
     "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"d/m/yy h:mm\"/></numFmts><fonts><font><name "
     "val=\"VNI-Times\"/></font></fonts><cellXfs><xf/><xf numFmtId=\"164\" fontId=\"0\"/></cellXfs></styleSheet>"},
    {"xl/workbook.xml",
     "<workbook xmlns:r=\"r\"><sheets><sheet name=\"a\" r:id=\"i1\"/></sheets></workbook>"},
    {"xl/_rels/workbook.xml.rels",
     "<Relationships><Relationship Id=\"i1\" Type=\"t/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship "
     "Id=\"i2\" Type=\"t/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/><Relationship Id=\"i3\" Type=\"t/styles\" "
     "Target=\"styles.xml\"/></Relationships>"},
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct stored_zip zip;
    if (size == 0) return 0;
    stored_begin(&zip);
    size_t count = sizeof parts / sizeof *parts;
    for (size_t i = 0; i < count; i++) {
        struct span changed = span_make((const char *)data + 1, size - 1);
        stored_add(&zip, parts[i].name, data[0] % count == i ? changed : span_of(parts[i].content));
    }
    struct span whole = stored_finish(&zip);
    fuzz_read(xlsx_read, (const uint8_t *)whole.bytes, whole.length, 0);
    stored_release(&zip);
    return 0;
}
