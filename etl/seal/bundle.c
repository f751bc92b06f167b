/*
 * bundle: see bundle.h.
 */
#include "seal/bundle.h"

#include "base/path.h"
#include "sql.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BUNDLE_LIMIT_BYTES = 256 << 20, BUNDLE_ARENA_BYTES = 1 << 20 };

bool bundle_keep(struct db *db, const struct revision_key *key, const char *name,
                 struct span content, struct error *err)
{
    uint8_t digest[HASH_BYTES];
    char hex[HASH_HEX];
    hash_bytes(content, digest);
    hash_hex(digest, hex);
    const char *const parameters[] = {key->commune, key->year, key->revision,
                                      name,         hex,       content.bytes};
    return db_run(db, sql_keep_document, 6, parameters, NULL, err);
}

static void add_headings(struct buffer *out, const struct db *db)
{
    for (int i = 0; i < db_stream_columns(db); i++) {
        if (i > 0) buffer_add_char(out, ',');
        buffer_add_csv(out, span_of(db_stream_name(db, i)), ',');
    }
    buffer_add_char(out, '\n');
}

static void add_row(struct buffer *out, const struct db *db)
{
    for (int i = 0; i < db_stream_columns(db); i++) {
        if (i > 0) buffer_add_char(out, ',');
        buffer_add_csv(out, span_of(db_stream_text(db, i)), ',');
    }
    buffer_add_char(out, '\n');
}

bool bundle_keep_table(struct db *db, const struct revision_key *key, const char *name,
                       const char *sql, struct error *err)
{
    const char *const parameters[] = {key->commune, key->year, key->revision};
    BUFFER_AUTO struct buffer out;
    buffer_init(&out, BUNDLE_LIMIT_BYTES);
    if (!db_stream_begin(db, sql, 3, parameters, err)) return false;
    for (bool row = true, first = true; row; first = false) {
        if (!db_stream_next(db, &row, err)) return false;
        if (first) add_headings(&out, db);
        if (row) add_row(&out, db);
    }
    db_stream_end(db);
    if (out.overflow) return error_set(err, CODE_FILE_WRITE, "bảng %s quá lớn", name);
    return bundle_keep(db, key, name, buffer_span(&out), err);
}

static bool write_files(struct arena *arena, const struct result *documents, const char *folder,
                        struct error *err)
{
    for (int row = 0; row < result_rows(documents); row++) {
        const char *path = path_join(arena, folder, result_text(documents, row, 0));
        if (!path_write(path, span_of(result_text(documents, row, 2)), 0440, err)) return false;
    }
    return true;
}

bool bundle_write(struct db *db, const struct revision_key *key, const char *folder,
                  struct error *err)
{
    ARENA_AUTO struct arena *arena = arena_open(BUNDLE_ARENA_BYTES);
    const char *const parameters[] = {key->commune, key->year, key->revision};
    const char *aside = arena_printf(arena, "%s.new", folder);
    RESULT_AUTO struct result *documents = NULL;
    if (!db_run(db, sql_list_documents, 3, parameters, &documents, err) ||
        !path_remove_tree(aside, err) || !path_make_folder(aside, 0750, err) ||
        !write_files(arena, documents, aside, err))
        return false;
    if (rename(aside, folder) != 0)
        return error_set(err, CODE_FILE_WRITE, "không đặt được thư mục %s: %s", folder,
                         strerror(errno));
    return true;
}
