/*
 * chain: see chain.h.
 */
#include "seal/chain.h"

#include "base/path.h"
#include "sql.h"

#include <ctype.h>
#include <string.h>
#include <unistd.h>

enum { CHAIN_LIMIT_BYTES = 64 << 20, GROUP_CHARS = 4 };

void chain_paper(const char *head, char ret_text[CHAIN_PAPER])
{
    size_t at = 0;
    for (size_t i = 0; i < HASH_HEX - 1; i++) {
        if (i > 0 && i % GROUP_CHARS == 0) ret_text[at++] = ' ';
        ret_text[at++] = (char)toupper((unsigned char)head[i]);
    }
    ret_text[at] = 0;
}

bool chain_typed(const char *typed, char ret_head[HASH_HEX])
{
    size_t length = 0;
    for (; *typed; typed++) {
        unsigned char c = (unsigned char)*typed;
        if (isspace(c) || c == '-') continue;
        if (!isxdigit(c) || length == HASH_HEX - 1) return false;
        ret_head[length++] = (char)tolower(c);
    }
    ret_head[length] = 0;
    return length == HASH_HEX - 1;
}

const char *chain_path(const struct config *config)
{
    return path_join(config->arena, config->home, "chuoi.txt");
}

static bool read_line(struct arena *arena, struct span line, struct chain_head *ret)
{
    struct span time, kind, number, hash;
    if (!span_cut(&line, ' ', &time) || !span_cut(&line, ' ', &kind) ||
        !span_cut(&line, ' ', &number) || !span_cut(&line, ' ', &hash))
        return false;
    ret->revision = span_equals(kind, "chot");
    ret->hash = arena_strndup(arena, hash.bytes, hash.length);
    return (ret->revision || span_equals(kind, "audit")) && span_to_int64(number, &ret->number) &&
           hash.length == HASH_HEX - 1;
}

bool chain_read(struct arena *arena, const char *path, struct chain_heads *ret, struct error *err)
{
    struct span text;
    size_t lines = 1;
    *ret = (struct chain_heads){0};
    if (access(path, F_OK) != 0) return true;
    if (!path_read(arena, path, CHAIN_LIMIT_BYTES, &text, err)) return false;
    for (size_t i = 0; i < text.length; i++) lines += text.bytes[i] == '\n';
    ret->list = arena_array(arena, lines, sizeof *ret->list);
    struct span line;
    for (long number = 1; span_cut(&text, '\n', &line); number++) {
        if (line.length == 0) continue;
        ret->list[ret->count].line = number;
        if (read_line(arena, line, &ret->list[ret->count++])) continue;
        error_set(err, CODE_CONFIG, "dòng không phải đầu chuỗi");
        return error_at(err, path, NULL, number, NULL);
    }
    return true;
}

/* The last head of that kind that was told; NULL = none. */
static const struct chain_head *last_of(const struct chain_heads *heads, bool revision)
{
    for (size_t i = heads->count; i > 0; i--)
        if (heads->list[i - 1].revision == revision) return &heads->list[i - 1];
    return NULL;
}

bool chain_tell(struct db *db, const struct config *config, struct error *err)
{
    const char *path = chain_path(config);
    const char *commune[] = {config_text(config, "commune-code")};
    struct chain_heads heads;
    struct span old = {0};
    RESULT_AUTO struct result *now = NULL;
    BUFFER_AUTO struct buffer text;
    buffer_init(&text, CHAIN_LIMIT_BYTES);
    if (!chain_read(config->arena, path, &heads, err) ||
        !db_run(db, sql_chain_heads, 1, commune, &now, err) ||
        (heads.count > 0 && !path_read(config->arena, path, CHAIN_LIMIT_BYTES, &old, err)))
        return false;
    buffer_add_span(&text, old);
    for (int row = 0; row < result_rows(now); row++) {
        const struct chain_head *last =
            last_of(&heads, strcmp(result_text(now, row, 0), "chot") == 0);
        if (last && last->number >= result_int(now, row, 1)) continue;
        buffer_add_text(&text, result_text(now, row, 2));
        buffer_add_char(&text, '\n');
    }
    if (text.overflow) return error_set(err, CODE_FILE_WRITE, "tệp %s quá lớn", path);
    return text.length == old.length || path_write(path, buffer_span(&text), 0640, err);
}
