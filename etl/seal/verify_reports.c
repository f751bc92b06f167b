/*
 * verify_reports: published folders against their manifest, and the manifest against the audit log
 *                 (see verify.h).
 */
#include "seal/verify.h"

#include "base/path.h"
#include "render/sums.h"
#include "sql.h"

#include <string.h>
#include <unistd.h>

enum { REPORTS_SUMS_LIMIT_BYTES = 64 << 20, HASH_COLUMN = 66 };

static bool has_line(struct span text, struct span wanted)
{
    for (struct span line; span_cut(&text, '\n', &line);)
        if (span_equal(line, wanted)) return true;
    return false;
}

/* The file of a manifest's line. */
static const char *file_of(struct verify *verify, struct span line)
{
    return line.length > HASH_COLUMN
               ? arena_strndup(verify->arena, line.bytes + HASH_COLUMN, line.length - HASH_COLUMN)
               : "";
}

static bool has_file(struct verify *verify, struct span text, const char *file)
{
    for (struct span line; span_cut(&text, '\n', &line);)
        if (strcmp(file_of(verify, line), file) == 0) return true;
    return false;
}

/* Lines of the one that the other has not. */
static void compare(struct verify *verify, const char *folder, struct span told, struct span now)
{
    struct span rest = told;
    for (struct span line; span_cut(&rest, '\n', &line);)
        if (line.length > 0 && !has_line(now, line))
            verify_tell(verify, CODE_REPORT_CHANGED,
                        path_join(verify->arena, folder, file_of(verify, line)),
                        has_file(verify, now, file_of(verify, line)) ? "tệp đã công bố bị sửa"
                                                                     : "tệp đã công bố bị mất");
    for (struct span line; span_cut(&now, '\n', &line);)
        if (line.length > 0 && !has_file(verify, told, file_of(verify, line)))
            verify_tell(verify, CODE_REPORT_CHANGED,
                        path_join(verify->arena, folder, file_of(verify, line)),
                        "tệp này không có lúc công bố");
}

static bool check_folder(struct verify *verify, const char *name, const char *digest,
                         struct error *err)
{
    const char *folder =
        path_join(verify->arena, path_join(verify->arena, verify->config->home, "reports"), name);
    const char *path = path_join(verify->arena, folder, SUMS_NAME);
    struct span told, now;
    struct error why = {0};
    uint8_t bytes[HASH_BYTES];
    char hex[HASH_HEX];
    verify->checked++;
    if (!path_read(verify->arena, path, REPORTS_SUMS_LIMIT_BYTES, &told, &why)) {
        verify_tell(verify, CODE_REPORT_CHANGED, path, "không đọc được danh sách tệp đã công bố");
        return true;
    }
    hash_bytes(told, bytes);
    hash_hex(bytes, hex);
    if (strcmp(hex, digest) != 0)
        verify_tell(verify, CODE_REPORT_CHANGED, path,
                    "danh sách tệp đã công bố không phải danh sách mà nhật ký ghi");
    if (!sums_read(verify->arena, folder, &now, err)) return false;
    compare(verify, folder, told, now);
    return true;
}

bool verify_reports(struct verify *verify, struct error *err)
{
    const char *parameters[] = {verify->commune};
    RESULT_AUTO struct result *folders = NULL;
    if (!db_run(verify->db, sql_published_folders, 1, parameters, &folders, err)) return false;
    for (int row = 0; row < result_rows(folders); row++) {
        const char *name = result_text(folders, row, 0);
        bool latest = row == 0;
        const char *path = arena_printf(verify->arena, "%s/reports/%s", verify->config->home, name);
        if (access(path, F_OK) != 0 && !latest) continue; /* old reports may be cleared away */
        if (!check_folder(verify, name, result_text(folders, row, 1), err)) return false;
    }
    return true;
}
