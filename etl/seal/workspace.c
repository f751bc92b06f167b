/*
 * workspace: see workspace.h.
 */
#include "seal/workspace.h"

#include "base/path.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

static const char prefix[] = "chot-";

/* The process that made a folder of this name is no more. */
static bool is_left(const char *name)
{
    int64_t pid;
    if (strncmp(name, prefix, strlen(prefix)) != 0 ||
        !span_to_int64(span_of(name + strlen(prefix)), &pid))
        return false;
    return pid == getpid() || (kill((pid_t)pid, 0) != 0 && errno == ESRCH);
}

bool workspace_sweep(const struct config *config, struct error *err)
{
    const char *spool = path_join(config->arena, config->home, "spool");
    struct name_list list;
    if (!path_list(config->arena, spool, &list, err)) return false;
    for (size_t i = 0; i < list.count; i++)
        if (is_left(list.names[i]) &&
            !path_remove_tree(path_join(config->arena, spool, list.names[i]), err))
            return false;
    return true;
}

bool workspace_open(const struct config *config, struct workspace *ret, struct error *err)
{
    const char *spool = path_join(config->arena, config->home, "spool");
    const char *path =
        path_join(config->arena, spool, arena_printf(config->arena, "%s%d", prefix, (int)getpid()));
    if (!workspace_sweep(config, err) || !path_make_folder(path, 0700, err)) return false;
    ret->path = path;
    return true;
}

void workspace_close(struct workspace *workspace)
{
    struct error ignored = {0}; /* what stays is removed by the next of that name */
    if (workspace->path && !path_remove_tree(workspace->path, &ignored)) return;
    workspace->path = NULL;
}
