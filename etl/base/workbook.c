/*
 * workbook: the file, its sheets and styles; see workbook.h.
 *
 * Source: ECMA-376 (sheet names of 31 characters without []:*?/\); the package is stamped with
 *         constant times by libxlsxwriter, so that only created_at would differ.
 */
#include "workbook_private.h"

#include "path.h"
#include "unicode.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { COMPARE_LIMIT_BYTES = 256 << 20 };

void workbook_fault(struct workbook *workbook, const char *sheet, uint32_t row, const char *what)
{
    if (workbook->fault.code != CODE_OK) return;
    error_set(&workbook->fault, CODE_OUTPUT_CHECK, "không thể ghi bảng tính: %s", what);
    error_at(&workbook->fault, NULL, sheet, (long)row + 1, NULL);
}

/* Control characters, noncharacters: what XML cannot hold becomes a blank or U+FFFD. */
static uint32_t writable(uint32_t character)
{
    if (character == '\n' || character == '\t') return character;
    if (character < 0x20 || character == 0x7F) return ' ';
    return character == 0xFFFE || character == 0xFFFF ? 0xFFFD : character;
}

const char *workbook_fit(struct worksheet *sheet, uint32_t row, const char *text, size_t max_chars)
{
    struct span rest = span_of(text);
    size_t bad;
    if (!utf8_valid(rest, &bad)) {
        workbook_fault(sheet->workbook, sheet->name, row, "chữ không phải UTF-8");
        return NULL;
    }
    bool long_text = utf8_chars(rest) > max_chars;
    BUFFER_AUTO struct buffer fit;
    buffer_init(&fit, rest.length + 8);
    for (size_t used = 0; rest.length > 0 && used < max_chars - (long_text ? 1 : 0); used++)
        utf8_put(&fit, writable(utf8_next(&rest)));
    if (long_text) buffer_add_text(&fit, "…");
    return arena_strndup(sheet->workbook->arena, fit.bytes, fit.length);
}

static const char *folder_of(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    if (slash == NULL) return ".";
    return slash == path ? "/" : arena_strndup(arena, path, (size_t)(slash - path));
}

static const char *base_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash == NULL ? path : slash + 1;
}

bool workbook_open(struct workbook **ret, struct arena *arena, const char *path, const char *title,
                   int64_t created_at, struct error *err)
{
    struct workbook *workbook = arena_alloc(arena, sizeof *workbook);
    const char *folder = folder_of(arena, path);
    workbook->arena = arena;
    workbook->path = arena_strdup(arena, path);
    workbook->aside = arena_printf(arena, "%s/.%s.tmp", folder, base_of(path));
    workbook->style_count = 1;
    lxw_workbook_options options = {.tmpdir = (char *)(uintptr_t)folder, .use_zip64 = LXW_FALSE};
    workbook->book = workbook_new_opt(workbook->aside, &options);
    if (workbook->book == NULL)
        return error_set(err, CODE_MEMORY, "không tạo được bảng tính trong bộ nhớ");
    lxw_doc_properties properties = {.title = arena_strdup(arena, title),
                                     .author = arena_strdup(arena, "thidua"),
                                     .created = (time_t)created_at};
    workbook_set_properties(workbook->book, &properties);
    *ret = workbook;
    return true;
}

static bool is_taken(const struct workbook *workbook, struct span name)
{
    for (size_t i = 0; i < workbook->sheet_count; i++) {
        struct span other = fold(workbook->arena, span_of(workbook->sheets[i]->name));
        if (span_equal(other, fold(workbook->arena, name))) return true;
    }
    return false;
}

/* At most 31 characters, none that a tab cannot bear, unlike all others. */
static const char *tab_name(struct workbook *workbook, const char *name)
{
    struct worksheet scratch = {.workbook = workbook, .name = ""};
    const char *fit = workbook_fit(&scratch, 0, name, LXW_SHEETNAME_MAX);
    char *clean = arena_strdup(workbook->arena, fit == NULL || *fit == '\0' ? "Trang" : fit);
    for (char *c = clean; *c != '\0'; c++)
        if (strchr("[]:*?/\\'\n\t", *c) != NULL) *c = '-';
    const char *unique = clean;
    for (int i = 2; is_taken(workbook, span_of(unique)); i++) {
        const char *number = arena_printf(workbook->arena, " (%d)", i);
        const char *head =
            workbook_fit(&scratch, 0, clean, LXW_SHEETNAME_MAX - utf8_chars(span_of(number)));
        unique = arena_printf(workbook->arena, "%s%s", head, number);
    }
    return unique;
}

struct worksheet *workbook_sheet(struct workbook *workbook, const char *name)
{
    struct worksheet *sheet = arena_alloc(workbook->arena, sizeof *sheet);
    *sheet = (struct worksheet){.workbook = workbook, .name = tab_name(workbook, name)};
    if (workbook->sheet_count == WORKBOOK_SHEETS) {
        workbook_fault(workbook, name, 0, "quá nhiều trang tính");
        sheet->sheet = workbook->sheets[0]->sheet; /* never shown: the fault stops the file */
        return sheet;
    }
    sheet->sheet = workbook_add_worksheet(workbook->book, sheet->name);
    if (sheet->sheet == NULL) {
        workbook_fault(workbook, name, 0, "tên trang tính không hợp lệ");
        sheet->sheet = workbook_add_worksheet(workbook->book, NULL);
    }
    workbook->sheets[workbook->sheet_count++] = sheet;
    return sheet;
}

static bool same_style(const struct workbook_style *a, const struct workbook_style *b)
{
    const char *one = a->number_format ? a->number_format : "",
               *other = b->number_format ? b->number_format : "";
    return a->bold == b->bold && a->italic == b->italic && a->wrap == b->wrap &&
           a->border == b->border && a->centre == b->centre && a->right == b->right &&
           a->fill == b->fill && a->colour == b->colour && a->size >= b->size &&
           a->size <= b->size && strcmp(one, other) == 0;
}

static lxw_format *make_format(lxw_workbook *book, const struct workbook_style *style)
{
    lxw_format *format = workbook_add_format(book);
    if (style->bold) format_set_bold(format);
    if (style->italic) format_set_italic(format);
    if (style->wrap) format_set_text_wrap(format);
    if (style->border) format_set_border(format, LXW_BORDER_THIN);
    if (style->centre) format_set_align(format, LXW_ALIGN_CENTER);
    if (style->right) format_set_align(format, LXW_ALIGN_RIGHT);
    if (style->wrap) format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    if (style->fill) format_set_bg_color(format, style->fill);
    if (style->colour) format_set_font_color(format, style->colour);
    if (style->size > 0) format_set_font_size(format, style->size);
    if (style->number_format) format_set_num_format(format, style->number_format);
    return format;
}

unsigned workbook_style(struct workbook *workbook, const struct workbook_style *style)
{
    for (unsigned i = 0; i < workbook->style_count; i++)
        if (same_style(&workbook->styles[i], style)) return i;
    if (workbook->style_count == WORKBOOK_STYLES) {
        workbook_fault(workbook, NULL, 0, "quá nhiều kiểu ô");
        return 0;
    }
    workbook->styles[workbook->style_count] = *style;
    workbook->formats[workbook->style_count] = make_format(workbook->book, style);
    return workbook->style_count++;
}

lxw_format *workbook_format(const struct workbook *workbook, unsigned style)
{
    return style < workbook->style_count ? workbook->formats[style] : NULL;
}

/* libxlsxwriter ends the package and frees the workbook in one call. */
static bool end_package(struct workbook *workbook, struct error *err)
{
    lxw_workbook *book = workbook->book;
    workbook->book = NULL;
    errno = 0;
    lxw_error failed = workbook_close(book);
    if (failed == LXW_NO_ERROR) return true;
    enum code code = errno == ENOSPC || errno == EDQUOT ? CODE_DISK_FULL : CODE_FILE_WRITE;
    error_set(err, code, "không ghi được bảng tính: %s", lxw_strerror(failed));
    return error_at(err, workbook->path, NULL, 0, NULL);
}

static bool is_same(struct workbook *workbook)
{
    ARENA_AUTO struct arena *arena = arena_open(2U * COMPARE_LIMIT_BYTES + (1 << 20));
    struct error ignored = {0};
    struct span before, now;
    return access(workbook->path, F_OK) == 0 &&
           path_read(arena, workbook->path, COMPARE_LIMIT_BYTES, &before, &ignored) &&
           path_read(arena, workbook->aside, COMPARE_LIMIT_BYTES, &now, &ignored) &&
           span_equal(before, now);
}

static bool put_in_place(struct workbook *workbook, bool *ret_changed, struct error *err)
{
    if (is_same(workbook)) {
        unlink(workbook->aside);
        *ret_changed = false;
        return true;
    }
    *ret_changed = true;
    FD_AUTO int fd = open(workbook->aside, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0 || fsync(fd) != 0 || rename(workbook->aside, workbook->path) != 0) {
        enum code code = errno == ENOSPC || errno == EDQUOT ? CODE_DISK_FULL : CODE_FILE_WRITE;
        error_set(err, code, "không ghi được bảng tính: %s", strerror(errno));
        return error_at(err, workbook->path, NULL, 0, NULL);
    }
    return path_sync_folder(folder_of(workbook->arena, workbook->path), err);
}

bool workbook_finish(struct workbook **workbook, bool *ret_changed, struct error *err)
{
    WORKBOOK_AUTO struct workbook *ending = *workbook;
    bool changed = false;
    *workbook = NULL;
    if (ending->fault.code != CODE_OK) {
        *err = ending->fault;
        return error_at(err, ending->path, NULL, 0, NULL);
    }
    if (!end_package(ending, err) || !workbook_check(ending->aside, err) ||
        !put_in_place(ending, &changed, err))
        return false;
    if (ret_changed != NULL) *ret_changed = changed;
    return true;
}

void workbook_closep(struct workbook **workbook)
{
    if (*workbook == NULL) return;
    if ((*workbook)->book != NULL) lxw_workbook_free((*workbook)->book);
    unlink((*workbook)->aside);
    *workbook = NULL;
}
