/*
 * dialect_score: see dialect_score.h.
 */
#include "dialect_score.h"

#include "fields.h"
#include "splitter.h"

#include <math.h>
#include <string.h>

enum { MAX_CELLS = 4096, SCRATCH_BYTES = 32 << 20 };

/* Records without the delimiter are titles, notes and signatures: they say little. */
static const double WEIGHT_OF_UNCUT = 0.25;

struct tally {
    const struct dialect *dialect;
    uint32_t records[MAX_CELLS + 1]; /* by number of cells */
    double looks;                    /* sum over cells of cut records */
    size_t cells, quoted, broken;
};

static bool all_of(struct span text, const char *allowed, bool letters)
{
    for (size_t i = 0; i < text.length; i++) {
        unsigned char c = (unsigned char)text.bytes[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80;
        bool digit = c >= '0' && c <= '9';
        if (!digit && !(letters && letter) && (c == '\0' || strchr(allowed, c) == NULL))
            return false;
    }
    return true;
}

static bool has_byte(struct span text, char byte)
{
    return text.length > 0 && memchr(text.bytes, byte, text.length) != NULL;
}

/* A field that one of the other quote bytes encloses: that quote was meant. */
static bool in_other_quotes(struct span text, char quote)
{
    if (text.length < 2 || text.bytes[0] != text.bytes[text.length - 1]) return false;
    char byte = text.bytes[0];
    return (byte == '"' || byte == '\'') && byte != quote;
}

/* 0..1: is this text a value, rather than a piece of one? */
static double looks(const struct tally *tally, const struct csv_field *field)
{
    struct span text = field->text;
    const struct dialect *dialect = tally->dialect;
    if ((field->flags & FIELD_REPAIRED) != 0) return 0.2;
    if ((field->flags & FIELD_QUOTED) != 0 || text.length == 0) return 1;
    if (in_other_quotes(text, dialect->quote)) return 0.4;
    if (has_byte(text, '"')) return 0.3;
    bool blank_first = text.bytes[0] == ' ';
    text = span_trim(text);
    bool code = all_of(text, "+-./_%@#()", true), number = all_of(text, "+-.,/:%", false);
    if (dialect->delimiter[0] == ' ' && !dialect->aligned) return number ? 1 : 0.4;
    if (blank_first)
        return dialect->delimiter[0] != ':' && (code || number)
                   ? 0.6
                   : 0.1; /* "Tuổi: 12" is a sentence */
    if (has_byte(text, '\t') && !dialect->aligned) return 0.2;
    if (has_byte(text, ';') || has_byte(text, '|')) return 0.6;
    return code || number ? 1 : 0.95;
}

static void count_record(struct tally *tally, struct arena *scratch, struct field_list *list,
                         struct span record)
{
    list->count = 0;
    arena_reset(scratch);
    fields_lenient(list, scratch, record, tally->dialect);
    tally->records[list->count]++;
    for (size_t i = 0; i < list->count; i++) {
        tally->quoted += (list->items[i].flags & FIELD_QUOTED) != 0;
        tally->broken += (list->items[i].flags & FIELD_REPAIRED) != 0;
        if (list->count > 1) tally->looks += looks(tally, &list->items[i]);
    }
    if (list->count > 1) tally->cells += list->count;
}

static void count_chunk(struct tally *tally, struct arena *scratch, struct field_list *list,
                        struct span chunk)
{
    struct splitter splitter;
    struct raw_record record;
    struct error ignored = {.code = CODE_OK};
    bool ended = false;
    splitter_init_memory(&splitter, chunk, tally->dialect);
    while (splitter_next(&splitter, &record, &ended, &ignored) && !ended)
        if (span_trim(record.text).length > 0) count_record(tally, scratch, list, record.text);
    splitter_release(&splitter);
}

static struct dialect_score judge(const struct tally *tally)
{
    struct dialect_score result = {.quoted = tally->quoted, .broken = tally->broken};
    double total = WEIGHT_OF_UNCUT * tally->records[1], sum = 0;
    for (uint32_t n = 2; n <= MAX_CELLS; n++) {
        total += tally->records[n];
        if (tally->records[n] > (result.columns == 0 ? 0 : tally->records[result.columns]))
            result.columns = n;
    }
    if (result.columns == 0) return result;
    for (uint32_t n = 2; n <= MAX_CELLS; n++) {
        double share = tally->records[n] / total;
        sum += share * share * (n - 1) / n;
    }
    result.score = sqrt(sum) * tally->looks / (double)tally->cells;
    return result;
}

struct dialect_score dialect_score(const struct sample *sample, const struct dialect *candidate)
{
    struct tally *tally = NULL;
    struct arena *arena ARENA_AUTO = arena_open(2 * sizeof *tally),
                        *scratch ARENA_AUTO = arena_open(SCRATCH_BYTES);
    struct field_list list;
    tally = arena_alloc(arena, sizeof *tally);
    tally->dialect = candidate;
    field_list_init(&list, MAX_CELLS);
    for (size_t i = 0; i < sample->count; i++)
        count_chunk(tally, scratch, &list, sample->chunks[i]);
    field_list_release(&list);
    return judge(tally);
}

bool is_single_value(struct span line)
{
    line = span_trim(line);
    if (line.length > 0 && all_of(line, ":.-/ T+Z", false))
        return has_byte(line, ':'); /* a time or date-time */
    return memmem(line.bytes, line.length, "://", 3) != NULL && !has_byte(line, ' ');
}
