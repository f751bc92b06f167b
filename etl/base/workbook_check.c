/*
 * workbook_check: a written package is opened again with another library (libzip) and its parts
 *                 parsed (libxml2).
 */
#include "workbook.h"

#include <libxml/parser.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

enum { PART_LIMIT_BYTES = 256 << 20 };

static bool refuse(const char *path, const char *part, const char *what, struct error *err)
{
    error_set(err, CODE_OUTPUT_CHECK, "bảng tính vừa ghi không mở lại được: %s %s", part, what);
    return error_at(err, path, NULL, 0, NULL);
}

static bool is_xml(const char *name)
{
    struct span part = span_of(name);
    return span_ends_with(part, ".xml") || span_ends_with(part, ".rels") ||
           span_ends_with(part, ".vml");
}

static bool well_formed(const char *bytes, size_t length)
{
    xmlDoc *tree = xmlReadMemory(bytes, (int)length, NULL, NULL,
                                 XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    bool good = tree != NULL;
    xmlFreeDoc(tree);
    return good;
}

/* Reads the part to its end: libzip compares its checksum there. */
static const char *read_part(zip_t *package, zip_uint64_t index)
{
    zip_stat_t stat;
    if (zip_stat_index(package, index, 0, &stat) != 0 || stat.size > PART_LIMIT_BYTES)
        return "quá lớn hoặc không có";
    zip_file_t *part = zip_fopen_index(package, index, 0);
    char *bytes = malloc(stat.size + 1), extra;
    bool whole = part != NULL && bytes != NULL &&
                 zip_fread(part, bytes, stat.size) == (zip_int64_t)stat.size &&
                 zip_fread(part, &extra, 1) == 0;
    const char *wrong = !whole                                                ? "bị hỏng"
                        : is_xml(stat.name) && !well_formed(bytes, stat.size) ? "không phải XML"
                                                                              : NULL;
    free(bytes);
    if (part != NULL) zip_fclose(part);
    return wrong;
}

bool workbook_check(const char *path, struct error *err)
{
    int code = 0;
    zip_t *package = zip_open(path, ZIP_RDONLY | ZIP_CHECKCONS, &code);
    if (package == NULL) return refuse(path, "gói", "bị hỏng", err);
    bool good = true;
    for (zip_int64_t i = 0; good && i < zip_get_num_entries(package, 0); i++) {
        const char *wrong = read_part(package, (zip_uint64_t)i);
        const char *name = zip_get_name(package, (zip_uint64_t)i, 0);
        if (wrong != NULL) good = refuse(path, name == NULL ? "" : name, wrong, err);
    }
    if (good && (zip_name_locate(package, "[Content_Types].xml", 0) < 0 ||
                 zip_name_locate(package, "xl/workbook.xml", 0) < 0))
        good = refuse(path, "gói", "thiếu phần chính", err);
    zip_discard(package);
    return good;
}
