/* cli: words to options and operands, wrong words to exit 2 with the nearest name, help from the
 * table. */
#include "testing.h"

#include "base/cli.h"
#include "base/unicode.h"

#include <fcntl.h>
#include <unistd.h>

static struct seen {
    int runs;
    char value[100], table[100], operands[200], home[100];
    bool flag, given, quiet;
} seen;

static void keep(char *room, size_t size, const char *text)
{
    snprintf(room, size, "%s", text ? text : "(none)");
}

static int run(const struct cli_arguments *arguments)
{
    seen = (struct seen){.runs = seen.runs + 1};
    keep(seen.value, sizeof seen.value, cli_value(arguments, "value"));
    keep(seen.table, sizeof seen.table, cli_value(arguments, "table"));
    keep(seen.home, sizeof seen.home, cli_value(arguments, "home"));
    seen.flag = cli_given(arguments, "flag");
    seen.given = cli_given(arguments, "value");
    seen.quiet = arguments->quiet;
    size_t used = 0;
    for (size_t i = 0; i < arguments->operand_count; i++)
        used += (size_t)snprintf(seen.operands + used, sizeof seen.operands - used, "%s;",
                                 arguments->operands[i]);
    return 1;
}

static const struct cli_option options[] = {
    {"value", "GIÁ-TRỊ", "một giá trị", false, false},
    {"flag", NULL, "một cờ", false, false},
    {"table", "N", "một bảng", false, true},
    {NULL, NULL, NULL, false, false},
};
static const struct cli_command try_command = {.name = "try",
                                               .operands = "[TỆP…]",
                                               .summary = "thử",
                                               .options = options,
                                               .max_operands = 3,
                                               .run = run};
static const struct cli_command need_command = {.name = "need",
                                                .operands = "TỆP",
                                                .summary = "cần tệp",
                                                .min_operands = 1,
                                                .max_operands = 1,
                                                .run = run};
static const struct cli_command *const commands[] = {&try_command, &need_command, NULL};

/* Runs the words after "thidua"; output of both kinds goes to `text` (may be NULL). */
static int call(const char *words, char *text, size_t room)
{
    char *argv[20] = {"thidua"}, line[200], *rest = line;
    int argc = 1, saved_out = dup(1), saved_err = dup(2);
    snprintf(line, sizeof line, "%s", words);
    for (char *word; (word = strsep(&rest, " ")) != NULL && *word;) argv[argc++] = word;
    char name[] = "/tmp/thidua-cli-XXXXXX";
    int fd = mkstemp(name);
    unlink(name);
    fflush(stdout);
    dup2(fd, 1);
    dup2(fd, 2);
    int status = cli_main(commands, argc, argv);
    fflush(stdout);
    dup2(saved_out, 1);
    dup2(saved_err, 2);
    if (text) {
        ssize_t length = pread(fd, text, room - 1, 0);
        text[length > 0 ? length : 0] = '\0';
    }
    close(fd);
    close(saved_out);
    close(saved_err);
    return status;
}

static void test_options_and_operands(void **state)
{
    (void)state;
    assert_int_equal(call("try a --value=x=y b", NULL, 0), 1);
    assert_string_equal(seen.value, "x=y");
    assert_string_equal(seen.operands, "a;b;");
    assert_false(seen.flag);
    assert_int_equal(call("try --flag --value --flag -", NULL, 0), 1);
    assert_true(seen.flag);
    assert_string_equal(seen.value,
                        "--flag"); /* the word after an option with a value is its value */
    assert_string_equal(seen.operands, "-;");
    assert_int_equal(call("try -- --flag --value", NULL, 0), 1);
    assert_false(seen.flag);
    assert_string_equal(seen.operands, "--flag;--value;");
    assert_int_equal(call("try --value= --quiet --home /x", NULL, 0), 1);
    assert_true(seen.given);
    assert_true(seen.quiet);
    assert_string_equal(seen.value, "");
    assert_string_equal(seen.home, "/x");
}

static void test_an_optional_value(void **state)
{
    (void)state;
    call("try --table 2 f", NULL, 0);
    assert_string_equal(seen.table, "2");
    assert_string_equal(seen.operands, "f;");
    call("try --table f", NULL, 0);
    assert_string_equal(seen.table, "");
    assert_string_equal(seen.operands, "f;");
    call("try --table=x", NULL, 0);
    assert_string_equal(seen.table, "x");
    call("try f", NULL, 0);
    assert_string_equal(seen.table, "(none)");
}

static void test_wrong_words_end_with_two(void **state)
{
    (void)state;
    static const struct {
        const char *words, *expected;
    } wrong[] = {{"", "thiếu tên lệnh"},
                 {"tyr", "thidua try"},
                 {"zzzzzz", "không có lệnh zzzzzz"},
                 {"try --flg", "Có phải --flag"},
                 {"try --flag=1", "không nhận giá trị"},
                 {"try --value", "GIÁ-TRỊ"},
                 {"try -x", "không có tùy chọn -x"},
                 {"try a b c d", "nhiều nhất 3"},
                 {"need", "thiếu TỆP"},
                 {"try --quite", "Có phải --quiet"},
                 {"help zzzzzz", "không có lệnh"}};
    char text[4000];
    int runs = seen.runs;
    for (size_t i = 0; i < COUNT(wrong); i++) {
        assert_int_equal(call(wrong[i].words, text, sizeof text), 2);
        if (!strstr(text, wrong[i].expected)) fail_msg("%s: %s", wrong[i].words, text);
    }
    assert_int_equal(seen.runs, runs);
}

static void test_help_wins_and_fits_the_line(void **state)
{
    (void)state;
    static const char *const asked[] = {"--help", "help", "try --help", "help try", "-h", "try -h"};
    char text[8000];
    for (size_t i = 0; i < COUNT(asked); i++) {
        assert_int_equal(call(asked[i], text, sizeof text), 0);
        assert_non_null(strstr(text, "Cách dùng: thidua"));
        assert_non_null(strstr(text, "--as-of NGÀY"));
        struct span rest = span_of(text), line;
        while (span_cut(&rest, '\n', &line)) assert_true(utf8_chars(line) <= 80);
    }
    assert_int_equal(call("--version", text, sizeof text), 0);
    assert_string_equal(text, "thidua " THIDUA_VERSION "\n");
    assert_int_equal(call("help man", text, sizeof text), 0);
    assert_true(strncmp(text, ".TH THIDUA 1", 12) == 0);
    assert_non_null(strstr(text, "\\-\\-table[=N]"));
}

static void test_output_that_is_lost_is_an_error(void **state)
{
    (void)state;
    char *argv[] = {"thidua", "--help", NULL};
    int saved_out = dup(1), saved_err = dup(2), full = open("/dev/full", O_WRONLY),
        null = open("/dev/null", O_WRONLY);
    fflush(stdout);
    dup2(full, 1);
    dup2(null, 2);
    int status = cli_main(commands, 2, argv);
    dup2(saved_out, 1);
    dup2(saved_err, 2);
    clearerr(stdout);
    assert_int_equal(status, 3);
    close(saved_out);
    close(saved_err);
    close(full);
    close(null);
}

static void test_nearest(void **state)
{
    (void)state;
    static const char *const names[] = {"ingest", "init", "status", "score", NULL};
    assert_string_equal(cli_nearest(names, "ingets"), "ingest");
    assert_string_equal(cli_nearest(names, "stat"), "status");
    assert_string_equal(cli_nearest(names, "scor"), "score");
    assert_string_equal(cli_nearest(names, "inti"), "init");
    assert_null(cli_nearest(names, "x"));
    assert_null(cli_nearest(names, "publish"));
    assert_null(cli_nearest(names, ""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_options_and_operands),
        cmocka_unit_test(test_an_optional_value),
        cmocka_unit_test(test_wrong_words_end_with_two),
        cmocka_unit_test(test_help_wins_and_fits_the_line),
        cmocka_unit_test(test_output_that_is_lost_is_an_error),
        cmocka_unit_test(test_nearest),
    };
    return cmocka_run_group_tests_name("cli", tests, NULL, NULL);
}
