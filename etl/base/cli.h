/*
 * cli: command table, options, help. Help, man page and manual come from these tables.
 *
 * In:     argv after the command's name. "--name value" and "--name=value"; "--" ends options.
 * Errors: CODE_USAGE (exit 2) that names the wrong option and points to --help.
 */
#ifndef THIDUA_BASE_CLI_H
#define THIDUA_BASE_CLI_H

#include "arena.h"
#include "config.h"
#include "error.h"
#include "log.h"

struct cli_option {
    const char *name;     /* without the dashes */
    const char *argument; /* how help shows the value ("NGÀY"); NULL = a flag without value */
    const char *help;     /* Vietnamese, one line */
    bool setting;         /* overrides the setting of the same name */
    bool optional_value;  /* --name alone or --name=value */
};

struct cli_arguments {
    struct arena *arena;
    const struct cli_option *options; /* of the command, ended by name NULL */
    const char **values;              /* one per option: NULL = not given, "" = a flag or no value */
    const char **operands;
    size_t operand_count;
    struct log log;
    bool quiet;
};

struct cli_command {
    const char *name;
    const char *operands; /* how help shows them ("[TỆP…]"), "" = none */
    const char *summary;  /* Vietnamese, one line */
    const char *help;     /* Vietnamese paragraphs; NULL = summary only */
    const struct cli_option *options;
    size_t min_operands, max_operands;
    /* Does the work; returns the exit status of spec/operations.md. */
    int (*run)(const struct cli_arguments *arguments);
};

/* Value of an option of this command; NULL = not given. An unknown name ends the process with 70. */
const char *cli_value(const struct cli_arguments *arguments, const char *name);
bool cli_given(const struct cli_arguments *arguments, const char *name);

/* Settings with the options of this command applied. */
MUST_CHECK bool cli_config(const struct cli_arguments *arguments, bool allow_missing, struct config *ret, struct error *err);

/* Logs the error and returns its exit status: the last line of a command that failed. */
int cli_fail(const struct cli_arguments *arguments, const struct error *err);

/* Finds the command, parses options (common to all: --help, --quiet, --home DIR, --as-of DATE), runs it.
 * `commands` ends with a name of NULL. Returns the exit status. */
int cli_main(const struct cli_command *commands, int argc, char **argv);

/* Writes the whole reference of all commands: "help" as text, "man" as a man page. */
void cli_reference(const struct cli_command *commands, const char *format, struct buffer *out);

#endif
