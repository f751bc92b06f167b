/*
 * encoding: see encoding.h.
 */
#include "encoding.h"

#include "charmap.h"
#include "syllable.h"

#include "base/unicode.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

enum { LOOK_BYTES = 8192, TEXT_LIMIT = 4 << 20 };

/* UTF-16 without a mark: ASCII blanks, digits and delimiters leave NULs at every other byte, on one
 * side only. */
static enum wide nul_pattern(const unsigned char *bytes, size_t length)
{
    size_t even = 0, odd = 0, half = length / 2;
    for (size_t i = 0; i + 1 < length; i += 2) {
        even += bytes[i] == 0;
        odd += bytes[i + 1] == 0;
    }
    if (half < 2) return WIDE_NOT;
    if (odd * 5 >= half && even * 50 <= half) return WIDE_LITTLE;
    if (even * 5 >= half && odd * 50 <= half) return WIDE_BIG;
    return WIDE_NOT;
}

bool encoding_wide(int fd, int64_t size, struct encoding_choice *ret, struct error *err)
{
    unsigned char bytes[LOOK_BYTES];
    ssize_t length = pread(fd, bytes, sizeof bytes, 0);
    if (length < 0)
        return error_set(err, CODE_FILE_READ, "không đọc được tệp: %s", strerror(errno));
    struct encoding_choice choice = {.encoding = ENCODING_UTF8};
    if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
        choice.skip = 3;
    else if (length >= 2 && memcmp(bytes, "\xFF\xFE", 2) == 0)
        choice.skip = 2, choice.wide = WIDE_LITTLE;
    else if (length >= 2 && memcmp(bytes, "\xFE\xFF", 2) == 0)
        choice.skip = 2, choice.wide = WIDE_BIG;
    else
        choice.wide = nul_pattern(bytes, (size_t)length);
    choice.byte_order_mark = choice.skip > 0;
    if (choice.skip >= size) return error_set(err, CODE_EMPTY_FILE, "tệp không có dữ liệu");
    *ret = choice;
    return true;
}

struct line_score {
    size_t good, bad; /* lines with bytes beyond ASCII: well-formed as UTF-8 or not */
    size_t nul, control, bytes;
};

static void score_line(struct span line, struct line_score *score)
{
    bool high = false;
    while (line.length > 0 && line.bytes[line.length - 1] == '\0')
        line.length--; /* the tail of a copy cut short */
    for (size_t i = 0; i < line.length; i++) {
        unsigned char byte = (unsigned char)line.bytes[i];
        high |= byte >= 0x80;
        score->nul += byte == 0;
        score->control += byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != 0;
    }
    score->bytes += line.length;
    if (!high) return;
    if (utf8_valid(line, NULL))
        score->good++;
    else
        score->bad++;
}

static bool next_line(struct span *rest, struct span *ret)
{
    if (rest->length == 0) return false;
    size_t end = 0;
    while (end < rest->length && rest->bytes[end] != '\n' && rest->bytes[end] != '\r') end++;
    *ret = span_make(rest->bytes, end);
    if (end < rest->length) end++;
    *rest = span_make(rest->bytes + end, rest->length - end);
    return true;
}

static void score_lines(const struct sample *sample, struct line_score *score)
{
    for (size_t i = 0; i < sample->count; i++) {
        struct span rest = sample->chunks[i], line;
        while (next_line(&rest, &line)) score_line(line, score);
    }
}

/* The words of the sample read one way; bytes that are no character count as words that are none. */
static struct word_score score_as(const struct sample *sample, enum encoding encoding,
                                  bool mojibake)
{
    struct word_score score = {.valid = 0};
    struct buffer bytes BUFFER_AUTO, text BUFFER_AUTO;
    buffer_init(&bytes, TEXT_LIMIT);
    buffer_init(&text, TEXT_LIMIT);
    for (size_t i = 0; i < sample->count; i++) {
        struct span rest = sample->chunks[i], line;
        while (next_line(&rest, &line)) {
            buffer_clear(&bytes);
            buffer_clear(&text);
            if (mojibake && !to_cp1252(&bytes, line)) continue;
            score.total += decode_bytes(&text, encoding, mojibake ? buffer_span(&bytes) : line);
            struct arena *arena ARENA_AUTO = arena_open(TEXT_LIMIT);
            score_words(nfc(arena, buffer_span(&text)), &score);
        }
    }
    return score;
}

static double ratio(struct word_score score)
{
    return score.total == 0 ? 0 : (double)score.valid / (double)score.total;
}

/* The best of some ways to read; the first of equals. */
static struct word_score best_of(const struct sample *sample, const enum encoding *ways,
                                 size_t count, bool mojibake, enum encoding *ret)
{
    struct word_score best = {.valid = 0};
    for (size_t i = 0; i < count; i++) {
        struct word_score score = score_as(sample, ways[i], mojibake);
        if (ratio(score) <= ratio(best)) continue;
        best = score;
        *ret = ways[i];
    }
    return best;
}

/* Bytes that make Western words: every one has a character, and most are letters. */
static bool is_western(const struct sample *sample)
{
    size_t letters = 0, others = 0, none = 0;
    for (size_t i = 0; i < sample->count; i++)
        for (size_t k = 0; k < sample->chunks[i].length; k++) {
            unsigned char byte = (unsigned char)sample->chunks[i].bytes[k];
            if (byte < 0x80) continue;
            none += charmap_cp1252[byte - 0x80] == 0;
            bool letter = byte >= 0xC0 && byte != 0xD7 && byte != 0xF7;
            letters += letter;
            others += !letter;
        }
    return none == 0 && letters + others > 0 && others <= 2 * letters + 4;
}

/* Well-formed UTF-8 that reads as nonsense: text that somebody decoded as CP1252 and encoded again. */
static void try_mojibake(const struct sample *sample, struct encoding_choice *choice)
{
    static const enum encoding ways[] = {ENCODING_UTF8, ENCODING_TCVN3, ENCODING_VNI};
    struct word_score plain = score_as(sample, ENCODING_UTF8, false);
    choice->valid = plain.valid;
    choice->total = plain.total;
    if (plain.total == 0 || ratio(plain) >= 0.5) return;
    enum encoding encoding = ENCODING_UTF8;
    struct word_score best = best_of(sample, ways, sizeof ways / sizeof ways[0], true, &encoding);
    if (ratio(best) < 0.7 || ratio(best) < 2 * ratio(plain)) return;
    choice->mojibake = true;
    choice->encoding = encoding;
    choice->valid = best.valid;
    choice->total = best.total;
}

static const enum encoding old_ones[] = {ENCODING_TCVN3, ENCODING_TCVN5712, ENCODING_VNI,
                                         ENCODING_CP1258, ENCODING_VISCII};

/* Few lines, some of them no UTF-8: two bytes of an old encoding may look like one character by
 * chance. Then the reading with more Vietnamese words is the right one; UTF-8 with damaged rows
 * reads as nonsense in any old encoding. */
static bool is_rather_old(const struct sample *sample, const struct line_score *lines)
{
    enum encoding unused;
    if (lines->bad == 0 || lines->good > 4 * lines->bad) return false;
    struct word_score best =
        best_of(sample, old_ones, sizeof old_ones / sizeof old_ones[0], false, &unused);
    return ratio(best) > ratio(score_as(sample, ENCODING_UTF8, false));
}

static bool detect_old(const struct sample *sample, struct encoding_choice *choice,
                       struct error *err)
{
    enum encoding encoding = ENCODING_CP1252;
    struct word_score best =
        best_of(sample, old_ones, sizeof old_ones / sizeof old_ones[0], false, &encoding);
    if (ratio(best) < 0.5) {
        if (!is_western(sample))
            return error_set(err, CODE_BAD_ENCODING,
                             "không nhận ra bảng mã: không bảng mã nào cho ra chữ đọc được") ||
                   error_hint(err, "%s", code_info(CODE_BAD_ENCODING)->hint);
        encoding = ENCODING_CP1252;
        best = score_as(sample, encoding, false);
    }
    choice->encoding = encoding;
    choice->valid = best.valid;
    choice->total = best.total;
    return true;
}

bool encoding_detect(const struct sample *sample, struct encoding_choice *choice, struct error *err)
{
    struct line_score lines = {.good = 0};
    score_lines(sample, &lines);
    if (lines.bytes == 0) return error_set(err, CODE_EMPTY_FILE, "tệp không có dữ liệu");
    if ((lines.nul + lines.control) * 5 > lines.bytes)
        return error_set(err, CODE_UNREADABLE_FILE, "đây là tệp nhị phân, không phải văn bản");
    bool utf8 = choice->wide != WIDE_NOT || choice->byte_order_mark || lines.good >= lines.bad;
    if (utf8 && choice->wide == WIDE_NOT && !choice->byte_order_mark)
        utf8 = !is_rather_old(sample, &lines);
    if (!utf8) return detect_old(sample, choice, err);
    if (lines.good > 0) try_mojibake(sample, choice);
    return true;
}

const char *encoding_name(const struct encoding_choice *choice)
{
    static const char *const names[] = {"UTF-8",  "TCVN3",  "TCVN3", "VNI",
                                        "VISCII", "CP1258", "CP1252"};
    if (choice->wide == WIDE_LITTLE) return "UTF-16LE";
    if (choice->wide == WIDE_BIG) return "UTF-16BE";
    return names[choice->encoding];
}

void encoding_explain(const struct encoding_choice *choice, struct buffer *text)
{
    buffer_printf(text, "bảng mã %s", encoding_name(choice));
    if (choice->byte_order_mark)
        buffer_add_text(text, " (có dấu đầu tệp)");
    else if (choice->wide != WIDE_NOT)
        buffer_add_text(text, " (theo vị trí các byte 0)");
    if (choice->mojibake) buffer_add_text(text, ", đã bị mã hóa hai lần và được hoàn nguyên");
    if (choice->total > 0)
        buffer_printf(text, ": %zu trong %zu từ có dấu là tiếng Việt", choice->valid,
                      choice->total);
}
