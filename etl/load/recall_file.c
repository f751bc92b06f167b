/*
 * recall_file: the cache of recall.h on disk: a head, then lines. Read only where every word of the
 *              head is right; written beside the old one, which it replaces after the commit.
 */
#include "recall_private.h"

#include "base/path.h"
#include "sql.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BATCH = 4096 };
static const char magic[8] = "TDLINE1";

/* A file's size and time of change stand for its content; one that cannot be seen, for none. */
static void add_file(struct hash_state *hash, const char *path)
{
    struct stat status;
    if (stat(path, &status) != 0) memset(&status, 0, sizeof status);
    int64_t numbers[] = {(int64_t)status.st_ino, status.st_size, status.st_mtim.tv_sec,
                         status.st_mtim.tv_nsec};
    hash_add(hash, path, strlen(path) + 1);
    hash_add(hash, numbers, sizeof numbers);
}

static void add_contracts(struct hash_state *hash, struct arena *arena)
{
    const char *folder = config_data_path(arena, "schemas/sources");
    struct name_list list = {0};
    struct error unread = {0}; /* loading them is what fails then */
    if (!path_list(arena, folder, &list, &unread)) return;
    for (size_t i = 0; i < list.count; i++)
        if (list.names[i][0] != '.') add_file(hash, path_join(arena, folder, list.names[i]));
}

/* The program, the contracts, the key, the settings and the villages' names. */
static void take_circumstances(struct recall *recall, const struct load_context *load,
                               const char *villages)
{
    struct hash_state *hash = hash_open();
    add_file(hash, "/proc/self/exe");
    add_contracts(hash, load->arena);
    hash_add(hash, &recall->secret, sizeof recall->secret);
    for (size_t i = 0; i < load->config->count; i++) {
        const char *value = config_text(load->config, load->config->settings[i].name);
        if (strcmp(load->config->settings[i].name, "as-of") != 0)
            hash_add(hash, value, strlen(value) + 1);
    }
    hash_add(hash, villages, strlen(villages) + 1);
    hash_finish(hash, recall->now.circumstances);
}

static const char *mark_of(const struct result *marks, const char *name)
{
    for (int i = 0; i < result_rows(marks); i++)
        if (strcmp(result_text(marks, i, 0), name) == 0) return result_text(marks, i, 1);
    return "";
}

/* Exactly so many bytes; false where they are not there. */
static bool read_whole(int fd, void *bytes, size_t length)
{
    for (char *at = bytes; length > 0;) {
        ssize_t got = read(fd, at, length);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        at += got;
        length -= (size_t)got;
    }
    return true;
}

static bool head_counts(const struct recall *recall, const struct stat *status, const char *mark)
{
    const struct recall_head *head = &recall->old;
    return memcmp(head->magic, magic, sizeof magic) == 0 && *mark != '\0' &&
           memchr(head->mark, '\0', MARK_BYTES) != NULL && strcmp(head->mark, mark) == 0 &&
           memcmp(head->circumstances, recall->now.circumstances, HASH_BYTES) == 0 &&
           head->count <= RECALL_MOST &&
           status->st_size ==
               (off_t)(sizeof *head + (size_t)head->count * sizeof(struct recall_line));
}

bool recall_read(struct recall *recall, struct load_context *load, bool use, struct error *err)
{
    RESULT_AUTO struct result *marks = NULL;
    struct stat status;
    if (!db_run(load->db, sql_marks, 1, &load->commune, &marks, err)) return false;
    take_circumstances(recall, load, mark_of(marks, "villages"));
    FD_AUTO int fd = use ? open(recall->path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW) : -1;
    if (fd < 0 || fstat(fd, &status) != 0 || !read_whole(fd, &recall->old, sizeof recall->old) ||
        !head_counts(recall, &status, mark_of(marks, "dossiers")))
        return true;
    if (!recall_make_room(recall, recall->old.count, err)) return false;
    struct recall_line lines[BATCH];
    for (uint32_t left = recall->old.count; left > 0;) {
        uint32_t count = left < BATCH ? left : BATCH;
        if (!read_whole(fd, lines, count * sizeof *lines)) break; /* fewer lines are known */
        for (uint32_t i = 0; i < count; i++) recall_put(recall, &lines[i]);
        left -= count;
    }
    recall->use = true;
    return true;
}

static uint32_t count_kept(const struct recall *recall)
{
    uint32_t kept = 0;
    for (uint64_t i = 0; i < recall->table.capacity; i++)
        kept += recall->table.digests[i] != 0 && (recall->codes[i] & LINE_DEAD) == 0;
    return kept;
}

static bool write_kept(const struct recall *recall, int fd, struct error *err)
{
    struct recall_line lines[BATCH];
    size_t count = 0;
    for (uint64_t i = 0; i < recall->table.capacity; i++) {
        if (recall->table.digests[i] != 0 && (recall->codes[i] & LINE_DEAD) == 0)
            lines[count++] = (struct recall_line){recall->table.digests[i],
                                                  recall->codes[i] & ~(uint64_t)LINE_BITS};
        bool full = count == BATCH || i + 1 == recall->table.capacity;
        if (full && !fd_write_all(fd, lines, count * sizeof *lines, err)) return false;
        if (full) count = 0;
    }
    return true;
}

static bool write_fresh(struct recall *recall, int fd, struct error *err)
{
    struct recall_line lines[BATCH];
    size_t length = 1;
    if (!recall_flush(recall, err)) return false;
    if (lseek(recall->fresh, 0, SEEK_SET) != 0)
        return error_set(err, CODE_FILE_READ, "không đọc lại được tệp tạm: %s", strerror(errno));
    while (length > 0)
        if (!fd_read_some(recall->fresh, lines, sizeof lines, &length, err) ||
            !fd_write_all(fd, lines, length, err))
            return false;
    return true;
}

/* Lines of one heading only: of two layouts that share the dossiers the one with more lines. */
bool recall_write(struct recall *recall, const char *mark, struct error *err)
{
    uint32_t kept = count_kept(recall);
    bool same = recall->old.heading == recall->now.heading;
    bool old = kept > 0 && (same || kept > recall->fresh_count), fresh = !old || same;
    struct recall_head head = fresh ? recall->now : recall->old;
    if (old && fresh && recall->old.bound > head.bound) head.bound = recall->old.bound;
    if (old && fresh && recall->old.as_of > head.as_of) head.as_of = recall->old.as_of;
    uint64_t count = (old ? (uint64_t)kept : 0) + (fresh ? (uint64_t)recall->fresh_count : 0);
    if (count > RECALL_MOST || strlen(mark) >= sizeof head.mark) return true;
    memcpy(head.magic, magic, sizeof magic);
    memset(head.mark, 0, sizeof head.mark);
    memcpy(head.mark, mark, strlen(mark));
    head.count = (uint32_t)count;
    memcpy(head.circumstances, recall->now.circumstances, sizeof head.circumstances);
    FD_AUTO int fd =
        open(recall->next, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (fd < 0)
        return error_set(err, CODE_FILE_WRITE, "không ghi được %s: %s", recall->next,
                         strerror(errno));
    recall->written = true;
    return fd_write_all(fd, &head, sizeof head, err) && (!old || write_kept(recall, fd, err)) &&
           (!fresh || write_fresh(recall, fd, err));
}

void recall_publish(struct recall *recall)
{
    if (recall->written && rename(recall->next, recall->path) == 0) recall->written = false;
}
