/*
 * forget: see forget.h.
 */
#include "keep/forget.h"

#include "base/hash.h"
#include "base/unicode.h"
#include "contract/person.h"
#include "keep/retention.h"
#include "sql.h"

#include <stdio.h>
#include <string.h>

enum { WORK_LIMIT_BYTES = 64 << 20, NUMBER_DIGITS = 12, IDENTITIES_MOST = 1000 };

struct identity {
    struct span number;  /* digits; empty = by name */
    struct span name;    /* folded */
    struct span written; /* the name as given */
    int64_t birth_year;
};

struct forgetting {
    const struct config *config;
    struct db *db;
    struct arena *arena, *scratch;
    struct identity *identities;
    size_t count;
    struct buffer *keys; /* as an array literal of bytea */
};

static struct span digits_of(struct arena *arena, struct span text)
{
    char *digits = arena_alloc(arena, text.length + 1);
    size_t length = 0;
    for (size_t i = 0; i < text.length; i++) {
        char c = text.bytes[i];
        if (c >= '0' && c <= '9')
            digits[length++] = c;
        else if (c != ' ' && c != '.' && c != '-')
            return span_make(digits, 0);
    }
    return span_make(digits, length);
}

static bool parse(struct forgetting *work, struct span line, struct identity *ret)
{
    struct span rest = line, name;
    struct span number = digits_of(work->arena, line);
    if (number.length == NUMBER_DIGITS) {
        *ret = (struct identity){.number = number};
        return true;
    }
    if (!span_cut(&rest, ';', &name) || !span_to_int64(span_trim(rest), &ret->birth_year) ||
        ret->birth_year < 1900 || ret->birth_year > 2100)
        return false;
    ret->written = span_trim(name);
    ret->name = fold(work->arena, ret->written);
    return ret->name.length > 0;
}

static bool parse_all(struct forgetting *work, struct span lines, struct error *err)
{
    struct span line;
    work->identities = arena_array(work->arena, IDENTITIES_MOST, sizeof *work->identities);
    for (size_t number = 1; span_cut(&lines, '\n', &line); number++) {
        line = span_trim(line);
        if (line.length == 0) continue;
        if (work->count == IDENTITIES_MOST)
            return error_set(err, CODE_USAGE, "mỗi lần nhiều nhất %d dòng", IDENTITIES_MOST);
        struct identity identity = {.birth_year = 0};
        if (!parse(work, line, &identity)) {
            error_hint(err, "Mỗi dòng là số định danh 12 chữ số, hoặc họ tên;năm sinh.");
            return error_set(err, CODE_USAGE,
                             "dòng %zu không phải số định danh hay họ tên;năm sinh", number);
        }
        work->identities[work->count++] = identity;
    }
    if (work->count > 0) return true;
    error_hint(err, "Gõ từng dòng rồi Ctrl+D, hoặc đưa một tệp vào bằng dấu <.");
    return error_set(err, CODE_USAGE, "đầu vào chuẩn không có ai để xóa");
}

static void add_key(struct forgetting *work, struct span key)
{
    buffer_add_text(work->keys, work->keys->length > 1 ? ",\"\\\\x" : "\"\\\\x");
    for (size_t i = 0; i < key.length; i++)
        buffer_printf(work->keys, "%02x", (unsigned char)key.bytes[i]);
    buffer_add_char(work->keys, '"');
}

/* The key of a name holds the village, so there is one for each. */
static bool compute_keys(struct forgetting *work, struct error *err)
{
    RESULT_AUTO struct result *villages = NULL;
    const char *commune[] = {config_text(work->config, "commune-code")};
    struct hmac_key secret;
    if (!hmac_key_read(config_text(work->config, "key-file"), &secret, err) ||
        !db_run(work->db, sql_village_codes, 1, commune, &villages, err))
        return false;
    struct hmac_state *key = hmac_open(work->arena, &secret);
    buffer_add_char(work->keys, '{');
    for (size_t i = 0; i < work->count; i++) {
        const struct identity *who = &work->identities[i];
        if (who->number.length > 0) add_key(work, person_number_key(work->arena, key, who->number));
        for (int v = 0; who->number.length == 0 && v < result_rows(villages); v++)
            add_key(work, person_name_key(work->arena, key, who->written, who->birth_year,
                                          span_of(result_text(villages, v, 0))));
    }
    buffer_add_char(work->keys, '}');
    hmac_wipe(key);
    explicit_bzero(&secret, sizeof secret);
    return !work->keys->overflow || error_set(err, CODE_USAGE, "quá nhiều người trong một lần xóa");
}

/* The cell tells of one of them: the number among its digits, or the name as the whole cell. */
static bool tells(struct forgetting *work, struct span cell)
{
    arena_reset(work->scratch);
    char *digits = arena_alloc(work->scratch, cell.length + 1);
    size_t length = 0;
    for (size_t i = 0; i < cell.length; i++)
        if (cell.bytes[i] >= '0' && cell.bytes[i] <= '9') digits[length++] = cell.bytes[i];
    struct span name = fold(work->scratch, span_trim(cell));
    for (size_t i = 0; i < work->count; i++) {
        const struct identity *who = &work->identities[i];
        if (who->number.length > 0
                ? memmem(digits, length, who->number.bytes, NUMBER_DIGITS) != NULL
                : span_equal(name, who->name))
            return true;
    }
    return false;
}

struct kept_row {
    const char *file, *sheet, *row;
    struct kept_row *next;
};

static bool find_cells(struct forgetting *work, struct kept_row **ret, struct error *err)
{
    const char *commune[] = {config_text(work->config, "commune-code")};
    bool more;
    if (!db_stream_begin(work->db, sql_quarantine_cells, 1, commune, err)) return false;
    while (true) {
        if (!db_stream_next(work->db, &more, err)) return false;
        if (!more) return true;
        if (!tells(work, span_of(db_stream_text(work->db, 3)))) continue;
        struct kept_row *row = arena_alloc(work->arena, sizeof *row);
        *row = (struct kept_row){arena_strdup(work->arena, db_stream_text(work->db, 0)),
                                 arena_strdup(work->arena, db_stream_text(work->db, 1)),
                                 arena_strdup(work->arena, db_stream_text(work->db, 2)), *ret};
        *ret = row;
    }
}

static bool clear_quarantine(struct forgetting *work, struct forget_counts *counts,
                             struct error *err)
{
    struct kept_row *rows = NULL;
    if (!find_cells(work, &rows, err)) return false;
    for (; rows; rows = rows->next) {
        RESULT_AUTO struct result *gone = NULL;
        const char *parameters[] = {config_text(work->config, "commune-code"), rows->file,
                                    rows->sheet, rows->row};
        if (!db_run(work->db, sql_forget_quarantine, 4, parameters, &gone, err)) return false;
        counts->quarantine += result_affected(gone); /* a row found by two cells goes once */
    }
    return true;
}

static bool replace(struct forgetting *work, struct forget_counts *counts, struct error *err)
{
    RESULT_AUTO struct result *originals = NULL;
    const char *parameters[] = {config_text(work->config, "commune-code"), work->keys->bytes};
    if (!db_run(work->db, sql_originals_of_keys, 2, parameters, &originals, err) ||
        !db_run(work->db, sql_forget_keys, 2, parameters, NULL, err) ||
        !db_tally(work->db, sql_unlink_forgotten, 1, parameters, &counts->rows, err))
        return false;
    counts->originals = result_int(originals, 0, 0);
    counts->portal = result_int(originals, 0, 1);
    return true;
}

static bool note(struct forgetting *work, const char *reason, const struct forget_counts *done,
                 struct error *err)
{
    char counts[200];
    snprintf(counts, sizeof counts,
             "{\"identities\":%lld,\"rows\":%lld,\"quarantine\":%lld,\"originals_left\":%lld}",
             (long long)done->identities, (long long)done->rows, (long long)done->quarantine,
             (long long)done->originals);
    const char *parameters[] = {config_text(work->config, "commune-code"), "person",
                                config_text(work->config, "as-of"), reason, counts};
    return db_run(work->db, sql_note_forgetting, 5, parameters, NULL, err);
}

bool forget_person(const struct config *config, struct db *db, struct span lines,
                   const char *reason, struct forget_counts *ret, struct error *err)
{
    ARENA_AUTO struct arena *arena = arena_open(WORK_LIMIT_BYTES);
    ARENA_AUTO struct arena *scratch = arena_open(WORK_LIMIT_BYTES);
    BUFFER_AUTO struct buffer keys;
    struct forgetting work = {.config = config, .db = db, .arena = arena, .scratch = scratch};
    struct forget_counts counts = {0};
    buffer_init(&keys, WORK_LIMIT_BYTES);
    work.keys = &keys;
    if (!parse_all(&work, lines, err) || !compute_keys(&work, err)) return false;
    counts.identities = (int64_t)work.count;
    if (!db_begin(db, err) || !replace(&work, &counts, err) ||
        !clear_quarantine(&work, &counts, err) || !note(&work, reason, &counts, err) ||
        !db_commit(db, err)) {
        db_rollback(db);
        return false;
    }
    *ret = counts;
    return true;
}
