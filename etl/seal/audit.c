/*
 * audit: see audit.h. Number, time, user and hash are the table's own work.
 */
#include "seal/audit.h"

#include "seal/keys.h"
#include "sql.h"

#include <string.h>
#include <unistd.h>

bool audit_add(struct db *db, const char *commune, const char *event, const char *run_id,
               const char *detail_json, struct error *err)
{
    const char *const parameters[] = {commune, event, run_id, detail_json};
    return db_run(db, sql_audit_add, 4, parameters, NULL, err);
}

bool audit_key(struct db *db, const struct config *config, struct error *err)
{
    const char *path = config_text(config, "signing-certificate");
    const char *commune = config_text(config, "commune-code");
    CERTIFICATES_AUTO struct certificates pinned = {.count = 0};
    RESULT_AUTO struct result *last = NULL;
    struct certificate_info info;
    if (access(path, F_OK) != 0) return true;
    if (!certificates_read(path, &pinned, err) ||
        !db_run(db, sql_audit_key, 1, &commune, &last, err))
        return false;
    certificate_describe(pinned.list[0], &info);
    if (result_rows(last) == 1 && strcmp(result_text(last, 0, 0), info.fingerprint) == 0)
        return true;
    return audit_add(db, commune, "key", NULL,
                     arena_printf(config->arena,
                                  "{\"certificate\": \"%s\", \"from\": \"%s\", \"until\": \"%s\"}",
                                  info.fingerprint, info.from, info.until),
                     err);
}
