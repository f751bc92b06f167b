/*
 * commands: one declaration for each file of this folder; main.c puts them in the order of help.
 */
#ifndef THIDUA_COMMAND_COMMANDS_H
#define THIDUA_COMMAND_COMMANDS_H

#include "base/cli.h"

extern const struct cli_command command_check;
extern const struct cli_command command_compute;
extern const struct cli_command command_config;
extern const struct cli_command command_decide;
extern const struct cli_command command_facts;
extern const struct cli_command command_draw;
extern const struct cli_command command_explain;
extern const struct cli_command command_export;
extern const struct cli_command command_import;
extern const struct cli_command command_files;
extern const struct cli_command command_forget;
extern const struct cli_command command_individuals;
extern const struct cli_command command_freeze;
extern const struct cli_command command_ingest;
extern const struct cli_command command_init;
extern const struct cli_command command_read;
extern const struct cli_command command_rejects;
extern const struct cli_command command_score;
extern const struct cli_command command_report;
extern const struct cli_command command_nightly;
extern const struct cli_command command_status;
extern const struct cli_command command_template;
extern const struct cli_command command_values;
extern const struct cli_command command_verify;

#endif
