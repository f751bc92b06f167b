/*
 * village_read: see village_read.h. Cuts an address into parts (at commas, dashes, brackets) and
 * words, then finds names.
 */
#include "village_read.h"

#include "base/unicode.h"
#include "scan.h"

static bool is_part_break(char c, enum mode mode)
{
    return c == ',' || c == ';' || c == '-' || c == '(' || c == ')' || c == '/' || c == '|' ||
           c == '[' || c == ']' || (c == '_' && mode != MODE_NAME);
}

static bool is_word_break(char c)
{
    return c == ' ' || c == '.' || c == ':' || c == '_' || c == '"';
}

static bool is_ascii(struct span text)
{
    for (size_t i = 0; i < text.length; i++)
        if ((unsigned char)text.bytes[i] >= 0x80) return false;
    return true;
}

static struct token make_token(const struct survey *survey, struct arena *scratch, struct span text)
{
    const struct village_index *index = survey->index;
    struct token token = {.bare = is_ascii(text)};
    struct span plain = token.bare || survey->marked ? text : fold_plain(scratch, text);
    token.word = dictionary_word(survey->marked ? &index->marked : &index->plain, plain);
    token.rank = dictionary_word(token.bare ? &index->plain : &index->marked, text);
    return token;
}

static void cut_tokens(struct survey *survey, struct arena *scratch, struct span text)
{
    uint16_t part = 0;
    bool begun = false;
    survey->count = 0;
    for (size_t i = 0; i < text.length && survey->count < TOKENS_MAX;) {
        char c = text.bytes[i];
        bool en_dash = (unsigned char)c == 0xE2 && i + 2 < text.length &&
                       (unsigned char)text.bytes[i + 1] == 0x80 &&
                       ((unsigned char)text.bytes[i + 2] & 0xF8) == 0x90;
        if (is_part_break(c, survey->mode) || en_dash) {
            part = (uint16_t)(part + begun);
            begun = false;
            i += en_dash ? 3 : 1;
        } else if (is_word_break(c)) {
            i++;
        } else {
            size_t end = i;
            bool number = false;
            while (end < text.length && !is_word_break(text.bytes[end]) &&
                   !is_part_break(text.bytes[end], survey->mode)) {
                if ((unsigned char)text.bytes[end] == 0xE2) break;
                number |= is_digit(text.bytes[end++]);
            }
            if (end == i) end++;
            struct token *token = &survey->tokens[survey->count++];
            *token = make_token(survey, scratch, span_make(text.bytes + i, end - i));
            token->part = part;
            token->number = number;
            begun = true;
            i = end;
        }
    }
}

static bool in_part(const struct survey *survey, size_t at, size_t with)
{
    return at < survey->count && survey->tokens[at].part == survey->tokens[with].part;
}

static uint8_t roles_at(const struct survey *survey, size_t at)
{
    const struct word *word = survey->tokens[at].rank;
    return word == NULL ? 0 : word->roles;
}

static bool is_word(const struct survey *survey, size_t at, const char *marked, const char *plain)
{
    const struct word *word = at < survey->count ? survey->tokens[at].rank : NULL;
    return word != NULL && (span_equals(word->text, marked) || span_equals(word->text, plain));
}

/* Number of words of the name if it stands at that token, inside its part; 0 = it does not. */
static size_t name_at(const struct survey *survey, const struct place_name *name, size_t at)
{
    for (size_t i = 0; i < name->length; i++)
        if (!in_part(survey, at + i, at) || survey->tokens[at + i].word == NULL ||
            survey->tokens[at + i].word->number != name->words[i])
            return 0;
    return name->length;
}

/* The longest name of a higher place (commune, district, province) there. */
static const struct place_name *higher_at(const struct survey *survey, size_t at)
{
    const struct place_name *best = NULL;
    if (at >= survey->count || survey->tokens[at].word == NULL) return NULL;
    for (const struct place_name *name = survey->tokens[at].word->names; name != NULL;
         name = name->next)
        if (name->kind != NAME_VILLAGE && name_at(survey, name, at) > 0 &&
            (best == NULL || name->length > best->length))
            best = name;
    return best;
}

static bool begins_name(const struct survey *survey, size_t at, const struct place_name *name)
{
    if (at == 0 || survey->tokens[at - 1].part != survey->tokens[at].part)
        return !name->needs_prefix;
    const struct token *before = &survey->tokens[at - 1];
    if ((roles_at(survey, at - 1) & ROLE_VILLAGE) != 0) return true;
    if (at > 1 && is_word(survey, at - 1, "phố", "pho") && is_word(survey, at - 2, "dân", "dan"))
        return true; /* tổ dân phố */
    return !name->needs_prefix &&
           (before->number || (survey->mode == MODE_TEXT && name->length > 1));
}

static bool ends_name(const struct survey *survey, size_t end, size_t at)
{
    if (!in_part(survey, end, at) || survey->tokens[end].number) return true;
    uint8_t roles = roles_at(survey, end), ranks = ROLE_COMMUNE | ROLE_DISTRICT | ROLE_PROVINCE;
    if ((roles & ROLE_FORMER) != 0 || ((roles & ROLE_TIME) != 0 && survey->mode == MODE_TEXT))
        return true;
    if ((roles & ranks) != 0 && in_part(survey, end + 1, at))
        return true; /* "Mai Xa" typed without marks ends with no xã */
    if (in_part(survey, end + 1, at) &&
        (is_word(survey, end, "thành", "thanh") || is_word(survey, end, "thị", "thi")))
        return true; /* thành phố, thị xã, thị trấn */
    return higher_at(survey, end) != NULL;
}

static void add_hit(struct survey *survey, const struct place_name *name)
{
    int32_t day = survey->index->day;
    bool of_day = day >= name->valid.first && day <= name->valid.last;
    if (name->length > survey->longest) {
        survey->longest = name->length;
        survey->hit_count = 0;
    }
    for (size_t i = 0; i < survey->hit_count; i++)
        if (survey->hits[i] == name->village) {
            survey->by_alias[i] |= name->alias;
            survey->of_day[i] |= of_day;
            return;
        }
    if (survey->hit_count == HITS_MAX) return;
    survey->by_alias[survey->hit_count] = name->alias;
    survey->of_day[survey->hit_count] = of_day;
    survey->hits[survey->hit_count++] = name->village;
}

static void find_villages(struct survey *survey)
{
    for (size_t at = 0; at < survey->count; at++) {
        if (survey->tokens[at].word == NULL) continue;
        for (const struct place_name *name = survey->tokens[at].word->names; name != NULL;
             name = name->next) {
            if (name->kind != NAME_VILLAGE || name->length < survey->longest ||
                name_at(survey, name, at) == 0)
                continue;
            if (begins_name(survey, at, name) && ends_name(survey, at + name->length, at)) {
                add_hit(survey, name);
                for (size_t i = 0; i < name->length; i++) survey->tokens[at + i].taken = true;
            }
        }
    }
}

static void note_place(struct survey *survey, const struct place_name *name, size_t at)
{
    bool former_word = at + name->length < survey->count &&
                       (roles_at(survey, at + name->length) & ROLE_FORMER) != 0;
    for (size_t i = 0; i < name->length; i++) survey->tokens[at + i].taken = true;
    switch ((enum name_kind)name->kind) {
    case NAME_COMMUNE:
        survey->ours = true;
        survey->homonym_named = survey->index->homonym != NULL;
        if (former_word) survey->old_region = true;
        break;
    case NAME_FORMER_COMMUNE:
        survey->ours = true;
        survey->former = survey->index->villages[name->village].former_commune;
        break;
    case NAME_PROVINCE: survey->region = true; break;
    case NAME_FORMER_DISTRICT:
    case NAME_FORMER_PROVINCE: survey->region = survey->old_region = true; break;
    case NAME_VILLAGE: break;
    }
}

/* The role of the administrative word at `at`; *ret_next = where the name behind it begins. */
static uint8_t administrative_at(const struct survey *survey, size_t at, size_t *ret_next)
{
    const struct word *word = survey->tokens[at].rank;
    *ret_next = at + 1;
    if (survey->tokens[at].taken || word == NULL) return 0;
    bool first = at == 0 || survey->tokens[at - 1].part != survey->tokens[at].part;
    if (in_part(survey, at + 1, at)) {
        bool thi = is_word(survey, at, "thị", "thi");
        *ret_next = at + 2;
        if (is_word(survey, at, "thành", "thanh") && is_word(survey, at + 1, "phố", "pho"))
            return ROLE_PROVINCE;
        if (thi && is_word(survey, at + 1, "trấn", "tran")) return ROLE_COMMUNE;
        if (thi && is_word(survey, at + 1, "xã", "xa")) return ROLE_DISTRICT;
        *ret_next = at + 1;
    }
    if (is_word(survey, at, "trấn", "tran")) return 0; /* only after thị */
    /* a single letter is an abbreviation only where a part begins */
    if (word->text.length == 1 && !first) return 0;
    return word->roles & (ROLE_COMMUNE | ROLE_DISTRICT | ROLE_PROVINCE);
}

/* A place named with its rank, which stands at `ranked`: ours, or foreign. */
static void judge_ranked(struct survey *survey, uint8_t role, size_t ranked, size_t at)
{
    const struct place_name *name = NULL, *best = NULL;
    char rank = survey->index->rank;
    bool our_rank = rank == 0 || survey->tokens[ranked].rank->text.bytes[0] == rank;
    for (name = survey->tokens[at].word == NULL ? NULL : survey->tokens[at].word->names;
         name != NULL; name = name->next) {
        bool fits = role == ROLE_COMMUNE ? (name->kind == NAME_COMMUNE && our_rank) ||
                                               name->kind == NAME_FORMER_COMMUNE
                    : role == ROLE_DISTRICT
                        ? name->kind == NAME_FORMER_DISTRICT
                        : name->kind == NAME_PROVINCE || name->kind == NAME_FORMER_PROVINCE;
        if (fits && name_at(survey, name, at) > 0 && (best == NULL || name->length > best->length))
            best = name;
    }
    size_t end = best == NULL ? at : at + best->length;
    size_t next;
    bool whole = best != NULL && (!in_part(survey, end, at) || survey->tokens[end].number ||
                                  roles_at(survey, end) != 0 || higher_at(survey, end) != NULL ||
                                  administrative_at(survey, end, &next) != 0);
    if (whole)
        note_place(survey, best, at);
    else if (survey->marked && survey->tokens[at].bare)
        survey->unsure = true;
    else
        survey->foreign = true;
    for (size_t i = at; i < survey->count && in_part(survey, i, at) && !whole; i++) {
        if (i > at && administrative_at(survey, i, &next) != 0) break;
        survey->tokens[i].taken = true;
    }
}

static void find_places(struct survey *survey)
{
    for (size_t at = 0; at < survey->count; at++) {
        if (survey->tokens[at].taken) continue;
        size_t next;
        uint8_t role = administrative_at(survey, at, &next);
        if (role != 0 && in_part(survey, next, at) && !survey->tokens[next].taken) {
            for (size_t i = at; i < next; i++) survey->tokens[i].taken = true;
            judge_ranked(survey, role, at, next);
            continue;
        }
        const struct place_name *name = higher_at(survey, at);
        if (name == NULL) continue;
        bool begins = at == 0 || survey->tokens[at - 1].part != survey->tokens[at].part ||
                      survey->tokens[at - 1].taken;
        size_t end = at + name->length;
        if (begins && (!in_part(survey, end, at) || roles_at(survey, end) != 0 ||
                       higher_at(survey, end) != NULL))
            note_place(survey, name, at);
    }
}

/* An unnamed rank: "An Điền - Thái Tân - Nam Sách - Hải Dương". What stands between the village
 * and a region of ours and is
 * no commune of ours is a foreign one. Also notes whether anything could be a village's name. */
static void judge_rest(struct survey *survey)
{
    size_t village_part = SIZE_MAX, region_part = 0;
    for (size_t at = 0; at < survey->count; at++) {
        const struct token *token = &survey->tokens[at];
        if (token->taken && survey->hit_count > 0 && village_part == SIZE_MAX)
            village_part = token->part;
        if (token->taken && survey->region) region_part = token->part;
        if (!token->taken && !token->number && roles_at(survey, at) == 0) survey->named = true;
    }
    if (survey->ours || survey->hit_count == 0 || !survey->region || village_part == SIZE_MAX)
        return;
    for (size_t at = 0; at < survey->count; at++) {
        const struct token *token = &survey->tokens[at];
        bool first = at == 0 || survey->tokens[at - 1].part != token->part;
        if (first && !token->taken && !token->number && token->part > village_part &&
            token->part < region_part && (roles_at(survey, at) & ROLE_VILLAGE) == 0) {
            survey->unsure |= survey->marked && token->bare;
            survey->foreign |= !survey->marked || !token->bare;
        }
    }
}

void survey_read(struct survey *survey, struct arena *scratch, struct span folded)
{
    cut_tokens(survey, scratch, folded);
    find_villages(survey);
    find_places(survey);
    judge_rest(survey);
}
