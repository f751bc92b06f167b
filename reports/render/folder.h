/*
 * folder: a published folder appears at once and whole, or not at all.
 *
 * Out:    folder_publish: every file synced, the new folder under its name in one rename (exchanged
 *         with an old one of that
 *         name), `current` switched last by rename; a crash at any point leaves the old or the new.
 * Rules:  `current` names the newest night, YYYY-MM-DD; neither an older day nor the report of
 *         another period (YYYY-MM-DD_PERIOD) takes it from one. Where there is no night yet, the
 *         first report of any period has it.
 * Errors: CODE_FILE_WRITE, CODE_DISK_FULL.
 */
#ifndef THIDUA_REPORTS_RENDER_FOLDER_H
#define THIDUA_REPORTS_RENDER_FOLDER_H

#include "base/arena.h"
#include "base/error.h"

/* Calls visit(context, path below folder) for every regular file, in the order of names; stops at
 * the first false. */
MUST_CHECK bool folder_walk(const char *folder,
                            bool (*visit)(void *context, const char *path, struct error *err),
                            void *context, struct error *err);
MUST_CHECK bool folder_copy(const char *from, const char *to,
                            struct error *err); /* one file, mode 0640 */
/* Every regular file below `from`, into folders that are made; nothing where it is NULL or not there. */
MUST_CHECK bool folder_copy_tree(const char *from, const char *to, struct error *err);
/* Every file below `from` that `to` does not have yet, as a hard link (a copy where there are none). */
MUST_CHECK bool folder_link_tree(const char *from, const char *to, struct error *err);
/* Removes what a killed run left: entries of `reports` that begin with ".new-". */
MUST_CHECK bool folder_clean(struct arena *arena, const char *reports, struct error *err);
MUST_CHECK bool folder_publish(struct arena *arena, const char *reports, const char *work,
                               const char *name, struct error *err);
MUST_CHECK bool folder_switch(struct arena *arena, const char *reports, const char *name,
                              struct error *err);
/* The newest dated folder of a day before `day`; *ret NULL = none. */
MUST_CHECK bool folder_before(struct arena *arena, const char *reports, const char *day,
                              const char **ret, struct error *err);

#endif
