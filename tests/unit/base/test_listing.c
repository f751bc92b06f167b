/* listing: what people see and what programs see of the same rows. */
#include "base/listing.h"
#include "base/path.h"
#include "scratch.h"

#include <fcntl.h>

static const struct listing_column columns[] = {{"village", "", false},
                                                {"", "Thôn", false},
                                                {"state", "Trạng thái", false},
                                                {"rows", "Dòng", true}};

/* Two villages; what listing_print wrote. */
static const char *printed(struct work *work, bool csv)
{
    static const char *const cells[] = {"TB", "Thanh Bình", "held", "7",
                                        "AD", "An, Điền",   "",     "12"};
    struct listing listing;
    struct span text;
    struct error err = {0};
    listing_begin(&listing, work->arena, columns, COUNT(columns), csv);
    for (size_t i = 0; i < COUNT(cells); i++) listing_add(&listing, cells[i]);
    int fd = open(work->path, O_WRONLY | O_TRUNC);
    assert_true(fd >= 0);
    assert_true(listing_print(&listing, fd, &err));
    close(fd);
    assert_true(path_read(work->arena, work->path, 1 << 16, &text, &err));
    return arena_strndup(work->arena, text.bytes, text.length);
}

static void programs_see_what_has_a_name(void **state)
{
    assert_string_equal(printed(*state, true), "village,state,rows\nTB,held,7\nAD,,12\n");
}

static void people_see_what_has_a_title(void **state)
{
    assert_string_equal(printed(*state, false), "Thôn        Trạng thái  Dòng\n"
                                                "Thanh Bình  held           7\n"
                                                "An, Điền                  12\n");
}

static void formats(void **state)
{
    struct error err = {0};
    bool csv = true;
    (void)state;
    assert_true(listing_format(NULL, &csv, &err) && !csv);
    assert_true(listing_format("csv", &csv, &err) && csv);
    assert_true(listing_format("text", &csv, &err) && !csv);
    assert_false(listing_format("json", &csv, &err));
    assert_int_equal(err.code, CODE_USAGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(programs_see_what_has_a_name, scratch_begin, scratch_end),
        cmocka_unit_test_setup_teardown(people_see_what_has_a_title, scratch_begin, scratch_end),
        cmocka_unit_test(formats),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
