/*
 * cli_nearest: which known name a mistyped one may have meant (see cli.h).
 */
#include "cli.h"

#include <string.h>

enum { NEAREST_LIMIT = 40, NEAREST_DISTANCE = 2 };

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Letters to change, add or drop (Levenshtein), by one row of the usual table. */
static size_t distance(const char *a, const char *b)
{
    size_t row[NEAREST_LIMIT + 1], length = strlen(b);
    for (size_t j = 0; j <= length; j++) row[j] = j;
    for (size_t i = 1; a[i - 1]; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= length; j++) {
            size_t changed = diagonal + (a[i - 1] != b[j - 1]);
            diagonal = row[j];
            row[j] = least(changed, least(row[j], row[j - 1]) + 1);
        }
    }
    return row[length];
}

const char *cli_nearest(const char *const *names, const char *typed)
{
    const char *best = NULL;
    size_t best_distance = NEAREST_DISTANCE + 1, length = strlen(typed);
    for (; *names && length > 0 && length <= NEAREST_LIMIT; names++) {
        if (strlen(*names) > NEAREST_LIMIT) continue;
        size_t apart =
            length >= 3 && strncmp(*names, typed, length) == 0 ? 1 : distance(typed, *names);
        if (apart >= best_distance || apart >= length) continue;
        best_distance = apart;
        best = *names;
    }
    return best;
}
