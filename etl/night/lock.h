/*
 * lock: one run at a time: flock on the deployment's folder and an advisory lock in its database.
 *
 * Out:    held until lock_release or the end of the process; a process killed in the middle frees
 *         both at once (flock by the kernel, the advisory lock by the end of its session, which the
 *         server notices through client_connection_check_interval).
 * Errors: CODE_LOCKED (exit 75) that says who holds it and since when.
 */
#ifndef THIDUA_NIGHT_LOCK_H
#define THIDUA_NIGHT_LOCK_H

#include "base/config.h"
#include "base/db.h"

struct lock {
    int fd; /* -1 = not held */
};

MUST_CHECK bool lock_take(struct lock *ret, struct db *db, const struct config *config,
                          struct error *err);
void lock_release(struct lock *lock);
#define LOCK_AUTO __attribute__((cleanup(lock_release)))

#endif
