/*
 * path: see path.h.
 */
#include "path.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH_LIMIT = 64 * 1024 }; /* bytes for the names one call puts together */

char *path_join(struct arena *arena, const char *folder, const char *name)
{
    size_t length = strlen(folder);
    bool slash = length == 0 || folder[length - 1] == '/';
    return arena_printf(arena, "%s%s%s", folder, slash ? "" : "/", name);
}

const char *path_base(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash == NULL ? path : slash + 1;
}

char *path_folder(struct arena *arena, const char *path)
{
    size_t length = (size_t)(path_base(path) - path);
    return length == 0 ? arena_strdup(arena, ".") : arena_strndup(arena, path, length);
}

static enum code write_code(int error_number)
{
    return error_number == ENOSPC || error_number == EDQUOT ? CODE_DISK_FULL : CODE_FILE_WRITE;
}

static bool make_one(const char *path, mode_t mode, struct error *err)
{
    struct stat status;
    if (mkdir(path, mode) == 0) return true;
    int reason = errno;
    if (reason == EEXIST && stat(path, &status) == 0 && S_ISDIR(status.st_mode)) return true;
    return error_set(err, write_code(reason), "không thể tạo thư mục %s: %s", path,
                     strerror(reason));
}

bool path_make_folder(const char *path, mode_t mode, struct error *err)
{
    ARENA_AUTO struct arena *arena = arena_open(PATH_LIMIT);
    struct stat status;
    if (stat(path, &status) == 0 && S_ISDIR(status.st_mode)) return true;
    char *part = arena_strdup(arena, path);
    for (char *slash = strchr(part + (*part == '/'), '/'); slash != NULL;
         slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (!make_one(part, mode, err)) return false;
        *slash = '/';
    }
    return make_one(path, mode, err);
}

static int remove_one(const char *path, const struct stat *status, int type, struct FTW *walk)
{
    (void)status, (void)type, (void)walk;
    return remove(path) == 0 || errno == ENOENT ? 0 : -1;
}

bool path_remove_tree(const char *path, struct error *err)
{
    if (nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS | FTW_MOUNT) == 0 || errno == ENOENT)
        return true;
    return error_set(err, CODE_FILE_WRITE, "không thể xóa %s: %s", path, strerror(errno));
}

bool path_read(struct arena *arena, const char *path, size_t limit_bytes, struct span *ret,
               struct error *err)
{
    FD_AUTO int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        return error_set(err, CODE_FILE_OPEN, "không thể mở tệp %s: %s", path, strerror(errno));
    struct stat status;
    if (fstat(fd, &status) != 0)
        return error_set(err, CODE_FILE_READ, "không thể đọc tệp %s: %s", path, strerror(errno));
    size_t room = S_ISREG(status.st_mode) ? (size_t)status.st_size : 4096;
    if (room > limit_bytes) room = limit_bytes;
    char *bytes = arena_alloc(arena, room + 1);
    for (size_t length = 0, got;; length += got) {
        char more; /* tells the end of the file from the end of the room */
        bool full = length == room;
        if (!fd_read_some(fd, full ? &more : bytes + length, full ? 1 : room - length, &got, err))
            return false;
        if (got == 0) {
            *ret = span_make(bytes, length);
            return true;
        }
        if (!full) continue;
        if (room == limit_bytes)
            return error_set(err, CODE_FILE_READ, "tệp %s lớn hơn giới hạn %zu byte", path,
                             limit_bytes);
        room = room < limit_bytes / 2 ? 2 * room + 1 : limit_bytes;
        char *larger = arena_alloc(arena, room + 1);
        memcpy(larger, bytes, length);
        larger[length] = more;
        bytes = larger;
    }
}

/* Writes and syncs the content under the temporary name; leaves nothing behind on failure. */
static bool write_aside(const char *aside, struct span content, mode_t mode, struct error *err)
{
    if (unlink(aside) != 0 && errno != ENOENT) /* left by a crash */
        return error_set(err, CODE_FILE_WRITE, "không thể xóa tệp tạm %s: %s", aside,
                         strerror(errno));
    FD_AUTO int fd = open(aside, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (fd < 0)
        return error_set(err, write_code(errno), "không thể tạo tệp %s: %s", aside,
                         strerror(errno));
    bool done = fd_write_all(fd, content.bytes, content.length, err);
    if (done && fchmod(fd, mode) != 0)
        done = error_set(err, CODE_FILE_WRITE, "không thể đặt quyền cho tệp %s: %s", aside,
                         strerror(errno));
    done = done && fd_sync(fd, aside, err);
    if (!done) unlink(aside);
    return done;
}

static bool place(const char *path, struct span content, mode_t mode, bool replace,
                  struct error *err)
{
    ARENA_AUTO struct arena *arena = arena_open(PATH_LIMIT);
    char *folder = path_folder(arena, path);
    char *aside = path_join(arena, folder, arena_printf(arena, ".%s.tmp", path_base(path)));
    if (!write_aside(aside, content, mode, err)) return false;
    int failed = replace ? rename(aside, path) : link(aside, path);
    int reason = errno;
    if (failed || !replace) unlink(aside);
    if (failed)
        return error_set(err, write_code(reason), "không thể ghi tệp %s: %s", path,
                         strerror(reason));
    return path_sync_folder(folder, err);
}

bool path_write(const char *path, struct span content, mode_t mode, struct error *err)
{
    return place(path, content, mode, true, err);
}

bool path_create(const char *path, struct span content, mode_t mode, struct error *err)
{
    return place(path, content, mode, false, err);
}

bool fd_write_all(int fd, const void *bytes, size_t length, struct error *err)
{
    for (const char *next = bytes; length > 0;) {
        ssize_t written = write(fd, next, length);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0)
            return error_set(err, write_code(errno), "chưa thể ghi hết dữ liệu: %s",
                             strerror(errno));
        next += written;
        length -= (size_t)written;
    }
    return true;
}

bool fd_read_some(int fd, void *bytes, size_t length, size_t *ret_length, struct error *err)
{
    ssize_t got;
    do got = read(fd, bytes, length);
    while (got < 0 && errno == EINTR);
    if (got < 0)
        return error_set(err, CODE_FILE_READ, "không thể đọc dữ liệu: %s", strerror(errno));
    *ret_length = (size_t)got;
    return true;
}

bool fd_sync(int fd, const char *shown, struct error *err)
{
    if (fsync(fd) == 0) return true;
    return error_set(err, write_code(errno), "chưa thể ghi chắc %s xuống đĩa: %s", shown,
                     strerror(errno));
}

int path_nameless(const char *folder)
{
    int fd = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (fd >= 0 || (errno != EOPNOTSUPP && errno != EISDIR)) return fd;
    char path[4096];
    if (snprintf(path, sizeof path, "%s/in-XXXXXX", folder) >= (int)sizeof path) return -1;
    fd = mkostemp(path, O_CLOEXEC);
    if (fd >= 0) unlink(path);
    return fd;
}

bool path_sync_folder(const char *path, struct error *err)
{
    FD_AUTO int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return error_set(err, CODE_FILE_OPEN, "không thể mở thư mục %s: %s", path, strerror(errno));
    return fd_sync(fd, path, err);
}

void fd_closep(int *fd)
{
    int saved = errno; /* a caller may still tell the reason of what failed before */
    if (*fd >= 0) close(*fd);
    *fd = -1;
    errno = saved;
}
