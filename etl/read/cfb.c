/*
 * cfb: see cfb.h.
 */
#include "cfb.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { HEADER_BYTES = 512, ENTRY_BYTES = 128, FAT_IN_HEADER = 109, MINI_SHIFT = 6 };
static const uint32_t CHAIN_END = 0xFFFFFFFA; /* this and above: end, free or part of the tables */

struct cfb {
    int fd;
    int64_t file_bytes;
    unsigned shift, mini_shift; /* log2 of the sector sizes */
    uint32_t mini_below;        /* streams shorter than this live in the mini stream */
    uint32_t sectors;           /* of the file */
    uint32_t *fat;
    uint32_t fat_count;
};

bool cfb_broken(struct error *err)
{
    return error_set(err, CODE_UNREADABLE_FILE, "tệp Excel cũ (.xls) hỏng hoặc bị cắt cụt");
}

/* A sector; what lies behind the end of the file reads as zeros, as cut padding is common. */
static bool read_sector(const struct cfb *cfb, uint32_t sector, uint8_t *bytes, struct error *err)
{
    size_t size = (size_t)1 << cfb->shift;
    if (sector >= cfb->sectors) return cfb_broken(err);
    ssize_t length = pread(cfb->fd, bytes, size, ((int64_t)sector + 1) << cfb->shift);
    if (length <= 0) return cfb_broken(err);
    memset(bytes + length, 0, size - (size_t)length);
    return true;
}

static bool read_header(struct cfb *cfb, uint8_t header[HEADER_BYTES], struct error *err)
{
    struct stat stat;
    if (fstat(cfb->fd, &stat) != 0 || pread(cfb->fd, header, HEADER_BYTES, 0) != HEADER_BYTES)
        return cfb_broken(err);
    cfb->file_bytes = stat.st_size;
    cfb->shift = u16_at(header + 30);
    cfb->mini_shift = u16_at(header + 32);
    cfb->mini_below = u32_at(header + 56);
    if ((cfb->shift != 9 && cfb->shift != 12) || cfb->mini_shift != MINI_SHIFT)
        return cfb_broken(err);
    int64_t sectors = ((cfb->file_bytes + (1 << cfb->shift) - 1) >> cfb->shift) - 1;
    if (sectors < 1 || sectors > UINT32_MAX / 2) return cfb_broken(err);
    cfb->sectors = (uint32_t)sectors;
    return true;
}

/* One sector of the FAT behind those already there. */
static bool add_fat(struct cfb *cfb, uint32_t sector, uint32_t limit, struct error *err)
{
    uint32_t per_sector = 1U << (cfb->shift - 2);
    uint8_t bytes[4096];
    if (cfb->fat_count + per_sector > limit) return cfb_broken(err);
    if (!read_sector(cfb, sector, bytes, err)) return false;
    for (uint32_t i = 0; i < per_sector; i++)
        cfb->fat[cfb->fat_count++] = u32_at(bytes + (size_t)i * 4);
    return true;
}

/* The FAT's sectors are told by the header and, in long files, by a chain of DIFAT sectors. */
static bool read_fat(struct cfb *cfb, const uint8_t *header, struct error *err)
{
    uint32_t per_sector = 1U << (cfb->shift - 2);
    uint32_t limit = (cfb->sectors / per_sector + 2) * per_sector + FAT_IN_HEADER * per_sector;
    cfb->fat = malloc((size_t)limit * sizeof *cfb->fat);
    if (cfb->fat == NULL) return error_set(err, CODE_MEMORY, "hết bộ nhớ khi đọc tệp Excel cũ");
    for (size_t i = 0; i < FAT_IN_HEADER; i++) {
        uint32_t sector = u32_at(header + 76 + i * 4);
        if (sector >= CHAIN_END) break;
        if (!add_fat(cfb, sector, limit, err)) return false;
    }
    uint32_t difat = u32_at(header + 68);
    for (uint32_t steps = 0; difat < CHAIN_END; steps++) {
        uint8_t bytes[4096];
        if (steps > cfb->sectors || !read_sector(cfb, difat, bytes, err)) return cfb_broken(err);
        for (uint32_t i = 0; i + 1 < per_sector; i++) {
            uint32_t sector = u32_at(bytes + (size_t)i * 4);
            if (sector < CHAIN_END && !add_fat(cfb, sector, limit, err)) return false;
        }
        difat = u32_at(bytes + (size_t)(per_sector - 1) * 4);
    }
    return true;
}

/* A chain of sectors as one block of `length` bytes (SIZE_MAX: to the chain's end). */
static bool read_chain(const struct cfb *cfb, uint32_t sector, size_t length, uint8_t **ret,
                       size_t *ret_length, struct error *err)
{
    size_t size = (size_t)1 << cfb->shift, used = 0, capacity = size;
    uint32_t count = 0;
    for (uint32_t at = sector; at < CHAIN_END && used < length; at = cfb->fat[at], used += size)
        if (at >= cfb->fat_count || count++ > cfb->sectors) return cfb_broken(err);
    if (length != SIZE_MAX && used < length) return cfb_broken(err);
    capacity = used + size;
    uint8_t *bytes = malloc(capacity);
    if (bytes == NULL) return error_set(err, CODE_MEMORY, "hết bộ nhớ khi đọc tệp Excel cũ");
    uint8_t *to = bytes;
    for (uint32_t at = sector; count > 0; at = cfb->fat[at], to += size, count--)
        if (!read_sector(cfb, at, to, err)) {
            free(bytes);
            return false;
        }
    *ret = bytes;
    *ret_length = length == SIZE_MAX ? used : length;
    return true;
}

/* The directory entry of a stream; names are UTF-16LE, told with their final NUL. */
static const uint8_t *find_entry(const uint8_t *directory, size_t length, const char *name)
{
    size_t chars = strlen(name);
    for (size_t at = 0; at + ENTRY_BYTES <= length; at += ENTRY_BYTES) {
        const uint8_t *entry = directory + at;
        bool same = u16_at(entry + 64) == 2 * chars + 2 && entry[66] == 2;
        for (size_t i = 0; same && i < chars; i++)
            same = u16_at(entry + 2 * i) == (unsigned char)name[i];
        if (same) return entry;
    }
    return NULL;
}

/* A short stream: 64-byte sectors inside the root entry's stream, chained by a FAT of their own. */
static bool read_mini(const struct cfb *cfb, const uint8_t *header, const uint8_t *directory,
                      const uint8_t *entry, uint8_t **ret, size_t *ret_length, struct error *err)
{
    uint8_t *mini = NULL, *fat = NULL, *bytes = NULL;
    size_t mini_length = 0, fat_length = 0, length = u32_at(entry + 120), used = 0,
           size = (size_t)1 << cfb->mini_shift;
    bool ok = read_chain(cfb, u32_at(directory + 116), SIZE_MAX, &mini, &mini_length, err) &&
              read_chain(cfb, u32_at(header + 60), SIZE_MAX, &fat, &fat_length, err);
    if (ok && (bytes = malloc(length + size)) == NULL)
        ok = error_set(err, CODE_MEMORY, "hết bộ nhớ khi đọc tệp Excel cũ");
    for (uint32_t at = u32_at(entry + 116); ok && used < length; used += size) {
        if ((size_t)at * 4 + 4 > fat_length || ((size_t)at + 1) * size > mini_length) {
            ok = cfb_broken(err);
            break;
        }
        memcpy(bytes + used, mini + (size_t)at * size, size);
        at = u32_at(fat + (size_t)at * 4);
    }
    free(mini);
    free(fat);
    if (!ok) {
        free(bytes);
        return false;
    }
    *ret = bytes;
    *ret_length = length;
    return true;
}

static bool read_stream(struct cfb *cfb, const char *name, uint8_t **ret, size_t *ret_length,
                        struct error *err)
{
    uint8_t header[HEADER_BYTES], *directory = NULL;
    size_t length = 0;
    if (!read_header(cfb, header, err) || !read_fat(cfb, header, err) ||
        !read_chain(cfb, u32_at(header + 48), SIZE_MAX, &directory, &length, err))
        return false;
    const uint8_t *entry = find_entry(directory, length, name);
    uint32_t stream_bytes = entry == NULL ? 0 : u32_at(entry + 120);
    bool ok = entry != NULL && (int64_t)stream_bytes <= cfb->file_bytes ? true : cfb_broken(err);
    if (ok && stream_bytes < cfb->mini_below)
        ok = read_mini(cfb, header, directory, entry, ret, ret_length, err);
    else if (ok)
        ok = read_chain(cfb, u32_at(entry + 116), stream_bytes, ret, ret_length, err);
    free(directory);
    return ok;
}

bool cfb_read(int fd, const char *name, uint8_t **ret_bytes, size_t *ret_length, struct error *err)
{
    struct cfb cfb = {.fd = fd};
    bool ok = read_stream(&cfb, name, ret_bytes, ret_length, err);
    free(cfb.fat);
    return ok;
}
