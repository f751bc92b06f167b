/*
 * metrics: a textfile for node_exporter, see metrics.h.
 */
#include "metrics.h"

#include "base/path.h"
#include "sql.h"

enum { OWN_MODE = 0640, COLLECTOR_MODE = 0644 }; /* the collector runs as somebody else */

bool metrics_write(struct db *db, const struct config *config, struct error *err)
{
    const char *collected = config_text(config, "metrics-file");
    const char *folder = path_join(config->arena, config->home, "metrics");
    RESULT_AUTO struct result *rows = NULL;
    if (!db_run(db, sql_metrics, 1, (const char *const[]){config_text(config, "commune-code")},
                &rows, err))
        return false;
    struct span text = span_of(result_text(rows, 0, 0));
    if (*collected) return path_write(collected, text, COLLECTOR_MODE, err);
    return path_make_folder(folder, 0750, err) &&
           path_write(path_join(config->arena, folder, "thidua.prom"), text, OWN_MODE, err);
}
