/* The XML writer: form, escaping, characters that XML forbids, files that are there already. */
#include "fixture.h"

#include "document/writer.h"

static void a_document_has_this_form(void **state)
{
    struct fixture *fixture = *state;
    const char *path = fixture_path(fixture, "a.xml");
    struct error err = {0};
    WRITER_AUTO struct writer *writer = NULL;
    assert_true(writer_open(&writer, path, &err));
    writer_begin(writer, "report");
    writer_attribute(writer, "name", "Thôn \"Đông\" <&>");
    writer_attribute(writer, "left-out", NULL);
    writer_text(writer, "name", "a < b");
    writer_text(writer, "left-out", NULL);
    writer_begin(writer, "empty");
    writer_end(writer);
    assert_true(writer_finish(writer, &err));
    assert_string_equal(fixture_read(fixture, path),
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        "<report name=\"Thôn &quot;Đông&quot; &lt;&amp;&gt;\">\n"
                        "  <name>a &lt; b</name>\n"
                        "  <empty/>\n"
                        "</report>\n");
}

static void forbidden_characters_become_replacement_characters(void **state)
{
    struct fixture *fixture = *state;
    const char *path = fixture_path(fixture, "b.xml");
    struct error err = {0};
    WRITER_AUTO struct writer *writer = NULL;
    assert_true(writer_open(&writer, path, &err));
    writer_begin(writer, "x");
    writer_attribute(writer, "a", "m\x01n\x1F\xEF\xBF\xBF"); /* U+0001, U+001F, U+FFFF */
    assert_true(writer_finish(writer, &err));
    assert_has(fixture_read(fixture, path), "a=\"m\xEF\xBF\xBDn\xEF\xBF\xBD\xEF\xBF\xBD\"");
}

static void a_file_that_is_there_is_not_overwritten(void **state)
{
    struct fixture *fixture = *state;
    const char *path = fixture_path(fixture, "c.xml");
    struct error err = {0};
    struct writer *writer = NULL;
    fixture_write(path, "old");
    assert_false(writer_open(&writer, path, &err));
    assert_int_equal(err.code, CODE_FILE_WRITE);
    assert_string_equal(fixture_read(fixture, path), "old");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_document_has_this_form, fixture_open, fixture_close),
        cmocka_unit_test_setup_teardown(forbidden_characters_become_replacement_characters,
                                        fixture_open, fixture_close),
        cmocka_unit_test_setup_teardown(a_file_that_is_there_is_not_overwritten, fixture_open,
                                        fixture_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
