/*
 * verify_archive: originals in the archive by their SHA-256 (see verify.h).
 */
#include "seal/verify.h"

#include "base/path.h"
#include "load/spool.h"
#include "sql.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>

/* SHA-256 of a file of any size; false: it cannot be read. */
static bool digest_file(const char *path, char ret_hex[HASH_HEX])
{
    FD_AUTO int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    struct error ignored = {0};
    int64_t bytes;
    return fd >= 0 && hash_fd(fd, ret_hex, &bytes, &ignored);
}

/* Originals let go by retention keep their proof in the ledger, and the audit chain says how many. */
static bool check_aged(struct verify *verify, struct error *err)
{
    RESULT_AUTO struct result *counts = NULL;
    if (!db_run(verify->db, sql_verify_aged, 1, &verify->commune, &counts, err)) return false;
    verify->checked++;
    if (result_rows(counts) == 0) return true;
    if (result_int(counts, 0, 0) != result_int(counts, 0, 1))
        verify_tell(verify, CODE_ARCHIVE_CHANGED, "archive",
                    "%s tệp gốc được ghi là đã hết hạn lưu giữ, nhật ký chỉ ghi %s",
                    result_text(counts, 0, 0), result_text(counts, 0, 1));
    if (result_int(counts, 0, 2) > 0)
        verify_tell(verify, CODE_ARCHIVE_CHANGED, "archive",
                    "%s tệp gốc được ghi là không lưu mà không có lý do",
                    result_text(counts, 0, 2));
    return true;
}

bool verify_archive(struct verify *verify, struct error *err)
{
    if (!check_aged(verify, err)) return false;
    const char *archive = path_join(verify->arena, verify->config->home, "archive");
    const char *parameters[] = {verify->commune};
    RESULT_AUTO struct result *files = NULL;
    if (!db_run(verify->db, sql_verify_sources, 1, parameters, &files, err)) return false;
    for (int row = 0; row < result_rows(files); row++) {
        const char *sha256 = result_text(files, row, 0), *name = result_text(files, row, 1);
        char found[HASH_HEX];
        verify->checked++;
        if (result_null(files, row, 2)) {
            verify_tell(verify, CODE_ARCHIVE_CHANGED, sha256,
                        "tệp nguồn của một bản chốt không còn trong sổ tệp");
            continue;
        }
        if (!result_true(files, row, 2)) continue; /* never kept, or aged out with proof kept */
        if (!digest_file(archive_path(verify->arena, archive, sha256), found))
            verify_tell(verify, CODE_ARCHIVE_CHANGED, sha256, "tệp gốc %s không còn đọc được",
                        name);
        else if (strcmp(found, sha256) != 0)
            verify_tell(verify, CODE_ARCHIVE_CHANGED, sha256, "tệp gốc %s đã bị sửa", name);
    }
    return true;
}
