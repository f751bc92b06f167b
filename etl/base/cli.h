/*
 * cli: command table, options, help. Help, man page and manual come from these tables.
 *
 * In:     argv after the command's name. "--name value" and "--name=value"; "--" ends options. A
 *         whole number after an option with optional_value is its value ("--table 2"); any other
 *         value of it needs the '='.
 * Out:    the process runs with umask 077 and without core dumps. Output that could not be written
 *         whole is exit 3.
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
    bool optional_value;  /* --name alone, --name=value, --name NUMBER */
};

struct cli_arguments {
    struct arena *arena;
    const struct cli_option *options; /* of the command, ended by name NULL */
    const char **values; /* one per option: NULL = not given, "" = a flag or no value */
    const char **operands;
    size_t operand_count;
    const char *home, *as_of; /* the common options; NULL = not given */
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
MUST_CHECK bool cli_config(const struct cli_arguments *arguments, bool allow_missing,
                           struct config *ret, struct error *err);

/* Logs the error and returns its exit status: the last line of a command that failed. */
int cli_fail(const struct cli_arguments *arguments, const struct error *err);

/* Finds the command, parses options (common to all: --help, --quiet, --home DIR, --as-of DATE),
 * runs it. `commands` ends with NULL. Returns the exit status. */
int cli_main(const struct cli_command *const *commands, int argc, char **argv);

/* The options every command has; ends with a name of NULL. */
extern const struct cli_option cli_common_options[];

/* Writes the whole reference of all commands: "help" as text, "man" as a man page, "markdown" for
 * the manual. */
void cli_reference(const struct cli_command *const *commands, const char *format,
                   struct buffer *out);
/* Help of the program, and of one command, as text of 80 columns. */
void cli_overview(const struct cli_command *const *commands, struct buffer *out);
void cli_command_help(const struct cli_command *command, struct buffer *out);

/* The entry of the NULL-ended list that is nearest to a mistyped name (at most 2 letters apart, or
 * begun by it); NULL = none near. */
const char *cli_nearest(const char *const *names, const char *typed);

#endif
