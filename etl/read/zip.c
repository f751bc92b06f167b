/*
 * zip: see zip.h. ZIP_CHECKCONS is not used: it refuses some honest workbooks and misses overlaps
 *      (spec/operations.md).
 */
#include "zip.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

enum { ENTRIES_MAX = 2000 };

struct archive {
    zip_t *zip;
    zip_file_t *part;
    zip_error_t error;
    int fd;
    int64_t offset, file_bytes;
    char **names; /* folded: lower-case ASCII, '/' only, no leading '/' */
    int64_t count;
    int64_t unpacked, limit; /* bytes */
    int64_t part_left;       /* bytes that the directory still promises of the open part */
};

static char *fold_name(const char *name)
{
    while (*name == '/' || *name == '\\') name++;
    char *copy = strdup(name);
    for (char *at = copy; at != NULL && *at != '\0'; at++)
        *at = *at == '\\' ? '/' : (char)tolower((unsigned char)*at);
    return copy;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Readers disagree which of two entries of one name counts. */
static bool check_names(struct archive *archive, struct error *err)
{
    size_t count = (size_t)archive->count;
    archive->names = calloc(count + 1, sizeof *archive->names);
    char **sorted = calloc(count + 1, sizeof *sorted);
    bool ok = archive->names != NULL && sorted != NULL;
    for (size_t i = 0; ok && i < count; i++) {
        const char *name = zip_get_name(archive->zip, i, ZIP_FL_ENC_RAW);
        archive->names[i] = sorted[i] = fold_name(name == NULL ? "" : name);
        ok = archive->names[i] != NULL;
    }
    if (!ok) {
        free(sorted);
        return error_set(err, CODE_MEMORY, "hết bộ nhớ khi mở tệp nén");
    }
    qsort(sorted, count, sizeof *sorted, compare_names);
    bool twice = false;
    for (size_t i = 1; i < count; i++) twice = twice || strcmp(sorted[i - 1], sorted[i]) == 0;
    free(sorted);
    return !twice || error_set(err, CODE_UNSAFE_FILE, "hai phần trong tệp nén trùng tên");
}

/* Entries that overlap (a bomb of one kernel) add up to more than the file. */
static bool check_entries(struct archive *archive, struct error *err)
{
    uint64_t packed = 0;
    for (int64_t i = 0; i < archive->count; i++) {
        zip_stat_t stat;
        if (zip_stat_index(archive->zip, (zip_uint64_t)i, 0, &stat) != 0)
            return error_set(err, CODE_UNREADABLE_FILE, "mục lục của tệp nén bị hỏng");
        if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE)
            return error_set(err, CODE_ENCRYPTED_FILE, "tệp nén có mật khẩu");
        if ((stat.valid & ZIP_STAT_COMP_METHOD) != 0 && stat.comp_method != ZIP_CM_STORE &&
            stat.comp_method != ZIP_CM_DEFLATE)
            return error_set(err, CODE_UNSAFE_FILE,
                             "tệp nén dùng phương pháp nén số %d không được phép",
                             stat.comp_method);
        uint64_t size = (stat.valid & ZIP_STAT_COMP_SIZE) != 0 ? stat.comp_size : 0;
        packed = size > UINT64_MAX - packed ? UINT64_MAX : packed + size;
    }
    return packed <= (uint64_t)archive->file_bytes ||
           error_set(err, CODE_UNSAFE_FILE, "các phần của tệp nén chồng lên nhau");
}

/* What libzip reads: the descriptor by offset. Nothing is opened or duplicated, which the sandbox
 * would refuse. */
static zip_int64_t describe(const struct archive *archive, zip_stat_t *stat)
{
    zip_stat_init(stat);
    stat->size = (zip_uint64_t)archive->file_bytes;
    stat->valid = ZIP_STAT_SIZE;
    return (zip_int64_t)sizeof *stat;
}

static zip_int64_t from_fd(void *context, void *data, zip_uint64_t length, zip_source_cmd_t command)
{
    struct archive *archive = context;
    switch (command) {
    case ZIP_SOURCE_SUPPORTS:
        return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE,
                                              ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE,
                                              ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL, -1);
    case ZIP_SOURCE_OPEN: archive->offset = 0; return 0;
    case ZIP_SOURCE_READ: {
        ssize_t got = pread(archive->fd, data, length, archive->offset);
        if (got < 0)
            zip_error_set(&archive->error, ZIP_ER_READ, errno);
        else
            archive->offset += got;
        return got;
    }
    case ZIP_SOURCE_STAT: return describe(archive, data);
    case ZIP_SOURCE_ERROR: return zip_error_to_data(&archive->error, data, length);
    case ZIP_SOURCE_TELL: return archive->offset;
    case ZIP_SOURCE_SEEK: {
        zip_int64_t to = zip_source_seek_compute_offset((zip_uint64_t)archive->offset,
                                                        (zip_uint64_t)archive->file_bytes, data,
                                                        length, &archive->error);
        if (to < 0) return -1;
        archive->offset = to;
        return 0;
    }
    case ZIP_SOURCE_CLOSE:
    case ZIP_SOURCE_FREE: return 0;
    default: zip_error_set(&archive->error, ZIP_ER_OPNOTSUPP, 0); return -1;
    }
}

static bool open_zip(struct archive *archive, struct error *err)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_error_init(&archive->error);
    zip_source_t *source = zip_source_function_create(from_fd, archive, &error);
    if (source != NULL) archive->zip = zip_open_from_source(source, ZIP_RDONLY, &error);
    int code = zip_error_code_zip(&error);
    zip_error_fini(&error);
    if (archive->zip != NULL) return true;
    if (source != NULL) zip_source_free(source);
    if (code == ZIP_ER_MEMORY) return error_set(err, CODE_MEMORY, "hết bộ nhớ khi mở tệp nén");
    return error_set(err, CODE_UNREADABLE_FILE, "tệp nén (ZIP) hỏng hoặc bị cắt cụt, mã lỗi %d",
                     code);
}

bool archive_open(struct archive **ret, int fd, int64_t unpacked_limit_bytes, struct error *err)
{
    struct stat stat;
    if (fstat(fd, &stat) != 0) return error_set(err, CODE_FILE_READ, "không đọc được tệp");
    ARCHIVE_AUTO struct archive *archive = calloc(1, sizeof *archive);
    if (archive == NULL) return error_set(err, CODE_MEMORY, "hết bộ nhớ khi mở tệp nén");
    archive->limit = unpacked_limit_bytes;
    archive->fd = fd;
    archive->file_bytes = stat.st_size;
    if (!open_zip(archive, err)) return false;
    archive->count = zip_get_num_entries(archive->zip, 0);
    if (archive->count > ENTRIES_MAX) {
        archive->count = 0;
        return error_set(err, CODE_UNSAFE_FILE, "tệp nén có quá %d phần", ENTRIES_MAX);
    }
    if (!check_names(archive, err) || !check_entries(archive, err)) return false;
    *ret = archive;
    archive = NULL;
    return true;
}

void archive_closep(struct archive **held)
{
    struct archive *archive = *held;
    if (archive == NULL) return;
    archive_part_close(archive);
    if (archive->zip != NULL) zip_discard(archive->zip);
    for (int64_t i = 0; archive->names != NULL && i < archive->count; i++) free(archive->names[i]);
    free(archive->names);
    free(archive);
    *held = NULL;
}

int64_t archive_find(const struct archive *archive, const char *name)
{
    char *folded = fold_name(name);
    int64_t found = -1;
    for (int64_t i = 0; folded != NULL && found < 0 && i < archive->count; i++)
        if (strcmp(archive->names[i], folded) == 0) found = i;
    free(folded);
    return found;
}

bool archive_part_open(struct archive *archive, int64_t index, struct error *err)
{
    zip_stat_t stat;
    archive_part_close(archive);
    archive->part = zip_fopen_index(archive->zip, (zip_uint64_t)index, 0);
    bool told = zip_stat_index(archive->zip, (zip_uint64_t)index, 0, &stat) == 0 &&
                (stat.valid & ZIP_STAT_SIZE) != 0;
    archive->part_left = told && stat.size < INT64_MAX ? (int64_t)stat.size : -1;
    return (archive->part != NULL && told) ||
           error_set(err, CODE_UNREADABLE_FILE, "một phần của tệp nén bị hỏng");
}

bool archive_part_read(struct archive *archive, void *bytes, size_t capacity, size_t *ret_length,
                       struct error *err)
{
    zip_int64_t length = zip_fread(archive->part, bytes, capacity);
    if (length < 0)
        return error_set(err, CODE_UNREADABLE_FILE,
                         "dữ liệu nén bị hỏng hoặc sai mã kiểm tra (CRC)");
    archive->unpacked += length;
    if (archive->unpacked > archive->limit)
        return error_set(err, CODE_FILE_TOO_LARGE, "nội dung giải nén vượt quá %lld MiB",
                         (long long)(archive->limit >> 20));
    archive->part_left -= length;
    if (archive->part_left < 0 || (length == 0 && archive->part_left > 0))
        return error_set(err, CODE_UNREADABLE_FILE, "một phần của tệp nén dài khác với mục lục");
    *ret_length = (size_t)length;
    return true;
}

void archive_part_close(struct archive *archive)
{
    if (archive->part != NULL) (void)zip_fclose(archive->part);
    archive->part = NULL;
}

void archive_forget_unpacked(struct archive *archive, int64_t bytes)
{
    archive->unpacked -= bytes;
}

int64_t archive_unpacked(const struct archive *archive)
{
    return archive->unpacked;
}

static bool read_part(void *context, void *bytes, size_t capacity, size_t *ret_length,
                      struct error *err)
{
    return archive_part_read(context, bytes, capacity, ret_length, err);
}

/* The CRC is known only once the last byte has been asked for. */
bool archive_part_drain(struct archive *archive, struct error *err)
{
    char rest[4096];
    size_t length = 1;
    while (length > 0)
        if (!archive_part_read(archive, rest, sizeof rest, &length, err)) return false;
    return true;
}

bool archive_parse(struct archive *archive, int64_t index, const struct xmlpart_handler *handler,
                   struct error *err)
{
    bool stopped = false;
    struct xmlpart_source source = {.context = archive, .read = read_part};
    if (!archive_part_open(archive, index, err)) return false;
    bool ok = xmlpart_parse(&source, handler, &stopped, err) &&
              (stopped || archive_part_drain(archive, err));
    archive_part_close(archive);
    return ok;
}
