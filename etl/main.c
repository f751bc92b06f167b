/*
 * main: the command table and dispatch, nothing else.
 */
#include "command/commands.h"

#include <stddef.h>

int main(int argc, char **argv)
{
    static const struct cli_command *const commands[] = {
        &command_init,   &command_check,       &command_config,  &command_read,    &command_nightly,
        &command_ingest, &command_template,    &command_files,   &command_rejects, &command_facts,
        &command_decide, &command_compute,     &command_values,  &command_score,   &command_report,
        &command_status, &command_individuals, &command_explain, &command_draw,    &command_freeze,
        &command_verify, &command_export,      &command_import,  &command_forget,  NULL,
    };
    return cli_main(commands, argc, argv);
}
