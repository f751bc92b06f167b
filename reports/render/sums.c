/*
 * sums: see sums.h.
 */
#include "render/sums.h"

#include "base/hash.h"
#include "base/path.h"
#include "render/folder.h"

#include <string.h>

enum {
    SUMS_FILE_LIMIT_BYTES = 256 << 20,
    SUMS_LIMIT_BYTES = 64 << 20,
    SUMS_SCRATCH_BYTES = 512 << 20
};

struct listing_files {
    struct arena *scratch; /* one file at a time */
    const char *folder;
    struct buffer lines;
};

static bool add_file(void *context, const char *below, struct error *err)
{
    struct listing_files *files = context;
    struct span bytes;
    uint8_t digest[HASH_BYTES];
    char hex[HASH_HEX];
    if (strcmp(below, SUMS_NAME) == 0) return true;
    arena_reset(files->scratch);
    if (!path_read(files->scratch, path_join(files->scratch, files->folder, below),
                   SUMS_FILE_LIMIT_BYTES, &bytes, err))
        return false;
    hash_bytes(bytes, digest);
    hash_hex(digest, hex);
    buffer_printf(&files->lines, "%s  %s\n", hex, below);
    return true;
}

bool sums_read(struct arena *arena, const char *folder, struct span *ret, struct error *err)
{
    ARENA_AUTO struct arena *scratch = arena_open(SUMS_SCRATCH_BYTES);
    struct listing_files files = {.scratch = scratch, .folder = folder};
    buffer_init(&files.lines, SUMS_LIMIT_BYTES);
    bool done = folder_walk(folder, add_file, &files, err);
    if (done)
        *ret = span_make(
            arena_strndup(arena, files.lines.bytes ? files.lines.bytes : "", files.lines.length),
            files.lines.length);
    buffer_release(&files.lines);
    return done;
}

bool sums_write(struct arena *arena, const char *folder, struct error *err)
{
    struct span lines;
    return sums_read(arena, folder, &lines, err) &&
           path_write(path_join(arena, folder, SUMS_NAME), lines, 0640, err);
}
