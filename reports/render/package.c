/*
 * package: see package.h.
 */
#include "render/package.h"

#include "base/path.h"

#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>

enum { DOS_1980_01_01 = 1 << 5 | 1, PART_LIMIT_BYTES = 64 << 20 };

static bool refuse(struct error *err, const char *path, const char *why)
{
    return error_set(err, CODE_OUTPUT_CHECK, "tệp %s không nguyên vẹn: %s", path_base(path), why);
}

static bool add_part(zip_t *zip, const struct package_part *part)
{
    zip_source_t *source = zip_source_file(zip, part->path, 0, -1);
    if (!source) return false;
    zip_int64_t index = zip_file_add(zip, part->name, source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        return false;
    }
    return zip_file_set_dostime(zip, (zip_uint64_t)index, 0, DOS_1980_01_01, 0) == 0;
}

bool package_write(const char *path, const struct package_part *parts, size_t count,
                   struct error *err)
{
    int code = 0;
    zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_EXCL, &code);
    if (!zip) return error_set(err, CODE_FILE_WRITE, "không tạo được tệp %s", path_base(path));
    bool good = true;
    for (size_t i = 0; good && i < count; i++) good = add_part(zip, &parts[i]);
    if (good && zip_close(zip) == 0) return true;
    error_set(err, CODE_FILE_WRITE, "không ghi được tệp %s: %s", path_base(path),
              zip_strerror(zip));
    zip_discard(zip);
    return false;
}

static bool well_formed(const char *bytes, size_t length)
{
    xmlDocPtr doc = xmlReadMemory(bytes, (int)length, NULL, NULL,
                                  XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    xmlFreeDoc(doc);
    return doc != NULL;
}

/* Reads a part whole, which checks its CRC, and parses it where it is XML. */
static bool check_part(zip_t *zip, zip_uint64_t index, const char *path, struct error *err)
{
    zip_stat_t about;
    if (zip_stat_index(zip, index, 0, &about) != 0 || about.size > PART_LIMIT_BYTES)
        return refuse(err, path, "mục lục hỏng");
    zip_file_t *part = zip_fopen_index(zip, index, 0);
    char *bytes = malloc(about.size + 1);
    zip_int64_t got = part && bytes ? zip_fread(part, bytes, about.size + 1) : -1;
    bool good = got == (zip_int64_t)about.size && got > 0;
    if (part && zip_fclose(part) != 0) good = false;
    struct span name = span_of(about.name);
    bool xml = span_ends_with(name, ".xml") || span_ends_with(name, ".rels");
    if (good && xml) good = well_formed(bytes, about.size);
    if (!good) refuse(err, path, about.name);
    free(bytes);
    return good;
}

bool package_check(const char *path, const char *needed, struct error *err)
{
    int code = 0;
    zip_t *zip = zip_open(path, ZIP_RDONLY | ZIP_CHECKCONS, &code);
    if (!zip) return refuse(err, path, "không mở lại được");
    bool good = zip_name_locate(zip, needed, 0) >= 0 || refuse(err, path, needed);
    for (zip_int64_t i = 0; good && i < zip_get_num_entries(zip, 0); i++)
        good = check_part(zip, (zip_uint64_t)i, path, err);
    zip_discard(zip);
    return good;
}
