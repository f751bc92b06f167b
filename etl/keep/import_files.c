/*
 * import_files: see import_private.h.
 */
#include "keep/import_private.h"

#include "base/path.h"
#include "keep/import.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATHS_LIMIT_BYTES = 1 << 20 };

static const char aside_name[] = ".import";

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

bool import_folder_empty(const struct config *config, struct error *err)
{
    ARENA_AUTO struct arena *arena = arena_open(PATHS_LIMIT_BYTES);
    struct name_list list;
    if (access(config->home, F_OK) != 0 && errno == ENOENT) return true;
    if (!path_list(arena, config->home, &list, err)) return false;
    bool empty = true;
    for (size_t i = 0; empty && i < list.count; i++) {
        const char *name = list.names[i];
        bool ours = strcmp(name, ".lock") == 0 || strcmp(name, aside_name) == 0 ||
                    strcmp(name, "keys") == 0;
        empty = ours || only_folders(arena, path_join(arena, config->home, name));
    }
    if (empty) return true;
    error_hint(err, "Chọn thư mục khác bằng --home, hoặc dọn thư mục này (keys có thể để lại).");
    return error_set(err, CODE_CONFIG, "thư mục %s không trống nên không phục hồi vào đó",
                     config->home);
}

bool import_aside(struct importing *work, struct error *err)
{
    work->aside = path_join(work->arena, work->home, aside_name);
    work->manifest_path = path_join(work->arena, work->aside, MANIFEST_NAME);
    work->signature = path_join(work->arena, work->aside, MANIFEST_SIGNATURE);
    work->dump = path_join(work->arena, work->aside, MANIFEST_DUMP);
    return path_remove_tree(work->aside, err) && path_make_folder(work->aside, 0700, err);
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
    for (size_t low = 0, high = work->manifest.file_count; low < high;) {
        size_t middle = low + (high - low) / 2;
        const struct manifest_file *file = &work->manifest.files[middle];
        int order = strcmp(name, file->name);
        if (order == 0) return strcmp(file->sha256, sha256) == 0;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return false;
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
            error_hint(err, "Xóa cơ sở dữ liệu và thư mục vừa phục hồi dở rồi chạy lại.");
            return false;
        }
    const char *current = work->manifest.current;
    const char *link = path_join(work->arena, work->home, "reports/current");
    if (current && symlink(current, link) != 0)
        return error_set(err, CODE_FILE_WRITE, "không tạo được liên kết %s: %s", link,
                         strerror(errno));
    return sync_disk(work->home, err);
}
