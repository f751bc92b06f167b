/*
 * intake_trial: reads files as ingest would, without a database, and prints what each sheet and
 * row became.
 *
 * Use:    intake_trial CONTRACTS XSD VILLAGES.csv AS_OF FILE...
 * Out:    TSV lines: file F, name, refusal, field; sheet S, name, index, sheet, contract or -,
 *         refusal, field, village, month;
 *         counts C, name, read, rejected; finding R, name, sheet, row, field, code.
 */
#include "base/path.h"
#include "contract/dates.h"
#include "contract/intake.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct trial {
    const char *name;
    char sheet[128];
    long read, rejected, loaded_values;
    bool quiet;
    struct village *villages; /* where the reference list is read */
    size_t village_count;
    struct arena *arena;
    const struct contract *contract;
};

static bool on_sheet(void *context, const struct intake_sheet *sheet, struct error *err)
{
    (void)err;
    struct trial *trial = context;
    snprintf(trial->sheet, sizeof trial->sheet, "%s", sheet->name);
    trial->contract = sheet->contract;
    if (!trial->quiet)
        printf("S\t%s\t%u\t%s\t%s\t%s\t%s\t%s\t%s\n", trial->name, sheet->index, sheet->name,
               sheet->contract == NULL ? "-" : sheet->contract->code,
               sheet->hidden ? "hidden" : code_info(sheet->refusal)->name, sheet->refusal_field,
               sheet->village_code, sheet->month);
    return true;
}

static char *text_value(struct trial *trial, const struct intake_row *row, const char *field)
{
    const struct value *value = &row->values[contract_field(trial->contract, field)];
    return value->kind == VALUE_TEXT
               ? arena_strndup(trial->arena, value->text.bytes, value->text.length)
               : arena_strdup(trial->arena, "");
}

static void keep_village(struct trial *trial, const struct intake_row *row)
{
    struct village *village = &trial->villages[trial->village_count++];
    *village = (struct village){.code = text_value(trial, row, "code"),
                                .name = text_value(trial, row, "name"),
                                .former_commune = text_value(trial, row, "former_commune"),
                                .valid_to = INT32_MAX};
    struct span rest = span_of(text_value(trial, row, "aliases")), part;
    village->aliases = arena_array(trial->arena, 20, sizeof *village->aliases);
    while (village->alias_count < 20 && span_cut(&rest, ';', &part))
        if (span_trim(part).length > 0)
            village->aliases[village->alias_count++] =
                arena_strndup(trial->arena, span_trim(part).bytes, span_trim(part).length);
}

static bool on_row(void *context, const struct intake_row *row, struct error *err)
{
    (void)err;
    struct trial *trial = context;
    trial->read++;
    trial->rejected += row->rejected;
    if (trial->villages != NULL && !row->rejected) keep_village(trial, row);
    for (size_t i = 0; i < row->finding_count && !trial->quiet; i++)
        printf("%s\t%s\t%s\t%ld\t%s\t%s\n",
               code_info(row->findings[i].code)->severity == SEVERITY_REJECT ? "R" : "W",
               trial->name, trial->sheet, (long)row->row, row->findings[i].field,
               code_info(row->findings[i].code)->name);
    if (getenv("TRIAL_VALUES") != NULL && !trial->quiet && !row->rejected) {
        printf("V\t%s\t%ld", trial->sheet, (long)row->row);
        for (size_t i = 0; i < trial->contract->field_count; i++) {
            const struct value *value = &row->values[i];
            if (value->kind == VALUE_NULL) continue;
            printf("\t%s=", trial->contract->fields[i].name);
            if (value->kind == VALUE_TEXT)
                printf("%.*s", (int)value->text.length, value->text.bytes);
            else if (value->kind == VALUE_BYTES)
                printf("<%02x%02x>", (unsigned char)value->text.bytes[0],
                       (unsigned char)value->text.bytes[1]);
            else if (value->kind == VALUE_DATE) {
                int32_t y, m, d;
                date_civil((int32_t)value->number, &y, &m, &d);
                printf("%04d-%02d-%02d", y, m, d);
            } else
                printf("%lld", (long long)value->number);
        }
        printf("\n");
    }
    return true;
}

static bool on_finding(void *context, const struct finding *finding, struct error *err)
{
    (void)err;
    struct trial *trial = context;
    if (!trial->quiet)
        printf("W\t%s\t%s\t%ld\t%s\t%s\n", trial->name, trial->sheet, (long)finding->row,
               finding->field, code_info(finding->code)->name);
    return true;
}

static bool one_pass(const char *path, struct intake *intake, enum intake_outcome *outcome,
                     struct error *err)
{
    FD_AUTO int fd = open(path, O_RDONLY | O_CLOEXEC);
    struct read_options options = {0};
    read_limits_default(&options.limits);
    READER_AUTO struct reader *reader = NULL;
    if (fd < 0) return error_set(err, CODE_FILE_OPEN, "%s", path);
    if (!reader_open(&reader, fd, &options, err)) return false;
    for (;;) {
        struct record record;
        if (!reader_next(reader, &record, err)) return false;
        if (!intake_record(intake, &record, outcome, err)) return false;
        if (*outcome != INTAKE_GOES_ON || record.kind == RECORD_END) return true;
    }
}

static void run(struct trial *trial, const char *path, struct intake_context *context)
{
    ARENA_AUTO struct arena *arena = arena_open(64U << 20);
    struct intake_sink sink = {
        .context = trial, .sheet = on_sheet, .row = on_row, .finding = on_finding};
    struct error err = {0};
    struct stat status;
    enum intake_outcome outcome = INTAKE_GOES_ON;
    INTAKE_AUTO struct intake *intake = NULL;
    trial->name = path_base(path);
    context->file_name = trial->name;
    if (stat(path, &status) == 0) context->modified_at = status.st_mtime;
    if (!intake_open(&intake, arena, context, &sink, &err)) exit(70);
    for (int pass = 0; pass < 3; pass++) {
        trial->read = trial->rejected = 0;
        trial->sheet[0] = '\0';
        if (!one_pass(path, intake, &outcome, &err)) break;
        if (outcome != INTAKE_RESTART) break;
        intake_restart(intake);
        if (!trial->quiet) printf("X\t%s\trestart\n", trial->name);
    }
    const char *field = "";
    enum code refusal = intake_refusal(intake, &field);
    if (err.code != CODE_OK)
        printf("F\t%s\t%s\t%s\n", trial->name, code_info(err.code)->name, err.text);
    if (outcome == INTAKE_FILE_REFUSED)
        printf("F\t%s\t%s\t%s\n", trial->name, code_info(refusal)->name, field);
    if (!trial->quiet)
        printf("C\t%s\t%ld\t%ld\t%lld\n", trial->name, trial->read, trial->rejected,
               (long long)intake_exported_at(intake));
}

int main(int argc, char **argv)
{
    ARENA_AUTO struct arena *arena = arena_open(64U << 20);
    struct error err = {0};
    struct contract_set set;
    struct moment as_of;
    struct hmac_key key = {.bytes = {1, 2, 3}};
    if (argc < 6 || date_parse(arena, span_of(argv[4]), &as_of) != DATE_OK) return 2;
    if (!contract_set_load(arena, argv[1], argv[2], &set, &err)) {
        fprintf(stderr, "%s (%s:%ld) %s\n", err.text, err.place.file, err.place.row, err.hint);
        return 2;
    }
    struct intake_context context = {
        .contracts = &set, .key = &key, .as_of = as_of.days, .plan_year = 2026};
    struct trial list = {
        .quiet = true, .arena = arena, .villages = arena_array(arena, 1000, sizeof *list.villages)};
    run(&list, argv[3], &context);
    struct village_home home = {"Trần Phú", "Hải Phòng", "Nam Sách", "Hải Dương"};
    context.villages = village_index_open(arena, &home, list.villages, list.village_count);
    for (int i = 5; i < argc; i++) {
        struct trial trial = {.arena = arena};
        run(&trial, argv[i], &context);
    }
    return 0;
}
