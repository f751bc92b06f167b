/*
 * import_files: see import_private.h.
 */
#include "keep/import_private.h"

#include "base/path.h"
#include "keep/import.h"
#include "render/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MARK_LIMIT_BYTES = 64 << 20 };

static const char aside_name[] = ".import", list_name[] = ".import-list";

/* A folder without anything in it, at any depth. */
static bool only_folders(struct arena *arena, const char *path)
{
    struct name_list list;
    struct error unread = {0};
    bool empty = path_is_folder(path) && path_list(arena, path, &list, &unread);
    for (size_t i = 0; empty && i < list.count; i++)
        empty = only_folders(arena, path_join(arena, path, list.names[i]));
    return empty;
}

static const struct manifest_file *listed(const struct manifest *manifest, const char *name)
{
    for (size_t low = 0, high = manifest->file_count; low < high;) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(name, manifest->files[middle].name);
        if (order == 0) return &manifest->files[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

/* What may lie in the folder without being in anybody's way. */
static bool own(const char *name)
{
    static const char *const names[] = {".lock", aside_name, list_name, "keys", NULL};
    for (size_t i = 0; names[i]; i++)
        if (strcmp(name, names[i]) == 0) return true;
    return false;
}

/* A file that the import moved here before it was killed; or reports/current. */
static bool of_package(void *context, const char *below, struct error *err)
{
    const struct importing *work = context;
    if (strcmp(below, "reports/current") == 0 && work->manifest.current) return true;
    if (listed(&work->manifest, path_join(work->arena, "home", below))) return true;
    return error_set(err, CODE_CONFIG, "%s không thuộc gói đang phục hồi dở", below);
}

struct inner {
    const struct importing *work;
    const char *folder;
};

static bool of_inner(void *context, const char *below, struct error *err)
{
    const struct inner *inner = context;
    return of_package((void *)inner->work, path_join(inner->work->arena, inner->folder, below),
                      err);
}

static bool may_stay(const struct importing *work, const char *name, struct error *err)
{
    const char *path = path_join(work->arena, work->home, name);
    if (own(name) || only_folders(work->arena, path)) return true;
    if (!work->resumed) return false;
    if (!path_is_folder(path)) return of_package((void *)work, name, err);
    struct inner inner = {work, name};
    return folder_walk(path, of_inner, &inner, err);
}

static bool folder_fits(const struct importing *work, struct error *err)
{
    struct name_list list;
    if (!path_list(work->arena, work->home, &list, err)) return false;
    for (size_t i = 0; i < list.count; i++)
        if (!may_stay(work, list.names[i], err)) {
            error_hint(err,
                       "Chọn thư mục khác bằng --home, hoặc dọn thư mục này (keys có thể để lại).");
            return error_set(err, CODE_CONFIG, "thư mục %s không trống nên không phục hồi vào đó",
                             work->home);
        }
    return true;
}

bool import_folder_free(const struct config *config, struct error *err)
{
    ARENA_AUTO struct arena *arena = arena_open(MARK_LIMIT_BYTES);
    struct importing work = {.arena = arena, .home = config->home};
    const char *mark = path_join(arena, path_join(arena, work.home, aside_name), MANIFEST_NAME);
    return access(mark, F_OK) == 0 || (access(work.home, F_OK) != 0 && errno == ENOENT) ||
           folder_fits(&work, err);
}

bool import_look(struct importing *work, struct error *err)
{
    struct span mark, fresh;
    struct error ignored = {0};
    work->resumed = path_read(work->arena, work->mark, MARK_LIMIT_BYTES, &mark, &ignored) &&
                    path_read(work->arena, work->manifest_path, MARK_LIMIT_BYTES, &fresh, err) &&
                    span_equal(mark, fresh);
    work->begun = work->resumed;
    return folder_fits(work, err);
}

bool import_list(struct importing *work, struct error *err)
{
    work->aside = path_join(work->arena, work->home, aside_name);
    work->mark = path_join(work->arena, work->aside, MANIFEST_NAME);
    work->dump = path_join(work->arena, work->aside, MANIFEST_DUMP);
    work->list = path_join(work->arena, work->home, list_name);
    work->manifest_path = path_join(work->arena, work->list, MANIFEST_NAME);
    work->signature = path_join(work->arena, work->list, MANIFEST_SIGNATURE);
    return path_remove_tree(work->list, err) && path_make_folder(work->list, 0700, err);
}

/* What lies aside but the mark. */
static bool sweep_members(const struct importing *work, struct error *err)
{
    return path_remove_tree(path_join(work->arena, work->aside, "home"), err) &&
           path_remove_tree(work->dump, err);
}

bool import_aside(struct importing *work, struct error *err)
{
    struct span list;
    work->made = true;
    if (work->resumed) return sweep_members(work, err);
    return path_remove_tree(work->aside, err) && path_make_folder(work->aside, 0700, err) &&
           path_read(work->arena, work->manifest_path, MARK_LIMIT_BYTES, &list, err) &&
           path_write(work->mark, list, 0600, err);
}

bool import_sweep(struct importing *work, bool done, struct error *err)
{
    if (!path_remove_tree(work->list, err)) return false;
    if (!work->made) return true;
    return sweep_members(work, err) &&
           (!(done || !work->begun) || path_remove_tree(work->aside, err));
}

/* Where a member stands below a folder, its parents made. */
static bool place_of(struct importing *work, const char *folder, const char *name,
                     const char **ret_path, struct error *err)
{
    arena_reset(work->scratch);
    char *path = path_join(work->scratch, folder, name);
    char *parent = arena_strndup(work->scratch, path, (size_t)(path_base(path) - path));
    *ret_path = path;
    return path_make_folder(parent, 0750, err);
}

bool import_unpack(struct importing *work, struct error *err)
{
    for (size_t i = 0; i < work->manifest.file_count; i++) {
        const char *path;
        if (!place_of(work, work->aside, work->manifest.files[i].name, &path, err) ||
            !pack_extract(work->pack, &work->manifest.files[i], path, err))
            return false;
    }
    return true;
}

bool import_has_original(const struct importing *work, const char *sha256)
{
    char name[100];
    snprintf(name, sizeof name, "home/archive/%.2s/%s", sha256, sha256 + 2);
    /* pack_matches has seen that the list and the members agree; the digest is the list's, checked */
    const struct manifest_file *file = listed(&work->manifest, name);
    return file && strcmp(file->sha256, sha256) == 0;
}

static bool move(struct importing *work, const struct manifest_file *file, struct error *err)
{
    const char *to;
    if (strcmp(file->name, MANIFEST_DUMP) == 0) return true;
    if (!place_of(work, work->home, file->name + strlen("home/"), &to, err)) return false;
    const char *from = path_join(work->scratch, work->aside, file->name);
    if (rename(from, to) == 0) return true;
    return error_set(err, CODE_FILE_WRITE, "không chuyển được tệp vào %s: %s", to, strerror(errno));
}

/* Everything so far is on the disk before the import is said to be done. */
static bool sync_disk(const char *home, struct error *err)
{
    FD_AUTO int fd = open(home, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0 && syncfs(fd) == 0) return true;
    return error_set(err, CODE_FILE_WRITE, "chưa thể ghi chắc thư mục %s xuống đĩa: %s", home,
                     strerror(errno));
}

bool import_move(struct importing *work, struct error *err)
{
    for (size_t i = 0; i < work->manifest.file_count; i++)
        if (!move(work, &work->manifest.files[i], err)) {
            error_hint(err, "Chạy lại lệnh này với cùng gói: phần đã phục hồi được nhận ra.");
            return false;
        }
    const char *current = work->manifest.current;
    const char *link = path_join(work->arena, work->home, "reports/current");
    if (current && !path_remove_tree(link, err)) return false;
    if (current && symlink(current, link) != 0)
        return error_set(err, CODE_FILE_WRITE, "không tạo được liên kết %s: %s", link,
                         strerror(errno));
    return sync_disk(work->home, err);
}
