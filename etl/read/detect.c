/*
 * detect: tells kinds apart by their first bytes; see detect.h.
 *
 * Source: the formats' own documents for the magic numbers; [MS-CFB] for OLE2 (ole.c).
 */
#include "detect.h"

#include "ole.h"
#include "zip.h"

#include <errno.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

enum { HEAD_BYTES = 4096 };

struct magic {
    const char *bytes;
    size_t length;
    const char *name; /* Vietnamese */
};

#define MAGIC(literal, name)               \
    {                                      \
        literal, sizeof(literal) - 1, name \
    }
static const struct magic foreign[] = {
    MAGIC("%PDF-", "tệp PDF"),
    MAGIC("\x89PNG\r\n\x1a\n", "ảnh PNG"),
    MAGIC("\xff\xd8\xff", "ảnh JPEG"),
    MAGIC("GIF87a", "ảnh GIF"),
    MAGIC("GIF89a", "ảnh GIF"),
    MAGIC("II*\0", "ảnh TIFF"),
    MAGIC("MM\0*", "ảnh TIFF"),
    MAGIC("\x1f\x8b", "tệp nén gzip"),
    MAGIC("BZh", "tệp nén bzip2"),
    MAGIC("\xfd"
          "7zXZ\0",
          "tệp nén xz"),
    MAGIC("7z\xbc\xaf\x27\x1c", "tệp nén 7-Zip"),
    MAGIC("Rar!\x1a\x07", "tệp nén RAR"),
    MAGIC("\x28\xb5\x2f\xfd", "tệp nén zstd"),
    MAGIC("{\\rtf", "văn bản RTF"),
    MAGIC("\x7f"
          "ELF",
          "chương trình máy tính"),
    MAGIC("MZ\x90\0", "chương trình máy tính"),
    MAGIC("SQLite format 3\0", "cơ sở dữ liệu SQLite"),
    MAGIC("\0\1\0\0Standard Jet DB", "cơ sở dữ liệu Access"),
    MAGIC("\0\1\0\0Standard ACE DB", "cơ sở dữ liệu Access"),
    MAGIC("\x09\x08\x08\0", "bảng tính Excel quá cũ (trước 1997)"),
    MAGIC("\x09\x04\x06\0", "bảng tính Excel quá cũ (trước 1997)"),
    MAGIC("\x09\x02\x06\0", "bảng tính Excel quá cũ (trước 1997)"),
    MAGIC("\x09\0\x04\0", "bảng tính Excel quá cũ (trước 1997)"),
};

static bool starts(struct span head, const char *bytes, size_t length)
{
    return head.length >= length && memcmp(head.bytes, bytes, length) == 0;
}

static bool is_zip(struct span head)
{
    return starts(head, "PK\3\4", 4) || starts(head, "PK\5\6", 4) || starts(head, "PK\7\10", 4);
}

static bool is_ole(struct span head)
{
    return starts(head, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8);
}

/* The bytes of UTF-16 text with every NUL left out, so that ASCII markup can be looked at; marks
 * and blanks skipped. */
static struct span markup(struct span head, char *narrow)
{
    size_t length = 0;
    for (size_t i = 0; i < head.length; i++) {
        unsigned char byte = (unsigned char)head.bytes[i];
        bool mark =
            i < 3 && (byte == 0xEF || byte == 0xBB || byte == 0xBF || byte == 0xFF || byte == 0xFE);
        bool blank = byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
        if (byte != 0 && !mark && !(blank && length == 0)) narrow[length++] = head.bytes[i];
    }
    return span_make(narrow, length);
}

static bool is_name_start(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_';
}

/* "<name", "<?xml", "<!--", "<!DOCTYPE" and the tag closed with '>' somewhere: a cell like "<5" or
 * "<abc" is none. */
static bool is_markup(struct span text)
{
    if (text.length < 2 || text.bytes[0] != '<') return false;
    if (text.bytes[1] == '?' || text.bytes[1] == '!') return true;
    size_t i = 1;
    while (i < text.length &&
           (is_name_start(text.bytes[i]) || strchr("0123456789-.:", text.bytes[i]) != NULL))
        i++;
    return i > 1 && is_name_start(text.bytes[1]) && i < text.length &&
           strchr(" \t\r\n/>", text.bytes[i]) != NULL &&
           memchr(text.bytes, '>', text.length) != NULL;
}

static bool is_html(struct span text)
{
    static const char *const tags[] = {"<!doctype html", "<html",   "<head",  "<body", "<table",
                                       "<meta",          "<script", "<style", "<div",  "<title"};
    for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++) {
        size_t length = strlen(tags[i]);
        if (text.length > length && strncasecmp(text.bytes, tags[i], length) == 0 &&
            !is_name_start(text.bytes[length]))
            return true;
    }
    return false;
}

static bool is_json(struct span text)
{
    size_t i = 1;
    if (text.length < 2 || (text.bytes[0] != '{' && text.bytes[0] != '[')) return false;
    while (i < text.length && strchr(" \t\r\n[{", text.bytes[i]) != NULL) i++;
    return i < text.length && text.bytes[i] == '"' &&
           memchr(text.bytes + i, ':', text.length - i) != NULL &&
           (text.bytes[0] == '{' || memchr(text.bytes, '{', i) != NULL);
}

static bool refuse(struct error *err, const char *what)
{
    error_set(err, CODE_UNREADABLE_FILE, "đây là %s, không phải bảng tính hay tệp CSV", what);
    return error_hint(err, "Mở bằng chương trình gốc rồi xuất ra XLSX hoặc CSV.");
}

static bool read_head(int fd, char *bytes, struct span *ret, struct error *err)
{
    ssize_t length = pread(fd, bytes, HEAD_BYTES, 0);
    if (length < 0)
        return error_set(err, CODE_FILE_READ, "không đọc được tệp: %s", strerror(errno));
    *ret = span_make(bytes, (size_t)length);
    return true;
}

/* BMP and WebP begin with letters that text may begin with: their own size field must agree. */
static bool is_picture(struct span head)
{
    bool bitmap =
        starts(head, "BM", 2) && head.length > 18 && memcmp(head.bytes + 6, "\0\0\0\0", 4) == 0;
    bool webp =
        starts(head, "RIFF", 4) && head.length > 12 && memcmp(head.bytes + 8, "WEBP", 4) == 0;
    return bitmap || webp;
}

static bool refuse_foreign(struct span head, struct error *err)
{
    for (size_t i = 0; i < sizeof foreign / sizeof foreign[0]; i++)
        if (starts(head, foreign[i].bytes, foreign[i].length)) return refuse(err, foreign[i].name);
    return is_picture(head) ? refuse(err, "ảnh") : true;
}

static bool kind_of_text(struct span head, enum file_kind *ret, struct error *err)
{
    char narrow[HEAD_BYTES];
    struct span text = markup(head, narrow);
    if (is_html(text)) return refuse(err, "trang HTML");
    if (is_json(text)) return refuse(err, "tệp JSON");
    *ret = is_markup(text) ? KIND_XML : KIND_CSV;
    return true;
}

bool detect_kind(int fd, enum file_kind *ret, struct error *err)
{
    char bytes[HEAD_BYTES];
    struct span head;
    if (!read_head(fd, bytes, &head, err)) return false;
    if (head.length == 0) return error_set(err, CODE_EMPTY_FILE, "tệp rỗng, không có byte nào");
    if (is_zip(head)) return zip_kind(fd, ret, err);
    if (is_ole(head)) return ole_kind(fd, ret, err);
    return refuse_foreign(head, err) && kind_of_text(head, ret, err);
}

bool detect_is_text(int fd)
{
    char bytes[HEAD_BYTES], narrow[HEAD_BYTES];
    struct span head;
    struct error ignored = {.code = CODE_OK};
    return read_head(fd, bytes, &head, &ignored) && !is_zip(head) && !is_ole(head) &&
           !is_markup(markup(head, narrow));
}

const char *file_kind_name(enum file_kind kind)
{
    static const char *const names[] = {"không rõ", "CSV", "XLSX", "ODS", "XLS", "XML"};
    return names[kind];
}
