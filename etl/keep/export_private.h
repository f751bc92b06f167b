/*
 * export_private: the folder an export is made in, and the making, for export.c only.
 */
#ifndef THIDUA_KEEP_EXPORT_PRIVATE_H
#define THIDUA_KEEP_EXPORT_PRIVATE_H

#include "base/config.h"
#include "keep/manifest.h"

/* A folder of its own (0700) beside the file to come, so that the last step is a rename. It is locked
 * while its maker lives: what a killed export left there holds citizens' data, and goes with the next
 * export into the same folder. */
struct export_folder {
    const char *path, *dump, *manifest, *signature, *pack, *target;
    int lock;
};

MUST_CHECK bool export_folder_make(struct arena *arena, const char *target,
                                   struct export_folder *ret, struct error *err);
/* With done: moves the finished file to its place. Removes the folder in any case. */
MUST_CHECK bool export_folder_finish(struct arena *arena, const struct export_folder *folder,
                                     bool done, struct error *err);

/* Writes manifest, signature and pack into the folder, and checks the pack as import will. */
MUST_CHECK bool export_write(const struct config *config, const struct export_folder *folder,
                             const struct manifest *manifest, bool *ret_signed, struct error *err);

#endif
