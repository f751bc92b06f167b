/*
 * path_list: the names in a folder, see path.h.
 *
 * Source: readdir(3) tells an error only by errno; glibc's scandir(3) looks at it and fails.
 */
#include "path.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static int by_bytes(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static int is_name(const struct dirent *entry)
{
    return strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
}

bool path_list(struct arena *arena, const char *folder, struct name_list *ret, struct error *err)
{
    struct dirent **entries = NULL;
    int count = scandir(folder, &entries, is_name, by_bytes);
    if (count < 0 && errno == ENOMEM)
        return error_set(err, CODE_MEMORY, "hết bộ nhớ khi đọc thư mục %s", folder);
    if (count < 0)
        return error_set(err, CODE_FILE_OPEN, "không đọc được thư mục %s: %s", folder,
                         strerror(errno));
    struct name_list list = {arena_array(arena, (size_t)count + 1, sizeof *list.names),
                             (size_t)count};
    for (size_t i = 0; i < list.count; i++) {
        list.names[i] = arena_strdup(arena, entries[i]->d_name);
        free(entries[i]);
    }
    free(entries);
    *ret = list;
    return true;
}

bool path_is_folder(const char *path)
{
    struct stat status;
    return lstat(path, &status) == 0 && S_ISDIR(status.st_mode);
}
