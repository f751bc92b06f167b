/*
 * workspace: a private folder for the files of one freeze or check, gone when it is closed.
 *
 * Out:    THIDUA_HOME/spool/chot-PID (0700); what killed runs left is removed first.
 * Errors: CODE_FILE_*, CODE_DISK_FULL.
 */
#ifndef THIDUA_SEAL_WORKSPACE_H
#define THIDUA_SEAL_WORKSPACE_H

#include "base/config.h"
#include "base/text.h"

struct workspace {
    const char *path; /* NULL = none */
};

/* Removes the folders of processes that are gone. */
MUST_CHECK bool workspace_sweep(const struct config *config, struct error *err);
MUST_CHECK bool workspace_open(const struct config *config, struct workspace *ret,
                               struct error *err);
void workspace_close(struct workspace *workspace);
#define WORKSPACE_AUTO __attribute__((cleanup(workspace_close)))

#endif
