/* Pages from the small report: Vietnamese forms of numbers and dates, states in words,
 * explanations, escaping. */
#include "fixture.h"

#include "base/config.h"
#include "render/page.h"

static const char *render(struct fixture *fixture, const char *style, const char *village)
{
    struct error err = {0};
    PAGE_SOURCE_AUTO struct page_source *source = NULL;
    const char *out = fixture_path(fixture, "page.html");
    const char *path = config_data_path(
        fixture->arena, arena_printf(fixture->arena, "reports/render/xslt/%s.xsl", style));
    if (!page_source_open(&source, SMALL_REPORT, &err) ||
        !page_write(source, path, village ? "code" : NULL, village, out, &err))
        fail_msg("%s", err.text);
    return fixture_read(fixture, out);
}

static void the_first_page_says_where_the_commune_stands(void **state)
{
    const char *page = render(*state, "index", NULL);
    assert_has(page, "<!DOCTYPE html>\n<html");
    assert_has(page, "<strong>1/1</strong>");
    assert_has(page, "20/11/2026");
    assert_has(page, "tháng 11/2026");
    assert_has(page, "87,5%");
    assert_has(page, "chưa báo cáo");
    assert_has(page, "không phát sinh");
    assert_has(page, "Nhắc 1 thôn còn thiếu báo cáo đã đến hạn");
    assert_has(page, "chưa báo cáo\n          → <strong>87,5%</strong>");
}

static void what_is_just_below_the_target_is_not_shown_as_reached(void **state)
{
    const char *page = render(*state, "village", "10633-T01");
    assert_has(page, "sát dưới 70%");
    assert_has(page, "17.499 ÷ 25.000");
    assert_has(page, "▼ chưa đạt");
}

static void figures_lead_to_rows_and_files(void **state)
{
    const char *page = render(*state, "village", "10633-T01");
    assert_has(page, "<details id=\"members_trained\"");
    assert_has(page, "<strong>1.234</strong> dòng nguồn");
    assert_has(page, "Báo cáo tháng 10.xlsx");
    assert_has(page, "ngày không đọc được hoặc không có trong lịch");
    assert_has(page, "1.243"); /* working-age population */
}

static void missing_is_never_zero(void **state)
{
    const char *page = render(*state, "village", "10633-T03");
    assert_has(page, "thôn chưa báo cáo, không tính là 0");
    assert_has_not(page, ">0%");
}

static void text_of_data_stays_text(void **state)
{
    const char *page = render(*state, "village", "10633-T02");
    assert_has(page, "Thượng `touch x` \"Dương\"");
    assert_has(page, ">0%"); /* a true zero is one */
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, fixture_open, fixture_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(the_first_page_says_where_the_commune_stands),
        CASE(what_is_just_below_the_target_is_not_shown_as_reached),
        CASE(figures_lead_to_rows_and_files),
        CASE(missing_is_never_zero),
        CASE(text_of_data_stays_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
