/*
 * ingest: takes the inbox, or the files given, into the facts.
 */
#include "load/ingest.h"
#include "commands.h"
#include "load/reference.h"
#include "night/lock.h"
#include "night/run.h"
#include "open.h"

#include <inttypes.h>
#include <string.h>

static void tell_file(void *context, const char *name, const char *state, int64_t rows_read,
                      int64_t rows_rejected)
{
    const struct cli_arguments *arguments = context;
    const struct log *log = &arguments->log;
    if (cli_given(arguments, "dry-run"))
        log_say(log, LOG_INFO, "sẽ xử lý %s (%s)", name, state);
    else if (strcmp(state, "held") == 0)
        log_say(log, LOG_WARNING, "giữ lại %s, chờ quyết định", name);
    else if (strcmp(state, "rejected") == 0)
        log_say(log, LOG_WARNING, "từ chối %s", name);
    else if (rows_rejected > 0)
        log_say(log, LOG_WARNING, "%s: đọc %" PRId64 " dòng, loại %" PRId64, name, rows_read,
                rows_rejected);
    else
        log_say(log, LOG_DEBUG, "%s: %s", name, state);
}

static void tell_left(void *context, const char *name, enum code why)
{
    const struct cli_arguments *arguments = context;
    if (why == CODE_OK)
        log_say(&arguments->log, LOG_INFO, "để lại %s: tệp chưa nằm yên đủ lâu", name);
    else
        log_say(&arguments->log, LOG_WARNING, "bỏ qua %s: %s", name, code_info(why)->text);
}

static void tell_counts(const struct cli_arguments *arguments, const struct ingest_counts *counts)
{
    log_say(&arguments->log, LOG_INFO,
            "%" PRId64 " tệp mới, %" PRId64 " trùng, %" PRId64 " giữ lại, %" PRId64
            " từ chối, %" PRId64 " đọc lại, %" PRId64 " để lại",
            counts->files - counts->duplicates, counts->duplicates, counts->held, counts->rejected,
            counts->again, counts->waiting);
    log_say(&arguments->log, LOG_INFO,
            "đọc %" PRId64 " dòng, loại %" PRId64 ", trùng %" PRId64 ", nhắc %" PRId64,
            counts->rows_read, counts->rows_rejected, counts->rows_duplicate, counts->warnings);
    if (counts->held + counts->rejected + counts->rows_rejected > 0)
        log_say(&arguments->log, LOG_INFO, "xem thidua files và thidua rejects để biết lý do");
}

static bool work(const struct cli_arguments *arguments, struct db *db, const struct config *config,
                 const struct run *open_run, struct ingest_counts *counts, struct error *err)
{
    LOAD_AUTO struct load_context load = {0};
    struct ingest_options options = {
        .files = arguments->operand_count ? arguments->operands : NULL,
        .file_count = arguments->operand_count,
        .dry_run = cli_given(arguments, "dry-run"),
        .quiet = arguments->quiet,
    };
    struct ingest_listener listener = {(void *)(uintptr_t)arguments, tell_file, tell_left};
    return load_open(&load, db, config, &arguments->log, open_run->run_id, err) &&
           ingest_run(&load, &options, &listener, counts, err);
}

static int run(const struct cli_arguments *arguments)
{
    struct error err = {0};
    struct config config;
    struct run night;
    struct ingest_counts counts = {0};
    DB_AUTO struct db *db = NULL;
    LOCK_AUTO struct lock lock = {.fd = -1};
    if (!command_open(arguments, &config, &db, &err) || !lock_take(&lock, db, &config, &err) ||
        !run_begin(&night, db, &config, "ingest", &err))
        return cli_fail(arguments, &err);
    bool done = work(arguments, db, &config, &night, &counts, &err);
    int status = done ? ingest_exit_status(&counts) : error_exit_status(&err);
    struct error closing = {0};
    if (!run_end(&night, status, done ? &err : &closing)) done = false;
    if (!done) return cli_fail(arguments, &err);
    tell_counts(arguments, &counts);
    return status;
}

static const struct cli_option options[] = {
    {"dry-run", NULL, "chỉ cho biết sẽ làm gì, không thay đổi gì", false, false},
    {"settle", "GIÂY", "tệp phải nằm yên bấy nhiêu giây mới được nạp", true, false},
    {0}};

const struct cli_command command_ingest = {
    .name = "ingest",
    .operands = "[TỆP…]",
    .summary = "nạp các tệp trong hộp nhận, hoặc các tệp được chỉ ra",
    .help =
        "Tệp trong hộp nhận được cất vào kho bản gốc và rời hộp nhận sau khi nạp xong. Tệp chỉ ra trên dòng lệnh\n"
        "được nạp mà vẫn ở nguyên chỗ. Nạp lại cùng một nội dung không làm thay đổi gì.",
    .options = options,
    .max_operands = 1000000,
    .run = run,
};
