/*
 * manifest: see manifest.h.
 */
#include "keep/manifest.h"

#include "base/config.h"
#include "base/xml.h"
#include "document/writer.h"
#include "sql.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NAME_LIMIT_BYTES = 1000, PART_LIMIT_BYTES = 255, DEPTH_LIMIT = 9 };

const char *const manifest_left_out[] = {"keys",    "inbox",      "spool", "loi",
                                         "metrics", "quarantine", "cache", NULL};

static bool part_allowed(struct span part, size_t depth)
{
    if (part.length == 0 || part.length > PART_LIMIT_BYTES || part.bytes[0] == '.') return false;
    for (size_t i = 0; i < part.length; i++)
        if ((unsigned char)part.bytes[i] < ' ' || part.bytes[i] == '\\' || part.bytes[i] == 0x7F)
            return false;
    if (depth == 0) return span_equals(part, "home");
    for (size_t i = 0; depth == 1 && manifest_left_out[i]; i++)
        if (span_equals(part, manifest_left_out[i])) return false;
    return true;
}

bool manifest_name_allowed(const char *name)
{
    if (strcmp(name, MANIFEST_DUMP) == 0) return true;
    if (strlen(name) > NAME_LIMIT_BYTES) return false;
    struct span rest = span_of(name), part;
    size_t depth = 0;
    for (; span_cut(&rest, '/', &part); depth++)
        if (depth >= DEPTH_LIMIT || !part_allowed(part, depth)) return false;
    return depth > 1;
}

static void write_number(struct writer *writer, const char *name, int64_t number)
{
    char text[24];
    snprintf(text, sizeof text, "%" PRId64, number);
    writer_attribute(writer, name, text);
}

bool manifest_write(const char *path, const struct manifest *manifest, struct error *err)
{
    WRITER_AUTO struct writer *writer = NULL;
    if (!writer_open(&writer, path, err)) return false;
    writer_begin(writer, "export");
    writer_attribute(writer, "xmlns", "urn:thidua:export:1");
    writer_attribute(writer, "program", manifest->program);
    writer_attribute(writer, "schema", manifest->schema);
    writer_attribute(writer, "commune", manifest->commune);
    writer_attribute(writer, "created", manifest->created);
    writer_attribute(writer, "current", manifest->current);
    for (size_t i = 0; i < manifest->table_count; i++) {
        writer_begin(writer, "table");
        writer_attribute(writer, "name", manifest->tables[i].name);
        writer_attribute(writer, "rows", manifest->tables[i].rows);
        writer_attribute(writer, "sum", manifest->tables[i].sum);
        writer_end(writer);
    }
    for (size_t i = 0; i < manifest->file_count; i++) {
        const struct manifest_file *file = &manifest->files[i];
        char mode[8];
        snprintf(mode, sizeof mode, "%04o", (unsigned)file->mode);
        writer_begin(writer, "file");
        writer_attribute(writer, "name", file->name);
        write_number(writer, "size", file->size);
        writer_attribute(writer, "sha256", file->sha256);
        writer_attribute(writer, "mode", mode);
        writer_end(writer);
    }
    writer_end(writer);
    return writer_finish(writer, err);
}

static const char *copied(struct arena *arena, const struct xml_node *node, const char *name)
{
    const char *value = xml_attribute(node, name);
    return value ? arena_strdup(arena, value) : NULL;
}

static bool take_file(struct arena *arena, const struct xml_node *node, struct manifest_file *ret,
                      struct error *err)
{
    *ret = (struct manifest_file){.name = copied(arena, node, "name")};
    if (!manifest_name_allowed(ret->name))
        return error_set(err, CODE_BAD_EXPORT, "gói có một tên tệp không được phép");
    if (!span_to_int64(span_of(xml_attribute(node, "size")), &ret->size))
        return error_set(err, CODE_BAD_EXPORT, "gói ghi một cỡ tệp không thể có");
    memcpy(ret->sha256, xml_attribute(node, "sha256"), HASH_HEX);
    ret->mode = (mode_t)strtoul(xml_attribute(node, "mode"), NULL, 8);
    return true;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct manifest_file *)a)->name, ((const struct manifest_file *)b)->name);
}

/* The files in the order of names, each name once. */
static bool sort_files(struct manifest *manifest, struct error *err)
{
    qsort(manifest->files, manifest->file_count, sizeof *manifest->files, by_name);
    for (size_t i = 1; i < manifest->file_count; i++)
        if (by_name(&manifest->files[i - 1], &manifest->files[i]) == 0)
            return error_set(err, CODE_BAD_EXPORT, "bản kê có hai tệp cùng tên");
    return true;
}

bool manifest_read(struct arena *arena, const char *path, struct manifest *ret, struct error *err)
{
    XML_AUTO struct xml *doc = NULL;
    if (!xml_load(path, config_data_path(arena, "schemas/xsd/export.xsd"), &doc, err)) {
        if (err->code == CODE_CONFIG) err->code = CODE_BAD_EXPORT;
        return false;
    }
    const struct xml_node *root = xml_root(doc), *node;
    struct manifest read = {.program = copied(arena, root, "program"),
                            .schema = copied(arena, root, "schema"),
                            .commune = copied(arena, root, "commune"),
                            .created = copied(arena, root, "created"),
                            .current = copied(arena, root, "current")};
    read.tables = arena_array(arena, xml_count(root, "table"), sizeof *read.tables);
    for (node = xml_child(root, "table"); node; node = xml_next(node, "table"))
        read.tables[read.table_count++] = (struct manifest_table){
            copied(arena, node, "name"), copied(arena, node, "rows"), copied(arena, node, "sum")};
    read.files = arena_array(arena, xml_count(root, "file"), sizeof *read.files);
    for (node = xml_child(root, "file"); node; node = xml_next(node, "file"))
        if (!take_file(arena, node, &read.files[read.file_count++], err)) return false;
    if (!sort_files(&read, err)) return false;
    *ret = read;
    return true;
}

bool manifest_count(struct arena *arena, struct db *db, struct manifest *ret, struct error *err)
{
    RESULT_AUTO struct result *rows = NULL;
    if (!db_run(db, sql_table_sums, 0, NULL, &rows, err)) return false;
    ret->table_count = (size_t)result_rows(rows);
    ret->tables = arena_array(arena, ret->table_count, sizeof *ret->tables);
    for (size_t i = 0; i < ret->table_count; i++)
        ret->tables[i] = (struct manifest_table){arena_strdup(arena, result_text(rows, (int)i, 0)),
                                                 arena_strdup(arena, result_text(rows, (int)i, 1)),
                                                 arena_strdup(arena, result_text(rows, (int)i, 2))};
    return true;
}

bool manifest_compare(struct arena *arena, struct db *db, const struct manifest *manifest,
                      struct error *err)
{
    struct manifest now = {0};
    if (!manifest_count(arena, db, &now, err)) return false;
    if (now.table_count != manifest->table_count)
        return error_set(err, CODE_BAD_EXPORT, "cơ sở dữ liệu có %zu bảng, gói ghi %zu bảng",
                         now.table_count, manifest->table_count);
    for (size_t i = 0; i < now.table_count; i++) {
        const struct manifest_table *was = &manifest->tables[i], *is = &now.tables[i];
        if (strcmp(was->name, is->name) != 0 || strcmp(was->rows, is->rows) != 0 ||
            strcmp(was->sum, is->sum) != 0)
            return error_set(err, CODE_BAD_EXPORT,
                             "bảng %s có %s dòng, gói ghi bảng %s có %s dòng hoặc nội dung khác",
                             is->name, is->rows, was->name, was->rows);
    }
    return true;
}
