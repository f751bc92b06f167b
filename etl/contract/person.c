/*
 * person: see person.h.
 */
#include "person.h"

#include "base/unicode.h"

#include <string.h>

static struct span keyed(struct arena *scratch, const struct hmac_state *key, struct span message)
{
    uint8_t digest[HASH_BYTES];
    if (key == NULL) return span_make("", 0); /* looking at a file without a deployment */
    hmac_run(key, message, digest);
    return span_make(arena_strndup(scratch, (const char *)digest, PERSON_KEY_BYTES),
                     PERSON_KEY_BYTES);
}

static struct span message(struct arena *scratch, const char *label, struct span first,
                           const char *second, struct span third)
{
    size_t label_length = strlen(label) + 1, second_length = strlen(second) + 1;
    size_t length = label_length + first.length + 1 + second_length + third.length;
    char *bytes = arena_alloc(scratch, length + 1), *p = bytes;
    memcpy(p, label, label_length);
    p += label_length;
    if (first.length > 0) memcpy(p, first.bytes, first.length);
    p += first.length + 1;
    memcpy(p, second, second_length);
    p += second_length;
    if (third.length > 0) memcpy(p, third.bytes, third.length);
    return span_make(bytes, length);
}

struct span person_number_key(struct arena *scratch, const struct hmac_state *key,
                              struct span number)
{
    return keyed(scratch, key, message(scratch, "number", number, "", span_make("", 0)));
}

struct span person_name_key(struct arena *scratch, const struct hmac_state *key, struct span name,
                            int64_t birth_year, struct span village_code)
{
    const char *year = birth_year > 0 ? arena_printf(scratch, "%d", (int)birth_year) : "";
    return keyed(scratch, key, message(scratch, "name", fold(scratch, name), year, village_code));
}

struct span person_thing_key(struct arena *scratch, const struct hmac_state *key, const char *label,
                             struct span text, bool folded, struct span village_code)
{
    return keyed(scratch, key,
                 message(scratch, label, folded ? fold(scratch, text) : text, "", village_code));
}
