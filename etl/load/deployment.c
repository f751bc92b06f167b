/*
 * deployment: making the folder of a deployment (see deployment.h).
 */
#include "load/deployment.h"

#include "base/hash.h"
#include "base/path.h"
#include "base/secret.h"
#include "load/village_list.h"
#include "sql.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    DEPLOYMENT_XML_LIMIT_BYTES = 1 << 20,
    DEPLOYMENT_CSV_LIMIT_BYTES = 64 << 20,
    DEPLOYMENT_FILE_MODE = 0640
};

static bool exists(const char *path)
{
    return access(path, F_OK) == 0;
}

/* mkdir's mode passes through umask 077, so the mode of a new folder is set once more. */
static bool make_folder(const char *path, mode_t mode, struct error *err)
{
    if (exists(path)) return true;
    if (!path_make_folder(path, mode & 0777, err)) return false;
    if (chmod(path, mode) == 0) return true;
    return error_set(err, CODE_FILE_WRITE, "không thể đặt quyền cho %s: %s", path, strerror(errno));
}

bool deployment_make_folders(struct arena *arena, const char *home, struct error *err)
{
    static const struct {
        const char *name;
        mode_t mode;
    } folders[] = {{"inbox", 02770}, {"archive", 0700}, {"spool", 0700}, {"quarantine", 0700},
                   {"loi", 0700},    {"reports", 0750}, {"keys", 0700},  {"cache", 0700}};
    if (!make_folder(home, 0750, err)) return false;
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        if (!make_folder(path_join(arena, home, folders[i].name), folders[i].mode, err))
            return false;
    return true;
}

/* Writes the file with another word between <calendar> and </calendar>; comments and the rest stay
 * as they are. */
static bool set_calendar(const char *path, struct span text, const char *calendar,
                         struct error *err)
{
    static const char open[] = "<calendar>", close[] = "</calendar>";
    const char *start = memmem(text.bytes, text.length, open, strlen(open));
    const char *end = start ? strstr(start, close) : NULL;
    if (!end) {
        error_set(err, CODE_CONFIG, "không có phần tử calendar để sửa");
        error_hint(err, "Thêm <calendar>%s</calendar> vào phần settings.", calendar);
        return error_at(err, path, NULL, 0, NULL);
    }
    start += strlen(open);
    if (span_equals(span_trim(span_make(start, (size_t)(end - start))), calendar)) return true;
    BUFFER_AUTO struct buffer changed;
    buffer_init(&changed, DEPLOYMENT_XML_LIMIT_BYTES + 100);
    buffer_add(&changed, text.bytes, (size_t)(start - text.bytes));
    buffer_add_text(&changed, calendar);
    buffer_add(&changed, end, text.length - (size_t)(end - text.bytes));
    return path_write(path, buffer_span(&changed), DEPLOYMENT_FILE_MODE, err);
}

bool deployment_make_commune(struct arena *arena, const char *home, const char *calendar,
                             bool *ret_made, struct error *err)
{
    const char *path = path_join(arena, home, "commune.xml");
    struct span text;
    *ret_made = !exists(path);
    if (*ret_made) {
        const char *model = config_data_path(arena, "schemas/catalogue/commune.xml");
        if (!path_read(arena, model, DEPLOYMENT_XML_LIMIT_BYTES, &text, err) ||
            !path_write(path, text, DEPLOYMENT_FILE_MODE, err))
            return false;
    }
    if (!calendar) return true;
    return path_read(arena, path, DEPLOYMENT_XML_LIMIT_BYTES, &text, err) &&
           set_calendar(path, text, calendar, err);
}

bool deployment_make_villages(struct arena *arena, const char *home, const char *source,
                              const char *commune_code, struct error *err)
{
    const char *path = path_join(arena, home, "villages.csv");
    struct village_list list = {0};
    if (!source && exists(path)) return true;
    if (source && !village_list_read(arena, source, commune_code, &list, err)) return false;
    BUFFER_AUTO struct buffer text;
    buffer_init(&text, DEPLOYMENT_CSV_LIMIT_BYTES);
    village_list_csv(&list, &text);
    return path_write(path, buffer_span(&text), DEPLOYMENT_FILE_MODE, err);
}

bool deployment_make_key(struct db *db, const struct config *config, bool *ret_made,
                         struct error *err)
{
    const char *path = config_text(config, "key-file");
    struct hmac_key key;
    *ret_made = !secret_exists(path);
    if (*ret_made) {
        const char *commune = config_text(config, "commune-code");
        RESULT_AUTO struct result *used = NULL;
        if (!db_run(db, sql_file_exists, 1, &commune, &used, err)) return false;
        if (result_true(used, 0, 0)) {
            error_set(err, CODE_CONFIG, "mất khóa bí mật của một cơ sở dữ liệu đã có số liệu");
            error_hint(
                err,
                "Phục hồi tệp khóa từ bản sao lưu, hoặc chỉ chỗ của nó bằng thiết đặt key-file.");
            return error_at(err, path, NULL, 0, NULL);
        }
        if (!hmac_key_create(path, err)) return false;
    }
    bool usable = hmac_key_read(path, &key, err);
    explicit_bzero(&key, sizeof key);
    return usable;
}
