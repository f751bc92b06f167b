/*
 * What the command's CSV does not show: merges, hidden rows and sheets, kinds and flags of cells,
 * limits. Files are made here, stored in ZIP archives in memory; the same table is told in XLSX and
 * ODS.
 */
#include "testing.h"

#include "../../fuzz/stored_zip.h"
#include "read/reader.h"

#include <sys/mman.h>
#include <unistd.h>

/* Everything that came, as one text: "sheet NAME hidden", "row N hidden: KIND flags rowsxcolumns
 * text|...". */
struct heard {
    struct buffer text;
};

static bool on_file(void *context, const struct file_info *info, struct error *err)
{
    (void)err;
    buffer_printf(&((struct heard *)context)->text, "file %d %u\n", (int)info->kind,
                  info->sheet_count);
    return true;
}

static bool on_sheet(void *context, const struct sheet_info *info, struct error *err)
{
    (void)err;
    buffer_printf(&((struct heard *)context)->text, "sheet %u %.*s%s\n", info->index,
                  (int)info->name.length, info->name.bytes, info->hidden ? " hidden" : "");
    return true;
}

static bool on_row(void *context, const struct sheet_row *row, struct error *err)
{
    static const char kinds[] = "-tnDZTbe";
    struct buffer *text = &((struct heard *)context)->text;
    (void)err;
    buffer_printf(text, "%lld%s:", (long long)row->number,
                  (row->flags & ROW_HIDDEN) != 0 ? " hidden" : "");
    for (uint32_t i = 0; i < row->count; i++) {
        const struct cell *cell = &row->cells[i];
        buffer_printf(text, " %c", (cell->flags & CELL_COVERED) != 0 ? '=' : kinds[cell->kind]);
        if ((cell->flags & CELL_FORMULA) != 0) buffer_add_char(text, 'f');
        if ((cell->flags & CELL_TOO_LONG) != 0) buffer_printf(text, "long %zu", cell->text.length);
        if ((cell->flags & CELL_REPAIRED) != 0) buffer_add_char(text, 'r');
        if (cell->span_rows > 1 || cell->span_columns > 1)
            buffer_printf(text, "%ux%u", cell->span_rows, cell->span_columns);
        if (cell->text.length > 0 && cell->text.length < 100)
            buffer_printf(text, "(%.*s)", (int)cell->text.length, cell->text.bytes);
    }
    buffer_add_char(text, '\n');
    return true;
}

static bool on_sheet_end(void *context, struct error *err)
{
    (void)err;
    buffer_add_text(&((struct heard *)context)->text, "end\n");
    return true;
}

static bool on_note(void *context, const struct read_note *note, struct error *err)
{
    (void)context, (void)note, (void)err;
    return true;
}

static bool read_bytes(struct span bytes, const struct read_options *options, struct heard *heard,
                       struct error *err)
{
    struct sheet_sink sink = {.context = heard,
                              .file = on_file,
                              .sheet = on_sheet,
                              .row = on_row,
                              .sheet_end = on_sheet_end,
                              .note = on_note};
    int fd = memfd_create("test", MFD_CLOEXEC);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, bytes.bytes, bytes.length), bytes.length);
    bool ok = read_file(fd, options, &sink, err);
    close(fd);
    return ok;
}

static struct read_options standard(void)
{
    struct read_options options = {.head_rows = 0};
    read_limits_default(&options.limits);
    return options;
}

#define RELATIONS                                                      \
    "<Relationships>"                                                  \
    "<Relationship Id=\"i1\" Type=\"t/worksheet\" Target=\"s1.xml\"/>" \
    "<Relationship Id=\"i2\" Type=\"t/worksheet\" Target=\"s2.xml\"/></Relationships>"
#define WORKBOOK                                                                                                   \
    "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Một\" r:id=\"i1\"/><sheet name=\"Hai\" state=\"veryHidden\" " \
    "r:id=\"i2\"/></sheets></workbook>"

static struct span xlsx_of(struct stored_zip *zip, const char *first, const char *second)
{
    stored_begin(zip);
    stored_add(zip, "xl/workbook.xml", span_of(WORKBOOK));
    stored_add(zip, "xl/_rels/workbook.xml.rels", span_of(RELATIONS));
    stored_add(zip, "xl/s1.xml", span_of(first));
    stored_add(zip, "xl/s2.xml", span_of(second));
    return stored_finish(zip);
}

static void hears(struct span bytes, const struct read_options *options, const char *wanted)
{
    struct error err = {.code = CODE_OK};
    struct heard heard;
    buffer_init(&heard.text, 1 << 20);
    if (!read_bytes(bytes, options, &heard, &err)) fail_msg("%s", err.text);
    assert_string_equal(heard.text.bytes, wanted);
    buffer_release(&heard.text);
}

static void refuses(struct span bytes, const struct read_options *options, enum code code)
{
    struct error err = {.code = CODE_OK};
    struct heard heard;
    buffer_init(&heard.text, 1 << 24);
    assert_false(read_bytes(bytes, options, &heard, &err));
    assert_int_equal(err.code, code);
    buffer_release(&heard.text);
}

static void test_xlsx_merges_and_hidden(void **state)
{
    (void)state;
    struct stored_zip zip;
    struct read_options options = standard();
    struct span bytes = xlsx_of(
        &zip,
        "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>Tiêu đề</v></c></row>"
        "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\" t=\"str\"><f>x</f><v>a</v></c></row>"
        "<row r=\"3\" hidden=\"1\"><c r=\"A3\"><v>9</v></c><c r=\"B3\" t=\"b\"><v>1</v></c><c r=\"D3\" t=\"e\"><v>#N/A</v></c></row>"
        "<row r=\"4\"><c r=\"A4\" s=\"0\"/></row></sheetData>"
        "<mergeCells count=\"2\"><mergeCell ref=\"A1:C1\"/><mergeCell ref='A2:A3' /><mergeCell ref=\"D4\"/></mergeCells></worksheet>",
        "<worksheet><sheetData/></worksheet>");
    hears(
        bytes, &options,
        "file 2 2\nsheet 0 Một\n1: t1x3(Tiêu đề) = =\n2: n2x1(1) tf(a)\n3 hidden: = b(TRUE) - e(#N/A)\nend\nsheet 1 Hai hidden\nend\n");
    options.head_rows = 1;
    hears(bytes, &options,
          "file 2 2\nsheet 0 Một\n1: t1x3(Tiêu đề) = =\nend\nsheet 1 Hai hidden\nend\n");
    stored_release(&zip);
}

static void test_ods_merges_and_hidden(void **state)
{
    (void)state;
    struct stored_zip zip;
    struct read_options options = standard();
    stored_begin(&zip);
    stored_add(&zip, "mimetype", span_of("application/vnd.oasis.opendocument.spreadsheet"));
    stored_add(
        &zip, "content.xml",
        span_of(
            "<o:document-content xmlns:o='o' xmlns:t='t' xmlns:x='x' xmlns:s='s'><o:automatic-styles><s:style s:name='ta2'><s:table-properties "
            "t:display='false'/></s:style></o:automatic-styles><o:body><o:spreadsheet><t:table t:name='Một'>"
            "<t:table-row><t:table-cell o:value-type='string' t:number-columns-spanned='3'><x:p>Tiêu đề</x:p></t:table-cell>"
            "<t:covered-table-cell t:number-columns-repeated='2'/></t:table-row>"
            "<t:table-row><t:table-cell o:value-type='float' o:value='1' t:number-rows-spanned='2'/><t:table-cell o:value-type='string' "
            "t:formula='x'><x:p>a</x:p></t:table-cell></t:table-row>"
            "<t:table-row t:visibility='collapse'><t:covered-table-cell/><t:table-cell o:value-type='boolean' o:boolean-value='true'/></t:table-row>"
            "</t:table><t:table t:name='Hai' t:style-name='ta2'><t:table-row><t:table-cell/></t:table-row></t:table></o:spreadsheet></o:body>"
            "</o:document-content>"));
    hears(
        stored_finish(&zip), &options,
        "file 3 2\nsheet 0 Một\n1: t1x3(Tiêu đề) = =\n2: n2x1(1) tf(a)\n3 hidden: = b(TRUE)\nend\nsheet 1 Hai hidden\nend\n");
    stored_release(&zip);
}

static void test_xml_rows(void **state)
{
    (void)state;
    struct read_options options = standard();
    hears(span_of("<m><HoSo><Ma>1</Ma><L><G>5</G><G>6</G></L></HoSo><HoSo><Ten>B</Ten></HoSo></m>"),
          &options,
          "file 5 1\nsheet 0 \n0: t(Ma) t(L/G) t(Ten)\n1: t(1) t(5\n6)\n2: - - t(B)\nend\n");
}

static void test_limits(void **state)
{
    (void)state;
    struct stored_zip zip;
    struct read_options options = standard();
    static const char rows[] =
        "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>abcdefghij</t></is></c><c/><c><v>1</v></c></row>"
        "<row><c t=\"str\"><v>a_x0007_b</v></c></row></sheetData></worksheet>";
    struct span bytes = xlsx_of(&zip, rows, "<worksheet/>");
    options.limits.cell_bytes = 9;
    hears(
        bytes, &options,
        "file 2 2\nsheet 0 Một\n1: tlong 9(abcdefghi) - n(1)\n2: t(ab)\nend\nsheet 1 Hai hidden\nend\n");
    options = standard();
    options.limits.sheet_rows = 1;
    refuses(bytes, &options, CODE_FILE_TOO_LARGE);
    options = standard();
    options.limits.columns = 2;
    refuses(bytes, &options, CODE_FILE_TOO_LARGE);
    options = standard();
    options.limits.sheet_unpacked_bytes = 400;
    refuses(bytes, &options, CODE_FILE_TOO_LARGE);
    stored_release(&zip);
}

/* A good workbook cut at every byte: never a success, never a crash. */
static void test_cut_everywhere(void **state)
{
    (void)state;
    struct stored_zip zip;
    struct read_options options = standard();
    struct span bytes =
        xlsx_of(&zip, "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>",
                "<worksheet/>");
    for (size_t length = 4; length < bytes.length; length++) {
        struct error err = {.code = CODE_OK};
        struct heard heard;
        buffer_init(&heard.text, 1 << 20);
        assert_false(read_bytes(span_make(bytes.bytes, length), &options, &heard, &err));
        assert_int_not_equal(err.code, CODE_OK);
        buffer_release(&heard.text);
    }
    stored_release(&zip);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_xlsx_merges_and_hidden), cmocka_unit_test(test_ods_merges_and_hidden),
        cmocka_unit_test(test_xml_rows), cmocka_unit_test(test_limits),
        cmocka_unit_test(test_cut_everywhere)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
