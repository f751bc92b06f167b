/*
 * spool: see spool.h.
 */
#include "spool.h"

#include "base/path.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { BLOCK_BYTES = 256 * 1024, NAMES_LIMIT_BYTES = 16 << 20, KEPT_MODE = 0640 };

bool spool_sweep(const char *folder, struct error *err)
{
    ARENA_AUTO struct arena *arena = arena_open(NAMES_LIMIT_BYTES);
    struct name_list list;
    if (!path_list(arena, folder, &list, err)) return false;
    for (size_t i = 0; i < list.count; i++)
        if (strncmp(list.names[i], "in-", 3) == 0) unlink(path_join(arena, folder, list.names[i]));
    return true;
}

/* A FIFO put in place of the file must not hang us: O_NONBLOCK. The officer may name a link; the
 * inbox may hold none. */
static int open_entry(const struct inbox_entry *entry)
{
    int follow = entry->from_inbox ? O_NOFOLLOW : 0;
    return open(entry->path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY | follow);
}

static bool read_through(int from, int to, struct spool_file *file, struct error *err)
{
    char *block = malloc(BLOCK_BYTES);
    if (!block) return error_set(err, CODE_MEMORY, "hết bộ nhớ khi chép tệp");
    struct hash_state *hash = hash_open();
    bool done = true;
    for (size_t length = 1; done && length;) {
        done = fd_read_some(from, block, BLOCK_BYTES, &length, err);
        if (!done) break;
        hash_add(hash, block, length);
        file->size_bytes += (int64_t)length;
        done = to < 0 || fd_write_all(to, block, length, err);
    }
    hash_finish(hash, file->digest);
    free(block);
    return done && (to < 0 || fd_sync(to, file->path, err));
}

static bool copy_and_check(int from, int to, const struct inbox_entry *entry,
                           struct spool_file *file, bool *ret_changed, struct error *err)
{
    struct stat before, after;
    *ret_changed =
        fstat(from, &before) != 0 || !S_ISREG(before.st_mode) || !inbox_same(&entry->seen, &before);
    if (*ret_changed) return true;
    if (!read_through(from, to, file, err)) return false;
    *ret_changed = fstat(from, &after) != 0 || !inbox_same(&before, &after) ||
                   file->size_bytes != after.st_size;
    hash_hex(file->digest, file->sha256);
    file->file_id = hash_id(file->digest);
    return true;
}

bool spool_take(struct arena *arena, const char *folder, const struct inbox_entry *entry, bool copy,
                struct spool_file *ret, bool *ret_changed, struct error *err)
{
    struct spool_file file = {0};
    FD_AUTO int from = open_entry(entry), to = -1;
    if (from < 0) {
        *ret_changed = errno == ENOENT || errno == ELOOP ||
                       errno == ENXIO; /* taken away or replaced since the look */
        if (*ret_changed) return true;
        error_set(err, CODE_FILE_OPEN, "không mở được tệp: %s", strerror(errno));
        return error_at(err, entry->name, NULL, 0, NULL);
    }
    if (copy) {
        char *path = arena_printf(arena, "%s/in-XXXXXX", folder);
        to = mkostemp(path, O_CLOEXEC);
        file.path = path;
        if (to < 0)
            return error_set(err, CODE_FILE_WRITE, "không tạo được bản chép trong %s: %s", folder,
                             strerror(errno));
    }
    bool done = copy_and_check(from, to, entry, &file, ret_changed, err);
    if (copy && (!done || *ret_changed)) unlink(file.path);
    if (!done) return error_at(err, entry->name, NULL, 0, NULL);
    *ret = file;
    return true;
}

const char *archive_path(struct arena *arena, const char *archive, const char *sha256)
{
    return arena_printf(arena, "%s/%.2s/%s", archive, sha256, sha256 + 2);
}

bool archive_keep(struct arena *arena, const char *archive, const struct spool_file *file,
                  struct error *err)
{
    const char *path = archive_path(arena, archive, file->sha256);
    const char *folder = arena_printf(arena, "%s/%.2s", archive, file->sha256);
    if (!path_make_folder(folder, 0750, err)) return false;
    if (chmod(file->path, KEPT_MODE) != 0 || rename(file->path, path) != 0)
        return error_set(err, CODE_FILE_WRITE, "không cất được bản gốc vào %s: %s", folder,
                         strerror(errno));
    return path_sync_folder(folder, err);
}
