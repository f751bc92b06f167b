/*
 * export_write: the file of an export, made aside and checked (see export_private.h).
 */
#include "keep/export_private.h"

#include "base/path.h"
#include "base/secret.h"
#include "keep/pack.h"
#include "render/package.h"
#include "seal/signature.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILE_MODE = 0600 };
#define FOLDER_NAME ".thidua-export-"

/* The folder locked; -1 where somebody else holds it or it cannot be. */
static int hold(const char *path)
{
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) != 0) fd_closep(&fd);
    return fd;
}

/* What killed exports left in that folder. What cannot be removed is somebody else's. */
static void sweep(struct arena *arena, const char *parent)
{
    struct name_list list = {0};
    struct error ignored = {.code = CODE_OK};
    if (!path_list(arena, parent, &list, &ignored)) return;
    for (size_t i = 0; i < list.count; i++) {
        if (!span_starts_with(span_of(list.names[i]), FOLDER_NAME)) continue;
        const char *path = path_join(arena, parent, list.names[i]);
        FD_AUTO int lock = hold(path);
        if (lock >= 0 && !path_remove_tree(path, &ignored)) error_clear(&ignored);
    }
}

bool export_folder_make(struct arena *arena, const char *target, struct export_folder *ret,
                        struct error *err)
{
    struct stat status;
    if (lstat(target, &status) == 0 && !S_ISREG(status.st_mode))
        return error_set(err, CODE_USAGE, "%s không phải tệp thường", target);
    size_t length = (size_t)(path_base(target) - target);
    const char *parent = length ? arena_strndup(arena, target, length) : ".";
    sweep(arena, parent);
    char *path = path_join(arena, parent, FOLDER_NAME "XXXXXX");
    if (!mkdtemp(path))
        return error_set(err, errno == ENOSPC ? CODE_DISK_FULL : CODE_FILE_WRITE,
                         "không tạo được thư mục tạm trong %s: %s", parent, strerror(errno));
    *ret = (struct export_folder){.path = path,
                                  .dump = path_join(arena, path, MANIFEST_DUMP),
                                  .manifest = path_join(arena, path, MANIFEST_NAME),
                                  .signature = path_join(arena, path, MANIFEST_SIGNATURE),
                                  .pack = path_join(arena, path, "pack"),
                                  .target = target,
                                  .lock = hold(path)};
    return true;
}

static bool put_in_place(struct arena *arena, const struct export_folder *folder, struct error *err)
{
    FD_AUTO int fd = open(folder->pack, O_RDONLY | O_CLOEXEC);
    if (fd < 0 || fchmod(fd, FILE_MODE) != 0)
        return error_set(err, CODE_FILE_WRITE, "không mở lại được gói: %s", strerror(errno));
    if (!fd_sync(fd, folder->target, err)) return false;
    if (rename(folder->pack, folder->target) != 0)
        return error_set(err, CODE_FILE_WRITE, "không ghi được tệp %s: %s", folder->target,
                         strerror(errno));
    size_t length = (size_t)(path_base(folder->target) - folder->target);
    return path_sync_folder(length ? arena_strndup(arena, folder->target, length) : ".", err);
}

bool export_folder_finish(struct arena *arena, const struct export_folder *folder, bool done,
                          struct error *err)
{
    struct error ignored = {.code = CODE_OK};
    if (!folder->path) return false;
    done = done && put_in_place(arena, folder, err);
    bool removed = path_remove_tree(folder->path, done ? err : &ignored);
    int lock = folder->lock;
    fd_closep(&lock);
    return done && removed;
}

/* Signs the list where there is a key; a key that is there and cannot be used is an error. */
static bool sign(const struct config *config, const struct export_folder *folder, bool *ret_signed,
                 struct error *err)
{
    SIGNING_KEY_AUTO struct signing_key key = {NULL, NULL};
    *ret_signed = secret_exists(config_text(config, "signing-key"));
    return !*ret_signed || (signing_key_read(config, &key, err) &&
                            signature_write(folder->manifest, &key, folder->signature, err));
}

static bool check(const struct export_folder *folder, const struct manifest *manifest,
                  struct error *err)
{
    PACK_AUTO struct pack *pack = NULL;
    if (!pack_open(folder->pack, &pack, err) || !pack_matches(pack, manifest, err)) return false;
    for (size_t i = 0; i < manifest->file_count; i++)
        if (!pack_extract(pack, &manifest->files[i], NULL, err)) return false;
    return true;
}

bool export_write(const struct config *config, const struct export_folder *folder,
                  const struct manifest *manifest, bool *ret_signed, struct error *err)
{
    if (!manifest_write(folder->manifest, manifest, err) || !sign(config, folder, ret_signed, err))
        return false;
    ARENA_AUTO struct arena *arena =
        arena_open((manifest->file_count + 2) * sizeof(struct package_part) + 4096);
    struct package_part *parts = arena_array(arena, manifest->file_count + 2, sizeof *parts);
    size_t count = 0;
    parts[count++] = (struct package_part){MANIFEST_NAME, folder->manifest};
    if (*ret_signed) parts[count++] = (struct package_part){MANIFEST_SIGNATURE, folder->signature};
    for (size_t i = 0; i < manifest->file_count; i++)
        parts[count++] = (struct package_part){manifest->files[i].name, manifest->files[i].path};
    return package_write(folder->pack, parts, count, err) && check(folder, manifest, err);
}
