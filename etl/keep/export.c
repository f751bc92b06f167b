/*
 * export: see export.h. What goes in is listed here, export_write.c makes the file.
 */
#include "keep/export.h"

#include "base/path.h"
#include "keep/dump.h"
#include "keep/export_private.h"
#include "load/spool.h"
#include "render/folder.h"
#include "sql.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { FIRST_ROOM = 1024, PATH_LIMIT_BYTES = 1 << 20, LIST_LIMIT_BYTES = 256 << 20 };

struct exporting {
    const struct config *config;
    struct arena *arena;
    struct manifest manifest;
    size_t room; /* of manifest.files */
    struct export_result result;
};

/* The unit's keys, wherever in the folder the settings put them. */
static bool is_key(const struct config *config, const struct stat *status)
{
    static const char *const settings[] = {"key-file", "signing-key", "signing-passphrase"};
    struct stat key;
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
        if (stat(config_text(config, settings[i]), &key) == 0 && key.st_dev == status->st_dev &&
            key.st_ino == status->st_ino)
            return true;
    return false;
}

static struct manifest_file *next_file(struct exporting *work)
{
    struct manifest *list = &work->manifest;
    if (list->file_count == work->room) {
        size_t room = work->room ? 2 * work->room : FIRST_ROOM;
        struct manifest_file *larger = arena_array(work->arena, room, sizeof *larger);
        if (list->file_count) memcpy(larger, list->files, list->file_count * sizeof *larger);
        list->files = larger;
        work->room = room;
    }
    return &list->files[list->file_count];
}

/* Puts a regular file on the list; keys and what is no file or has a name not allowed stay out. */
static bool add(struct exporting *work, const char *name, const char *path, struct error *err)
{
    FD_AUTO int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    struct stat status;
    if (fd < 0 && errno != ELOOP && errno != ENXIO)
        return error_set(err, CODE_FILE_OPEN, "không mở được tệp %s: %s", path, strerror(errno));
    bool fit = fd >= 0 && fstat(fd, &status) == 0 && S_ISREG(status.st_mode) &&
               manifest_name_allowed(name);
    if (!fit) work->result.left_out++;
    if (!fit || is_key(work->config, &status)) return true;
    struct manifest_file *file = next_file(work);
    *file =
        (struct manifest_file){.name = name, .path = path, .mode = (status.st_mode & 0044) | 0600};
    if (!hash_fd(fd, file->sha256, &file->size, err)) return false;
    work->manifest.file_count++;
    work->result.bytes += file->size;
    return true;
}

struct below {
    struct exporting *work;
    const char *name; /* the folder in the export: "home/archive" */
    const char *path;
};

static bool hidden(const char *path)
{
    return path[0] == '.' || strstr(path, "/.") != NULL;
}

static bool visit(void *context, const char *path, struct error *err)
{
    struct below *below = context;
    struct arena *arena = below->work->arena;
    const char *name = path_join(arena, below->name, path);
    bool pointer =
        strcmp(name, "home/reports/current") == 0; /* the manifest tells where it points */
    if (hidden(path) || pointer) return true;
    return add(below->work, name, path_join(arena, below->path, path), err);
}

/* Every file of the deployment but those of the folders that are left out. */
static bool list_home(struct exporting *work, struct error *err)
{
    struct below home = {work, "home", work->config->home};
    struct name_list list;
    if (!path_list(work->arena, home.path, &list, err)) return false;
    for (size_t i = 0; i < list.count; i++) {
        const char *name = list.names[i];
        struct below folder = {work, path_join(work->arena, home.name, name),
                               path_join(work->arena, home.path, name)};
        bool out = name[0] == '.';
        for (size_t j = 0; manifest_left_out[j] && !out; j++)
            out = strcmp(manifest_left_out[j], name) == 0;
        if (out) continue;
        if (!(path_is_folder(folder.path) ? folder_walk(folder.path, visit, &folder, err)
                                          : add(work, folder.name, folder.path, err)))
            return false;
    }
    return true;
}

/* Originals that the ledger names must be on the list under their own digest. */
static bool count_missing(struct exporting *work, struct db *db, struct error *err)
{
    ARENA_AUTO struct arena *arena = arena_open(PATH_LIMIT_BYTES);
    const char *commune = work->manifest.commune;
    const char *archive = path_join(work->arena, work->config->home, "archive");
    bool more;
    if (!db_stream_begin(db, sql_kept_originals, 1, &commune, err)) return false;
    while (true) {
        if (!db_stream_next(db, &more, err)) return false;
        if (!more) return true;
        arena_reset(arena);
        work->result.missing +=
            access(archive_path(arena, archive, db_stream_text(db, 0)), F_OK) != 0;
    }
}

static bool describe(struct exporting *work, struct db *db, struct error *err)
{
    RESULT_AUTO struct result *schema = NULL;
    char created[32], pointed[200];
    time_t now = time(NULL);
    struct tm day;
    if (!db_run(db, sql_schema_last, 0, NULL, &schema, err)) return false;
    gmtime_r(&now, &day);
    strftime(created, sizeof created, "%Y-%m-%dT%H:%M:%SZ", &day);
    ssize_t length = readlink(path_join(work->arena, work->config->home, "reports/current"),
                              pointed, sizeof pointed);
    work->manifest.program = THIDUA_VERSION;
    work->manifest.schema = arena_strdup(work->arena, result_text(schema, 0, 0));
    work->manifest.commune = config_text(work->config, "commune-code");
    work->manifest.created = arena_strdup(work->arena, created);
    if (length > 0 && length < (ssize_t)sizeof pointed && !memchr(pointed, '/', (size_t)length))
        work->manifest.current = arena_strndup(work->arena, pointed, (size_t)length);
    return true;
}

bool export_run(const struct config *config, struct db *db, const char *path,
                struct export_result *ret, struct error *err)
{
    ARENA_AUTO struct arena *arena = arena_open(LIST_LIMIT_BYTES);
    struct exporting work = {.config = config, .arena = arena};
    struct export_folder folder = {.path = NULL};
    bool done = export_folder_make(arena, path, &folder, err) && describe(&work, db, err) &&
                manifest_count(arena, db, &work.manifest, err) &&
                dump_write(config, folder.dump, err) &&
                add(&work, MANIFEST_DUMP, folder.dump, err) && list_home(&work, err) &&
                count_missing(&work, db, err) &&
                export_write(config, &folder, &work.manifest, &work.result.is_signed, err);
    if (!export_folder_finish(arena, &folder, done, err) ||
        !db_run(db, sql_remember_export, 1, &work.manifest.commune, NULL, err))
        return false;
    work.result.files = work.manifest.file_count;
    work.result.tables = work.manifest.table_count;
    *ret = work.result;
    return true;
}
