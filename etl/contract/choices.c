/*
 * choices: see choices.h.
 */
#include "choices.h"

#include "base/unicode.h"
#include "scan.h"

#include <string.h>

static const char *const yes_words[] = {"x", "v", "có", "1",  "true",  "yes", "y",   "đúng", "✓",
                                        "✔", "☑", "☒",  "co", "đã có", "1.0", "rồi", NULL};
static const char *const no_words[] = {"không", "0",   "0.0", "false", "no",   "n", "k",
                                       "ko",    "sai", "☐",   "khong", "chưa", NULL};

typedef enum choice_state find(struct arena *scratch, const struct field *field, struct span text,
                               int64_t *ret);

/* Answers from memory where the same bytes came before. */
static enum choice_state remember(struct arena *scratch, struct choice_memory *memory,
                                  const struct field *field, struct span text, int64_t *ret,
                                  find *look)
{
    if (memory == NULL || text.length > CHOICE_CACHE_BYTES || text.length == 0)
        return look(scratch, field, text, ret);
    size_t slot = scan_hash(text) % CHOICE_CACHE;
    if (memory->slots[slot].length == text.length &&
        memcmp(memory->slots[slot].bytes, text.bytes, text.length) == 0) {
        *ret = memory->slots[slot].value;
        return (enum choice_state)memory->slots[slot].state;
    }
    *ret = 0;
    enum choice_state state = look(scratch, field, text, ret);
    memory->slots[slot].length = (uint8_t)text.length;
    memory->slots[slot].state = (uint8_t)state;
    memory->slots[slot].value = *ret;
    memcpy(memory->slots[slot].bytes, text.bytes, text.length);
    return state;
}

static struct span without_end_stop(struct span text)
{
    while (text.length > 0 &&
           (text.bytes[text.length - 1] == '.' || text.bytes[text.length - 1] == ' '))
        text.length--;
    return text;
}

static enum choice_state find_term(struct arena *scratch, const struct field *field,
                                   struct span text, int64_t *ret)
{
    const struct field_more *more = more_of(field);
    struct span folded = without_end_stop(fold(scratch, text));
    for (size_t i = 0; i < more->term_count; i++)
        if (span_equal(more->terms[i].text, folded)) {
            *ret = more->terms[i].value;
            return CHOICE_OK;
        }
    struct span plain = fold_plain(scratch, folded);
    if (!span_equal(plain, folded))
        return CHOICE_UNKNOWN; /* its marks say that it is another word */
    int hits = 0;
    for (size_t i = 0; i < more->term_count; i++)
        if (span_equal(fold_plain(scratch, more->terms[i].text), plain) &&
            (hits == 0 || *ret != more->terms[i].value)) {
            *ret = more->terms[i].value;
            hits++;
        }
    return hits == 1 ? CHOICE_OK : CHOICE_UNKNOWN;
}

static bool is_separator(char c)
{
    return c == ';' || c == ',' || c == '\n' || c == ' ' || c == '|' || c == '\r' || c == '+' ||
           c == '-';
}

/* A term may end at the end, a separator, or where the next one begins after a blank. */
static const struct term *longest_term(const struct field_more *more, struct span text)
{
    for (size_t i = 0; i < more->term_count; i++) { /* longest first */
        struct span term = more->terms[i].text;
        if (term.length > text.length || memcmp(term.bytes, text.bytes, term.length) != 0) continue;
        if (term.length == text.length || is_separator(text.bytes[term.length]) ||
            text.bytes[term.length] == '.')
            return &more->terms[i];
    }
    return NULL;
}

/* Skips what is no term up to the next ; or , . */
static void skip_unknown(struct span *text)
{
    while (text->length > 0 && text->bytes[0] != ';' && text->bytes[0] != ',')
        text->bytes++, text->length--;
}

/* Line breaks are separators: they must outlive the folding of blanks. */
static struct span fold_lines(struct arena *scratch, struct span text)
{
    char *copy = arena_strndup(scratch, text.bytes, text.length);
    for (size_t i = 0; i < text.length; i++)
        if (copy[i] == '\n' || copy[i] == '\r') copy[i] = ';';
    return fold(scratch, span_make(copy, text.length));
}

/* True if a whole word of the unknown part is a term: "Công an xã Trần Phú" holds "công an". */
static const struct term *term_inside(const struct field_more *more, struct span part)
{
    for (size_t at = 0; at < part.length; at++) {
        if (at > 0 && part.bytes[at - 1] != ' ') continue;
        const struct term *term = longest_term(more, span_make(part.bytes + at, part.length - at));
        if (term != NULL && term->value != 0) return term;
    }
    return NULL;
}

static enum choice_state find_terms(struct arena *scratch, const struct field *field,
                                    struct span text, int64_t *ret)
{
    const struct field_more *more = more_of(field);
    struct span rest = fold_lines(scratch, text);
    enum choice_state state = CHOICE_OK;
    int64_t mask = 0;
    bool named = false; /* the part begun by a term goes on: "công an" "xã Trần Phú" */
    while (rest.length > 0) {
        if (is_separator(rest.bytes[0]) || rest.bytes[0] == '.') {
            named = named && rest.bytes[0] == ' ';
            rest.bytes++, rest.length--;
            continue;
        }
        const struct term *term = longest_term(more, rest);
        if (term != NULL) {
            rest.bytes += term->text.length, rest.length -= term->text.length;
        } else {
            struct span part = rest;
            skip_unknown(&rest);
            part.length -= rest.length;
            bool more_of_it = named && !span_starts_with(part, "và ");
            term = more->unknown == UNKNOWN_OTHER ? term_inside(more, part) : NULL;
            if (term == NULL && more->unknown == UNKNOWN_OTHER && !more_of_it)
                mask |= INT64_C(1) << more->other;
            if (term == NULL && more->unknown != UNKNOWN_OTHER) state = CHOICE_UNKNOWN;
        }
        if (term != NULL && term->value > 0) mask |= INT64_C(1) << term->value;
        named = term != NULL;
    }
    *ret = mask;
    return state;
}

static bool in_list(struct span text, const char *const *words)
{
    for (size_t i = 0; words[i] != NULL; i++)
        if (span_equals(text, words[i])) return true;
    return false;
}

static enum choice_state find_yes_no(struct arena *scratch, const struct field *field,
                                     struct span text, int64_t *ret)
{
    struct span folded = without_end_stop(fold(scratch, text));
    bool yes = in_list(folded, yes_words);
    if (yes || in_list(folded, no_words)) {
        *ret = yes;
        return CHOICE_OK;
    }
    if (more_of(field)->term_count == 0 || find_term(scratch, field, text, ret) != CHOICE_OK)
        return CHOICE_UNKNOWN;
    *ret = *ret != 0;
    return CHOICE_OK;
}

enum choice_state choice_one(struct arena *scratch, struct choice_memory *memory,
                             const struct field *field, struct span text, int64_t *ret)
{
    return remember(scratch, memory, field, text, ret, find_term);
}

enum choice_state choice_many(struct arena *scratch, struct choice_memory *memory,
                              const struct field *field, struct span text, int64_t *ret)
{
    return remember(scratch, memory, field, text, ret, find_terms);
}

enum choice_state choice_yes_no(struct arena *scratch, struct choice_memory *memory,
                                const struct field *field, struct span text, int64_t *ret)
{
    return remember(scratch, memory, field, text, ret, find_yes_no);
}
