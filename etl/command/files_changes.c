/*
 * files_changes: see files_changes.h.
 */
#include "files_changes.h"

#include "base/listing.h"
#include "load/changes.h"
#include "night/lock.h"
#include "open.h"

#include <string.h>

static const struct listing_column columns[] = {
    {"older_file", "so với tệp", false},
    {"fact", "dữ kiện", false},
    {"village", "thôn", false},
    {"month", "tháng", false},
    {"sheet", "trang tính", false},
    {"row", "dòng", true},
    {"old_row", "dòng cũ", true},
    {"change", "thay đổi", false},
    {"column", "cột", false},
    {"old_value", "giá trị cũ", false},
    {"new_value", "giá trị mới", false},
};
enum { COLUMNS = sizeof columns / sizeof *columns };

static const char *kind_words(const char *kind)
{
    return strcmp(kind, "added") == 0     ? "thêm dòng"
           : strcmp(kind, "removed") == 0 ? "bớt dòng"
                                          : "đổi giá trị";
}

static const char *fact_words(const struct load_context *load, const char *fact)
{
    for (size_t i = 0; i < load->contracts.count; i++)
        if (strcmp(load->contracts.contracts[i].fact, fact) == 0)
            return load->contracts.contracts[i].name;
    return fact;
}

/* One line of ops.change(): fact, village, month, sheet, row, old row, kind, field, old, new. */
static void add_line(struct listing *listing, const struct load_context *load,
                     const struct change *change, int row)
{
    const char *fact = result_text(change->rows, row, 0),
               *field = result_text(change->rows, row, 7);
    listing_add(listing, change->older);
    for (int i = 0; i < 10; i++) {
        const char *text = result_text(change->rows, row, i);
        if (!listing->csv) {
            if (i == 0) text = fact_words(load, fact);
            if (i == 6) text = kind_words(text);
            if (i == 7) text = change_title(load, fact, text);
            if (i > 7) text = change_words(load, fact, field, text);
        }
        listing_add(listing, text);
    }
}

static bool print(const struct cli_arguments *arguments, const struct load_context *load,
                  const struct changes *changes, bool csv, struct error *err)
{
    struct listing listing;
    listing_begin(&listing, arguments->arena, columns, COLUMNS, csv);
    for (size_t i = 0; i < changes->count; i++)
        for (int row = 0; row < result_rows(changes->items[i].rows); row++)
            add_line(&listing, load, &changes->items[i], row);
    if (!listing_print(&listing, 1, err)) return false;
    for (size_t i = 0; i < changes->count; i++)
        if (changes->items[i].lines > CHANGE_LINES_MOST)
            log_say(&arguments->log, LOG_WARNING, "chỉ in %d trong %lld thay đổi so với %s",
                    CHANGE_LINES_MOST, (long long)changes->items[i].lines, changes->items[i].older);
    return true;
}

int files_changes(const struct cli_arguments *arguments)
{
    struct error err = {0};
    struct config config;
    bool csv;
    DB_AUTO struct db *db = NULL;
    LOCK_AUTO struct lock lock = {.fd = -1};
    LOAD_AUTO struct load_context load = {0};
    CHANGES_AUTO struct changes changes = {0};
    const char *file = cli_value(arguments, "changes");
    if (!file) {
        error_set(&err, CODE_USAGE, "--of chỉ dùng cùng với --changes");
        return cli_fail(arguments, &err);
    }
    /* The lock: comparing portal exports uses the stage, as loading does. */
    bool done = listing_format(cli_value(arguments, "format"), &csv, &err) &&
                command_open(arguments, &config, &db, &err) &&
                lock_take(&lock, db, &config, &err) &&
                load_open(&load, db, &config, &arguments->log, 0, &err) &&
                changes_find(&load, file, cli_value(arguments, "of"), &changes, &err) &&
                print(arguments, &load, &changes, csv, &err);
    return done ? 0 : cli_fail(arguments, &err);
}
