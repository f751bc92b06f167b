/*
 * dialect: tries the candidates and keeps the best; see dialect.h.
 */
#include "dialect.h"

#include "dialect_score.h"
#include "splitter.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

/* A score below is no table: the file has one column. */
static const double DIALECT_THRESHOLD = 0.3;

/* Rarer delimiters have to be that much better. */
struct candidate {
    const char *delimiter;
    double prior;
};

static const struct candidate candidates[] = {{",", 1},    {";", 1},   {"\t", 1},  {"|", 1},
                                              {":", 0.75}, {" ", 0.6}, {"^", 0.7}, {"~", 0.7}};
static const char *const compounds[] = {"||",  "::", "~~", "^^", "~|~", "|~|", "^|^", "|;|", ";|;",
                                        "|,|", "<>", "=>", "##", "&&",  ",,",  ";;",  "\t\t"};

static size_t occurrences(const struct sample *sample, const char *text)
{
    size_t count = 0, length = strlen(text);
    for (size_t i = 0; i < sample->count; i++) {
        const char *at = sample->chunks[i].bytes, *end = at + sample->chunks[i].length;
        while (at < end && (at = memmem(at, (size_t)(end - at), text, length)) != NULL)
            count++, at += length;
    }
    return count;
}

static void set_delimiter(struct dialect *dialect, const char *delimiter)
{
    dialect->delimiter_length = strlen(delimiter);
    snprintf(dialect->delimiter, sizeof dialect->delimiter, "%s", delimiter);
}

static size_t nonblank_lines(const struct sample *sample, bool single_values)
{
    size_t count = 0;
    for (size_t i = 0; i < sample->count; i++) {
        struct span rest = sample->chunks[i], line;
        while (span_cut(&rest, '\n', &line)) {
            line = span_trim(line);
            count += line.length > 0 && (!single_values || is_single_value(line));
        }
    }
    return count;
}

static void keep_better(struct dialect *best, struct dialect *tried, double prior,
                        const struct dialect_score *score)
{
    tried->score = score->score * prior;
    tried->columns = score->columns;
    tried->quotes_seen = score->quoted > 0;
    if (tried->score > best->score) *best = *tried;
}

/* One delimiter with every quote and escape that the sample gives reason to try. */
static void try_delimiter(const struct sample *sample, const char *delimiter, bool aligned,
                          double prior, struct dialect *best)
{
    struct dialect tried = {.quote = aligned ? '\0' : '"', .aligned = aligned};
    set_delimiter(&tried, delimiter);
    struct dialect_score plain = dialect_score(sample, &tried);
    keep_better(best, &tried, prior, &plain);
    if (occurrences(sample, "\\\"") > 0) {
        tried.escape = '\\';
        struct dialect_score escaped = dialect_score(sample, &tried);
        if (escaped.broken < plain.broken || escaped.quoted > plain.quoted)
            keep_better(best, &tried, prior, &escaped);
        tried.escape = 0;
    }
    if (plain.quoted == 0 && plain.broken >= 2) {
        tried.quote = 0;
        struct dialect_score unquoted = dialect_score(sample, &tried);
        keep_better(best, &tried, prior, &unquoted);
    }
    if (plain.quoted == 0 && occurrences(sample, "'") >= 2) {
        tried.quote = '\'';
        struct dialect_score single = dialect_score(sample, &tried);
        if (single.quoted >= 2 && single.quoted > 4 * single.broken)
            keep_better(best, &tried, prior, &single);
    }
}

/* A delimiter of several bytes: nearly all its first bytes stand in it, line after line. */
static bool try_compound(const struct sample *sample, const char *compound, struct dialect *best)
{
    size_t count = occurrences(sample, compound), lines = nonblank_lines(sample, false),
           length = strlen(compound);
    char first[2] = {compound[0], '\0'};
    size_t per_compound = 0;
    for (size_t i = 0; i < length; i++) per_compound += compound[i] == compound[0];
    bool common =
        strchr(",;\t", compound[0]) != NULL && length == 2; /* may as well be an empty column */
    char tripled[4] = {compound[0], compound[0], compound[0], '\0'};
    if (common && occurrences(sample, tripled) > count / 10) return false;
    size_t alone = occurrences(sample, first) - count * per_compound;
    if (count < (common ? 2 : 1) * lines || lines < 2 || alone > count / 10) return false;
    struct dialect found = {.score = 0};
    try_delimiter(sample, compound, false, 1, &found);
    if (found.score < 0.5) return false;
    *best = found;
    return true;
}

/* How records end; line ends inside quotes do not count. */
static const char *line_end_of(const struct sample *sample, const struct dialect *dialect)
{
    size_t lf = 0, crlf = 0, cr = 0;
    for (size_t i = 0; i < sample->count; i++) {
        struct splitter splitter;
        struct raw_record record;
        struct error ignored = {.code = CODE_OK};
        bool ended = false;
        splitter_init_memory(&splitter, sample->chunks[i], dialect);
        while (splitter_next(&splitter, &record, &ended, &ignored) && !ended) {
            if (!record.ended) continue;
            const char *end = record.text.bytes + record.text.length;
            if (splitter.consumed - record.text.length > 1)
                crlf++;
            else if (*end == '\n')
                lf++;
            else
                cr++;
        }
        splitter_release(&splitter);
    }
    if (lf + crlf + cr == 0) return "";
    if (lf + cr == 0) return "CRLF";
    if (crlf + cr == 0) return "LF";
    return lf + crlf == 0 ? "CR" : "mixed";
}

/* "sep=;" as Excel writes and reads it, in quotes or not. */
static bool find_sep_line(const struct sample *sample, struct dialect *dialect)
{
    struct span head = sample->count > 0 ? sample->chunks[0] : span_of("");
    size_t quoted = head.length > 0 && head.bytes[0] == '"';
    if (head.length < quoted + 5 || strncasecmp(head.bytes + quoted, "sep=", 4) != 0) return false;
    size_t end = quoted + 5 + quoted;
    bool closed = !quoted || (head.length >= end && head.bytes[end - 1] == '"');
    if (!closed || (head.length > end && head.bytes[end] != '\r' && head.bytes[end] != '\n'))
        return false;
    char delimiter[2] = {head.bytes[quoted + 4], '\0'};
    set_delimiter(dialect, delimiter);
    return delimiter[0] != '\r' && delimiter[0] != '\n';
}

static void detect_delimiter(const struct sample *sample, struct dialect *best)
{
    for (size_t i = 0; i < sizeof compounds / sizeof compounds[0]; i++)
        if (try_compound(sample, compounds[i], best)) return;
    for (size_t i = 0; i < sizeof candidates / sizeof candidates[0]; i++)
        if (occurrences(sample, candidates[i].delimiter) > 0)
            try_delimiter(sample, candidates[i].delimiter, false, candidates[i].prior, best);
    if (occurrences(sample, "  ") > 0) try_delimiter(sample, " ", true, 0.9, best);
    bool rare = best->delimiter[0] == ':' || best->delimiter[0] == ' ';
    if (rare && 2 * nonblank_lines(sample, true) >= nonblank_lines(sample, false)) best->score = 0;
}

void dialect_detect(const struct sample *sample, struct dialect *ret)
{
    struct dialect best = {.quote = '"', .score = 0}, given = {.quote = '"'};
    if (find_sep_line(sample, &given)) {
        try_delimiter(sample, given.delimiter, false, 1, &best);
        set_delimiter(&best, given.delimiter);
        best.sep_line = true;
    } else {
        detect_delimiter(sample, &best);
    }
    if (!best.sep_line && best.score < DIALECT_THRESHOLD) {
        double score = best.score;
        best = (struct dialect){.quote = '"', .columns = 1, .score = score};
        struct dialect_score plain = dialect_score(sample, &best);
        best.quotes_seen = plain.quoted > 0;
    }
    best.line_end = line_end_of(sample, &best);
    *ret = best;
}

static const char *delimiter_name(const struct dialect *dialect)
{
    if (dialect->delimiter_length == 0) return "không có (một cột)";
    if (dialect->aligned) return "khoảng trắng canh cột";
    if (strcmp(dialect->delimiter, "\t") == 0) return "TAB";
    if (strcmp(dialect->delimiter, "\t\t") == 0) return "hai TAB";
    if (strcmp(dialect->delimiter, " ") == 0) return "dấu cách";
    return dialect->delimiter;
}

void dialect_explain(const struct dialect *dialect, struct buffer *text)
{
    buffer_printf(text, "dấu phân cách: %s", delimiter_name(dialect));
    if (dialect->sep_line)
        buffer_add_text(text, " (theo dòng sep=)");
    else if (dialect->delimiter_length > 0)
        buffer_printf(text, " (điểm %.2f, phần lớn các dòng có %u ô)", dialect->score,
                      dialect->columns);
    if (dialect->quote == 0)
        buffer_add_text(text, "; không dùng dấu nháy");
    else if (dialect->quotes_seen)
        buffer_printf(text, "; dấu nháy %c", dialect->quote);
    if (dialect->escape != 0) buffer_add_text(text, ", nháy bên trong viết sau dấu \\");
    if (dialect->line_end[0] != '\0') buffer_printf(text, "; hết dòng %s", dialect->line_end);
}
