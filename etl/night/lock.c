/*
 * lock: one run at a time, see lock.h.
 */
#include "lock.h"

#include "base/path.h"
#include "sql.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

enum { HOLDER_BYTES = 160, ADVISORY_TRIES = 30, ADVISORY_PAUSE_NS = 100000000 };

/* What the holder wrote into the lock file, for the message. */
static bool refuse(int fd, struct error *err)
{
    char holder[HOLDER_BYTES] = "";
    ssize_t length = pread(fd, holder, sizeof holder - 1, 0);
    holder[length > 0 ? length : 0] = 0;
    holder[strcspn(holder, "\n")] = 0;
    return error_set(err, CODE_LOCKED, "một lượt chạy khác đang giữ khóa (%s)",
                     *holder ? holder : "vừa bắt đầu");
}

static bool write_holder(int fd, struct error *err)
{
    time_t now = time(NULL) + 7 * 3600;
    struct tm local;
    char line[HOLDER_BYTES];
    gmtime_r(&now, &local);
    int length = snprintf(line, sizeof line, "tiến trình %ld, từ %02d:%02d ngày %02d/%02d/%d\n",
                          (long)getpid(), local.tm_hour, local.tm_min, local.tm_mday,
                          local.tm_mon + 1, local.tm_year + 1900);
    if (ftruncate(fd, 0) != 0)
        return error_set(err, CODE_FILE_WRITE, "không ghi được tệp khóa: %s", strerror(errno));
    return fd_write_all(fd, line, (size_t)length, err);
}

/* The folder's lock is ours already, so its last holder is gone; but the server may still be at
 * that one's statement, until it looks at its client again (client_connection_check_interval): wait
 * a little longer than that. */
static bool take_advisory(struct db *db, const struct config *config, int fd, struct error *err)
{
    const char *const parameters[] = {config_text(config, "commune-code")};
    for (int tries = 0; tries < ADVISORY_TRIES; tries++) {
        RESULT_AUTO struct result *result = NULL;
        if (!db_run(db, sql_take_lock, 1, parameters, &result, err)) return false;
        if (result_text(result, 0, 0)[0] == 't') return true;
        nanosleep(&(struct timespec){0, ADVISORY_PAUSE_NS}, NULL);
    }
    return refuse(fd, err);
}

bool lock_take(struct lock *ret, struct db *db, const struct config *config, struct error *err)
{
    const char *path = path_join(config->arena, config->home, ".lock");
    FD_AUTO int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0)
        return error_set(err, CODE_FILE_OPEN, "không mở được tệp khóa %s: %s", path,
                         strerror(errno));
    if (flock(fd, LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK) return refuse(fd, err);
        return error_set(err, CODE_FILE_OPEN, "không khóa được tệp %s: %s", path, strerror(errno));
    }
    if (!take_advisory(db, config, fd, err) || !write_holder(fd, err)) return false;
    ret->fd = fd;
    fd = -1;
    return true;
}

void lock_release(struct lock *lock)
{
    if (lock->fd > 0) close(lock->fd);
    lock->fd = -1;
}
