/*
 * scratch_folder: a fixture of an arena and an empty temporary folder.
 *
 * Owns: folder_end removes the folder with all that lies in it and frees the arena.
 */
#ifndef THIDUA_TESTS_SCRATCH_FOLDER_H
#define THIDUA_TESTS_SCRATCH_FOLDER_H

#include "testing.h"

#include "base/arena.h"
#include "base/path.h"

#include <unistd.h>

struct place_of_work {
    struct arena *arena;
    char folder[32];
};

static inline int folder_begin(void **state)
{
    struct place_of_work *work = calloc(1, sizeof *work);
    work->arena = arena_open(1 << 26);
    strcpy(work->folder, "/tmp/thidua-folder-XXXXXX");
    *state = work;
    return mkdtemp(work->folder) == NULL;
}

static inline int folder_end(void **state)
{
    struct place_of_work *work = *state;
    struct error err = {.code = CODE_OK};
    bool gone = path_remove_tree(work->folder, &err);
    arena_close(work->arena);
    free(work);
    return !gone;
}

/* The path of that name in the folder. */
static inline const char *folder_at(void **state, const char *name)
{
    const struct place_of_work *work = *state;
    return path_join(work->arena, work->folder, name);
}

#endif
