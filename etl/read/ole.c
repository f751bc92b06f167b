/*
 * ole: see ole.h. Reads the header and follows the directory's sectors through the FAT, at most
 * MAX_SECTORS of them.
 */
#include "ole.h"

#include <string.h>
#include <unistd.h>

enum {
    MAX_SECTORS = 256,
    ENTRY_BYTES = 128,
    HEADER_BYTES = 512,
    FAT_IN_HEADER = 109,
    END_OF_CHAIN_MIN = 0x7FFFFFF0
};

struct ole {
    int fd;
    uint32_t sector_bytes;
    uint32_t fat
        [FAT_IN_HEADER]; /* sectors of the FAT; longer files need none beyond for their directory */
};

static uint32_t u32_at(const unsigned char *bytes)
{
    return (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 |
           (uint32_t)bytes[3] << 24;
}

static bool read_at(int fd, void *bytes, size_t length, int64_t offset)
{
    return pread(fd, bytes, length, offset) == (ssize_t)length;
}

static int64_t sector_at(const struct ole *ole, uint32_t sector)
{
    return ((int64_t)sector + 1) * ole->sector_bytes;
}

/* The sector after this one in its chain; a value of END_OF_CHAIN_MIN or more ends it. */
static uint32_t next_sector(const struct ole *ole, uint32_t sector)
{
    uint32_t per_sector = ole->sector_bytes / 4, index = sector / per_sector;
    unsigned char word[4];
    if (index >= FAT_IN_HEADER || ole->fat[index] >= END_OF_CHAIN_MIN ||
        !read_at(ole->fd, word, sizeof word,
                 sector_at(ole, ole->fat[index]) + (int64_t)(sector % per_sector) * 4))
        return END_OF_CHAIN_MIN;
    return u32_at(word);
}

/* Is the entry named so? Names are UTF-16LE, their length in bytes with the final NUL stands at 64. */
static bool is_named(const unsigned char *entry, const char *name)
{
    size_t length = strlen(name);
    if ((size_t)(entry[64] | entry[65] << 8) != 2 * length + 2) return false;
    for (size_t i = 0; i < length; i++)
        if (entry[2 * i] != (unsigned char)name[i] || entry[2 * i + 1] != 0) return false;
    return true;
}

enum content { NOTHING, WORKBOOK, OLD_BOOK, ENCRYPTED, DOCUMENT, SLIDES, CONTENT_COUNT };

static void look_at(const unsigned char *entry, bool found[CONTENT_COUNT])
{
    found[WORKBOOK] |= is_named(entry, "Workbook");
    found[OLD_BOOK] |= is_named(entry, "Book");
    found[ENCRYPTED] |= is_named(entry, "EncryptedPackage") || is_named(entry, "EncryptionInfo");
    found[DOCUMENT] |= is_named(entry, "WordDocument");
    found[SLIDES] |= is_named(entry, "PowerPoint Document");
}

static bool judge(const bool found[CONTENT_COUNT], enum file_kind *ret, struct error *err)
{
    if (found[ENCRYPTED])
        return error_set(err, CODE_ENCRYPTED_FILE, "bảng tính có mật khẩu mở tệp");
    if (found[DOCUMENT])
        return error_set(err, CODE_UNREADABLE_FILE,
                         "đây là văn bản Word (.doc), không phải bảng tính");
    if (found[SLIDES])
        return error_set(err, CODE_UNREADABLE_FILE,
                         "đây là tệp trình chiếu (.ppt), không phải bảng tính");
    if (found[OLD_BOOK] && !found[WORKBOOK])
        return error_set(err, CODE_UNREADABLE_FILE, "đây là bảng tính Excel quá cũ (trước 1997)");
    if (!found[WORKBOOK])
        return error_set(err, CODE_UNREADABLE_FILE, "tệp OLE2 này không chứa bảng tính Excel");
    *ret = KIND_XLS;
    return true;
}

bool ole_kind(int fd, enum file_kind *ret, struct error *err)
{
    unsigned char header[HEADER_BYTES], entry[ENTRY_BYTES];
    struct ole ole = {.fd = fd};
    bool found[CONTENT_COUNT] = {false};
    if (!read_at(fd, header, sizeof header, 0) || (header[30] != 9 && header[30] != 12))
        return error_set(err, CODE_UNREADABLE_FILE, "tệp Excel cũ (OLE2) bị hỏng hoặc bị cắt");
    ole.sector_bytes = 1U << header[30];
    for (size_t i = 0; i < FAT_IN_HEADER; i++) ole.fat[i] = u32_at(header + 76 + 4 * i);
    uint32_t sector = u32_at(header + 48);
    for (int count = 0; count < MAX_SECTORS && sector < END_OF_CHAIN_MIN; count++) {
        for (uint32_t at = 0; at + ENTRY_BYTES <= ole.sector_bytes; at += ENTRY_BYTES)
            if (read_at(fd, entry, sizeof entry, sector_at(&ole, sector) + at))
                look_at(entry, found);
        sector = next_sector(&ole, sector);
    }
    return judge(found, ret, err);
}
