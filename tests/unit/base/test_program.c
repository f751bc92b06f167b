/* program: what is kept of an external program's words, and how its end is told. */
#include "testing.h"

#include "base/program.h"

static bool run(const char *script, char said[PROGRAM_SAID_BYTES], bool *good, struct error *err)
{
    char *const argv[] = {"sh", "-c", (char *)script, NULL}, *const environment[] = {NULL};
    static const struct child_limits limits = {.wall_seconds = 20};
    const struct program program = {"/bin/sh", argv, environment, "/", &limits};
    return program_run(&program, said, good, err);
}

static void test_end_of_many_words_is_kept(void **state)
{
    (void)state;
    struct error err = {0};
    char said[PROGRAM_SAID_BYTES];
    bool good = true;
    const char *talk = "i=0; while [ $i -lt 3000 ]; do echo \"line $i\"; i=$((i+1)); done; exit 3";
    assert_true(run(talk, said, &good, &err));
    assert_false(good);
    assert_int_equal(strlen(said), PROGRAM_SAID_BYTES - 1);
    assert_string_equal(program_last_line(said), "line 2999");
}

static void test_few_words_are_kept_whole(void **state)
{
    (void)state;
    struct error err = {0};
    char said[PROGRAM_SAID_BYTES];
    bool good = false;
    assert_true(run("echo one; echo two >&2", said, &good, &err));
    assert_true(good);
    assert_string_equal(said, "one\ntwo\n");
    assert_string_equal(program_last_line(said), "two");
}

static void test_what_cannot_be_started(void **state)
{
    (void)state;
    struct error err = {0};
    char said[PROGRAM_SAID_BYTES];
    bool good = false;
    static const struct child_limits limits = {.wall_seconds = 20};
    char *const argv[] = {"nothing", NULL}, *const environment[] = {NULL};
    const struct program program = {"/nonexistent/program", argv, environment, "/", &limits};
    assert_false(program_run(&program, said, &good, &err));
    assert_int_equal(err.code, CODE_CHILD);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_end_of_many_words_is_kept),
        cmocka_unit_test(test_few_words_are_kept_whole),
        cmocka_unit_test(test_what_cannot_be_started),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
