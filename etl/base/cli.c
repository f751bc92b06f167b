/*
 * cli: finding the command, parsing its options, running it (see cli.h). Help texts are in
 *      cli_reference.c.
 */
#include "cli.h"

#include "xml.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CLI_ARENA_LIMIT_BYTES = 256 << 20, CLI_TEXT_LIMIT_BYTES = 1 << 20, CLI_NAMES = 128 };

const struct cli_option cli_common_options[] = {
    {"home", "THƯ-MỤC", "thư mục làm việc (mặc định: THIDUA_HOME, rồi thư mục hiện tại)", false,
     false},
    {"as-of", "NGÀY", "coi ngày này là hôm nay, dạng 2026-11-20", false, false},
    {"quiet", NULL, "không in gì khi xong việc; chỉ báo lỗi", false, false},
    {"help", NULL, "in hướng dẫn này", false, false},
    {NULL, NULL, NULL, false, false},
};

static size_t option_count(const struct cli_option *options)
{
    size_t count = 0;
    while (options && options[count].name) count++;
    return count;
}

static const char *const *slot_of(const struct cli_arguments *arguments, const char *name)
{
    for (size_t i = 0; i < option_count(arguments->options); i++)
        if (strcmp(arguments->options[i].name, name) == 0) return &arguments->values[i];
    if (strcmp(name, "home") == 0) return &arguments->home;
    if (strcmp(name, "as-of") == 0) return &arguments->as_of;
    fprintf(stderr, "thidua: lỗi nội bộ: lệnh không có tùy chọn --%s\n", name);
    exit(code_info(CODE_INTERNAL)->exit_status);
}

const char *cli_value(const struct cli_arguments *arguments, const char *name)
{
    return *slot_of(arguments, name);
}

bool cli_given(const struct cli_arguments *arguments, const char *name)
{
    return cli_value(arguments, name) != NULL;
}

bool cli_config(const struct cli_arguments *arguments, bool allow_missing, struct config *ret,
                struct error *err)
{
    size_t count = option_count(arguments->options), used = 0;
    struct config_option *given = arena_array(arguments->arena, count + 2, sizeof *given);
    for (size_t i = 0; i < count; i++)
        if (arguments->options[i].setting && arguments->values[i])
            given[used++] =
                (struct config_option){arguments->options[i].name, arguments->values[i]};
    if (arguments->home) given[used++] = (struct config_option){"home", arguments->home};
    if (arguments->as_of) given[used++] = (struct config_option){"as-of", arguments->as_of};
    return config_load(arguments->arena, NULL, given, used, allow_missing, ret, err);
}

int cli_fail(const struct cli_arguments *arguments, const struct error *err)
{
    log_error(&arguments->log, err);
    return error_exit_status(err);
}

/* The option of that name: the command's own first, then the common ones; *ret_slot is where its
 * value goes. */
static const struct cli_option *find_option(struct cli_arguments *arguments, struct span name,
                                            const char **common, const char ***ret_slot)
{
    for (size_t i = 0; i < option_count(arguments->options); i++) {
        *ret_slot = &arguments->values[i];
        if (span_equals(name, arguments->options[i].name)) return &arguments->options[i];
    }
    for (size_t i = 0; cli_common_options[i].name; i++) {
        *ret_slot = &common[i];
        if (span_equals(name, cli_common_options[i].name)) return &cli_common_options[i];
    }
    return NULL;
}

static bool unknown_option(const struct cli_command *command, const char *typed, struct error *err)
{
    const char *names[CLI_NAMES] = {NULL};
    size_t count = 0;
    for (size_t i = 0; i < option_count(command->options) && count < CLI_NAMES - 8; i++)
        names[count++] = command->options[i].name;
    for (size_t i = 0; cli_common_options[i].name; i++) names[count++] = cli_common_options[i].name;
    error_set(err, CODE_USAGE, "lệnh %s không có tùy chọn %.100s", command->name, typed);
    const char *near = cli_nearest(names, typed + strspn(typed, "-"));
    if (near) return error_hint(err, "Có phải --%s? Xem thidua %s --help.", near, command->name);
    return error_hint(err, "Xem thidua %s --help.", command->name);
}

static bool is_number(const char *text)
{
    int64_t number;
    return text && span_to_int64(span_of(text), &number);
}

/* Takes the option at argv[*at] and moves *at to its last word. */
static bool take_option(struct cli_arguments *arguments, const struct cli_command *command,
                        char **argv, int *at, const char **common, struct error *err)
{
    const char *typed = argv[*at];
    const char *equals = strchr(typed, '=');
    if (strcmp(typed, "-h") == 0) typed = "--help";
    struct span name = typed[1] != '-' ? span_of("")
                       : equals        ? span_make(typed + 2, (size_t)(equals - typed) - 2)
                                       : span_of(typed + 2);
    const char **slot;
    const struct cli_option *option = find_option(arguments, name, common, &slot);
    if (!option) return unknown_option(command, typed, err);
    if (!option->argument && equals) {
        error_set(err, CODE_USAGE, "tùy chọn --%s không nhận giá trị", option->name);
        return error_hint(err, "Xem thidua %s --help.", command->name);
    }
    if (!option->argument)
        *slot = "";
    else if (equals)
        *slot = equals + 1;
    else if (option->optional_value)
        *slot = is_number(argv[*at + 1]) ? argv[++*at] : "";
    else if (argv[*at + 1])
        *slot = argv[++*at];
    else {
        error_set(err, CODE_USAGE, "tùy chọn --%s thiếu giá trị %s", option->name,
                  option->argument);
        return error_hint(err, "Xem thidua %s --help.", command->name);
    }
    return true;
}

static bool check_operands(const struct cli_arguments *arguments, const struct cli_command *command,
                           struct error *err)
{
    if (arguments->operand_count < command->min_operands)
        error_set(err, CODE_USAGE, "lệnh %s thiếu %s", command->name, command->operands);
    else if (arguments->operand_count > command->max_operands)
        error_set(err, CODE_USAGE, "lệnh %s nhận nhiều nhất %zu tham số, đã cho %zu", command->name,
                  command->max_operands, arguments->operand_count);
    else
        return true;
    return error_hint(err, "Xem thidua %s --help.", command->name);
}

/* Parses everything after the command's name. `common` has one value for each of
 * cli_common_options. */
static bool parse(struct cli_arguments *arguments, const struct cli_command *command, int argc,
                  char **argv, const char **common, struct error *err)
{
    arguments->options = command->options;
    arguments->values =
        arena_array(arguments->arena, option_count(command->options) + 1, sizeof(char *));
    arguments->operands = arena_array(arguments->arena, (size_t)argc + 1, sizeof(char *));
    bool options_ended = false;
    for (int i = 2; i < argc; i++) {
        if (!options_ended && strcmp(argv[i], "--") == 0)
            options_ended = true;
        else if (options_ended || argv[i][0] != '-' || argv[i][1] == '\0')
            arguments->operands[arguments->operand_count++] = argv[i];
        else if (!take_option(arguments, command, argv, &i, common, err))
            return false;
    }
    return true;
}

static int print_text(const struct buffer *text)
{
    return fwrite(text->bytes, 1, text->length, stdout) == text->length
               ? 0
               : code_info(CODE_FILE_WRITE)->exit_status;
}

static int run(struct cli_arguments *arguments, const struct cli_command *command, int argc,
               char **argv)
{
    enum { HOME, AS_OF, QUIET, HELP, COMMON };
    const char *common[COMMON] = {NULL};
    struct error err = {0};
    bool parsed = parse(arguments, command, argc, argv, common, &err);
    if (common[HELP]) {
        BUFFER_AUTO struct buffer text;
        buffer_init(&text, CLI_TEXT_LIMIT_BYTES);
        cli_command_help(command, &text);
        return print_text(&text);
    }
    if (!parsed || !check_operands(arguments, command, &err)) return cli_fail(arguments, &err);
    arguments->home = common[HOME];
    arguments->as_of = common[AS_OF];
    arguments->quiet = common[QUIET] != NULL;
    if (arguments->quiet) log_init(&arguments->log, LOG_ERROR, STDERR_FILENO);
    return command->run(arguments);
}

static const struct cli_command *find_command(const struct cli_command *const *commands,
                                              const char *name)
{
    for (; *commands; commands++)
        if (strcmp((*commands)->name, name) == 0) return *commands;
    return NULL;
}

static int unknown_command(const struct cli_arguments *arguments,
                           const struct cli_command *const *commands, const char *typed)
{
    const char *names[CLI_NAMES] = {NULL};
    for (size_t i = 0; commands[i] && i < CLI_NAMES - 1; i++) names[i] = commands[i]->name;
    struct error err = {0};
    error_set(&err, CODE_USAGE, "không có lệnh %.100s", typed);
    const char *near = cli_nearest(names, typed);
    if (near)
        error_hint(&err, "Có phải thidua %s? Xem thidua --help.", near);
    else
        error_hint(&err, "Xem thidua --help.");
    return cli_fail(arguments, &err);
}

/* "thidua help [man|markdown|COMMAND]" and "thidua --help". */
static int help(const struct cli_arguments *arguments, const struct cli_command *const *commands,
                const char *topic)
{
    BUFFER_AUTO struct buffer text;
    buffer_init(&text, CLI_TEXT_LIMIT_BYTES);
    const struct cli_command *command = topic ? find_command(commands, topic) : NULL;
    if (!topic)
        cli_overview(commands, &text);
    else if (command)
        cli_command_help(command, &text);
    else if (strcmp(topic, "man") == 0 || strcmp(topic, "markdown") == 0 ||
             strcmp(topic, "all") == 0)
        cli_reference(commands, topic, &text);
    else
        return unknown_command(arguments, commands, topic);
    return print_text(&text);
}

static int dispatch(struct cli_arguments *arguments, const struct cli_command *const *commands,
                    int argc, char **argv)
{
    const char *name = argc > 1 ? argv[1] : NULL;
    if (name && strcmp(name, "--version") == 0) return puts("thidua " THIDUA_VERSION) < 0;
    if (name && (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0))
        return help(arguments, commands, NULL);
    if (name && strcmp(name, "help") == 0)
        return help(arguments, commands, argc > 2 ? argv[2] : NULL);
    const struct cli_command *command = name ? find_command(commands, name) : NULL;
    if (command) return run(arguments, command, argc, argv);
    if (name) return unknown_command(arguments, commands, name);
    struct error err = {0};
    error_set(&err, CODE_USAGE, "thiếu tên lệnh");
    error_hint(&err, "Xem thidua --help.");
    return cli_fail(arguments, &err);
}

int cli_main(const struct cli_command *const *commands, int argc, char **argv)
{
    umask(077);
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
    signal(SIGXFSZ, SIG_IGN); /* a file that may not grow is an error to report, not an end */
    if (!xml_memory_strict()) return code_info(CODE_INTERNAL)->exit_status;
    ARENA_AUTO struct arena *arena = arena_open(CLI_ARENA_LIMIT_BYTES);
    struct cli_arguments arguments = {.arena = arena};
    log_init(&arguments.log, LOG_INFO, STDERR_FILENO);
    int status = dispatch(&arguments, commands, argc, argv);
    if (fflush(stdout) == 0 && !ferror(stdout)) return status;
    struct error err = {0};
    error_set(&err, CODE_FILE_WRITE, "không ghi được hết kết quả ra đầu ra chuẩn");
    return cli_fail(&arguments, &err);
}
