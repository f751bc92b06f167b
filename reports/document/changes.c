/*
 * changes: see changes.h. What differs is kept in a file without a name until the values are
 *          written: of a province's first day it may be as much as the values themselves.
 */
#include "document/changes.h"

#include "base/path.h"
#include "document/earlier.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The fields of a change in the file, each ended by a NUL. */
enum { INDICATOR, UNIT, OLD_STATE, OLD_PRINTED, STATE, PRINTED, FIELDS };

struct changes {
    struct earlier *earlier; /* NULL: nothing to compare with */
    const char *year_period;
    FILE *kept;
    struct error first;
};

/* In the folder of the document, not in /tmp: there may be no room there, and no privacy. */
static FILE *open_nameless(const char *folder)
{
    int fd = path_nameless(folder);
    FILE *file = fd < 0 ? NULL : fdopen(fd, "w+");
    if (!file) fd_closep(&fd);
    return file;
}

bool changes_open(struct changes **ret, struct arena *arena, const char *path,
                  const char *year_period, const char *folder, struct error *err)
{
    struct changes *changes = arena_alloc(arena, sizeof *changes);
    *changes = (struct changes){.year_period = year_period};
    changes->earlier = earlier_open(arena, path, year_period);
    changes->kept = changes->earlier ? open_nameless(folder) : NULL;
    *ret = changes;
    if (!changes->earlier || changes->kept) return true;
    return error_set(err, CODE_FILE_WRITE, "không tạo được tệp tạm: %s", strerror(errno));
}

void changes_closep(struct changes **changes)
{
    if (!*changes) return;
    earlier_closep(&(*changes)->earlier);
    if ((*changes)->kept) fclose((*changes)->kept);
    *changes = NULL;
}

/* The columns of report_values.sql, by name. */
static const char *column(const struct db *db, const char *name)
{
    for (int i = 0; i < db_stream_columns(db); i++)
        if (strcmp(db_stream_name(db, i), name) == 0) return db_stream_text(db, i);
    return "";
}

void changes_look(void *context, const struct db *db)
{
    struct changes *changes = context;
    if (!changes->earlier || strcmp(column(db, "period"), changes->year_period) != 0) return;
    const char *fields[FIELDS] = {[INDICATOR] = column(db, "indicator"),
                                  [UNIT] = column(db, "unit"),
                                  [OLD_STATE] = "no_report",
                                  [OLD_PRINTED] = "",
                                  [STATE] = column(db, "state"),
                                  [PRINTED] = column(db, "printed")};
    (void)earlier_find(changes->earlier, fields[INDICATOR], fields[UNIT], &fields[OLD_STATE],
                       &fields[OLD_PRINTED]);
    if (strcmp(fields[OLD_STATE], fields[STATE]) == 0 &&
        strcmp(fields[OLD_PRINTED], fields[PRINTED]) == 0)
        return;
    for (int i = 0; i < FIELDS; i++)
        if (fwrite(fields[i], strlen(fields[i]) + 1, 1, changes->kept) != 1)
            error_set(&changes->first, CODE_FILE_WRITE, "không ghi được tệp tạm: %s",
                      strerror(errno));
}

static void write_change(struct writer *writer, char *const fields[FIELDS])
{
    static const char *const names[FIELDS] = {"indicator",  "unit",  "oldState",
                                              "oldPrinted", "state", "printed"};
    writer_begin(writer, "change");
    for (int i = 0; i < FIELDS; i++)
        writer_attribute(writer, names[i], fields[i][0] ? fields[i] : NULL);
    writer_end(writer);
}

/* The next change of the file; false at its end. */
static bool read_change(FILE *kept, char *fields[FIELDS], size_t sizes[FIELDS])
{
    for (int i = 0; i < FIELDS; i++)
        if (getdelim(&fields[i], &sizes[i], '\0', kept) < 0) return false;
    return true;
}

bool changes_write(struct changes *changes, struct writer *writer, struct error *err)
{
    char *fields[FIELDS] = {NULL};
    size_t sizes[FIELDS] = {0};
    writer_begin(writer, "changes");
    if (changes->earlier) {
        writer_attribute(writer, "since", earlier_as_of(changes->earlier));
        /* rewind would forget that the disk is full */
        if (fflush(changes->kept) != 0 || fseek(changes->kept, 0, SEEK_SET) != 0)
            error_set(&changes->first, errno == ENOSPC ? CODE_DISK_FULL : CODE_FILE_WRITE,
                      "không ghi được tệp tạm: %s", strerror(errno));
        while (read_change(changes->kept, fields, sizes)) write_change(writer, fields);
    }
    writer_end(writer);
    for (int i = 0; i < FIELDS; i++) free(fields[i]);
    if (changes->first.code == CODE_OK && changes->kept && ferror(changes->kept))
        error_set(&changes->first, CODE_FILE_READ, "không đọc lại được tệp tạm");
    if (changes->first.code == CODE_OK) return true;
    *err = changes->first;
    return false;
}
