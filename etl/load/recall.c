/*
 * recall: see recall.h. The table of lines is never changed while a child reads it; what this file
 *         does to a line is noted beside it, in the digest of its code.
 */
#include "recall_private.h"

#include "base/path.h"
#include "contract/dates.h"
#include "spool.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { FRESH_BYTES = 64 * 1024, DAY_SECONDS = 86400 };
static const uint64_t code_seed = 1, heading_seed = 2;

bool recall_open(struct recall **ret, struct load_context *load, bool use, struct error *err)
{
    RECALL_AUTO struct recall *recall = calloc(1, sizeof *recall);
    uint8_t digest[HASH_BYTES];
    if (!recall) return error_set(err, CODE_MEMORY, "hết bộ nhớ khi nạp");
    buffer_init(&recall->buffer, 2 * FRESH_BYTES);
    hmac(&load->key, span_of("lines"), digest);
    memcpy(&recall->secret, digest, sizeof recall->secret);
    recall->table.secret = recall->none.secret = recall->secret;
    const char *folder = path_join(load->arena, load->config->home, "cache");
    if (!path_make_folder(folder, 0700, err)) return false;
    recall->path = arena_printf(load->arena, "%s/lines-%s", folder, load->commune);
    recall->next = arena_printf(load->arena, "%s.new", recall->path);
    recall->fresh = path_nameless(load->spool);
    if (recall->fresh < 0)
        return error_set(err, CODE_FILE_OPEN, "không thể tạo tệp tạm trong %s: %s", load->spool,
                         strerror(errno));
    recall->now.as_of = load->intake.as_of;
    if (!recall_read(recall, load, use, err)) return false;
    *ret = recall;
    recall = NULL;
    return true;
}

static void drop_table(struct recall *recall)
{
    if (recall->table.digests)
        munmap(recall->table.digests, recall->table.capacity * sizeof *recall->table.digests);
    free(recall->codes);
    free(recall->by_code);
    recall->table.digests = recall->codes = NULL;
    recall->by_code = NULL;
    recall->table.capacity = 0;
}

void recall_closep(struct recall **at)
{
    struct recall *recall = *at;
    if (!recall) return;
    drop_table(recall);
    if (recall->fresh > 0) fd_closep(&recall->fresh);
    if (recall->written) unlink(recall->next);
    buffer_release(&recall->buffer);
    free(recall);
    *at = NULL;
}

bool recall_make_room(struct recall *recall, uint64_t lines, struct error *err)
{
    struct line_table *table = &recall->table;
    table->capacity = lines + lines / 3 + 16;
    void *shared = mmap(NULL, table->capacity * sizeof *table->digests, PROT_READ | PROT_WRITE,
                        MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared != MAP_FAILED) table->digests = shared;
    recall->codes = calloc(table->capacity, sizeof *recall->codes);
    recall->by_code = calloc(table->capacity, sizeof *recall->by_code);
    return (table->digests && recall->codes && recall->by_code) ||
           error_set(err, CODE_MEMORY, "hết bộ nhớ khi nạp");
}

/* The cell of by_code for that code: its own, or the free one where it belongs. */
static uint32_t *cell_of(const struct recall *recall, uint64_t code)
{
    uint64_t at = (uint64_t)(((unsigned __int128)code * recall->table.capacity) >> 64);
    while (recall->by_code[at] != 0 &&
           (recall->codes[recall->by_code[at] - 1] & ~(uint64_t)LINE_BITS) != code)
        if (++at == recall->table.capacity) at = 0;
    return &recall->by_code[at];
}

void recall_put(struct recall *recall, const struct recall_line *line)
{
    uint64_t place = line_table_place(&recall->table, line->line);
    uint32_t *cell = cell_of(recall, line->code);
    if (recall->table.digests[place] != 0 || *cell != 0)
        return; /* the file is not ours: no trust */
    recall->table.digests[place] = line->line;
    recall->codes[place] = line->code;
    *cell = (uint32_t)place + 1;
}

const struct line_table *recall_lines(const struct recall *recall)
{
    return recall->use ? &recall->table : &recall->none;
}

/* The heading row and what the contract makes of it. */
static uint64_t heading_of(const struct recall *recall, const struct intake_sheet *sheet)
{
    const struct contract *contract = sheet->contract;
    uint64_t digest = mix_bytes(&recall->secret, heading_seed, span_of(contract->code));
    digest = mix_bytes(
        &recall->secret, digest,
        span_make((const char *)sheet->columns, contract->field_count * sizeof *sheet->columns));
    for (uint32_t i = 0; i < sheet->heading_count; i++)
        digest = mix_bytes(&recall->secret, digest, span_of(sheet->headings[i]));
    return digest;
}

/* The end of the day on which the export was made. */
static int64_t bound_of(const struct recall *recall, const struct intake_sheet *sheet)
{
    int64_t day = recall->now.as_of;
    if (sheet->exported_at >= 0) day = (sheet->exported_at + LOCAL_ZONE) / DAY_SECONDS;
    return (day + 1) * DAY_SECONDS - LOCAL_ZONE;
}

bool recall_sheet(struct recall *recall, const struct intake_sheet *sheet)
{
    recall->now.heading = heading_of(recall, sheet);
    recall->now.bound = bound_of(recall, sheet);
    if (!recall->use) return true; /* the reader knew no line */
    recall->use = recall->now.heading == recall->old.heading &&
                  recall->now.as_of >= recall->old.as_of &&
                  (sheet->exported_at < 0 || sheet->exported_at >= recall->old.bound);
    return recall->use;
}

bool recall_restart(struct recall *recall, struct error *err)
{
    recall->use = false;
    for (uint64_t i = 0; i < recall->table.capacity; i++) recall->codes[i] &= ~(uint64_t)LINE_BITS;
    recall->fresh_count = 0;
    buffer_clear(&recall->buffer);
    return (ftruncate(recall->fresh, 0) == 0 && lseek(recall->fresh, 0, SEEK_SET) == 0) ||
           error_set(err, CODE_FILE_WRITE, "không viết lại được tệp tạm: %s", strerror(errno));
}

bool recall_same(struct recall *recall, uint64_t place)
{
    bool first = (recall->codes[place] & LINE_BITS) == 0;
    recall->codes[place] |= LINE_MET;
    return first;
}

bool recall_flush(struct recall *recall, struct error *err)
{
    struct span waiting = buffer_span(&recall->buffer);
    if (!fd_write_all(recall->fresh, waiting.bytes, waiting.length, err)) return false;
    buffer_clear(&recall->buffer);
    return true;
}

bool recall_row(struct recall *recall, struct span code, uint64_t line, bool *ret_repeat,
                struct error *err)
{
    struct recall_line fresh = {line, mix_bytes(&recall->secret, code_seed, code)};
    fresh.code = (fresh.code & ~(uint64_t)LINE_BITS) | (LINE_BITS + 1); /* never 0 */
    *ret_repeat = false;
    if (recall->table.capacity > 0) {
        uint32_t place = *cell_of(recall, fresh.code);
        *ret_repeat = place != 0 && (recall->codes[place - 1] & LINE_MET) != 0;
        if (*ret_repeat) return true;
        if (place != 0) recall->codes[place - 1] |= LINE_DEAD;
    }
    if (line == 0 || recall->fresh_count > RECALL_MOST) return true;
    recall->fresh_count++;
    buffer_add(&recall->buffer, &fresh, sizeof fresh);
    return recall->buffer.length < FRESH_BYTES || recall_flush(recall, err);
}
