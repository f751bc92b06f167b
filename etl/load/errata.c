/*
 * errata: see errata.h. Everything is read from one snapshot; what the slips hand out is remembered
 *         with it.
 */
#include "errata.h"

#include "base/path.h"
#include "base/unicode.h"
#include "errata_sheet.h"
#include "sql.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { NAME_CHARS = 80, BOOK_ARENA = 512 << 20, NAMES_LIMIT_BYTES = 16 << 20 };

struct errata {
    const struct config *config;
    struct arena *arena;
    const struct contract_set *contracts;
    struct db *db;
    const struct errata_request *request;
    const char *commune;
    struct result *villages, *books;
    const char **names; /* of the files written */
    struct errata_counts counts;
};

/* Lower case letters without marks and digits; anything else is one hyphen. */
static const char *slug(struct arena *arena, const char *text)
{
    struct span plain = fold_plain(arena, span_of(text));
    char *out = arena_alloc(arena, plain.length + 1);
    size_t used = 0;
    for (size_t i = 0; i < plain.length && used < NAME_CHARS; i++) {
        char c = plain.bytes[i];
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_')
            out[used++] = c;
        else if (used > 0 && out[used - 1] != '-')
            out[used++] = '-';
    }
    while (used > 0 && out[used - 1] == '-') used--;
    out[used] = '\0';
    return used > 0 ? out : "tep";
}

/* The village's name, with the end of its code where another village's name looks the same. */
static const char *village_slug(struct errata *errata, const char *code, const char **ret_name)
{
    const char *name = "", *own = "";
    bool alike = false;
    for (int i = 0; i < result_rows(errata->villages); i++)
        if (strcmp(result_text(errata->villages, i, 0), code) == 0)
            name = result_text(errata->villages, i, 1);
    own = slug(errata->arena, name);
    for (int i = 0; i < result_rows(errata->villages); i++)
        alike =
            alike || (strcmp(result_text(errata->villages, i, 0), code) != 0 &&
                      strcmp(slug(errata->arena, result_text(errata->villages, i, 1)), own) == 0);
    *ret_name = arena_printf(errata->arena, "%s (%s)", name, code);
    const char *end = strrchr(code, '-');
    return alike && end ? arena_printf(errata->arena, "%s-%s", own, slug(errata->arena, end)) : own;
}

static const char *file_name(struct errata *errata, int book, const char **ret_village)
{
    const char *month = result_text(errata->books, book, 2),
               *file = result_text(errata->books, book, 4);
    *ret_village = "";
    if (strcmp(result_text(errata->books, book, 0), "village") == 0) {
        const char *village =
            village_slug(errata, result_text(errata->books, book, 1), ret_village);
        return arena_printf(errata->arena, "loi-%s%s%s.xlsx", village, *month ? "-" : "", month);
    }
    const char *dot = strrchr(file, '.');
    size_t length = dot != NULL && dot > file ? (size_t)(dot - file) : strlen(file);
    const char *stem = arena_strndup(errata->arena, file, length);
    return arena_printf(errata->arena, "loi-%s-%s.xlsx", slug(errata->arena, stem),
                        result_text(errata->books, book, 5));
}

static bool keep(struct errata *errata, const struct errata_source *source, struct error *err)
{
    char limit[16];
    snprintf(limit, sizeof limit, "%d", ERRATA_ROWS);
    const char *parameters[] = {errata->commune, source->file_id, source->sheet_no, source->slip,
                                limit};
    return db_run(errata->db, sql_errata_keep, 5, parameters, NULL, err);
}

static bool put_sheets(struct errata *errata, int book, struct arena *arena, struct workbook *out,
                       const char *village, const struct result *sheets, struct error *err)
{
    bool portal = strcmp(result_text(errata->books, book, 0), "portal") == 0;
    for (int i = 0; i < result_rows(sheets); i++) {
        int64_t rows = 0;
        struct errata_source source = {
            .arena = arena,
            .file_id = result_text(sheets, i, 0),
            .sheet_no = result_text(sheets, i, 1),
            .contract = contract_named(errata->contracts, result_text(sheets, i, 2)),
            .file_name = result_text(sheets, i, 3),
            .sheet_name = result_text(sheets, i, 4),
            .slip = result_text(sheets, i, 5),
            .village = village,
            .month = result_text(errata->books, book, 2),
            .exported = portal ? result_text(sheets, i, 7) : "",
            .supplement = *result_text(sheets, i, 6) == 't',
        };
        if (source.contract == NULL) continue; /* a contract that was taken away since */
        if (!errata_sheet(errata->config, errata->db, out, &source, &rows, err) ||
            !keep(errata, &source, err))
            return false;
        errata->counts.rows += rows;
    }
    return true;
}

static bool write_book(struct errata *errata, int book, struct error *err)
{
    ARENA_AUTO struct arena *arena = arena_open(BOOK_ARENA);
    RESULT_AUTO struct result *sheets = NULL;
    WORKBOOK_AUTO struct workbook *out = NULL;
    const char *village;
    const char *name = file_name(errata, book, &village);
    char limit[16];
    bool changed = false;
    snprintf(limit, sizeof limit, "%d", ERRATA_ROWS);
    const char *parameters[] = {errata->commune,
                                result_text(errata->books, book, 0),
                                result_text(errata->books, book, 1),
                                result_text(errata->books, book, 2),
                                result_text(errata->books, book, 3),
                                limit};
    if (!db_run(errata->db, sql_errata_sheets, 6, parameters, &sheets, err)) return false;
    if (!workbook_open(&out, arena, path_join(errata->arena, errata->request->folder, name),
                       "Các dòng cần sửa", result_int(errata->books, book, 6), err) ||
        !put_sheets(errata, book, arena, out, village, sheets, err) ||
        !workbook_finish(&out, &changed, err))
        return false;
    errata->names[errata->counts.files++] = name;
    errata->counts.changed += changed;
    return true;
}

static bool is_ours(const char *name)
{
    return strncmp(name, "loi-", 4) == 0 && span_ends_with(span_of(name), ".xlsx");
}

/* What is not written now has nothing left to correct. */
static bool sweep(struct errata *errata, struct error *err)
{
    ARENA_AUTO struct arena *arena = arena_open(NAMES_LIMIT_BYTES);
    const char *folder = errata->request->folder;
    struct name_list list;
    if (!path_list(arena, folder, &list, err)) return false;
    for (size_t i = 0; i < list.count; i++) {
        bool fresh = !is_ours(list.names[i]);
        for (int64_t j = 0; !fresh && j < errata->counts.files; j++)
            fresh = strcmp(errata->names[j], list.names[i]) == 0;
        if (fresh) continue;
        if (unlink(path_join(arena, folder, list.names[i])) != 0 && errno != ENOENT)
            return error_set(err, CODE_FILE_WRITE, "không xóa được %s: %s", list.names[i],
                             strerror(errno));
        errata->counts.removed++;
    }
    return true;
}

static bool write_all(struct errata *errata, struct error *err)
{
    const char *village = errata->request->village ? errata->request->village : "";
    const char *parameters[] = {errata->commune, village};
    if (!db_begin(errata->db, err) ||
        !db_script(errata->db, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ", err) ||
        !db_run(errata->db, sql_villages, 1, parameters, &errata->villages, err) ||
        !db_run(errata->db, sql_errata_books, 2, parameters, &errata->books, err))
        return false;
    int books = result_rows(errata->books);
    errata->names = arena_array(errata->arena, (size_t)books + 1, sizeof *errata->names);
    for (int i = 0; i < books; i++)
        if (!write_book(errata, i, err)) return false;
    return db_commit(errata->db, err);
}

struct errata_request errata_all(const struct config *config)
{
    return (struct errata_request){.folder = path_join(config->arena, config->home, "loi"),
                                   .sweep = true};
}

bool errata_write(const struct config *config, struct db *db, const struct errata_request *request,
                  struct errata_counts *ret, struct error *err)
{
    struct contract_set contracts;
    struct errata errata = {.config = config,
                            .arena = config->arena,
                            .contracts = &contracts,
                            .db = db,
                            .request = request,
                            .commune = config_text(config, "commune-code")};
    if (!contract_set_open(config->arena, &contracts, err) ||
        !path_make_folder(request->folder, 0700, err))
        return false;
    bool done = write_all(&errata, err);
    if (!done) db_rollback(db);
    done = done && (!request->sweep || sweep(&errata, err));
    result_releasep(&errata.villages);
    result_releasep(&errata.books);
    if (done) *ret = errata.counts;
    return done;
}
