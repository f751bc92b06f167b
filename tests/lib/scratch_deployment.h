/*
 * scratch_deployment: a folder with commune.xml and a signing key made once for a group of tests.
 *
 * Owns: deployment_end removes the folder and frees the arena.
 */
#ifndef THIDUA_TESTS_SCRATCH_DEPLOYMENT_H
#define THIDUA_TESTS_SCRATCH_DEPLOYMENT_H

#include "testing.h"

#include "base/config.h"
#include "base/path.h"
#include "seal/keys.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

struct deployment {
    struct arena *arena;
    struct config config;
    char home[40];
};

static inline const char *at(struct deployment *d, const char *name)
{
    return path_join(d->arena, d->home, name);
}

static inline void put(struct deployment *d, const char *name, const char *text, mode_t mode)
{
    struct error err = {.code = CODE_OK};
    assert_true(path_write(at(d, name), span_of(text), mode, &err));
}

/* Runs a line of shell in the folder; its exit status. What it says is dropped. */
static inline int shell(struct deployment *d, const char *format, ...) PRINTF_LIKE(2, 3);
static inline int shell(struct deployment *d, const char *format, ...)
{
    char line[1024], whole[1200];
    va_list values;
    va_start(values, format);
    vsnprintf(line, sizeof line, format, values);
    va_end(values);
    snprintf(whole, sizeof whole, "cd %s && { %s; } >/dev/null 2>&1", d->home, line);
    return system(whole);
}

static inline int deployment_begin(void **state)
{
    struct deployment *d = calloc(1, sizeof *d);
    struct error err = {.code = CODE_OK};
    bool made = false;
    d->arena = arena_open(1 << 24);
    strcpy(d->home, "/tmp/thidua-deploy-XXXXXX");
    *state = d;
    if (!mkdtemp(d->home) || mkdir(at(d, "keys"), 0700) != 0 ||
        !config_load(d->arena, d->home, NULL, 0, true, &d->config, &err) ||
        !signing_key_make(&d->config, &made, &err))
        print_error("%s\n", err.text);
    return !made;
}

static inline int deployment_end(void **state)
{
    struct deployment *d = *state;
    struct error err = {.code = CODE_OK};
    bool done = path_remove_tree(d->home, &err);
    arena_close(d->arena);
    free(d);
    return !done;
}

#endif
