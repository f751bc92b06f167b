/*
 * dump: see dump.h.
 */
#include "keep/dump.h"

#include "base/program.h"
#include "sql.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { VARIABLES_MOST = 64 };

/* What a client of PostgreSQL needs to know, and no more. */
static char **client_environment(struct arena *arena)
{
    char **list = arena_array(arena, VARIABLES_MOST + 3, sizeof *list);
    size_t count = 0;
    list[count++] = arena_strdup(arena, "PATH=/usr/bin:/bin");
    list[count++] = arena_strdup(arena, "LC_ALL=C.UTF-8");
    for (char **variable = environ; *variable && count < VARIABLES_MOST + 2; variable++)
        if (strncmp(*variable, "PG", 2) == 0 || strncmp(*variable, "HOME=", 5) == 0)
            list[count++] = *variable;
    return list;
}

/* The one line of pg_dump that says what to do and cannot quote data. */
static void hint_version(char *said, struct error *err)
{
    char *line = strstr(said, "server version");
    if (!line) return;
    line[strcspn(line, "\n")] = '\0';
    error_hint(err, "Dùng bản %s cùng phiên bản với máy chủ (thiết đặt pg-dump, pg-restore): %s",
               "pg_dump, pg_restore", line);
}

static bool run(const struct config *config, const char *setting, char *const argv[],
                struct error *err)
{
    static const struct child_limits none = {0}; /* a database may be large */
    char said[PROGRAM_SAID_BYTES];
    bool good = false;
    const struct program program = {.path = config_text(config, setting),
                                    .argv = argv,
                                    .environment = client_environment(config->arena),
                                    .limits = &none};
    if (!program_run(&program, said, &good, err)) return false;
    if (good) return true;
    hint_version(said, err);
    return error_set(err, CODE_CHILD, "%s không làm xong việc", program.path);
}

bool dump_write(const struct config *config, const char *path, struct error *err)
{
    char *const argv[] = {
        "pg_dump",
        "--format=custom",
        "--no-owner",
        "--no-password",
        "--no-unlogged-table-data",
        "--exclude-schema=public",
        "--lock-wait-timeout=60000",
        arena_printf(config->arena, "--file=%s", path),
        NULL,
    };
    return run(config, "pg-dump", argv, err);
}

bool dump_restore(const struct config *config, struct db *db, const char *path, struct error *err)
{
    RESULT_AUTO struct result *name = NULL;
    if (!db_run(db, sql_database_name, 0, NULL, &name, err)) return false;
    char *const argv[] = {
        "pg_restore",
        "--single-transaction",
        "--exit-on-error",
        "--no-owner",
        "--no-password",
        arena_printf(config->arena, "--dbname=%s", result_text(name, 0, 0)),
        arena_strdup(config->arena, path),
        NULL,
    };
    return run(config, "pg-restore", argv, err);
}
