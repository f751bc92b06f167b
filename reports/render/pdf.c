/*
 * pdf: see pdf.h. The DOCX of the editions have one name: they are converted in the scratch folder
 *      as 0.docx, 1.docx.
 */
#include "render/pdf.h"

#include "base/path.h"
#include "base/program.h"
#include "render/folder.h"

#include <string.h>
#include <unistd.h>

enum { EDITIONS = 4, ARGUMENTS = 8, PDF_LIMIT_BYTES = 64 << 20, TAIL_BYTES = 1024 };

/* Address space is not bounded: the program reserves far more than it uses. */
static const struct child_limits limits = {.cpu_seconds = 120,
                                           .file_bytes = 64L << 20,
                                           .open_files = 1024,
                                           .processes = 0,
                                           .wall_seconds = 120};

bool pdf_wanted(struct arena *arena, const char *renderer, const char **ret_note)
{
    *ret_note = NULL;
    if (!renderer || !*renderer) return false;
    if (access(renderer, X_OK) == 0) return true;
    *ret_note = arena_printf(arena, "không có chương trình %s nên không lập bản PDF", renderer);
    return false;
}

bool pdf_is_whole(struct span bytes)
{
    static const char head[] = "%PDF-", tail[] = "%%EOF";
    size_t last = bytes.length < TAIL_BYTES ? bytes.length : TAIL_BYTES;
    return bytes.length > sizeof head + sizeof tail &&
           memcmp(bytes.bytes, head, sizeof head - 1) == 0 &&
           memmem(bytes.bytes + bytes.length - last, last, tail, sizeof tail - 1) != NULL;
}

/* Writes over what follows the mark, so that equal data give equal bytes. */
static void settle_field(char *bytes, size_t length, const char *mark, const char *text)
{
    char *at = memmem(bytes, length, mark, strlen(mark));
    size_t room = at ? length - (size_t)(at - bytes) - strlen(mark) : 0;
    if (at && strlen(text) <= room) memcpy(at + strlen(mark), text, strlen(text));
}

/* The clock and the random numbers of the program: the day of the data, and noughts. */
static void settle_stamp(struct arena *arena, const struct xml *report, char *bytes, size_t length)
{
    static const char none[] = "00000000000000000000000000000000";
    const char *as_of = xml_attribute_or(xml_child(xml_root(report), "period"), "asOf", "");
    if (strlen(as_of) < 10) return;
    settle_field(bytes, length, "/CreationDate(D:",
                 arena_printf(arena, "%.4s%.2s%.2s000000", as_of, as_of + 5, as_of + 8));
    settle_field(bytes, length, "/ID [ <", arena_printf(arena, "%s>\n<%s>", none, none));
    settle_field(bytes, length, "/DocChecksum /", none);
}

static const char *name_of(struct arena *arena, const struct xml *report)
{
    return arena_printf(arena, "bao-cao-%s",
                        xml_attribute_or(xml_child(xml_root(report), "period"), "code", ""));
}

static bool convert(struct arena *arena, const struct pdf_request *request, int count,
                    struct error *err)
{
    char said[PROGRAM_SAID_BYTES];
    bool good = false;
    char *argv[ARGUMENTS + EDITIONS] = {"soffice",      "-env:UserInstallation=file:///",
                                        "--headless",   "--norestore",
                                        "--convert-to", "pdf"};
    argv[1] = arena_printf(arena, "-env:UserInstallation=file://%s/profile", request->scratch);
    for (int i = 0; i < count; i++) argv[6 + i] = arena_printf(arena, "%d.docx", i);
    char *const environment[] = {(char *)arena_printf(arena, "HOME=%s", request->scratch),
                                 (char *)arena_printf(arena, "TMPDIR=%s", request->scratch),
                                 "LC_ALL=C.UTF-8", NULL};
    struct program program = {request->renderer, argv, environment, request->scratch, &limits};
    if (!program_run(&program, said, &good, err)) return false;
    if (good) return true;
    error_hint(err, "%s nói: %s", path_base(request->renderer), program_last_line(said));
    return error_set(err, CODE_OUTPUT_CHECK, "%s không lập được bản PDF", request->renderer);
}

/* Looks at what came out and puts it beside its DOCX. */
static bool take(struct arena *arena, const struct xml *report, const struct pdf_request *request,
                 int number, struct error *err)
{
    struct span bytes = {0};
    const char *made = arena_printf(arena, "%s/%d.pdf", request->scratch, number);
    if (!path_read(arena, made, PDF_LIMIT_BYTES, &bytes, err) || !pdf_is_whole(bytes)) {
        error_hint(err, "Kiểm tra chương trình %s, hoặc để trống thiết đặt pdf-renderer.",
                   request->renderer);
        return error_set(err, CODE_OUTPUT_CHECK, "bản PDF không được lập hoặc bị cụt");
    }
    char *settled = arena_strndup(arena, bytes.bytes, bytes.length);
    settle_stamp(arena, report, settled, bytes.length);
    const char *path =
        arena_printf(arena, "%s/%s.pdf", request->folders[number], name_of(arena, report));
    return path_write(path, span_make(settled, bytes.length), 0640, err);
}

bool pdf_write(struct arena *arena, const struct xml *report, const struct pdf_request *request,
               struct error *err)
{
    int count = 0;
    const char *name = name_of(arena, report);
    if (!path_make_folder(request->scratch, 0700, err)) return false;
    for (; count < EDITIONS && request->folders[count]; count++)
        if (!folder_copy(arena_printf(arena, "%s/%s.docx", request->folders[count], name),
                         arena_printf(arena, "%s/%d.docx", request->scratch, count), err))
            return false;
    if (!convert(arena, request, count, err)) return false;
    for (int i = 0; i < count; i++)
        if (!take(arena, report, request, i, err)) return false;
    return path_remove_tree(request->scratch, err);
}
