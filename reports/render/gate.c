/*
 * gate: pictures, texts and the walk over the folder; pages are looked at in gate_page.c.
 */
#include "render/gate.h"

#include "base/path.h"
#include "base/workbook.h"
#include "base/xml.h"
#include "render/folder.h"
#include "render/gate_page.h"
#include "render/package.h"
#include "render/pdf.h"

#include <ctype.h>
#include <string.h>

enum { FILE_LIMIT_BYTES = 128 << 20, SVG_LEAST_BYTES = 500, SCAN_ARENA_BYTES = 512 << 20 };

struct gate {
    const char *folder;
    struct gate_pages *pages;
    struct arena *scratch; /* one file at a time */
    struct gate_counts counts;
};

static bool ends_with(const char *name, const char *suffix)
{
    return span_ends_with(span_of(name), suffix);
}

static bool check_png(struct span bytes, const char *name, struct error *err)
{
    static const char head[] = "\x89PNG\r\n\x1a\n", tail[] = "\0\0\0\0IEND\xae\x42\x60\x82";
    size_t head_length = sizeof head - 1, tail_length = sizeof tail - 1;
    if (bytes.length > head_length + tail_length && memcmp(bytes.bytes, head, head_length) == 0 &&
        memcmp(bytes.bytes + bytes.length - tail_length, tail, tail_length) == 0)
        return true;
    return error_set(err, CODE_OUTPUT_CHECK, "biểu đồ %s bị cụt", name);
}

static bool check_svg(const char *path, struct span bytes, const char *name, struct error *err)
{
    XML_AUTO struct xml *doc = NULL;
    struct error why = {0};
    if (bytes.length >= SVG_LEAST_BYTES && xml_load(path, NULL, &doc, &why) &&
        strcmp(xml_name(xml_root(doc)), "svg") == 0)
        return true;
    return error_set(err, CODE_OUTPUT_CHECK, "biểu đồ %s bị hỏng hoặc trống", name);
}

static bool check_xml(const char *path, const char *name, struct error *err)
{
    XML_AUTO struct xml *doc = NULL;
    struct error why = {0};
    return xml_load(path, NULL, &doc, &why) ||
           error_set(err, CODE_OUTPUT_CHECK, "tệp %s sai cấu trúc: %s", name, why.text);
}

/* A run of digits stands alone: not in a word, a digest or after a decimal point. */
static bool stands_alone(struct span text, size_t start, size_t end)
{
    unsigned char before = start > 0 ? (unsigned char)text.bytes[start - 1] : ' ';
    unsigned char after = end < text.length ? (unsigned char)text.bytes[end] : ' ';
    return !isalnum(before) && before != '.' && !isalnum(after);
}

bool gate_has_personal_number(struct span text)
{
    for (size_t i = 0; i < text.length; i++) {
        if (!isdigit((unsigned char)text.bytes[i])) continue;
        size_t start = i;
        while (i < text.length && isdigit((unsigned char)text.bytes[i])) i++;
        size_t length = i - start;
        const char *run = text.bytes + start;
        bool stamp = run[0] == '2' && run[1] == '0'; /* 202611201730 */
        bool suspicious =
            length == 9 || (length == 12 && !stamp) || (length == 10 && run[0] == '0');
        if (suspicious && stands_alone(text, start, i)) return true;
    }
    return false;
}

static bool check_file(void *context, const char *below, struct error *err)
{
    struct gate *gate = context;
    arena_reset(gate->scratch);
    const char *path = path_join(gate->scratch, gate->folder, below);
    struct span bytes;
    if (!path_read(gate->scratch, path, FILE_LIMIT_BYTES, &bytes, err)) return false;
    if (bytes.length == 0) return error_set(err, CODE_OUTPUT_CHECK, "tệp %s trống", below);
    gate_pages_file(gate->pages, below);
    if (ends_with(below, ".png")) return check_png(bytes, below, err);
    if (ends_with(below, ".docx")) return package_check(path, "word/document.xml", err);
    if (ends_with(below, ".xlsx")) return workbook_check(path, err);
    if (ends_with(below, ".pdf"))
        return pdf_is_whole(bytes) || error_set(err, CODE_OUTPUT_CHECK, "tệp %s bị cụt", below);
    bool text = ends_with(below, ".html") || ends_with(below, ".xml") || ends_with(below, ".txt") ||
                ends_with(below, ".svg");
    if (text && gate_has_personal_number(bytes))
        return error_set(err, CODE_OUTPUT_CHECK,
                         "tệp %s có dãy số giống số định danh hoặc số điện thoại", below);
    if (ends_with(below, ".svg")) {
        gate->counts.charts++;
        return check_svg(path, bytes, below, err);
    }
    if (ends_with(below, ".xml")) return check_xml(path, below, err);
    if (!ends_with(below, ".html")) return true;
    gate->counts.pages++;
    return gate_pages_add(gate->pages, gate->folder, below, bytes, err);
}

bool gate_check(struct arena *arena, const char *folder, struct gate_counts *ret, struct error *err)
{
    struct arena *scratch = arena_open(SCAN_ARENA_BYTES);
    struct gate gate = {folder, gate_pages_open(arena), scratch, {0, 0}};
    bool good = folder_walk(folder, check_file, &gate, err) && gate_pages_check(gate.pages, err);
    arena_close(scratch);
    if (good) *ret = gate.counts;
    return good;
}
