/* xml: our own files: good ones walked, bad ones named with file and line, tricks refused. */
#include "scratch_folder.h"

#include "base/text.h"
#include "base/xml.h"

#include <unistd.h>

static const char *file(void **state, const char *name, const char *content)
{
    struct error err = {0};
    const char *path = folder_at(state, name);
    assert_true(path_write(path, span_of(content), 0600, &err));
    return path;
}

static const char schema[] =
    "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='urn:t' xmlns='urn:t'"
    " elementFormDefault='qualified'>"
    "<xs:element name='list'><xs:complexType><xs:sequence>"
    "<xs:element name='item' maxOccurs='unbounded'><xs:complexType><xs:simpleContent><xs:extension base='xs:string'>"
    "<xs:attribute name='size' type='xs:integer' use='required'/>"
    "<xs:attribute name='good' type='xs:boolean' default='true'/>"
    "</xs:extension></xs:simpleContent></xs:complexType></xs:element>"
    "</xs:sequence></xs:complexType></xs:element></xs:schema>";

static void test_a_good_file_is_walked(void **state)
{
    struct place_of_work *work = *state;
    struct error err = {0};
    XML_AUTO struct xml *doc = NULL;
    const char *path = file(
        state, "good.xml",
        "<list xmlns='urn:t'>\n  <item size='3'> một <!-- no -->&amp; <![CDATA[<hai>]]> </item>\n"
        "  <!-- between -->\n  <item size=' -7 ' good='0'/>\n</list>");
    assert_true(xml_load(path, file(state, "good.xsd", schema), &doc, &err));
    const struct xml_node *root = xml_root(doc), *first = xml_child(root, NULL),
                          *second = xml_next(first, "item");
    assert_string_equal(xml_name(root), "list");
    assert_int_equal(xml_count(root, "item"), 2);
    assert_string_equal(xml_text(first, work->arena), "một & <hai>");
    assert_int_equal(xml_attribute_int(first, "size", 0), 3);
    assert_true(xml_attribute_bool(first, "good", false)); /* the default of the XSD */
    assert_int_equal(xml_line(second), 4);
    assert_int_equal(xml_attribute_int(second, "size", 0), -7);
    assert_false(xml_attribute_bool(second, "good", true));
    assert_string_equal(xml_text(second, work->arena), "");
    assert_null(xml_attribute(second, "colour"));
    assert_string_equal(xml_attribute_or(second, "colour", "none"), "none");
    assert_null(xml_next(second, NULL));
    assert_null(xml_child_text(root, "nothing", work->arena));
    assert_string_equal(xml_child_text(root, "item", work->arena), "một & <hai>");
    assert_false(xml_fail(doc, second, &err, "số %d không hợp", 7));
    assert_string_equal(err.text, "số 7 không hợp");
    assert_int_equal(err.place.row, 4);
    assert_int_equal(err.code, CODE_CONFIG);
}

static void expect_refused(void **state, const char *content, long line)
{
    struct error err = {0};
    struct xml *doc = NULL;
    const char *path = file(state, "bad.xml", content), *xsd = file(state, "bad.xsd", schema);
    assert_false(xml_load(path, xsd, &doc, &err));
    assert_null(doc);
    assert_int_equal(err.code, CODE_CONFIG);
    assert_int_equal(err.place.row, line);
    assert_non_null(strstr(err.place.file, "bad.xml"));
    assert_true(strlen(err.text) > 0);
}

static void test_bad_files_are_named_by_line(void **state)
{
    expect_refused(state,
                   "<list xmlns='urn:t'>\n<item size='3'>x</item>\n<item size='ba'/>\n</list>", 3);
    expect_refused(state, "<list xmlns='urn:t'>\n<item size='3'/>\n\n<thing/></list>", 4);
    expect_refused(state, "<list xmlns='urn:t'>\n<item/>\n</list>", 2);
    expect_refused(state, "<list xmlns='urn:t'>\n<item size='3'>\n</list>", 3);
    expect_refused(state, "<list xmlns='urn:other'/>", 1);
    expect_refused(state, "", 1);
}

static void test_doctype_and_entities_are_refused(void **state)
{
    expect_refused(
        state,
        "<!DOCTYPE list [<!ENTITY e 'x'>]><list xmlns='urn:t'><item size='1'>&e;</item></list>", 1);
    expect_refused(
        state,
        "<!DOCTYPE list SYSTEM 'file:///etc/passwd'><list xmlns='urn:t'><item size='1'/></list>",
        1);
}

static void test_missing_files(void **state)
{
    struct error err = {0};
    struct xml *doc = NULL;
    const char *good = file(state, "a.xml", "<list xmlns='urn:t'><item size='1'/></list>");
    assert_false(xml_load("/nowhere.xml", NULL, &doc, &err));
    assert_int_equal(err.code, CODE_FILE_OPEN);
    error_clear(&err);
    assert_false(xml_load("/tmp", NULL, &doc, &err)); /* a folder */
    assert_int_equal(err.code, CODE_FILE_OPEN);
    error_clear(&err);
    assert_false(xml_load(good, "/nowhere.xsd", &doc, &err));
    assert_int_equal(err.code, CODE_CONFIG);
    assert_true(xml_load(good, NULL, &doc, &err));
    xml_closep(&doc);
    xml_closep(&doc); /* NULL */
}

static void count_lines(void *context, const struct error *problem)
{
    long *lines = context;
    *lines = *lines * 10 + problem->place.row;
}

static void test_check_tells_every_problem(void **state)
{
    struct error err = {0};
    long lines = 0;
    size_t problems = 0;
    const char *xsd = file(state, "check.xsd", schema);
    const char *path =
        file(state, "many.xml",
             "<list xmlns='urn:t'>\n<item/>\n<item size='1'/>\n<item size='x'/>\n</list>");
    assert_true(xml_check(path, xsd, count_lines, &lines, &problems, &err));
    assert_int_equal(problems, 2);
    assert_int_equal(lines, 24);
    path = file(state, "fine.xml", "<list xmlns='urn:t'><item size='1'/></list>");
    assert_true(xml_check(path, xsd, NULL, NULL, &problems, &err));
    assert_int_equal(problems, 0);
    path = file(state, "cut.xml", "<list xmlns='urn:t'><item size='1'/>");
    assert_true(xml_check(path, xsd, NULL, NULL, &problems, &err));
    assert_true(problems > 0);
    path = file(state, "type.xml", "<!DOCTYPE list><list xmlns='urn:t'><item size='1'/></list>");
    assert_true(xml_check(path, xsd, NULL, NULL, &problems, &err));
    assert_true(problems > 0);
}

/* Many items, the last two of one size, and after them what is given. */
static const char *many_items(void **state, size_t least_bytes, const char *last)
{
    struct buffer text;
    buffer_init(&text, 16 << 20);
    buffer_add_text(&text, "<list xmlns='urn:t'>\n");
    for (int i = 0; text.length < least_bytes; i++)
        buffer_printf(&text, "<item size='%d'>%0100d</item>\n", i, i);
    buffer_printf(&text, "<item size='-1'/><item size='-1'/>%s</list>", last);
    struct place_of_work *work = *state;
    struct error err = {0};
    const char *path = path_join(work->arena, work->folder, "items.xml");
    assert_true(path_write(path, buffer_span(&text), 0600, &err));
    buffer_release(&text);
    return path;
}

static void test_keys_are_checked_where_the_file_is_small(void **state)
{
    const char *text = strstr(schema, "</xs:element></xs:schema>");
    struct place_of_work *work = *state;
    const char *keyed =
        arena_printf(work->arena,
                     "%.*s<xs:unique name='once' xmlns:t='urn:t'><xs:selector xpath='t:item'/>"
                     "<xs:field xpath='@size'/></xs:unique>%s",
                     (int)(text - schema), schema, text);
    const char *xsd = file(state, "keyed.xsd", keyed);
    struct error err = {0};
    size_t problems = 0;
    assert_true(xml_check(many_items(state, 1, ""), xsd, NULL, NULL, &problems, &err));
    assert_int_equal(problems, 1);
    const char *large = many_items(state, XML_IDENTITY_LIMIT_BYTES, "");
    assert_true(xml_check(large, xsd, NULL, NULL, &problems, &err));
    assert_int_equal(problems, 0); /* who wrote it vouches for its keys */
    large = many_items(state, XML_IDENTITY_LIMIT_BYTES, "<item/>");
    assert_true(xml_check(large, xsd, NULL, NULL, &problems, &err));
    assert_int_equal(problems, 1); /* all else is checked */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_good_file_is_walked, folder_begin, folder_end),
        cmocka_unit_test_setup_teardown(test_bad_files_are_named_by_line, folder_begin, folder_end),
        cmocka_unit_test_setup_teardown(test_doctype_and_entities_are_refused, folder_begin,
                                        folder_end),
        cmocka_unit_test_setup_teardown(test_missing_files, folder_begin, folder_end),
        cmocka_unit_test_setup_teardown(test_check_tells_every_problem, folder_begin, folder_end),
        cmocka_unit_test_setup_teardown(test_keys_are_checked_where_the_file_is_small, folder_begin,
                                        folder_end),
    };
    return cmocka_run_group_tests_name("xml", tests, NULL, NULL);
}
