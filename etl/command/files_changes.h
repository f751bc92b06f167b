/*
 * files_changes: `thidua files --changes`: what a newer version of a file changed.
 *
 * Out:    one line a row added or removed and a value changed; exit status of the command.
 */
#ifndef THIDUA_COMMAND_FILES_CHANGES_H
#define THIDUA_COMMAND_FILES_CHANGES_H

#include "base/cli.h"

int files_changes(const struct cli_arguments *arguments);

#endif
