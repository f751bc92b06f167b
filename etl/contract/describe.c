/*
 * describe: see describe.h. Runs the intake over the first rows of each sheet and prints what it
 * tells.
 */
#include "describe.h"

#include "dates.h"
#include "locate.h"
#include "rules.h"

#include <stdio.h>
#include <unistd.h>

struct description {
    const struct intake_context *context;
    struct buffer *out;
};

static void add_column_name(struct buffer *out, uint32_t column)
{
    char name[4];
    int length = 0;
    for (uint32_t rest = column + 1; rest > 0 && length < 3; rest = (rest - 1) / 26)
        name[length++] = (char)('A' + (rest - 1) % 26);
    while (length > 0) buffer_add_char(out, name[--length]);
}

static void add_moment(struct buffer *out, int64_t utc)
{
    int32_t year, month, day;
    int64_t local = utc + LOCAL_ZONE, days = local / 86400, clock = local % 86400;
    date_civil((int32_t)days, &year, &month, &day);
    buffer_printf(out, "%02d/%02d/%04d %02d:%02d:%02d", day, month, year, (int)(clock / 3600),
                  (int)(clock / 60 % 60), (int)(clock % 60));
}

static void describe_columns(struct buffer *out, const struct intake_sheet *sheet)
{
    for (uint32_t column = 0; column < sheet->heading_count; column++) {
        const struct field *field = NULL;
        for (size_t i = 0; i < sheet->contract->field_count && field == NULL; i++)
            if (sheet->columns[i] == (int32_t)column) field = &sheet->contract->fields[i];
        if (field == NULL && sheet->headings[column][0] == '\0') continue;
        buffer_add_text(out, "  cột ");
        add_column_name(out, column);
        buffer_printf(out, ": \"%s\" -> ", sheet->headings[column]);
        if (field == NULL)
            buffer_add_text(out, "không có trong biểu mẫu, không đọc");
        else
            buffer_printf(out, "%s%s", field->name,
                          field->type == FIELD_IGNORED ? " (không đọc)" : "");
        buffer_add_char(out, '\n');
    }
    for (size_t i = 0; i < sheet->contract->field_count; i++) {
        const struct field *field = &sheet->contract->fields[i];
        if (sheet->columns[i] < 0 && field->title != NULL && field->type != FIELD_IGNORED &&
            !rules_of(sheet->contract)->labels)
            buffer_printf(out, "  thiếu cột: %s (%s)\n", field->name, field->title);
    }
}

static bool describe_sheet(void *context, const struct intake_sheet *sheet, struct error *err)
{
    struct description *description = context;
    struct buffer *out = description->out;
    (void)err;
    buffer_printf(out, "trang tính %u", sheet->index + 1);
    if (sheet->name[0] != '\0') buffer_printf(out, " \"%s\"", sheet->name);
    if (sheet->hidden) {
        buffer_add_text(out, ": ẩn, không nạp\n");
        return true;
    }
    if (sheet->contract == NULL) {
        buffer_printf(out, ": %s",
                      sheet->refusal == CODE_EMPTY_FILE ? "trống"
                                                        : code_info(sheet->refusal)->text);
        if (sheet->refusal_field[0] != '\0')
            buffer_printf(out, " (thiếu cột %s)", sheet->refusal_field);
        buffer_add_char(out, '\n');
        return true;
    }
    buffer_printf(out, ": hợp đồng %s (%s), bảng %s\n", sheet->contract->code,
                  sheet->contract->name, sheet->contract->fact);
    if (sheet->heading_row > 0 || !rules_of(sheet->contract)->labels)
        buffer_printf(out, "  dòng tiêu đề: %ld, dữ liệu từ dòng: %ld\n", (long)sheet->heading_row,
                      (long)sheet->first_row);
    else
        buffer_printf(out, "  biểu nhãn và số, từ dòng: %ld\n", (long)sheet->first_row);
    if (sheet->exported_at >= 0) {
        buffer_add_text(out, "  thời điểm xuất: ");
        add_moment(out, sheet->exported_at);
        buffer_add_char(out, '\n');
    }
    if (rules_of(sheet->contract)->per_village) {
        bool known = sheet->village_code[0] != '\0';
        const char *shown = known                            ? sheet->village_code
                            : sheet->village_text[0] != '\0' ? sheet->village_text
                                                             : "chưa rõ";
        buffer_printf(out, "  thôn: %s\n  tháng: %s\n", shown,
                      sheet->month[0] != '\0' ? sheet->month : "chưa rõ");
    }
    if (sheet->refusal != CODE_OK)
        buffer_printf(out, "  bị từ chối: %s (%s)\n", code_info(sheet->refusal)->text,
                      sheet->refusal_field);
    describe_columns(out, sheet);
    return true;
}

static bool no_row(void *context, const struct intake_row *row, struct error *err)
{
    (void)context, (void)row, (void)err;
    return true;
}

static void describe_file(struct buffer *out, const struct file_info *file)
{
    static const char *const kinds[] = {"không rõ", "CSV", "XLSX", "ODS", "XLS", "XML"};
    buffer_printf(out, "kiểu tệp: %s, bảng mã: %s%s", kinds[file->kind], file->encoding,
                  file->byte_order_mark ? " có BOM" : "");
    if (file->kind == KIND_CSV)
        buffer_printf(out, ", dấu phân cách: %s",
                      file->delimiter[0] == '\t' ? "TAB" : file->delimiter);
    buffer_add_char(out, '\n');
}

/* One pass over the first rows; the outcome INTAKE_RESTART asks for another. */
static bool pass(int fd, const struct read_options *options, struct intake *intake,
                 struct description *description, enum intake_outcome *ret, struct error *err)
{
    READER_AUTO struct reader *reader = NULL;
    struct read_options peek = *options;
    peek.head_rows = LOCATE_ROWS;
    if (lseek(fd, 0, SEEK_SET) < 0)
        return error_set(err, CODE_FILE_READ, "không thể đọc lại tệp từ đầu");
    if (!reader_open(&reader, fd, &peek, err)) return false;
    for (struct record record;;) {
        if (!reader_next(reader, &record, err)) return false;
        if (record.kind == RECORD_FILE) describe_file(description->out, record.file);
        if (!intake_record(intake, &record, ret, err)) return false;
        if (*ret != INTAKE_GOES_ON || record.kind == RECORD_END) return true;
    }
}

bool contract_describe(int fd, const struct read_options *options,
                       const struct intake_context *context, struct buffer *ret, struct error *err)
{
    ARENA_AUTO struct arena *arena = arena_open(16U << 20);
    struct description description = {.context = context, .out = ret};
    struct intake_sink sink = {.context = &description, .sheet = describe_sheet, .row = no_row};
    INTAKE_AUTO struct intake *intake = NULL;
    enum intake_outcome outcome = INTAKE_RESTART;
    if (!intake_open(&intake, arena, context, &sink, err)) return false;
    for (int passes = 0; passes < 3 && outcome == INTAKE_RESTART; passes++) {
        buffer_clear(ret);
        if (passes > 0) intake_restart(intake);
        if (!pass(fd, options, intake, &description, &outcome, err)) return false;
    }
    const char *field;
    enum code refusal = intake_refusal(intake, &field);
    if (outcome == INTAKE_FILE_REFUSED)
        buffer_printf(ret, "cả tệp bị từ chối: %s (%s)\n", code_info(refusal)->text, field);
    return true;
}
