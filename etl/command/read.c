/*
 * read: prints what the reader sees in any file, no contract applied. Needs no database and no
 * deployment.
 *
 * Out:    exit 0 read; 1 read with repairs, listed on standard error; 2 usage; 3 could not, with
 *         the reason.
 * Source: spec/operations.md "One command"; issue 3 item 6.
 */
#include "base/path.h"
#include "commands.h"
#include "read/detect.h"
#include "read_job.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool is_number(const char *text)
{
    for (const char *p = text; *p != '\0'; p++)
        if (!isdigit((unsigned char)*p)) return false;
    return *text != '\0';
}

/* May the sheet be taken for its first row? A workbook's sheet only by a row with text. */
static bool is_first(const struct record *record)
{
    if (record->file->sheet_count == 1) return true;
    for (uint32_t i = 0; i < record->row->count; i++)
        if (record->row->cells[i].text.length > 0) return true;
    return false;
}

bool job_wants_sheet(const struct job *job, const struct sheet_info *sheet)
{
    if (job->sheet == NULL) return true;
    return span_equals(sheet->name, job->sheet) ||
           (is_number(job->sheet) && strtoul(job->sheet, NULL, 10) == sheet->index);
}

bool job_next(struct job *job, struct record *ret, struct error *err)
{
    if (!reader_next(job->reader, ret, err)) return false;
    if (ret->kind == RECORD_NOTE) repairs_note(&job->repairs, ret->note);
    return true;
}

bool job_no_sheet(const struct job *job, struct error *err)
{
    if (job->sheet == NULL) return error_set(err, CODE_EMPTY_FILE, "tệp không có trang tính nào");
    return error_set(err, CODE_UNREADABLE_FILE, "tệp không có trang tính nào tên hoặc số là %s",
                     job->sheet);
}

static bool print_sheet(struct job *job, struct error *err)
{
    struct csv_output output = {.fd = -1};
    struct record record;
    bool wanted = false, begun = false, done = false, found = false, ok = true;
    while ((ok = job_next(job, &record, err)) && record.kind != RECORD_END) {
        if (record.kind == RECORD_SHEET) {
            wanted = !done && job_wants_sheet(job, record.sheet);
            found |= wanted;
        } else if (record.kind == RECORD_ROW && wanted && (begun || is_first(&record))) {
            if (!begun)
                csv_output_init(&output, 1, cli_given(job->arguments, "crlf"),
                                record.file->kind == KIND_CSV);
            begun = true;
            repairs_row(&job->repairs, record.row);
            if (!(ok = csv_output_row(&output, record.row, err))) break;
        } else if (record.kind == RECORD_SHEET_END) {
            done |= begun || (wanted && job->sheet != NULL);
        }
    }
    if (begun) {
        if (ok) ok = csv_output_flush(&output, err);
        csv_output_release(&output);
    }
    return ok && (found || job_no_sheet(job, err));
}

static bool open_sheet_file(struct job *job, uint32_t index, int *ret, struct error *err)
{
    char name[32];
    snprintf(name, sizeof name, "%u.csv", index);
    const char *path = path_join(job->arguments->arena, job->folder, name);
    *ret = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0640);
    return *ret >= 0 ||
           error_set(err, CODE_FILE_WRITE, "không ghi được %s: %s", name, strerror(errno));
}

static bool end_sheet_file(struct csv_output *output, bool ok, struct error *err)
{
    if (output->fd < 0) return ok;
    if (ok) ok = csv_output_flush(output, err);
    csv_output_release(output);
    if (close(output->fd) != 0 && ok)
        ok = error_set(err, CODE_FILE_WRITE, "không ghi được tệp: %s", strerror(errno));
    output->fd = -1;
    return ok;
}

static bool print_all_sheets(struct job *job, struct error *err)
{
    struct csv_output output = {.fd = -1};
    struct record record;
    bool ok = path_make_folder(job->folder, 0750, err);
    while (ok && (ok = job_next(job, &record, err)) && record.kind != RECORD_END) {
        if (record.kind == RECORD_SHEET) {
            int fd;
            if (!(ok = open_sheet_file(job, record.sheet->index, &fd, err))) break;
            csv_output_init(&output, fd, cli_given(job->arguments, "crlf"),
                            record.file->kind == KIND_CSV);
        } else if (record.kind == RECORD_ROW) {
            repairs_row(&job->repairs, record.row);
            ok = csv_output_row(&output, record.row, err);
        } else if (record.kind == RECORD_SHEET_END) {
            ok = end_sheet_file(&output, true, err);
        }
    }
    return end_sheet_file(&output, ok, err);
}

static const char *shown_delimiter(const char *delimiter)
{
    if (delimiter[0] == '\0') return "không có";
    return strcmp(delimiter, "\t") == 0  ? "TAB"
           : strcmp(delimiter, " ") == 0 ? "dấu cách"
                                         : delimiter;
}

static void describe_file(const struct file_info *file)
{
    printf("loại: %s\nbảng mã: %s%s%s\n", file_kind_name(file->kind), file->encoding,
           file->byte_order_mark ? " (có dấu đầu tệp)" : "",
           file->mojibake ? " (bị mã hóa hai lần)" : "");
    if (file->kind == KIND_CSV)
        printf("dấu phân cách: %s\ndấu nháy: %c\nký tự thoát: %s\nhết dòng: %s\n",
               shown_delimiter(file->delimiter), file->quote == 0 ? '-' : file->quote,
               file->escape == 0 ? "nháy đôi" : "\\", file->line_end);
    printf("số trang tính: %u\ngiải thích: %s\n", file->sheet_count, file->explanation);
}

static bool print_info(struct job *job, struct error *err)
{
    struct record record;
    int64_t rows = 0, last = 0;
    uint32_t columns = 0;
    bool ok;
    while ((ok = job_next(job, &record, err)) && record.kind != RECORD_END) {
        if (record.kind == RECORD_FILE) describe_file(record.file);
        if (record.kind == RECORD_SHEET) rows = last = columns = 0;
        if (record.kind == RECORD_ROW) {
            rows++;
            last = record.row->number;
            if (record.row->count > columns) columns = record.row->count;
            repairs_row(&job->repairs, record.row);
        }
        if (record.kind == RECORD_SHEET_END)
            printf("trang %u%s%.*s%s: %lld dòng có dữ liệu, dòng cuối %lld, %u cột\n",
                   record.sheet->index, record.sheet->name.length > 0 ? " " : "",
                   (int)record.sheet->name.length, record.sheet->name.bytes,
                   record.sheet->hidden ? " (ẩn)" : "", (long long)rows, (long long)last, columns);
    }
    if (fflush(stdout) != 0 && ok)
        return error_set(err, CODE_FILE_WRITE, "không ghi được kết quả: %s", strerror(errno));
    return ok;
}

static bool run_job(struct job *job, struct error *err)
{
    if (job->table > 0) return read_table(job, err);
    if (cli_given(job->arguments, "info")) return print_info(job, err);
    if (job->folder != NULL) return print_all_sheets(job, err);
    return print_sheet(job, err);
}

/* Whatever is wrong with the file itself, this command could not do its work: 3, not the 1 of a
 * reject in a night. */
static int fail(const struct cli_arguments *arguments, const struct error *err)
{
    int status = cli_fail(arguments, err);
    return status == 1 ? 3 : status;
}

/* The file and the number of the table: "--table=2 FILE", or "--table 2 FILE" and "FILE --table 2",
 * where 2 looks like an operand. */
static bool find_operands(const struct cli_arguments *arguments, const char **ret_file,
                          int64_t *ret_table, struct error *err)
{
    const char *number = cli_value(arguments, "table");
    size_t file = 0;
    bool loose = number != NULL && *number == '\0' && arguments->operand_count == 2;
    if (loose) {
        file = is_number(arguments->operands[0]);
        number = arguments->operands[1 - file];
    } else if (arguments->operand_count == 2) {
        return error_set(err, CODE_USAGE, "chỉ đọc một tệp mỗi lần");
    }
    *ret_file = arguments->operands[file];
    *ret_table = number == NULL ? 0 : 1;
    if (number == NULL || *number == '\0') return true;
    if (is_number(number) && span_to_int64(span_of(number), ret_table) && *ret_table > 0)
        return true;
    return error_set(err, CODE_USAGE, "số thứ tự bảng phải là số từ 1");
}

static bool read_one(struct job *job, const char *path, struct error *err)
{
    struct read_options options = {.head_rows = 0};
    FD_AUTO int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0) return error_set(err, CODE_FILE_OPEN, "không mở được tệp: %s", strerror(errno));
    read_limits_default(&options.limits);
    if (cli_given(job->arguments, "contract")) return read_contract(job, fd, path, &options, err);
    READER_AUTO struct reader *reader = NULL;
    if (!reader_open(&reader, fd, &options, err)) return false;
    job->reader = reader;
    return run_job(job, err);
}

static int run(const struct cli_arguments *arguments)
{
    struct error err = {.code = CODE_OK};
    const char *path = NULL;
    struct job job = {.arguments = arguments,
                      .repairs = {.log = &arguments->log},
                      .sheet = cli_value(arguments, "sheet"),
                      .folder = cli_value(arguments, "all-sheets")};
    if (!find_operands(arguments, &path, &job.table, &err)) return cli_fail(arguments, &err);
    bool ok = read_one(&job, path, &err);
    repairs_end(&job.repairs);
    if (ok) return job.repairs.count > 0 ? 1 : 0;
    error_at(&err, path_base(path), NULL, 0, NULL);
    return fail(arguments, &err);
}

static const struct cli_option options[] = {
    {"sheet", "N|TÊN",
     "chọn trang tính theo tên, hoặc theo số đếm từ 0 (mặc định: trang đầu tiên có dữ liệu)", false,
     false},
    {"all-sheets", "THƯ-MỤC", "ghi mỗi trang tính ra một tệp N.csv trong thư mục này, N đếm từ 0",
     false, false},
    {"table", "N", "chỉ in bảng thứ N (từ 1; mặc định 1): một dòng tiêu đề rồi các dòng dữ liệu",
     false, true},
    {"contract", NULL, "in biểu mẫu nhận ra được, dòng tiêu đề và cột nào vào trường nào", false,
     false},
    {"info", NULL, "in loại tệp, bảng mã, dấu phân cách, các trang tính và kích thước", false,
     false},
    {"crlf", NULL, "kết thúc dòng bằng CRLF thay cho LF", false, false},
    {NULL, NULL, NULL, false, false},
};

const struct cli_command command_read = {
    .name = "read",
    .operands = "TỆP",
    .summary = "in ra những gì chương trình đọc được trong một tệp bất kỳ, dạng CSV UTF-8",
    .help =
        "Loại tệp được nhận theo nội dung: CSV (mọi dấu phân cách và bảng mã), XLSX, ODS, XLS, XML.\n"
        "In mọi dòng, mọi ô của trang tính, chưa áp dụng biểu mẫu nào. Không cần cơ sở dữ liệu.\n"
        "Mã thoát: 0 đọc được; 1 đọc được sau khi sửa, các chỗ sửa được liệt kê; 2 sai cách dùng; 3 không đọc được.",
    .options = options,
    .min_operands = 1,
    .max_operands = 2,
    .run = run,
};
