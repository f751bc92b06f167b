/*
 * folder: see folder.h.
 */
#include "render/folder.h"

#include "base/path.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { NAMES_LIMIT_BYTES = 16 << 20, NAME_DAY_CHARS = 10, COPY_BYTES = 65536, PATH_BYTES = 4096 };

static bool walk(const char *folder, const char *below,
                 bool (*visit)(void *, const char *, struct error *), void *context,
                 struct error *err)
{
    char path[PATH_BYTES];
    snprintf(path, sizeof path, "%s/%s", folder, below);
    ARENA_AUTO struct arena *arena = arena_open(NAMES_LIMIT_BYTES);
    struct name_list list;
    if (!path_list(arena, path, &list, err)) return false;
    for (size_t i = 0; i < list.count; i++) {
        char next[PATH_BYTES];
        snprintf(next, sizeof next, "%s%s%s", below, *below ? "/" : "", list.names[i]);
        bool inner = path_is_folder(path_join(arena, path, list.names[i]));
        if (!(inner ? walk(folder, next, visit, context, err) : visit(context, next, err)))
            return false;
    }
    return true;
}

bool folder_walk(const char *folder, bool (*visit)(void *, const char *, struct error *),
                 void *context, struct error *err)
{
    return walk(folder, "", visit, context, err);
}

bool folder_copy(const char *from, const char *to, struct error *err)
{
    FD_AUTO int in = open(from, O_RDONLY | O_CLOEXEC);
    if (in < 0)
        return error_set(err, CODE_FILE_OPEN, "không mở được tệp %s: %s", from, strerror(errno));
    FD_AUTO int out = open(to, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0640);
    if (out < 0)
        return error_set(err, CODE_FILE_WRITE, "không tạo được tệp %s: %s", to, strerror(errno));
    char bytes[COPY_BYTES];
    for (size_t length = 1; length > 0;)
        if (!fd_read_some(in, bytes, sizeof bytes, &length, err) ||
            !fd_write_all(out, bytes, length, err))
            return false;
    return true;
}

struct tree_copy {
    const char *from, *to;
    bool link; /* the same file where the file system can, and only where there is none yet */
};

static bool copy_one(void *context, const char *below, struct error *err)
{
    const struct tree_copy *copy = context;
    char from[PATH_BYTES], to[PATH_BYTES], folder[PATH_BYTES];
    snprintf(from, sizeof from, "%s/%s", copy->from, below);
    snprintf(to, sizeof to, "%s/%s", copy->to, below);
    snprintf(folder, sizeof folder, "%.*s", (int)(strrchr(to, '/') - to), to);
    if (!path_make_folder(folder, 0750, err)) return false;
    if (copy->link && (link(from, to) == 0 || errno == EEXIST)) return true;
    return folder_copy(from, to, err);
}

bool folder_copy_tree(const char *from, const char *to, struct error *err)
{
    struct tree_copy copy = {from, to, false};
    return !from || access(from, F_OK) != 0 || folder_walk(from, copy_one, &copy, err);
}

bool folder_link_tree(const char *from, const char *to, struct error *err)
{
    struct tree_copy copy = {from, to, true};
    return folder_walk(from, copy_one, &copy, err);
}

bool folder_clean(struct arena *arena, const char *reports, struct error *err)
{
    struct name_list list;
    if (access(reports, F_OK) != 0 && errno == ENOENT) return true;
    if (!path_list(arena, reports, &list, err)) return false;
    for (size_t i = 0; i < list.count; i++)
        if (strncmp(list.names[i], ".new-", 5) == 0 &&
            !path_remove_tree(path_join(arena, reports, list.names[i]), err))
            return false;
    return true;
}

/* Settles one file of the folder: mode, sync `context`. */
static bool sync_file(void *context, const char *below, struct error *err)
{
    char path[PATH_BYTES];
    snprintf(path, sizeof path, "%s/%s", (const char *)context, below);
    FD_AUTO int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return error_set(err, CODE_FILE_OPEN, "không mở lại được tệp %s: %s", below,
                         strerror(errno));
    if (fchmod(fd, 0640) != 0)
        return error_set(err, CODE_FILE_WRITE, "không đặt được quyền của tệp %s: %s", below,
                         strerror(errno));
    return fd_sync(fd, below, err);
}

/* The folder's own entry: readable by the group whatever the umask, synced. */
static bool settle_folder(const char *path, struct error *err)
{
    if (chmod(path, 0750) != 0)
        return error_set(err, CODE_FILE_WRITE, "không đặt được quyền của %s: %s", path,
                         strerror(errno));
    return path_sync_folder(path, err);
}

/* The work folder takes the name; an old folder of that name is exchanged in one step and then
 * removed. */
static bool take_name(const char *work, const char *target, struct error *err)
{
    if (renameat2(AT_FDCWD, work, AT_FDCWD, target, RENAME_NOREPLACE) == 0) return true;
    if (errno == EEXIST && renameat2(AT_FDCWD, work, AT_FDCWD, target, RENAME_EXCHANGE) == 0)
        return path_remove_tree(work, err);
    return error_set(err, CODE_FILE_WRITE, "không đổi được tên thư mục công bố %s: %s", target,
                     strerror(errno));
}

/* Every folder below, then the work folder itself. */
static bool settle_folders(struct arena *arena, const char *work, struct error *err)
{
    static const char *const below[] = {"bieu-do", "assets", "cong-khai/bieu-do",
                                        "cong-khai/assets", "cong-khai"};
    for (size_t i = 0; i < sizeof below / sizeof *below; i++) {
        const char *path = path_join(arena, work, below[i]);
        if (access(path, F_OK) == 0 && !settle_folder(path, err)) return false;
    }
    return settle_folder(work, err);
}

bool folder_publish(struct arena *arena, const char *reports, const char *work, const char *name,
                    struct error *err)
{
    return folder_walk(work, sync_file, (void *)work, err) && settle_folders(arena, work, err) &&
           take_name(work, path_join(arena, reports, name), err) &&
           path_sync_folder(reports, err) && folder_switch(arena, reports, name, err);
}

/* Whether `current`, that names `now`, goes over to `name`. */
static bool takes_link(const char *now, const char *name)
{
    bool dated = strlen(name) == NAME_DAY_CHARS;
    if (strcmp(now, name) == 0) return false;
    if (strlen(now) == NAME_DAY_CHARS) return dated && strcmp(now, name) < 0;
    /* A first report of another period had the link for want of a night's. */
    return strncmp(now, name, NAME_DAY_CHARS) <= 0;
}

bool folder_switch(struct arena *arena, const char *reports, const char *name, struct error *err)
{
    char now[PATH_BYTES];
    const char *link = path_join(arena, reports, "current");
    ssize_t length = readlink(link, now, sizeof now - 1);
    if (length > 0) {
        now[length] = '\0';
        if (!takes_link(now, name)) return true;
    }
    const char *fresh =
        path_join(arena, reports, arena_printf(arena, ".new-current-%d", (int)getpid()));
    if (symlink(name, fresh) != 0 || rename(fresh, link) != 0)
        return error_set(err, CODE_FILE_WRITE, "không chuyển được liên kết current: %s",
                         strerror(errno));
    return path_sync_folder(reports, err);
}

bool folder_before(struct arena *arena, const char *reports, const char *day, const char **ret,
                   struct error *err)
{
    struct name_list list = {0};
    *ret = NULL;
    if (access(reports, F_OK) != 0 && errno == ENOENT) return true;
    if (!path_list(arena, reports, &list, err)) return false;
    for (size_t i = 0; i < list.count; i++) {
        const char *name = list.names[i];
        bool is_day = strlen(name) == NAME_DAY_CHARS && name[4] == '-' && name[7] == '-';
        if (is_day && strcmp(name, day) < 0) *ret = name; /* they come in their order */
    }
    return true;
}
