/*
 * scratch: a fixture of an arena and a temporary file, for tests that alter a document and read it.
 *
 * Owns: scratch_end removes the file and frees the arena.
 */
#ifndef THIDUA_TESTS_SCRATCH_H
#define THIDUA_TESTS_SCRATCH_H

#include "testing.h"

#include "base/arena.h"

#include <unistd.h>

struct work {
    struct arena *arena;
    char path[40];
};

static inline int scratch_begin(void **state)
{
    struct work *work = calloc(1, sizeof *work);
    work->arena = arena_open(1 << 24);
    strcpy(work->path, "/tmp/thidua-scratch-XXXXXX");
    int fd = mkstemp(work->path);
    *state = work;
    return fd < 0 || close(fd) != 0;
}

static inline int scratch_end(void **state)
{
    struct work *work = *state;
    int failed = unlink(work->path);
    arena_close(work->arena);
    free(work);
    return failed;
}

#endif
