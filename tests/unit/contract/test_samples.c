/* samples: every file of samples/inbox through reader and contracts, without a database; rows read
 * and rejects must be those of samples/truth, which another program worked out. Duplicates and
 * unknown members are found later, in SQL. Run from the source tree. */
#include "testing.h"

#include "base/path.h"
#include "contract/dates.h"
#include "contract/intake.h"

#include <fcntl.h>
#include <unistd.h>

enum { VILLAGES = 64, LINES = 512 };

struct lines {
    char *text[LINES];
    size_t count;
};

struct job {
    struct arena *arena;
    struct intake_context context;
    const char *sheet;
    const struct contract *contract;
    struct lines found;
    long read;
    struct village *villages; /* where the reference list is read */
    size_t village_count;
};

static const char *text_of(struct job *job, const struct intake_row *row, const char *field)
{
    const struct value *value = &row->values[contract_field(job->contract, field)];
    if (value->kind != VALUE_TEXT) return "";
    return arena_strndup(job->arena, value->text.bytes, value->text.length);
}

static void keep_village(struct job *job, const struct intake_row *row)
{
    struct village *village = &job->villages[job->village_count++];
    struct span rest = span_of(text_of(job, row, "aliases")), alias;
    *village = (struct village){.code = text_of(job, row, "code"),
                                .name = text_of(job, row, "name"),
                                .former_commune = text_of(job, row, "former_commune"),
                                .aliases = arena_array(job->arena, 16, sizeof(char *)),
                                .valid_to = INT32_MAX,
                                NULL,
                                ""};
    while (village->alias_count < 16 && span_cut(&rest, ';', &alias))
        if (alias.length > 0)
            village->aliases[village->alias_count++] =
                arena_strndup(job->arena, alias.bytes, alias.length);
}

static void add_line(struct job *job, const char *sheet, long row, const char *field,
                     enum code code)
{
    assert_true(job->found.count < LINES);
    const char *number = row > 0 ? arena_printf(job->arena, "%ld", row) : "";
    job->found.text[job->found.count++] =
        arena_printf(job->arena, "%s\t%s\t%s\t%s", sheet, number, field, code_info(code)->name);
}

static bool on_sheet(void *context, const struct intake_sheet *sheet, struct error *err)
{
    struct job *job = context;
    (void)err;
    job->sheet = arena_strdup(job->arena, sheet->name);
    job->contract = sheet->contract;
    if (!sheet->hidden && sheet->refusal != CODE_OK && sheet->refusal != CODE_EMPTY_FILE)
        add_line(job, job->sheet, 0, sheet->refusal_field, sheet->refusal);
    return true;
}

static bool on_row(void *context, const struct intake_row *row, struct error *err)
{
    struct job *job = context;
    (void)err;
    job->read++;
    if (job->villages != NULL) keep_village(job, row);
    for (size_t i = 0; i < row->finding_count; i++)
        if (code_info(row->findings[i].code)->severity == SEVERITY_REJECT)
            add_line(job, job->sheet, (long)row->row, row->findings[i].field,
                     row->findings[i].code);
    return true;
}

static enum intake_outcome pass(const char *path, struct intake *intake)
{
    struct error err = {.code = CODE_OK};
    struct read_options options = {.head_rows = 0};
    READER_AUTO struct reader *reader = NULL;
    FD_AUTO int fd = open(path, O_RDONLY | O_CLOEXEC);
    enum intake_outcome outcome = INTAKE_GOES_ON;
    struct record record = {.kind = RECORD_FILE};
    read_limits_default(&options.limits);
    assert_true(fd >= 0);
    if (!reader_open(&reader, fd, &options, &err)) fail_msg("%s: %s", path, err.text);
    while (outcome == INTAKE_GOES_ON && record.kind != RECORD_END) {
        if (!reader_next(reader, &record, &err)) fail_msg("%s: %s", path, err.text);
        if (!intake_record(intake, &record, &outcome, &err)) fail_msg("%s: %s", path, err.text);
    }
    return outcome;
}

static void run(struct job *job, const char *path)
{
    ARENA_AUTO struct arena *arena = arena_open(64U << 20);
    struct intake_sink sink = {.context = job, .sheet = on_sheet, .row = on_row};
    INTAKE_AUTO struct intake *intake = NULL;
    struct error err = {.code = CODE_OK};
    enum intake_outcome outcome = INTAKE_RESTART;
    job->context.file_name = path_base(path);
    assert_true(intake_open(&intake, arena, &job->context, &sink, &err));
    for (int passes = 0; passes < 3 && outcome == INTAKE_RESTART; passes++) {
        if (passes > 0) intake_restart(intake);
        job->read = 0;
        job->found.count = 0;
        outcome = pass(path, intake);
    }
    if (outcome != INTAKE_FILE_REFUSED) return;
    const char *field;
    enum code code = intake_refusal(intake, &field);
    job->read = 0;
    job->found.count = 0;
    add_line(job, "", 0, field, code);
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The lines of rejects.tsv for a file that do not wait for other rows or files. */
static void expected_of(struct arena *arena, struct span rejects, struct span file, bool whole,
                        struct lines *ret)
{
    struct span line, name;
    ret->count = 0;
    while (span_cut(&rejects, '\n', &line)) {
        span_cut(&line, '\t', &name);
        if (!span_equal(name, file) || span_ends_with(line, "duplicate in file") ||
            span_ends_with(line, "duplicate of another file") ||
            span_ends_with(line, "member unknown") || span_ends_with(line, "member ambiguous"))
            continue;
        assert_true(ret->count < LINES);
        const char *tab = memchr(line.bytes, '\t', line.length);
        if (whole)
            line = span_make(tab,
                             line.length - (size_t)(tab - line.bytes)); /* the sheet is the file */
        ret->text[ret->count++] = arena_strndup(arena, line.bytes, line.length);
    }
}

static void check_file(struct job *job, struct span line, struct span rejects)
{
    struct span file, part[5], rest = line;
    struct lines expected;
    int64_t read;
    span_cut(&rest, '\t', &file);
    for (int i = 0; i < 5; i++) span_cut(&rest, '\t', &part[i]);
    if (span_equals(part[4], "duplicate")) return;
    bool whole = span_equals(part[4], "rejected") || span_equals(part[4], "held");
    char *name = arena_strndup(job->arena, file.bytes, file.length);
    assert_true(span_to_int64(part[0], &read));
    run(job, arena_printf(job->arena, "samples/inbox/%s", name));
    expected_of(job->arena, rejects, file, whole, &expected);
    if (whole && job->found.count == 1 && job->found.text[0][0] != '\t')
        job->found.text[0] = strchr(job->found.text[0], '\t');
    qsort(job->found.text, job->found.count, sizeof(char *), by_text);
    qsort(expected.text, expected.count, sizeof(char *), by_text);
    if (!whole && job->read != read) fail_msg("%s: %ld rows, not %ld", name, job->read, (long)read);
    for (size_t i = 0; i < expected.count || i < job->found.count; i++) {
        const char *mine = i < job->found.count ? job->found.text[i] : "nothing";
        const char *want = i < expected.count ? expected.text[i] : "nothing";
        if (strcmp(mine, want) != 0) fail_msg("%s: \"%s\", not \"%s\"", name, mine, want);
    }
}

static struct span read_text(struct arena *arena, const char *path)
{
    struct error err = {.code = CODE_OK};
    struct span text;
    if (!path_read(arena, path, 16 << 20, &text, &err)) fail_msg("%s", err.text);
    return text;
}

static void every_sample_is_read_as_its_truth_says(void **state)
{
    (void)state;
    ARENA_AUTO struct arena *arena = arena_open(256U << 20);
    struct contract_set set;
    struct error err = {.code = CODE_OK};
    struct moment as_of;
    static const struct hmac_key key = {.bytes = {7}};
    static const struct village_home home = {"Trần Phú", "Hải Phòng", "Nam Sách", "Hải Dương",
                                             "xã"};
    assert_true(contract_set_load(arena, "schemas/sources", "schemas/xsd/source.xsd", &set, &err));
    assert_int_equal(date_parse(arena, span_trim(read_text(arena, "samples/as-of")), &as_of),
                     DATE_OK);
    struct job *job = arena_alloc(arena, sizeof *job);
    job->arena = arena;
    job->context = (struct intake_context){
        .contracts = &set, .key = &key, .as_of = as_of.days, .plan_year = 2026};
    job->villages = arena_array(arena, VILLAGES, sizeof *job->villages);
    run(job, "samples/villages.csv");
    job->context.villages = village_index_open(arena, &home, job->villages, job->village_count);
    job->villages = NULL;
    struct span ingest = read_text(arena, "samples/truth/ingest.tsv"), line;
    struct span rejects = read_text(arena, "samples/truth/rejects.tsv");
    size_t files = 0;
    span_cut(&ingest, '\n', &line);
    for (; span_cut(&ingest, '\n', &line); files++)
        if (line.length > 0) check_file(job, line, rejects);
    assert_true(files > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_sample_is_read_as_its_truth_says)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
