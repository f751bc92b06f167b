/*
 * fixture: a folder of its own for each test, and what the tests of reports ask of files.
 * In: tests run from the root of the tree (paths of fixtures are relative to it).
 */
#ifndef THIDUA_TESTS_REPORTS_FIXTURE_H
#define THIDUA_TESTS_REPORTS_FIXTURE_H

#include "testing.h"

#include "base/path.h"

#include <unistd.h>

#define SMALL_REPORT "tests/unit/reports/report-small.xml"

struct fixture {
    struct arena *arena;
    char folder[64];
};

static inline int fixture_open(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    fixture->arena = arena_open(256 << 20);
    snprintf(fixture->folder, sizeof fixture->folder, "/tmp/thidua-report-XXXXXX");
    assert_non_null(mkdtemp(fixture->folder));
    *state = fixture;
    return 0;
}

static inline int fixture_close(void **state)
{
    struct fixture *fixture = *state;
    struct error err = {0};
    assert_true(path_remove_tree(fixture->folder, &err));
    arena_close(fixture->arena);
    free(fixture);
    return 0;
}

static inline const char *fixture_path(struct fixture *fixture, const char *name)
{
    return path_join(fixture->arena, fixture->folder, name);
}

/* The whole file as a string. */
static inline const char *fixture_read(struct fixture *fixture, const char *path)
{
    struct span bytes = {0};
    struct error err = {0};
    if (!path_read(fixture->arena, path, 64 << 20, &bytes, &err))
        fail_msg("%s: %s", path, err.text);
    return arena_strndup(fixture->arena, bytes.bytes, bytes.length);
}

static inline void fixture_write(const char *path, const char *text)
{
    struct error err = {0};
    assert_true(path_write(path, span_of(text), 0640, &err));
}

#define assert_has(text, part)                                                \
    do {                                                                      \
        if (!strstr((text), (part))) fail_msg("\"%s\" is not there", (part)); \
    } while (0)
#define assert_has_not(text, part)                                       \
    do {                                                                 \
        if (strstr((text), (part))) fail_msg("\"%s\" is there", (part)); \
    } while (0)

#endif
