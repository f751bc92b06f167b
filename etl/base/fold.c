/*
 * fold: fold() and fold_plain() of unicode.h: one pass over the characters, vowels gathered into
 * clusters, because where the tone mark stands and whether y is i depends on the whole cluster and
 * its neighbours.
 *
 * In:     any UTF-8, in NFC or not; a bad byte becomes U+FFFD. Vietnamese letters come from the
 *         table below, others from libunistring.
 * Source: research/domain.md 6.3. The tone stands (traditional style, "hòa") on the last vowel with
 *         a mark of its own (ăâêôơư), else the middle one of three, else the second before a
 *         consonant, else the first; qu and gi are consonants.
 */
#include "unicode.h"

#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>

enum shape { A, A_BREVE, A_HAT, E_, E_HAT, I_, O_, O_HAT, O_HORN, U_, U_HORN, Y_, SHAPES };
enum tone { LEVEL, GRAVE, ACUTE, HOOK, TILDE, DOT, TONES };

/* clang-format off: tables */
static const uint16_t vowels[SHAPES][TONES] = {
    [A] = {u'a', u'à', u'á', u'ả', u'ã', u'ạ'},
    [A_BREVE] = {u'ă', u'ằ', u'ắ', u'ẳ', u'ẵ', u'ặ'},
    [A_HAT] = {u'â', u'ầ', u'ấ', u'ẩ', u'ẫ', u'ậ'},
    [E_] = {u'e', u'è', u'é', u'ẻ', u'ẽ', u'ẹ'},
    [E_HAT] = {u'ê', u'ề', u'ế', u'ể', u'ễ', u'ệ'},
    [I_] = {u'i', u'ì', u'í', u'ỉ', u'ĩ', u'ị'},
    [O_] = {u'o', u'ò', u'ó', u'ỏ', u'õ', u'ọ'},
    [O_HAT] = {u'ô', u'ồ', u'ố', u'ổ', u'ỗ', u'ộ'},
    [O_HORN] = {u'ơ', u'ờ', u'ớ', u'ở', u'ỡ', u'ợ'},
    [U_] = {u'u', u'ù', u'ú', u'ủ', u'ũ', u'ụ'},
    [U_HORN] = {u'ư', u'ừ', u'ứ', u'ử', u'ữ', u'ự'},
    [Y_] = {u'y', u'ỳ', u'ý', u'ỷ', u'ỹ', u'ỵ'},
};
static const char plain_vowels[SHAPES + 1] = "aaaeeiooouuy";

struct vowel {
    uint8_t shape, tone; /* enum shape, enum tone */
};

/* U+0000-U+024F and U+1E00-U+1EFF in one table, all others nowhere. */
enum { LATIN_END = 0x250, VIETNAMESE = 0x1E00, VIETNAMESE_END = 0x1F00 };
#define INDEX(c) ((c) < LATIN_END ? (c) : (c)-VIETNAMESE + LATIN_END)
#define LETTER(shape, tone, upper, lower) \
    [INDEX(upper)] = {shape + 1, tone}, [INDEX(lower)] = {shape + 1, tone}
#define VOWEL(shape, U0, L0, U1, L1, U2, L2, U3, L3, U4, L4, U5, L5)                          \
    LETTER(shape, LEVEL, U0, L0), LETTER(shape, GRAVE, U1, L1), LETTER(shape, ACUTE, U2, L2), \
        LETTER(shape, HOOK, U3, L3), LETTER(shape, TILDE, U4, L4), LETTER(shape, DOT, U5, L5)

/* Vowel of a character in either case, its shape one higher: 0 = no Vietnamese vowel. */
static const struct vowel vowel_of[LATIN_END + VIETNAMESE_END - VIETNAMESE] = {
    VOWEL(A, u'A', u'a', u'À', u'à', u'Á', u'á', u'Ả', u'ả', u'Ã', u'ã', u'Ạ', u'ạ'),
    VOWEL(A_BREVE, u'Ă', u'ă', u'Ằ', u'ằ', u'Ắ', u'ắ', u'Ẳ', u'ẳ', u'Ẵ', u'ẵ', u'Ặ', u'ặ'),
    VOWEL(A_HAT, u'Â', u'â', u'Ầ', u'ầ', u'Ấ', u'ấ', u'Ẩ', u'ẩ', u'Ẫ', u'ẫ', u'Ậ', u'ậ'),
    VOWEL(E_, u'E', u'e', u'È', u'è', u'É', u'é', u'Ẻ', u'ẻ', u'Ẽ', u'ẽ', u'Ẹ', u'ẹ'),
    VOWEL(E_HAT, u'Ê', u'ê', u'Ề', u'ề', u'Ế', u'ế', u'Ể', u'ể', u'Ễ', u'ễ', u'Ệ', u'ệ'),
    VOWEL(I_, u'I', u'i', u'Ì', u'ì', u'Í', u'í', u'Ỉ', u'ỉ', u'Ĩ', u'ĩ', u'Ị', u'ị'),
    VOWEL(O_, u'O', u'o', u'Ò', u'ò', u'Ó', u'ó', u'Ỏ', u'ỏ', u'Õ', u'õ', u'Ọ', u'ọ'),
    VOWEL(O_HAT, u'Ô', u'ô', u'Ồ', u'ồ', u'Ố', u'ố', u'Ổ', u'ổ', u'Ỗ', u'ỗ', u'Ộ', u'ộ'),
    VOWEL(O_HORN, u'Ơ', u'ơ', u'Ờ', u'ờ', u'Ớ', u'ớ', u'Ở', u'ở', u'Ỡ', u'ỡ', u'Ợ', u'ợ'),
    VOWEL(U_, u'U', u'u', u'Ù', u'ù', u'Ú', u'ú', u'Ủ', u'ủ', u'Ũ', u'ũ', u'Ụ', u'ụ'),
    VOWEL(U_HORN, u'Ư', u'ư', u'Ừ', u'ừ', u'Ứ', u'ứ', u'Ử', u'ử', u'Ữ', u'ữ', u'Ự', u'ự'),
    [0x130] = {I_ + 1, LEVEL}, /* Turkish İ */
    VOWEL(Y_, u'Y', u'y', u'Ỳ', u'ỳ', u'Ý', u'ý', u'Ỷ', u'ỷ', u'Ỹ', u'ỹ', u'Ỵ', u'ỵ'),
};
/* clang-format on */

/* Vowels: no syllable has more than 4 with qu or gi (giươi, quyê); longer runs are cut here. */
enum { CLUSTER = 6 };

struct folder {
    char *out;
    size_t length;     /* bytes */
    bool plain, blank; /* blank: a space is due before the next character */
    uint32_t before;   /* the letter before the cluster, 0 at the start of a word */
    struct vowel cluster[CLUSTER];
    size_t count;
};

static void put(struct folder *f, uint32_t c)
{
    char *p = f->out + f->length;
    if (f->blank && f->length > 0) *p++ = ' ';
    f->blank = false;
    p += utf8_encode(c, p);
    f->length = (size_t)(p - f->out);
}

/* Which vowel of a syllable's nucleus carries the tone. */
static size_t tone_place(const struct vowel *nucleus, size_t count, bool closed)
{
    for (size_t i = count; i-- > 0;) {
        uint8_t shape = nucleus[i].shape;
        if (shape == A_BREVE || shape == A_HAT || shape == E_HAT || shape == O_HAT ||
            shape == O_HORN || shape == U_HORN)
            return i;
    }
    return count >= 3 || (count == 2 && closed) ? 1 : 0;
}

/* Writes the gathered vowels; `closed`: a letter follows in the same word. */
static void end_cluster(struct folder *f, bool closed)
{
    struct vowel *cluster = f->cluster;
    size_t count = f->count, tones = 0, onset = 0;
    if (count == 0) return;
    if (count > 1 && ((f->before == 'q' && cluster[0].shape == U_) ||
                      (f->before == 'g' && cluster[0].shape == I_)))
        onset = 1; /* the u of qu, the i of gi */
    uint8_t tone = LEVEL;
    for (size_t i = 0; i < count; i++)
        if (cluster[i].tone != LEVEL) tones++, tone = cluster[i].tone;
    if (tones == 1) {
        for (size_t i = 0; i < count; i++) cluster[i].tone = LEVEL;
        cluster[onset + tone_place(cluster + onset, count - onset, closed)].tone = tone;
    }
    struct vowel *last = &cluster[count - 1];
    if (last->shape == Y_ && count - onset == 1 && (f->before != 0 || !closed)) last->shape = I_;
    for (size_t i = 0; i < count; i++)
        put(f, f->plain ? (unsigned char)plain_vowels[cluster[i].shape]
                        : vowels[cluster[i].shape][cluster[i].tone]);
    f->before = vowels[last->shape][LEVEL];
    f->count = 0;
}

static void add_vowel(struct folder *f, struct vowel vowel)
{
    if (f->count == CLUSTER) end_cluster(f, true);
    f->cluster[f->count++] = vowel;
}

/* Lays a mark that did not compose (it came after a tone or a zero-width character) on its
 * vowel. */
static void add_mark(struct vowel *vowel, uint32_t mark)
{
    static const uint32_t tone_marks[TONES] = {0, 0x300, 0x301, 0x309, 0x303, 0x323};
    for (uint8_t tone = GRAVE; tone < TONES; tone++)
        if (mark == tone_marks[tone] && vowel->tone == LEVEL) vowel->tone = tone;
    uint8_t shape = vowel->shape;
    if (mark == 0x302)
        vowel->shape = shape == A ? A_HAT : shape == E_ ? E_HAT : shape == O_ ? O_HAT : shape;
    else if (mark == 0x306 && shape == A)
        vowel->shape = A_BREVE;
    else if (mark == 0x31B)
        vowel->shape = shape == O_ ? O_HORN : shape == U_ ? U_HORN : shape;
}

/* Blanks of Unicode (White_Space). */
static bool is_blank(uint32_t c)
{
    return c == ' ' || (c >= 9 && c <= 13) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
           c == 0x205F || c == 0x3000;
}

/* Characters that show nothing: zero-width, soft hyphen, direction marks. */
static bool is_invisible(uint32_t c)
{
    return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
}

/* A letter outside the table without its marks. */
static uint32_t without_marks(uint32_t c)
{
    ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
    for (int n; (n = uc_canonical_decomposition(c, parts)) > 0; c = parts[0])
        if (n > 1 && uc_combining_class(parts[1]) == 0) break;
    return c;
}

/* A vowel takes the marks it knows and loses the others, a mark on nothing is lost, a consonant
 * keeps its own. No mark ends a cluster: the plain form of a folded text is that of the text. */
static void add_loose_mark(struct folder *f, uint32_t mark)
{
    if (f->count > 0)
        add_mark(&f->cluster[f->count - 1], mark);
    else if (f->before != 0 && !f->plain)
        put(f, mark);
}

static void add_other(struct folder *f, uint32_t c)
{
    bool letter = true;
    if (c >= 'A' && c <= 'Z') {
        c += 'a' - 'A';
    } else if (c < 0x80) {
        letter = c >= 'a' && c <= 'z';
    } else if (c == 0x110 || c == 0x111 || c == 0xD0 || c == 0xF0 || c == 0x189 || c == 0x256) {
        c = f->plain ? 'd' : 0x111; /* old converters write đ as eth or as the African d */
    } else if (c >= 0x300 && uc_combining_class(c) != 0) {
        add_loose_mark(f, c);
        return;
    } else {
        c = uc_tolower(c);
        letter = uc_is_property_alphabetic(c);
        if (f->plain) c = without_marks(c);
    }
    end_cluster(f, letter);
    put(f, c);
    f->before = letter ? c : 0;
}

static void add(struct folder *f, uint32_t c)
{
    if (c < LATIN_END || (c >= VIETNAMESE && c < VIETNAMESE_END)) {
        struct vowel vowel = vowel_of[INDEX(c)];
        if (vowel.shape != 0) {
            vowel.shape--;
            add_vowel(f, vowel);
            return;
        }
    }
    if (is_blank(c)) {
        end_cluster(f, false);
        f->before = 0;
        f->blank = true;
    } else if (!is_invisible(c)) {
        add_other(f, c);
    }
}

static struct span run(struct arena *arena, struct span text, bool plain)
{
    /* A character grows by two bytes at the most: a tone moves onto an ASCII vowel (e to ẽ); the
     * small letter of a two-byte capital has three; a bad byte becomes U+FFFD. */
    char small[3 * 512 + 1];
    bool fits = text.length <= 512;
    char *large = fits ? NULL : text.length > SIZE_MAX / 4 ? NULL : malloc(3 * text.length + 1);
    if (!fits && large == NULL) memory_end(3 * text.length + 1);
    struct folder f = {.out = fits ? small : large, .plain = plain};
    while (text.length > 0) add(&f, utf8_next(&text));
    end_cluster(&f, false);
    struct span result = span_make(arena_strndup(arena, f.out, f.length), f.length);
    free(large);
    return result;
}

/* Lowering may leave letters that compose (J with caron has no capital): NFC on both sides. */
struct span fold(struct arena *arena, struct span text)
{
    return nfc(arena, run(arena, nfc(arena, text), false));
}

struct span fold_plain(struct arena *arena, struct span text)
{
    return nfc(arena, run(arena, nfc(arena, text), true));
}
