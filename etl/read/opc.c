/*
 * opc: see opc.h.
 */
#include "opc.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { KIND_ARENA_BYTES = 4 << 20, MIMETYPE_BYTES = 128 };

/* What content types of main documents mean, most telling first; a NULL refusal: readable as XLSX. */
static const struct {
    const char *part; /* of the content type */
    const char *refusal;
} documents[] = {
    {"spreadsheetml.sheet.main+xml", NULL},
    {"spreadsheetml.template.main+xml", NULL},
    {"excel.sheet.macroenabled.main+xml", NULL},
    {"excel.template.macroenabled.main+xml", NULL},
    {"excel.addin.macroenabled.main+xml", NULL},
    {"excel.sheet.binary.macroenabled.main",
     "sổ tính nhị phân (.xlsb) chưa đọc được, hãy lưu lại dạng .xlsx"},
    {"wordprocessingml.", "đây là văn bản Word, không phải bảng tính"},
    {"ms-word.", "đây là văn bản Word, không phải bảng tính"},
    {"presentationml.", "đây là bài trình chiếu, không phải bảng tính"},
    {"ms-powerpoint.", "đây là bài trình chiếu, không phải bảng tính"},
};

/* "/xl/a/../workbook.xml" against folder "xl": dots and empty steps resolved, never above the root. */
static const char *resolve(struct arena *arena, const char *folder, struct span target)
{
    bool absolute = target.length > 0 && (target.bytes[0] == '/' || target.bytes[0] == '\\');
    char *path =
        arena_printf(arena, "%s/%.*s", absolute ? "" : folder, (int)target.length, target.bytes);
    char *out = arena_alloc(arena, strlen(path) + 2), *end = out, *state = NULL;
    for (char *at = path; *at != '\0'; at++)
        if (*at == '\\') *at = '/';
    for (char *step = strtok_r(path, "/", &state); step != NULL;
         step = strtok_r(NULL, "/", &state)) {
        if (strcmp(step, ".") == 0) continue;
        if (strcmp(step, "..") == 0) {
            while (end > out && *--end != '/') {
            }
            continue;
        }
        if (end > out) *end++ = '/';
        end = stpcpy(end, step);
    }
    *end = '\0';
    return out;
}

struct reading {
    struct arena *arena;
    const char *folder;
    struct relationships *list;
    const char **name, **type; /* of opc_main_part */
    size_t rank;
};

static bool on_relationship(void *context, const struct xmlpart_element *element, struct error *err)
{
    struct reading *reading = context;
    struct relationships *list = reading->list;
    struct span id, type, target, mode;
    if (strcmp(element->name, "Relationship") != 0) return true;
    (void)xmlpart_attribute(element, "Id", &id);
    (void)xmlpart_attribute(element, "Type", &type);
    (void)xmlpart_attribute(element, "Target", &target);
    if (xmlpart_attribute(element, "TargetMode", &mode) && span_equals(mode, "External"))
        return true;
    if (list->count >= RELATIONSHIPS_MAX || target.length > 4096)
        return error_set(err, CODE_UNSAFE_FILE, "gói tệp có quá nhiều quan hệ");
    while (type.length > 0 && memchr(type.bytes, '/', type.length) != NULL)
        type.bytes++, type.length--;
    list->list[list->count++] = (struct relationship){
        .id = arena_strndup(reading->arena, id.bytes, id.length),
        .type = arena_strndup(reading->arena, type.bytes, type.length),
        .target = resolve(reading->arena, reading->folder, target),
    };
    return true;
}

bool opc_relationships(struct archive *archive, struct arena *arena, const char *part,
                       struct relationships *ret, struct error *err)
{
    const char *slash = strrchr(part, '/');
    const char *folder = slash == NULL ? "" : arena_strndup(arena, part, (size_t)(slash - part));
    const char *name = slash == NULL ? part : slash + 1;
    struct reading reading = {.arena = arena, .folder = folder, .list = ret};
    struct xmlpart_handler handler = {.context = &reading, .start = on_relationship};
    int64_t index = archive_find(archive, arena_printf(arena, "%s/_rels/%s.rels", folder, name));
    *ret = (struct relationships){.list = arena_array(arena, RELATIONSHIPS_MAX, sizeof *ret->list)};
    return index < 0 || archive_parse(archive, index, &handler, err);
}

const struct relationship *opc_by_type(const struct relationships *list, const char *type)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->list[i].type, type) == 0) return &list->list[i];
    return NULL;
}

const struct relationship *opc_by_id(const struct relationships *list, struct span id)
{
    for (size_t i = 0; i < list->count; i++)
        if (span_equals(id, list->list[i].id)) return &list->list[i];
    return NULL;
}

static bool on_content_type(void *context, const struct xmlpart_element *element, struct error *err)
{
    struct reading *reading = context;
    struct span type, part;
    (void)err;
    if (!xmlpart_attribute(element, "ContentType", &type)) return true;
    (void)xmlpart_attribute(element, "PartName", &part);
    const char *copy = arena_strndup(reading->arena, type.bytes, type.length);
    for (size_t i = 0; i < reading->rank; i++)
        if (strcasestr(copy, documents[i].part) != NULL) {
            reading->rank = i;
            *reading->type = copy;
            *reading->name = part.length > 4096 ? NULL : resolve(reading->arena, "", part);
        }
    return true;
}

bool opc_main_part(struct archive *archive, struct arena *arena, const char **ret_name,
                   const char **ret_type, struct error *err)
{
    struct reading reading = {.arena = arena, .name = ret_name, .type = ret_type};
    struct xmlpart_handler handler = {.context = &reading, .start = on_content_type};
    int64_t index = archive_find(archive, "[Content_Types].xml");
    reading.rank = sizeof documents / sizeof *documents;
    *ret_name = *ret_type = NULL;
    return index < 0 || archive_parse(archive, index, &handler, err);
}

static bool kind_of_mimetype(struct archive *archive, int64_t index, enum file_kind *ret,
                             struct error *err)
{
    char text[MIMETYPE_BYTES];
    size_t length = 0;
    if (!archive_part_open(archive, index, err)) return false;
    bool ok = archive_part_read(archive, text, sizeof text, &length, err);
    archive_part_close(archive);
    if (!ok) return false;
    struct span type = span_trim(span_make(text, length));
    if (span_starts_with(type, "application/vnd.oasis.opendocument.spreadsheet")) {
        *ret = KIND_ODS;
        return true;
    }
    return error_set(err, CODE_UNREADABLE_FILE, "tệp nén không phải là bảng tính (XLSX, ODS)");
}

static bool kind_of_package(struct archive *archive, enum file_kind *ret, struct error *err)
{
    const char *name, *type;
    ARENA_AUTO struct arena *arena = arena_open(KIND_ARENA_BYTES);
    if (archive_find(archive, "[Content_Types].xml") < 0 &&
        archive_find(archive, "xl/workbook.xml") < 0)
        return error_set(err, CODE_UNREADABLE_FILE, "tệp nén không phải là bảng tính (XLSX, ODS)");
    if (!opc_main_part(archive, arena, &name, &type, err)) return false;
    for (size_t i = 0; type != NULL && i < sizeof documents / sizeof *documents; i++)
        if (strcasestr(type, documents[i].part) != NULL) {
            if (documents[i].refusal != NULL)
                return error_set(err, CODE_UNREADABLE_FILE, "%s", documents[i].refusal);
            break;
        }
    *ret = KIND_XLSX;
    return true;
}

bool zip_kind(int fd, enum file_kind *ret, struct error *err)
{
    ARCHIVE_AUTO struct archive *archive = NULL;
    if (!archive_open(&archive, fd, INT64_C(64) << 20, err)) return false;
    int64_t mimetype = archive_find(archive, "mimetype");
    if (mimetype >= 0 && archive_find(archive, "content.xml") >= 0)
        return kind_of_mimetype(archive, mimetype, ret, err);
    return kind_of_package(archive, ret, err);
}
