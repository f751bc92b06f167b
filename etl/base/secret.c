/*
 * secret: see secret.h.
 */
#include "secret.h"

#include "arena.h"
#include "path.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SECRET_PATH_LIMIT = 64 * 1024 }; /* bytes for the names one call puts together */

/* The credential that stands for this path; NULL = systemd gave none. */
static const char *credential(struct arena *arena, const char *path)
{
    const char *folder = getenv("CREDENTIALS_DIRECTORY");
    if (!folder || *folder != '/') return NULL;
    const char *given = path_join(arena, folder, path_base(path));
    return access(given, F_OK) == 0 ? given : NULL;
}

static bool check_owner(int fd, const char *path, bool given, struct error *err)
{
    struct stat status;
    if (fstat(fd, &status) != 0)
        return error_set(err, CODE_FILE_READ, "không thể xem quyền của tệp khóa %s: %s", path,
                         strerror(errno));
    if (!S_ISREG(status.st_mode))
        return error_set(err, CODE_CONFIG, "tệp khóa %s không phải tệp thường", path);
    if (status.st_uid != geteuid() && !(given && status.st_uid == 0))
        return error_set(err, CODE_CONFIG, "tệp khóa %s không thuộc về người chạy chương trình",
                         path);
    mode_t refused = given ? 07137 : 07177;
    if ((status.st_mode & refused) != 0) {
        error_hint(err,
                   "Chạy chmod 600 cho tệp này; nếu người khác đã đọc được thì coi khóa là đã lộ.");
        return error_set(err, CODE_CONFIG,
                         "tệp khóa %s mở cho người khác (quyền %04o, phải là 0600)", path,
                         (unsigned)(status.st_mode & 07777));
    }
    return true;
}

bool secret_read(const char *path, char *buffer, size_t room, size_t *ret_length, struct error *err)
{
    ARENA_AUTO struct arena *arena = arena_open(SECRET_PATH_LIMIT);
    const char *given = credential(arena, path);
    if (given) path = given;
    FD_AUTO int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK | O_NOFOLLOW);
    if (fd < 0 && errno == ELOOP)
        return error_set(err, CODE_CONFIG, "tệp khóa %s không phải tệp thường (là liên kết)", path);
    if (fd < 0)
        return error_set(err, CODE_FILE_OPEN, "không thể mở tệp khóa %s: %s", path,
                         strerror(errno));
    if (!check_owner(fd, path, given != NULL, err)) return false;
    size_t length = 0;
    for (size_t got = 1; got > 0 && length < room; length += got)
        if (!fd_read_some(fd, buffer + length, room - length, &got, err)) return false;
    *ret_length = length;
    return true;
}

bool secret_exists(const char *path)
{
    ARENA_AUTO struct arena *arena = arena_open(SECRET_PATH_LIMIT);
    return credential(arena, path) != NULL || access(path, F_OK) == 0;
}
