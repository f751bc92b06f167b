/*
 * config: prints every setting, its value and where it came from; then the dated rules of
 *         commune.xml.
 */
#include "base/cli.h"
#include "base/listing.h"
#include "base/path.h"
#include "base/xml.h"
#include "commands.h"

#include <unistd.h>

static const struct listing_column columns[] = {
    {"name", "Thiết đặt", false},
    {"value", "Giá trị", false},
    {"origin", "Nguồn", false},
};
enum { CONFIG_COLUMNS = sizeof columns / sizeof *columns };

/* The dated rules stand only in commune.xml; config_load has validated the file already. */
static bool add_rules(const struct config *config, struct listing *listing, struct error *err)
{
    const char *path = path_join(config->arena, config->home, "commune.xml");
    if (access(path, F_OK) != 0) return true;
    XML_AUTO struct xml *doc = NULL;
    if (!xml_load(path, NULL, &doc, err)) return false;
    const struct xml_node *rule = xml_child(xml_child(xml_root(doc), "rules"), "rule");
    for (; rule; rule = xml_next(rule, "rule")) {
        listing_add(listing, xml_attribute(rule, "name"));
        listing_add(listing, xml_text(rule, config->arena));
        listing_add(listing,
                    arena_printf(config->arena, "commune.xml, từ %s", xml_attribute(rule, "from")));
    }
    return true;
}

static int run(const struct cli_arguments *arguments)
{
    struct error err = {0};
    struct config config;
    struct listing listing;
    bool csv;
    if (!listing_format(cli_value(arguments, "format"), &csv, &err) ||
        !cli_config(arguments, true, &config, &err))
        return cli_fail(arguments, &err);
    listing_begin(&listing, arguments->arena, columns, CONFIG_COLUMNS, csv);
    for (size_t i = 0; i < config.count; i++) {
        listing_add(&listing, config.settings[i].name);
        listing_add(&listing, config.settings[i].value);
        listing_add(&listing, config_origin_name(config.settings[i].origin));
    }
    if (!add_rules(&config, &listing, &err) || !listing_print(&listing, STDOUT_FILENO, &err))
        return cli_fail(arguments, &err);
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
    .help =
        "Tùy chọn thắng biến môi trường (THIDUA_TÊN), biến môi trường thắng commune.xml, commune.xml thắng giá "
        "trị mặc định. Các mức có ngày hiệu lực trong commune.xml được in ở cuối.",
    .options = options,
    .run = run,
};
