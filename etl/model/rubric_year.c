/*
 * rubric_year: the rubric that is in force for a year (see rubric.h).
 */
#include "base/path.h"
#include "model/rubric.h"

#include <unistd.h>

bool rubric_of_year(struct arena *arena, const struct config *config, enum rubric_scope scope,
                    int year, struct rubric **ret, const char **ret_path, struct error *err)
{
    const char *own = path_join(arena, config->home, "indicators.xml");
    struct rubric_source source = {
        .path = rubric_path(arena, config, scope, year),
        .catalogue_path = access(own, F_OK) == 0
                              ? own
                              : config_data_path(arena, "schemas/catalogue/indicators.xml"),
        .strict = true};
    RUBRIC_AUTO struct rubric *rubric = NULL;
    if (access(source.path, F_OK) != 0) {
        error_set(err, CODE_CONFIG, "chưa có bảng điểm của năm %d", year);
        return error_hint(err, "Đặt %s vào thư mục làm việc.", path_base(source.path));
    }
    if (!rubric_load(arena, &source, &rubric, err)) return false;
    if (rubric->year != year)
        return xml_fail(rubric->doc, xml_root(rubric->doc), err,
                        "bảng điểm này của năm %d, không phải %d", rubric->year, year);
    if (ret_path) *ret_path = source.path;
    *ret = rubric;
    rubric = NULL;
    return true;
}
