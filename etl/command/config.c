/*
 * config: prints every setting, its value and where it came from; then the dated rules of commune.xml.
 */
#include "base/cli.h"
#include "base/path.h"
#include "base/unicode.h"
#include "base/xml.h"
#include "commands.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { CONFIG_OUTPUT_LIMIT_BYTES = 4 << 20, CONFIG_NAME_CHARS = 26, CONFIG_VALUE_CHARS = 34 };

static void pad(struct buffer *out, const char *text, size_t chars)
{
    buffer_add_text(out, text);
    for (size_t used = utf8_chars(span_of(text)); used < chars; used++) buffer_add_char(out, ' ');
    buffer_add_char(out, ' ');
}

static void add(struct buffer *out, bool csv, const char *name, const char *value, const char *origin)
{
    if (csv) {
        buffer_add_csv(out, span_of(name), ',');
        buffer_add_char(out, ',');
        buffer_add_csv(out, span_of(value), ',');
        buffer_add_char(out, ',');
        buffer_add_csv(out, span_of(origin), ',');
    } else {
        pad(out, name, CONFIG_NAME_CHARS);
        pad(out, *value ? value : "-", CONFIG_VALUE_CHARS);
        buffer_add_text(out, origin);
    }
    buffer_add_char(out, '\n');
}

/* The dated rules stand only in commune.xml; config_load has validated the file already. */
static bool add_rules(const struct config *config, bool csv, struct buffer *out, struct error *err)
{
    const char *path = path_join(config->arena, config->home, "commune.xml");
    if (access(path, F_OK) != 0) return true;
    XML_AUTO struct xml *doc = NULL;
    if (!xml_load(path, NULL, &doc, err)) return false;
    const struct xml_node *rule = xml_child(xml_child(xml_root(doc), "rules"), "rule");
    for (; rule; rule = xml_next(rule, "rule"))
        add(out, csv, xml_attribute(rule, "name"), xml_text(rule, config->arena),
            arena_printf(config->arena, "commune.xml, từ %s", xml_attribute(rule, "from")));
    return true;
}

static int run(const struct cli_arguments *arguments)
{
    struct error err = {0};
    struct config config;
    const char *format = cli_value(arguments, "format");
    if (format && strcmp(format, "csv") != 0 && strcmp(format, "text") != 0) {
        error_set(&err, CODE_USAGE, "--format chỉ nhận text hoặc csv");
        return cli_fail(arguments, &err);
    }
    bool csv = format && strcmp(format, "csv") == 0;
    if (!cli_config(arguments, true, &config, &err)) return cli_fail(arguments, &err);
    BUFFER_AUTO struct buffer out;
    buffer_init(&out, CONFIG_OUTPUT_LIMIT_BYTES);
    if (csv) buffer_add_text(&out, "name,value,origin\n");
    else add(&out, csv, "THIẾT ĐẶT", "GIÁ TRỊ", "NGUỒN");
    for (size_t i = 0; i < config.count; i++)
        add(&out, csv, config.settings[i].name, config.settings[i].value,
            config_origin_name(config.settings[i].origin));
    if (!add_rules(&config, csv, &out, &err)) return cli_fail(arguments, &err);
    fwrite(out.bytes, 1, out.length, stdout);
    return 0;
}

static const struct cli_option options[] = {
    {"format", "text|csv", "cách in (mặc định: text)", false, false},
    {NULL, NULL, NULL, false, false},
};

const struct cli_command command_config = {
    .name = "config",
    .operands = "",
    .summary = "in từng thiết đặt, giá trị và nguồn của nó",
    .help = "Tùy chọn thắng biến môi trường (THIDUA_TÊN), biến môi trường thắng commune.xml, commune.xml thắng giá "
            "trị mặc định. Các mức có ngày hiệu lực trong commune.xml được in ở cuối.",
    .options = options,
    .run = run,
};
