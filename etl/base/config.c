/*
 * config: settings of the deployment from their four origins (see config.h).
 */
#include "config.h"

#include "path.h"
#include "settings.h"
#include "xml.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { VIETNAM_OFFSET_SECONDS = 7 * 3600 };

const char *config_origin_name(enum config_origin origin)
{
    static const char *const names[] = {"mặc định", "commune.xml", "biến môi trường", "tùy chọn"};
    return names[origin];
}

/* ../share/thidua beside the folder of the running program; NULL = there is none. */
static const char *installed_folder(struct arena *arena)
{
    char program[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
    if (length <= 0) return NULL;
    program[length] = '\0';
    const char *folder =
        arena_printf(arena, "%.*s../share/thidua", (int)(path_base(program) - program), program);
    return access(folder, X_OK) == 0 ? folder : NULL;
}

const char *config_data_path(struct arena *arena, const char *relative)
{
    const char *folder = getenv("THIDUA_DATADIR");
    if (folder == NULL || *folder == '\0') folder = installed_folder(arena);
    return path_join(arena, folder != NULL ? folder : THIDUA_DATADIR, relative);
}

const char *config_today(struct arena *arena)
{
    /* Viet Nam has kept UTC+7 without summer time since 1975: no zone database is needed. */
    time_t shifted = time(NULL) + VIETNAM_OFFSET_SECONDS;
    struct tm day;
    gmtime_r(&shifted, &day);
    return arena_printf(arena, "%04d-%02d-%02d", day.tm_year + 1900, day.tm_mon + 1, day.tm_mday);
}

static struct setting *find(const struct config *config, const char *name)
{
    for (size_t i = 0; i < config->count; i++)
        if (strcmp(config->settings[i].name, name) == 0) return &config->settings[i];
    return NULL;
}

static const struct setting *known(const struct config *config, const char *name)
{
    const struct setting *setting = find(config, name);
    if (setting) return setting;
    fprintf(stderr, "thidua: lỗi nội bộ: không có thiết đặt %s\n", name);
    exit(code_info(CODE_INTERNAL)->exit_status);
}

const char *config_text(const struct config *config, const char *name)
{
    return known(config, name)->value;
}

int64_t config_int(const struct config *config, const char *name)
{
    int64_t number;
    const struct setting *setting = known(config, name);
    if (span_to_int64(span_of(setting->value), &number)) return number;
    fprintf(stderr, "thidua: lỗi nội bộ: thiết đặt %s không phải là số\n", name);
    exit(code_info(CODE_INTERNAL)->exit_status);
}

/* Checks the value and keeps it with its origin. */
static bool assign(struct config *config, const char *name, const char *text,
                   enum config_origin origin, struct error *err)
{
    struct setting *setting = find(config, name);
    if (!setting) return error_set(err, CODE_CONFIG, "không có thiết đặt tên %s", name);
    const struct setting_definition *definition = &setting_definitions[setting - config->settings];
    const char *value;
    if (!setting_parse(definition, text, config->arena, &value, err)) return false;
    if (definition->kind == SETTING_PATH && *value && *value != '/' && strcmp(name, "home") != 0)
        value = path_join(config->arena, config->home, value);
    setting->value = value;
    setting->origin = origin;
    return true;
}

static const char *variable_of(struct arena *arena, const char *name)
{
    char *variable = arena_printf(arena, "THIDUA_%s", name);
    for (char *c = variable; *c; c++) {
        if (*c >= 'a' && *c <= 'z') *c = (char)(*c - 'a' + 'A');
        if (*c == '-') *c = '_';
    }
    return variable;
}

/* home decides where commune.xml is, so it is settled before the rest: option, caller, environment,
 * working folder. */
static bool settle_home(struct config *config, const char *home,
                        const struct config_option *options, size_t count, struct error *err)
{
    enum config_origin origin = ORIGIN_OPTION;
    for (size_t i = 0; i < count; i++)
        if (strcmp(options[i].name, "home") == 0) home = options[i].value;
    if (!home || !*home) {
        origin = ORIGIN_ENVIRONMENT;
        home = getenv("THIDUA_HOME");
    }
    if (!home || !*home) {
        origin = ORIGIN_DEFAULT;
        home = ".";
    }
    /* Absolute, because children and reports name files from other working folders. */
    char *full = realpath(home, NULL), *here = NULL;
    if (!full && *home != '/') here = getcwd(NULL, 0);
    config->home = full   ? arena_strdup(config->arena, full)
                   : here ? path_join(config->arena, here, home)
                          : arena_strdup(config->arena, home);
    free(full);
    free(here);
    return assign(config, "home", config->home, origin, err);
}

static bool take_defaults(struct config *config, struct error *err)
{
    for (size_t i = 0; i < config->count; i++) {
        const struct setting_definition *definition = &setting_definitions[i];
        if (strcmp(definition->name, "home") == 0) continue;
        const char *value = definition->value ? definition->value : config_today(config->arena);
        if (!assign(config, definition->name, value, ORIGIN_DEFAULT, err)) return false;
    }
    return true;
}

static bool take_file(struct config *config, bool allow_missing, struct error *err)
{
    const char *path = path_join(config->arena, config->home, "commune.xml");
    if (access(path, F_OK) != 0) {
        if (allow_missing) return true;
        error_set(err, CODE_NOT_INITIALISED, "thư mục %s chưa có commune.xml", config->home);
        return error_hint(err,
                          "Chạy thidua init, hoặc chỉ đúng thư mục bằng --home hay THIDUA_HOME.");
    }
    XML_AUTO struct xml *doc = NULL;
    if (!xml_load(path, config_data_path(config->arena, "schemas/xsd/commune.xsd"), &doc, err))
        return false;
    const struct xml_node *node = xml_child(xml_child(xml_root(doc), "settings"), NULL);
    for (; node; node = xml_next(node, NULL)) {
        const char *value = xml_text(node, config->arena);
        if (*value && !assign(config, xml_name(node), value, ORIGIN_COMMUNE_XML, err))
            return error_at(err, path, NULL, xml_line(node), NULL);
    }
    return true;
}

static bool take_environment(struct config *config, struct error *err)
{
    for (size_t i = 0; i < config->count; i++) {
        const char *name = config->settings[i].name, *variable = variable_of(config->arena, name);
        const char *value = getenv(variable);
        if (!value || !*value || strcmp(name, "home") == 0) continue;
        if (!assign(config, name, value, ORIGIN_ENVIRONMENT, err))
            return error_at(err, variable, NULL, 0, NULL);
    }
    return true;
}

bool config_load(struct arena *arena, const char *home, const struct config_option *options,
                 size_t count, bool allow_missing, struct config *ret, struct error *err)
{
    struct config config = {.arena = arena};
    while (setting_definitions[config.count].name) config.count++;
    config.settings = arena_array(arena, config.count, sizeof *config.settings);
    for (size_t i = 0; i < config.count; i++)
        config.settings[i] = (struct setting){setting_definitions[i].name, "",
                                              setting_definitions[i].help, ORIGIN_DEFAULT};
    if (!settle_home(&config, home, options, count, err) || !take_defaults(&config, err) ||
        !take_file(&config, allow_missing, err) || !take_environment(&config, err))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (strcmp(options[i].name, "home") == 0) continue;
        if (!assign(&config, options[i].name, options[i].value, ORIGIN_OPTION, err))
            return error_hint(err, "Sửa tùy chọn --%s.", options[i].name);
    }
    *ret = config;
    return true;
}
