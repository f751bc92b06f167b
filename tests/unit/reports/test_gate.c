/* The publication gate: numbers of persons, cut pictures, broken links, empty pages. */
#include "fixture.h"

#include "render/gate.h"

#define PAGE \
    "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>t</title></head><body>%s</body></html>\n"
static const char good_main[] = "<main id=\"m\"><p>Có nội dung</p><a href=\"#m\">lên</a></main>";

static bool check(struct fixture *fixture, struct error *err)
{
    struct gate_counts counts;
    return gate_check(fixture->arena, fixture->folder, &counts, err);
}

static void write_page(struct fixture *fixture, const char *name, const char *body)
{
    fixture_write(fixture_path(fixture, name), arena_printf(fixture->arena, PAGE, body));
}

static void numbers_of_persons_are_found(void **state)
{
    (void)state;
    static const char *const personal[] = {"031081001234", "số 031081001234.", "CMND 142536475",
                                           "0912345678", "x=\"031081001234\""};
    static const char *const harmless[] = {
        "12345678",      "1.234.567.890",       "0.857142857143",   "202611201730",
        "20261120",      "a123456789b",         "123456789abcdef0", "sha 031081001234f",
        "1234567890123", "2026-11-20T18:00:00", "M123456789,3"};
    for (size_t i = 0; i < COUNT(personal); i++)
        if (!gate_has_personal_number(span_of(personal[i]))) fail_msg("not found: %s", personal[i]);
    for (size_t i = 0; i < COUNT(harmless); i++)
        if (gate_has_personal_number(span_of(harmless[i]))) fail_msg("found: %s", harmless[i]);
}

static void a_whole_folder_passes(void **state)
{
    struct fixture *fixture = *state;
    struct error err = {0};
    struct gate_counts counts;
    write_page(fixture, "a.html", good_main);
    write_page(fixture, "b.html", "<main><p>x</p><a href=\"a.html#m\">a</a></main>");
    if (!gate_check(fixture->arena, fixture->folder, &counts, &err)) fail_msg("%s", err.text);
    assert_int_equal(counts.pages, 2);
    assert_int_equal(counts.charts, 0);
}

static void refused(struct fixture *fixture, const char *why)
{
    struct error err = {0};
    assert_false(check(fixture, &err));
    assert_int_equal(err.code, CODE_OUTPUT_CHECK);
    assert_has(err.text, why);
}

static void a_link_to_nothing_is_refused(void **state)
{
    write_page(*state, "a.html", "<main><p>x</p><img src=\"bieu-do/none.svg\" alt=\"\"/></main>");
    refused(*state, "bieu-do/none.svg");
}

static void a_link_to_no_such_part_is_refused(void **state)
{
    write_page(*state, "a.html", good_main);
    write_page(*state, "b.html", "<main><p>x</p><a href=\"a.html#n\">a</a></main>");
    refused(*state, "a.html#n");
}

static void a_link_outside_is_refused(void **state)
{
    write_page(*state, "a.html", "<main><p>x</p><a href=\"https://example.org/\">x</a></main>");
    refused(*state, "example.org");
}

static void a_page_without_content_is_refused(void **state)
{
    write_page(*state, "a.html", "<main><h1>Chỉ có đầu đề</h1></main>");
    refused(*state, "không có nội dung");
}

static void a_page_that_is_not_well_formed_is_refused(void **state)
{
    write_page(*state, "a.html", "<main><p>x</main>");
    refused(*state, "sai cấu trúc");
}

static void an_empty_file_is_refused(void **state)
{
    fixture_write(fixture_path(*state, "a.txt"), "");
    refused(*state, "trống");
}

static void a_cut_picture_is_refused(void **state)
{
    fixture_write(fixture_path(*state, "a.png"),
                  "\x89PNG\r\n\x1a\n and then the disk was full, nothing more came");
    refused(*state, "a.png bị cụt");
}

static void a_cut_drawing_is_refused(void **state)
{
    char svg[2000] = "<svg xmlns=\"http://www.w3.org/2000/svg\"><g>";
    memset(svg + strlen(svg), ' ', 1000);
    fixture_write(fixture_path(*state, "a.svg"), svg);
    refused(*state, "a.svg bị hỏng");
}

static void a_number_of_a_person_is_refused(void **state)
{
    write_page(*state, "a.html", "<main><p>Ông A, 031081001234</p></main>");
    refused(*state, "số định danh");
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, fixture_open, fixture_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(numbers_of_persons_are_found),
        CASE(a_whole_folder_passes),
        CASE(a_link_to_nothing_is_refused),
        CASE(a_link_to_no_such_part_is_refused),
        CASE(a_link_outside_is_refused),
        CASE(a_page_without_content_is_refused),
        CASE(a_page_that_is_not_well_formed_is_refused),
        CASE(an_empty_file_is_refused),
        CASE(a_cut_picture_is_refused),
        CASE(a_cut_drawing_is_refused),
        CASE(a_number_of_a_person_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
