/*
 * check: validates configuration, contracts, catalogue and rubric, and tells every problem with
 *        file and line; tries the
 * SQL of the measures where the database can be reached. Changes nothing.
 *
 * Out:    exit 0 where all is well, 2 where something is wrong.
 */
#include "base/cli.h"
#include "base/hash.h"
#include "base/path.h"
#include "base/secret.h"
#include "base/xml.h"
#include "commands.h"
#include "contract/contract.h"
#include "load/village_list.h"
#include "model/catalogue.h"
#include "model/migrate.h"
#include "model/rubric.h"
#include "seal/keys.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct checking {
    const struct cli_arguments *arguments;
    struct arena *arena;
    size_t files, problems;
};

static void on_problem(void *context, const struct error *problem)
{
    const struct checking *checking = context;
    log_error(&checking->arguments->log, problem);
}

/* Validates one file; a problem of the machine (XSD missing) is told and counted as well. */
static void check_file(struct checking *checking, const char *path, const char *xsd)
{
    struct error err = {0};
    size_t problems = 0;
    if (!xml_check(path, config_data_path(checking->arena, xsd), on_problem, checking, &problems,
                   &err)) {
        log_error(&checking->arguments->log, &err);
        problems = 1;
    }
    checking->files++;
    checking->problems += problems;
}

static void check_folder(struct checking *checking, const char *folder, const char *xsd)
{
    struct name_list list = {0};
    struct error unread = {0};
    if (!path_list(checking->arena, folder, &list, &unread)) {
        log_error(&checking->arguments->log, &unread);
        checking->problems++;
    }
    for (size_t i = 0; i < list.count; i++)
        if (span_ends_with(span_of(list.names[i]), ".xml"))
            check_file(checking, path_join(checking->arena, folder, list.names[i]), xsd);
}

/* The deployment's own file where there is one, else the one that came with the program. */
static void check_catalogue(struct checking *checking, const struct config *config,
                            const char *name, const char *xsd)
{
    const char *own = path_join(checking->arena, config->home, name);
    const char *installed = config_data_path(
        checking->arena, arena_printf(checking->arena, "schemas/catalogue/%s", name));
    check_file(checking, access(own, F_OK) == 0 ? own : installed, xsd);
}

/* The rubric of the plan year, where there is one: form and meaning, against the catalogue in
 * force. */
static void check_rubric(struct checking *checking, const struct config *config,
                         enum rubric_scope scope)
{
    const char *own = path_join(checking->arena, config->home, "indicators.xml");
    const char *installed = config_data_path(checking->arena, "schemas/catalogue/indicators.xml");
    struct rubric_source source = {
        .path = rubric_path(checking->arena, config, scope, (int)config_int(config, "plan-year")),
        .catalogue_path = access(own, F_OK) == 0 ? own : installed,
        .strict = true};
    struct error err = {0};
    size_t problems = 0;
    if (access(source.path, F_OK) != 0) return;
    if (!rubric_problems(checking->arena, &source, on_problem, checking, &problems, &err)) {
        log_error(&checking->arguments->log, &err);
        problems = 1;
    }
    checking->files++;
    checking->problems += problems;
}

/* Meaning, where the forms are right: what an XSD cannot say. Told like any other problem. */
static void told(struct checking *checking, bool good, const struct error *err)
{
    if (good) return;
    log_error(&checking->arguments->log, err);
    checking->problems++;
}

/* The list of villages and the keys of a deployment, where they are. */
static void check_deployment(struct checking *checking, const struct config *config)
{
    struct error err = {0};
    struct village_list list;
    const char *villages = path_join(checking->arena, config->home, "villages.csv");
    if (access(villages, F_OK) == 0) {
        checking->files++;
        told(checking,
             village_list_read(checking->arena, villages, config_text(config, "commune-code"),
                               &list, &err),
             &err);
    }
    struct hmac_key key;
    error_clear(&err);
    if (secret_exists(config_text(config, "key-file"))) {
        checking->files++;
        told(checking, hmac_key_read(config_text(config, "key-file"), &key, &err), &err);
        explicit_bzero(&key, sizeof key);
    }
    SIGNING_KEY_AUTO struct signing_key signing = {NULL, NULL};
    error_clear(&err);
    if (!secret_exists(config_text(config, "signing-key"))) return;
    checking->files++;
    told(checking, signing_key_read(config, &signing, &err), &err);
}

static void check_meaning(struct checking *checking, const struct config *config,
                          struct catalogue *ret_catalogue)
{
    struct contract_set contracts;
    struct error err = {0};
    told(checking, contract_set_open(checking->arena, &contracts, &err), &err);
    error_clear(&err);
    told(checking, catalogue_load(checking->arena, config, ret_catalogue, &err), &err);
}

/* The SQL of every measure against the deployment's database; without one there is nothing to try
 * it on. */
static void check_sql(struct checking *checking, const struct config *config,
                      const struct catalogue *catalogue)
{
    const struct log *log = &checking->arguments->log;
    DB_AUTO struct db *db = NULL;
    struct error err = {0};
    if (!db_open(&db, &err) || !migrate_current(db, &err)) {
        log_say(log, LOG_INFO, "chưa thử được SQL của số đo: %s", err.text);
        return;
    }
    told(checking,
         catalogue_dry_run(db, config_text(config, "commune-code"), config_text(config, "as-of"),
                           catalogue, &err),
         &err);
}

static int run(const struct cli_arguments *arguments)
{
    struct error err = {0};
    struct config config;
    struct catalogue catalogue;
    struct checking checking = {.arguments = arguments, .arena = arguments->arena};
    if (!cli_config(arguments, true, &config, &err)) return cli_fail(arguments, &err);
    check_catalogue(&checking, &config, "commune.xml", "schemas/xsd/commune.xsd");
    check_catalogue(&checking, &config, "indicators.xml", "schemas/xsd/indicators.xsd");
    if (checking.problems == 0) check_rubric(&checking, &config, RUBRIC_VILLAGES);
    if (checking.problems == 0) check_rubric(&checking, &config, RUBRIC_INDIVIDUALS);
    check_folder(&checking, config_data_path(arguments->arena, "schemas/sources"),
                 "schemas/xsd/source.xsd");
    check_deployment(&checking, &config);
    if (checking.problems == 0) check_meaning(&checking, &config, &catalogue);
    if (checking.problems == 0) check_sql(&checking, &config, &catalogue);
    if (checking.problems > 0) {
        error_set(&err, CODE_CONFIG, "đã kiểm tra %zu tệp, có %zu lỗi", checking.files,
                  checking.problems);
        return cli_fail(arguments, &err);
    }
    log_say(&arguments->log, LOG_INFO, "đã kiểm tra %zu tệp, không có lỗi", checking.files);
    return 0;
}

const struct cli_command command_check = {
    .name = "check",
    .operands = "",
    .summary = "kiểm tra cấu hình, biểu mẫu nguồn, danh mục chỉ số và bảng điểm",
    .help = "Mỗi lỗi được nêu kèm tệp và dòng. Không thay đổi gì.",
    .run = run,
};
