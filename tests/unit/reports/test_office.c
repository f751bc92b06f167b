/* The Word report and the workbook: whole packages, text that stays text, the same bytes for the
 * same XML. */
#include "fixture.h"

#include "base/xml.h"
#include "render/package.h"
#include "render/xlsx.h"

static void a_package_is_read_back(void **state)
{
    struct fixture *fixture = *state;
    struct error err = {0};
    const char *part = fixture_path(fixture, "part.xml"), *path = fixture_path(fixture, "a.docx");
    fixture_write(part, "<a>Đúng</a>");
    const struct package_part parts[] = {{"word/document.xml", part}, {"other.txt", part}};
    assert_true(package_write(path, parts, 2, &err));
    if (!package_check(path, "word/document.xml", &err)) fail_msg("%s", err.text);
    assert_false(package_check(path, "xl/workbook.xml", &err));
    assert_int_equal(err.code, CODE_OUTPUT_CHECK);
}

static void the_same_parts_give_the_same_bytes(void **state)
{
    struct fixture *fixture = *state;
    struct error err = {0};
    struct span first, second;
    const char *part = fixture_path(fixture, "part.xml");
    fixture_write(part, "<a/>");
    const struct package_part parts[] = {{"word/document.xml", part}};
    assert_true(package_write(fixture_path(fixture, "a.docx"), parts, 1, &err));
    fixture_write(part, "<a/>"); /* a newer file */
    assert_true(package_write(fixture_path(fixture, "b.docx"), parts, 1, &err));
    assert_true(path_read(fixture->arena, fixture_path(fixture, "a.docx"), 1 << 20, &first, &err));
    assert_true(path_read(fixture->arena, fixture_path(fixture, "b.docx"), 1 << 20, &second, &err));
    assert_true(span_equal(first, second));
}

static void a_broken_part_or_a_cut_package_is_refused(void **state)
{
    struct fixture *fixture = *state;
    struct error err = {0};
    struct span whole;
    const char *part = fixture_path(fixture, "part.xml"), *path = fixture_path(fixture, "a.docx");
    fixture_write(part, "<a>");
    const struct package_part parts[] = {{"word/document.xml", part}};
    assert_true(package_write(path, parts, 1, &err));
    assert_false(package_check(path, "word/document.xml", &err));
    assert_true(path_read(fixture->arena, path, 1 << 20, &whole, &err));
    assert_true(path_write(path, span_make(whole.bytes, whole.length - 30), 0640, &err));
    assert_false(package_check(path, "word/document.xml", &err));
}

/* A village whose name begins like a formula. */
static void names_of_data_are_never_formulas(void **state)
{
    struct fixture *fixture = *state;
    struct error err = {0};
    const char *text = fixture_read(fixture, SMALL_REPORT), *at = strstr(text, "name=\"Vĩnh Trụ\"");
    const char *path = fixture_path(fixture, "report.xml");
    assert_non_null(at);
    fixture_write(path, arena_printf(fixture->arena, "%.*sname=\"=1+1\"%s", (int)(at - text), text,
                                     at + strlen("name=\"Vĩnh Trụ\"")));
    XML_AUTO struct xml *report = NULL;
    assert_true(xml_load(path, NULL, &report, &err));
    if (!xlsx_indicators(fixture->arena, report, fixture->folder, &err)) fail_msg("%s", err.text);
    const char *book = fixture_path(fixture, "chi-so-2026-11.xlsx");
    if (!package_check(book, "xl/workbook.xml", &err)) fail_msg("%s", err.text);
    const char *command = arena_printf(
        fixture->arena, "unzip -p %s xl/sharedStrings.xml | grep -q '<t>=1+1</t>'", book);
    assert_int_equal(system(command), 0);
    command =
        arena_printf(fixture->arena, "unzip -p %s 'xl/worksheets/*.xml' | grep -q '<f>1+1'", book);
    assert_int_not_equal(system(command), 0);
    command =
        arena_printf(fixture->arena,
                     "unzip -p %s xl/worksheets/sheet2.xml | grep -q '<f>IF(H2&gt;0,G2/H2'", book);
    assert_int_equal(system(command), 0);
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, fixture_open, fixture_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(a_package_is_read_back),
        CASE(the_same_parts_give_the_same_bytes),
        CASE(a_broken_part_or_a_cut_package_is_refused),
        CASE(names_of_data_are_never_formulas),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
