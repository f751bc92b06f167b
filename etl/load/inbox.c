/*
 * inbox: see inbox.h.
 */
#include "inbox.h"

#include "base/path.h"
#include "base/text.h"
#include "base/unicode.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>
#include <unistd.h>

enum { NAME_LIMIT = 4096, FIRST_CAPACITY = 64 };

/* Names that browsers, Excel, LibreOffice and file transfers give to what is not finished. */
static bool partial_name(const char *name)
{
    static const char *const endings[] = {".part",     ".partial",  ".tmp", ".crdownload",
                                          ".download", ".filepart", ".swp"};
    size_t length = strlen(name);
    if (name[0] == '.' || strncmp(name, "~$", 2) == 0) return true;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t ending = strlen(endings[i]);
        if (length > ending && strcasecmp(name + length - ending, endings[i]) == 0) return true;
    }
    return false;
}

static const char *shown_name(struct arena *arena, const char *name)
{
    struct buffer BUFFER_AUTO text;
    buffer_init(&text, NAME_LIMIT);
    size_t bad;
    struct span span = span_of(name);
    printable(&text, utf8_valid(span, &bad) ? nfc(arena, span) : span);
    return arena_strndup(arena, text.bytes, text.length);
}

static int64_t stamp_ns(const struct timespec *time)
{
    return (int64_t)time->tv_sec * 1000000000 + time->tv_nsec;
}

bool inbox_same(const struct stat *one, const struct stat *other)
{
    return one->st_dev == other->st_dev && one->st_ino == other->st_ino &&
           one->st_size == other->st_size && stamp_ns(&one->st_mtim) == stamp_ns(&other->st_mtim) &&
           /* nobody can set the change time back: cp -p over an old file keeps the others */
           stamp_ns(&one->st_ctim) == stamp_ns(&other->st_ctim);
}

int64_t inbox_modified_us(const struct inbox_entry *entry)
{
    return (int64_t)entry->seen.st_mtim.tv_sec * 1000000 + entry->seen.st_mtim.tv_nsec / 1000;
}

/* A clock set back must not hold a file for ever: a stamp in the future counts as old. */
static bool quiet_since(const struct timespec *stamp, const struct timespec *now, int64_t seconds)
{
    int64_t age = stamp_ns(now) - stamp_ns(stamp);
    return age < 0 ? -age > seconds * 1000000000 : age >= seconds * 1000000000;
}

static bool settled(const struct stat *seen, int64_t seconds)
{
    struct timespec now;
    if (seconds <= 0) return true;
    clock_gettime(CLOCK_REALTIME, &now);
    return quiet_since(&seen->st_mtim, &now, seconds) && quiet_since(&seen->st_ctim, &now, seconds);
}

static enum code why_ignored(mode_t mode)
{
    if (S_ISREG(mode)) return CODE_OK;
    return S_ISDIR(mode) ? CODE_FOLDER_IN_INBOX : CODE_NOT_A_REGULAR_FILE;
}

static struct inbox_entry *add(struct arena *arena, struct inbox *inbox, size_t *capacity)
{
    if (inbox->count == *capacity) {
        size_t grown = *capacity ? *capacity * 2 : FIRST_CAPACITY;
        struct inbox_entry *entries = arena_array(arena, grown, sizeof *entries);
        if (inbox->count) memcpy(entries, inbox->entries, inbox->count * sizeof *entries);
        inbox->entries = entries;
        *capacity = grown;
    }
    return &inbox->entries[inbox->count++];
}

static int by_name(const void *a, const void *b)
{
    const struct inbox_entry *one = a, *other = b;
    int order = strcmp(one->name, other->name);
    return order ? order : strcmp(one->path, other->path);
}

bool inbox_scan(struct arena *arena, const char *folder, int64_t settle_seconds, struct inbox *ret,
                struct error *err)
{
    struct name_list list;
    if (!path_list(arena, folder, &list, err)) return false;
    struct inbox inbox = {0};
    size_t capacity = 0;
    for (size_t i = 0; i < list.count; i++) {
        struct stat seen;
        const char *path = path_join(arena, folder, list.names[i]);
        if (partial_name(list.names[i])) continue;
        if (lstat(path, &seen) != 0) {
            if (errno == ENOENT) continue; /* taken away since */
            return error_set(err, CODE_FILE_OPEN, "không xem được tệp %s trong hộp nhận: %s",
                             shown_name(arena, list.names[i]), strerror(errno));
        }
        *add(arena, &inbox, &capacity) = (struct inbox_entry){
            .path = path,
            .name = shown_name(arena, list.names[i]),
            .seen = seen,
            .from_inbox = true,
            .settled = settled(&seen, settle_seconds),
            .ignored = why_ignored(seen.st_mode),
        };
    }
    if (inbox.count) qsort(inbox.entries, inbox.count, sizeof *inbox.entries, by_name);
    *ret = inbox;
    return true;
}

int64_t inbox_unsettled_seconds(const struct inbox *inbox, int64_t settle_seconds)
{
    struct timespec now;
    int64_t longest = 0;
    clock_gettime(CLOCK_REALTIME, &now);
    for (size_t i = 0; i < inbox->count; i++) {
        const struct inbox_entry *entry = &inbox->entries[i];
        if (entry->settled || entry->ignored != CODE_OK) continue;
        int64_t touched = stamp_ns(&entry->seen.st_mtim), changed = stamp_ns(&entry->seen.st_ctim);
        int64_t age = stamp_ns(&now) - (touched > changed ? touched : changed);
        int64_t rest = settle_seconds - age / 1000000000;
        if (rest > longest) longest = rest;
    }
    return longest < settle_seconds ? longest : settle_seconds;
}

bool inbox_named(struct arena *arena, const char *const *paths, size_t count, struct inbox *ret,
                 struct error *err)
{
    struct inbox inbox = {arena_array(arena, count + 1, sizeof *inbox.entries), count};
    for (size_t i = 0; i < count; i++) {
        struct inbox_entry *entry = &inbox.entries[i];
        entry->path = paths[i];
        entry->name = shown_name(arena, path_base(paths[i]));
        entry->settled = true;
        if (stat(paths[i], &entry->seen) != 0)
            return error_set(err, CODE_FILE_OPEN, "không mở được tệp %s: %s", paths[i],
                             strerror(errno));
        entry->ignored = why_ignored(entry->seen.st_mode);
        if (entry->ignored != CODE_OK)
            return error_set(err, CODE_FILE_OPEN, "%s không phải tệp thường", paths[i]);
    }
    *ret = inbox;
    return true;
}

bool inbox_remove(const struct inbox_entry *entry, struct error *err)
{
    struct stat now;
    if (!entry->from_inbox || lstat(entry->path, &now) != 0 || !inbox_same(&entry->seen, &now))
        return true;
    if (unlink(entry->path) == 0 || errno == ENOENT) return true;
    return error_set(err, CODE_FILE_WRITE, "không xóa được tệp đã nạp khỏi hộp nhận: %s",
                     strerror(errno));
}
