/*
 * path: files and folders, replaced so that a crash leaves the old or the new, never a half.
 *
 * Errors: CODE_FILE_* with the path; a full disk is CODE_DISK_FULL. fsync is not retryable: a
 *         failed one fails the call.
 * Modes:  folders 0700 or 0750, files 0640 as spec/operations.md says; nothing follows a symbolic
 *         link in the inbox.
 */
#ifndef THIDUA_BASE_PATH_H
#define THIDUA_BASE_PATH_H

#include "arena.h"
#include "error.h"
#include "text.h"

#include <sys/types.h>

char *path_join(struct arena *arena, const char *folder, const char *name);
const char *path_base(const char *path); /* after the last '/' */
/* The folder a path stands in, "." where it names none. */
char *path_folder(struct arena *arena, const char *path);

/* The names in a folder but "." and "..", in the order of their bytes whatever the locale. Fails where the folder cannot be
 * read to its end: a listing cut short would pass for an empty inbox. */
struct name_list {
    char **names;
    size_t count;
};
MUST_CHECK bool path_list(struct arena *arena, const char *folder, struct name_list *ret,
                          struct error *err);
/* Whether there is a folder of that name (not a link to one). */
bool path_is_folder(const char *path);

/* Makes the folder and its parents where missing. */
MUST_CHECK bool path_make_folder(const char *path, mode_t mode, struct error *err);
/* Removes a file or a folder with all in it, following no link; not there is as good as removed. */
MUST_CHECK bool path_remove_tree(const char *path, struct error *err);

/* Reads a whole file of at most limit_bytes (larger: CODE_FILE_READ). A NUL follows the bytes. */
MUST_CHECK bool path_read(struct arena *arena, const char *path, size_t limit_bytes,
                          struct span *ret, struct error *err);

/* Writes aside (".name.tmp"), syncs, renames, syncs the folder. */
MUST_CHECK bool path_write(const char *path, struct span content, mode_t mode, struct error *err);

/* The same, but fails (CODE_FILE_WRITE) where the file is there already. */
MUST_CHECK bool path_create(const char *path, struct span content, mode_t mode, struct error *err);

/* A temporary file without a name in that folder (0600); -1 = errno tells why not. */
int path_nameless(const char *folder);

/* All bytes, retried after EINTR and short writes. */
MUST_CHECK bool fd_write_all(int fd, const void *bytes, size_t length, struct error *err);
/* Up to length bytes; *ret_length 0 at the end. */
MUST_CHECK bool fd_read_some(int fd, void *bytes, size_t length, size_t *ret_length,
                             struct error *err);
MUST_CHECK bool fd_sync(int fd, const char *shown, struct error *err);
/* fsync of a folder. */
MUST_CHECK bool path_sync_folder(const char *path, struct error *err);

void fd_closep(int *fd); /* closes where >= 0 */
#define FD_AUTO __attribute__((cleanup(fd_closep)))

#endif
