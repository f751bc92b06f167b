/*
 * workspace: see workspace.h.
 */
#include "seal/workspace.h"

#include "base/path.h"

#include <unistd.h>

bool workspace_open(const struct config *config, struct workspace *ret, struct error *err)
{
    const char *spool = path_join(config->arena, config->home, "spool");
    const char *path =
        path_join(config->arena, spool, arena_printf(config->arena, "chot-%d", (int)getpid()));
    if (!path_remove_tree(path, err) || !path_make_folder(path, 0700, err)) return false;
    ret->path = path;
    return true;
}

void workspace_close(struct workspace *workspace)
{
    struct error ignored = {0}; /* what stays is removed by the next of that name */
    if (workspace->path && !path_remove_tree(workspace->path, &ignored)) return;
    workspace->path = NULL;
}
