/*
 * pack: see pack.h.
 */
#include "keep/pack.h"

#include "base/path.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

enum { BLOCK_BYTES = 256 * 1024, MEMBERS_MOST = 1000002, TYPE_SHIFT = 16 };

struct pack {
    zip_t *zip;
    char *block;
};

bool pack_open(const char *path, struct pack **ret, struct error *err)
{
    int code = 0;
    PACK_AUTO struct pack *pack = calloc(1, sizeof *pack);
    if (!pack || !(pack->block = malloc(BLOCK_BYTES)))
        return error_set(err, CODE_MEMORY, "hết bộ nhớ khi mở gói");
    if (access(path, R_OK) != 0)
        return error_set(err, CODE_FILE_OPEN, "không mở được gói: %s", strerror(errno));
    pack->zip = zip_open(path, ZIP_RDONLY, &code);
    if (!pack->zip)
        return error_set(err, CODE_BAD_EXPORT, "gói không phải tệp ZIP hoặc bị cắt cụt (mã %d)",
                         code);
    if (zip_get_num_entries(pack->zip, 0) > MEMBERS_MOST)
        return error_set(err, CODE_BAD_EXPORT, "gói có quá nhiều tệp");
    *ret = pack;
    pack = NULL; /* the caller's now */
    return true;
}

void pack_closep(struct pack **pack)
{
    if (!*pack) return;
    if ((*pack)->zip) zip_discard((*pack)->zip);
    free((*pack)->block);
    free(*pack);
    *pack = NULL;
}

bool pack_has(const struct pack *pack, const char *name)
{
    return zip_name_locate(pack->zip, name, ZIP_FL_ENC_RAW) >= 0;
}

/* A regular file as far as its maker's system told one. */
static bool regular(zip_t *zip, zip_uint64_t index)
{
    zip_uint8_t system = 0;
    zip_uint32_t attributes = 0;
    if (zip_file_get_external_attributes(zip, index, 0, &system, &attributes) != 0) return false;
    mode_t type = (mode_t)(attributes >> TYPE_SHIFT) & S_IFMT;
    return system != ZIP_OPSYS_UNIX || type == 0 || type == S_IFREG;
}

static bool member_allowed(zip_t *zip, zip_uint64_t index, struct error *err)
{
    zip_stat_t about;
    if (zip_stat_index(zip, index, 0, &about) != 0 || !(about.valid & ZIP_STAT_COMP_METHOD) ||
        (about.valid & ZIP_STAT_ENCRYPTION_METHOD && about.encryption_method != ZIP_EM_NONE) ||
        (about.comp_method != ZIP_CM_STORE && about.comp_method != ZIP_CM_DEFLATE))
        return error_set(err, CODE_BAD_EXPORT,
                         "tệp thứ %llu trong gói được nén hoặc mã hóa theo cách không được phép",
                         (unsigned long long)index + 1);
    if (regular(zip, index)) return true;
    return error_set(err, CODE_BAD_EXPORT, "tệp thứ %llu trong gói không phải tệp thường",
                     (unsigned long long)index + 1);
}

/* Reads a member: no further than `limit`; *ret_size and *ret_hex tell what came. to < 0: nowhere. */
static bool pour(struct pack *pack, zip_uint64_t index, int to, int64_t limit, int64_t *ret_size,
                 char ret_hex[HASH_HEX], struct error *err)
{
    if (!member_allowed(pack->zip, index, err)) return false;
    zip_file_t *member = zip_fopen_index(pack->zip, index, 0);
    if (!member) return error_set(err, CODE_BAD_EXPORT, "gói có phần không mở được");
    struct hash_state *hash = hash_open();
    uint8_t digest[HASH_BYTES];
    zip_int64_t got = 1;
    bool done = true;
    *ret_size = 0;
    while (done && got > 0 && *ret_size <= limit) {
        got = zip_fread(member, pack->block, BLOCK_BYTES);
        if (got <= 0) break;
        *ret_size += got;
        hash_add(hash, pack->block, (size_t)got);
        done = to < 0 || fd_write_all(to, pack->block, (size_t)got, err);
    }
    hash_finish(hash, digest);
    hash_hex(digest, ret_hex);
    bool whole = zip_fclose(member) == 0 && got == 0;
    if (!done) return false;
    if (*ret_size > limit) return error_set(err, CODE_BAD_EXPORT, "gói có phần lớn hơn mức đã ghi");
    return whole || error_set(err, CODE_BAD_EXPORT, "gói có phần bị hỏng");
}

static int create(const char *path, struct error *err)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (fd < 0)
        error_set(err, errno == ENOSPC ? CODE_DISK_FULL : CODE_FILE_WRITE,
                  "không tạo được tệp %s: %s", path, strerror(errno));
    return fd;
}

bool pack_take(struct pack *pack, const char *name, const char *path, int64_t limit_bytes,
               struct error *err)
{
    char hex[HASH_HEX];
    int64_t size;
    zip_int64_t index = zip_name_locate(pack->zip, name, ZIP_FL_ENC_RAW);
    if (index < 0) return error_set(err, CODE_BAD_EXPORT, "gói thiếu %s", name);
    FD_AUTO int fd = create(path, err);
    return fd >= 0 && pour(pack, (zip_uint64_t)index, fd, limit_bytes, &size, hex, err);
}

bool pack_matches(struct pack *pack, const struct manifest *manifest, struct error *err)
{
    zip_int64_t count = zip_get_num_entries(pack->zip, 0),
                own = 1 + pack_has(pack, MANIFEST_SIGNATURE);
    if (!pack_has(pack, MANIFEST_NAME) || count != (zip_int64_t)manifest->file_count + own)
        return error_set(err, CODE_BAD_EXPORT, "gói có %lld tệp, bản kê ghi %zu",
                         (long long)(count - own), manifest->file_count);
    /* names of the list are unique (manifest_read): as many members, all found, is exactly these */
    for (size_t i = 0; i < manifest->file_count; i++)
        if (!pack_has(pack, manifest->files[i].name))
            return error_set(err, CODE_BAD_EXPORT, "gói thiếu tệp thứ %zu của bản kê", i + 1);
    return true;
}

bool pack_extract(struct pack *pack, const struct manifest_file *file, const char *path,
                  struct error *err)
{
    char hex[HASH_HEX];
    int64_t size = 0;
    zip_int64_t index = zip_name_locate(pack->zip, file->name, ZIP_FL_ENC_RAW);
    FD_AUTO int fd = path ? create(path, err) : -1;
    if (path && fd < 0) return false;
    if (!pour(pack, (zip_uint64_t)index, fd, file->size, &size, hex, err)) return false;
    if (size != file->size || strcmp(hex, file->sha256) != 0)
        return error_set(err, CODE_BAD_EXPORT, "một tệp trong gói khác với bản kê (%s)",
                         file->sha256);
    if (!path) return true;
    if (fchmod(fd, file->mode) != 0)
        return error_set(err, CODE_FILE_WRITE, "không đặt được quyền tệp: %s", strerror(errno));
    return fd_sync(fd, path, err);
}
