/*
 * ledger: see ledger.h.
 */
#include "ledger.h"

#include "sql.h"

#include <stdio.h>
#include <string.h>

enum { ROW_ARENA = 1024 * 1024, FIELDS_LIMIT = 256 * 1024 };

bool ledger_run(struct load_context *load, const char *sql, int64_t file_id, struct error *err)
{
    char id[24];
    snprintf(id, sizeof id, "%lld", (long long)file_id);
    const char *parameters[] = {load->commune, id};
    return db_run(load->db, sql, 2, parameters, NULL, err);
}

bool ledger_size_known(struct load_context *load, int64_t size_bytes, bool *ret, struct error *err)
{
    ARENA_AUTO struct arena *arena = arena_open(ROW_ARENA);
    RESULT_AUTO struct result *result = NULL;
    const char *parameters[] = {load->commune, load_number(arena, size_bytes)};
    if (!db_run(load->db, sql_size_known, 2, parameters, &result, err)) return false;
    *ret = *result_text(result, 0, 0) == 't';
    return true;
}

bool ledger_known(struct load_context *load, const struct spool_file *file, bool *ret_known,
                  struct error *err)
{
    ARENA_AUTO struct arena *arena = arena_open(ROW_ARENA);
    RESULT_AUTO struct result *result = NULL;
    const char *parameters[] = {load->commune, load_number(arena, file->file_id), file->sha256};
    if (!db_run(load->db, sql_file_known, 3, parameters, &result, err)) return false;
    *ret_known = result_rows(result) > 0;
    if (*ret_known && *result_text(result, 0, 2) != 't')
        return error_set(err, CODE_INTERNAL, "hai nội dung khác nhau có cùng số hiệu tệp");
    return true;
}

bool ledger_arrive(struct load_context *load, int64_t file_id, const struct inbox_entry *entry,
                   struct error *err)
{
    ARENA_AUTO struct arena *arena = arena_open(ROW_ARENA);
    const char *parameters[] = {load->commune, load_number(arena, file_id), entry->name,
                                load_number(arena, inbox_modified_us(entry)),
                                load_number(arena, load->run_id)};
    return db_run(load->db, sql_arrive, 5, parameters, NULL, err);
}

bool ledger_arrive_again(struct load_context *load, const struct spool_file *file,
                         const struct inbox_entry *entry, struct error *err)
{
    bool done = db_begin(load->db, err) && ledger_arrive(load, file->file_id, entry, err) &&
                ledger_run(load, sql_original_changed, file->file_id, err) &&
                db_commit(load->db, err);
    if (!done) db_rollback(load->db);
    return done;
}

bool ledger_original(struct load_context *load, struct work *work, struct error *err)
{
    ARENA_AUTO struct arena *arena = arena_open(ROW_ARENA);
    RESULT_AUTO struct result *result = NULL;
    const char *parameters[] = {load->commune, load_number(arena, work->file.file_id)};
    if (!db_run(load->db, sql_original, 2, parameters, &result, err)) return false;
    if (result_rows(result) == 0)
        return error_set(err, CODE_INTERNAL, "sổ tệp thiếu lần nhận của một nội dung");
    work->name = arena_strdup(load->arena, result_text(result, 0, 0));
    work->modified_us = result_int(result, 0, 1);
    return true;
}

bool ledger_decision(struct load_context *load, struct work *work, struct error *err)
{
    RESULT_AUTO struct result *result = NULL;
    const char *parameters[] = {load->commune, work->file.sha256};
    if (!db_run(load->db, sql_file_decision, 2, parameters, &result, err)) return false;
    if (result_rows(result) == 0) return true;
    work->refused_by_decision = strcmp(result_text(result, 0, 0), "file-reject") == 0;
    if (!work->refused_by_decision)
        work->village = arena_strdup(load->arena, result_text(result, 0, 1));
    return true;
}

static const char *kind_name(enum file_kind kind)
{
    static const char *const names[] = {"", "CSV", "XLSX", "ODS", "XLS", "XML"};
    return names[kind];
}

static const char *dialect_of(struct arena *arena, const struct file_info *info)
{
    if (info->kind != KIND_CSV) return "";
    const char *delimiter = strcmp(info->delimiter, "\t") == 0 ? "TAB" : info->delimiter;
    return arena_printf(arena, "%s %s", delimiter, info->line_end);
}

bool ledger_write(struct load_context *load, const struct work *work,
                  const struct feed_result *read, const struct ledger_entry *entry,
                  struct error *err)
{
    ARENA_AUTO struct arena *arena = arena_open(ROW_ARENA);
    const char *parameters[] = {
        load->commune,
        load_number(arena, work->file.file_id),
        work->file.sha256,
        load_number(arena, work->file.size_bytes),
        work->name,
        entry->state,
        entry->reason == CODE_OK ? "" : code_info(entry->reason)->name,
        entry->text,
        entry->family,
        entry->layout,
        kind_name(read->info.kind),
        read->info.encoding,
        dialect_of(arena, &read->info),
        entry->village,
        entry->month,
        load_number(arena, entry->version_us),
        entry->version_stated ? "t" : "f",
        load_number(arena, work->modified_us),
        entry->archived ? "t" : "f",
        load_number(arena, load->run_id),
    };
    return db_run(load->db, sql_write_file, sizeof parameters / sizeof *parameters, parameters,
                  NULL, err);
}

const char *ledger_array(struct arena *arena, const char *const *names, size_t count)
{
    struct buffer BUFFER_AUTO out;
    buffer_init(&out, FIELDS_LIMIT);
    buffer_add_char(&out, '{');
    for (size_t i = 0; i < count; i++) {
        buffer_add_text(&out, i ? ",\"" : "\"");
        for (const char *c = names[i]; *c; c++) {
            if (*c == '"' || *c == '\\') buffer_add_char(&out, '\\');
            buffer_add_char(&out, *c);
        }
        buffer_add_char(&out, '"');
    }
    buffer_add_char(&out, '}');
    return arena_strndup(arena, out.bytes, out.length);
}

bool ledger_write_sheet(struct load_context *load, int64_t file_id, const struct feed_sheet *sheet,
                        struct error *err)
{
    ARENA_AUTO struct arena *arena = arena_open(ROW_ARENA);
    const char *parameters[] = {
        load->commune,
        load_number(arena, file_id),
        load_number(arena, sheet->index),
        sheet->name,
        sheet->contract ? sheet->contract->code : "",
        sheet->taken ? sheet->contract->fact : "",
        sheet->village_code,
        sheet->month,
        load_number(arena, sheet->heading_row),
        ledger_array(arena, sheet->fields, sheet->field_count),
        sheet->refusal == CODE_OK ? "" : code_info(sheet->refusal)->name,
        load_number(arena, sheet->taken ? sheet->rows_read : 0),
        sheet->supplement,
        ledger_array(arena, sheet->headings, sheet->heading_count),
    };
    return db_run(load->db, sql_write_sheet, sizeof parameters / sizeof *parameters, parameters,
                  NULL, err);
}

bool ledger_write_finding(struct load_context *load, int64_t file_id, int32_t sheet_no,
                          const char *field, enum code code, const char *severity,
                          struct error *err)
{
    ARENA_AUTO struct arena *arena = arena_open(ROW_ARENA);
    const char *parameters[] = {
        load->commune, load_number(arena, file_id), load_number(arena, sheet_no),
        field,         code_info(code)->name,       severity};
    return db_run(load->db, sql_write_finding, 6, parameters, NULL, err);
}

bool ledger_forget(struct load_context *load, int64_t file_id, struct error *err)
{
    return ledger_run(load, sql_forget_file, file_id, err);
}

bool ledger_newer(struct load_context *load, int64_t file_id, const char *family, bool *ret,
                  struct error *err)
{
    ARENA_AUTO struct arena *arena = arena_open(ROW_ARENA);
    RESULT_AUTO struct result *result = NULL;
    const char *parameters[] = {load->commune, load_number(arena, file_id), family};
    if (!db_run(load->db, sql_newer_loaded, 3, parameters, &result, err)) return false;
    *ret = *result_text(result, 0, 0) == 't';
    return true;
}
