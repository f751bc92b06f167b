/*
 * cli_reference: help, man page and manual, all from the command table (see cli.h).
 *
 * Units:  lines of 80 characters (not bytes: Vietnamese letters take 2 or 3).
 */
#include "cli.h"
#include "settings.h"
#include "unicode.h"

#include <string.h>

enum { HELP_COLUMNS = 80, HELP_INDENT = 26 };

static void add_spaces(struct buffer *out, size_t count)
{
    while (count-- > 0) buffer_add_char(out, ' ');
}

/* Adds one paragraph from column `column` on, broken at spaces, later lines indented. */
static void add_wrapped(struct buffer *out, struct span text, size_t column, size_t indent)
{
    struct span word;
    bool first = true;
    while (span_cut(&text, ' ', &word)) {
        size_t width = utf8_chars(word);
        if (!first && column + 1 + width > HELP_COLUMNS) {
            buffer_add_char(out, '\n');
            add_spaces(out, indent);
            column = indent;
        } else if (!first) {
            buffer_add_char(out, ' ');
            column++;
        }
        buffer_add_span(out, word);
        column += width;
        first = false;
    }
    buffer_add_char(out, '\n');
}

/* "  --name TERM      explanation": the explanation starts on a line of its own after a long term. */
static void add_row(struct buffer *out, const char *term, const char *explanation)
{
    size_t width = 2 + utf8_chars(span_of(term));
    buffer_add_text(out, "  ");
    buffer_add_text(out, term);
    if (width + 2 > HELP_INDENT) {
        buffer_add_char(out, '\n');
        width = 0;
    }
    add_spaces(out, HELP_INDENT - width);
    add_wrapped(out, span_of(explanation), HELP_INDENT, HELP_INDENT);
}

static void option_term(const struct cli_option *option, struct buffer *term)
{
    buffer_clear(term);
    buffer_printf(term, "--%s", option->name);
    if (option->argument && option->optional_value)
        buffer_printf(term, "[=%s]", option->argument);
    else if (option->argument)
        buffer_printf(term, " %s", option->argument);
}

static void add_options(const struct cli_option *options, struct buffer *out)
{
    BUFFER_AUTO struct buffer term;
    buffer_init(&term, 1024);
    for (; options && options->name; options++) {
        option_term(options, &term);
        add_row(out, term.bytes, options->help);
    }
}

/* Paragraphs are lines of the source text; a line that begins with a blank stays as it is
 * (examples). */
static void add_paragraphs(const char *text, struct buffer *out)
{
    struct span rest = span_of(text), line;
    while (span_cut(&rest, '\n', &line)) {
        if (line.length > 0 && line.bytes[0] != ' ') {
            add_wrapped(out, line, 0, 0);
            continue;
        }
        buffer_add_span(out, line);
        buffer_add_char(out, '\n');
    }
}

static void add_usage(const struct cli_command *command, struct buffer *out)
{
    buffer_printf(out, "thidua %s", command->name);
    if (command->options && command->options->name) buffer_add_text(out, " [TÙY-CHỌN…]");
    if (command->operands && *command->operands) buffer_printf(out, " %s", command->operands);
}

void cli_command_help(const struct cli_command *command, struct buffer *out)
{
    static const char usage[] = "Cách dùng: ";
    size_t indent = utf8_chars(span_of(usage));
    BUFFER_AUTO struct buffer words;
    buffer_init(&words, 4096);
    add_usage(command, &words);
    buffer_add_text(out, usage);
    add_wrapped(out, buffer_span(&words), indent, indent);
    buffer_add_char(out, '\n');
    add_wrapped(out, span_of(command->summary), 0, 0);
    if (command->help) {
        buffer_add_char(out, '\n');
        add_paragraphs(command->help, out);
    }
    if (command->options && command->options->name) {
        buffer_add_text(out, "\nTùy chọn:\n");
        add_options(command->options, out);
    }
    buffer_add_text(out, "\nTùy chọn chung:\n");
    add_options(cli_common_options, out);
}

static const char *const exit_statuses[][2] = {
    {"0", "xong việc"},
    {"1", "xong, nhưng có dòng bị từ chối, tệp đang giữ lại hoặc cảnh báo"},
    {"2", "sai cách dùng lệnh hoặc sai cấu hình"},
    {"3", "phải dừng (cơ sở dữ liệu, đĩa, bộ nhớ); không có gì ghi dở, chạy lại được"},
    {"4", "một kết quả không qua kiểm tra nên không được công bố"},
    {"70", "lỗi nội bộ"},
    {"75", "một lượt chạy khác đang giữ khóa"},
};
enum { EXIT_STATUSES = sizeof exit_statuses / sizeof *exit_statuses };

void cli_overview(const struct cli_command *const *commands, struct buffer *out)
{
    buffer_add_text(out, "Cách dùng: thidua LỆNH [TÙY-CHỌN…] [THAM-SỐ…]\n\n");
    add_wrapped(
        out,
        span_of(
            "Tổng hợp số liệu, chấm điểm và xếp hạng thi đua các Tổ công nghệ số cộng đồng của xã: "
            "nạp tệp xuất, tính chỉ số, chấm điểm, xuất bản báo cáo."),
        0, 0);
    buffer_add_text(out, "\nCác lệnh:\n");
    for (; *commands; commands++) add_row(out, (*commands)->name, (*commands)->summary);
    buffer_add_text(out, "\nTùy chọn chung:\n");
    add_options(cli_common_options, out);
    add_row(out, "--version", "in phiên bản");
    buffer_add_text(out, "\nMã thoát:\n");
    for (size_t i = 0; i < EXIT_STATUSES; i++)
        add_row(out, exit_statuses[i][0], exit_statuses[i][1]);
    buffer_add_text(out, "\nXem thidua LỆNH --help để biết cách dùng từng lệnh.\n");
}

/* Text for roff: backslashes doubled, a leading dot or quote made harmless, '-' kept as typed. */
static void add_roff(struct buffer *out, const char *text)
{
    bool line_start = true;
    for (; *text; text++) {
        if (line_start && (*text == '.' || *text == '\'')) buffer_add_text(out, "\\&");
        if (*text == '\\')
            buffer_add_text(out, "\\e");
        else if (*text == '-')
            buffer_add_text(out, "\\-");
        else
            buffer_add_char(out, *text);
        line_start = *text == '\n';
    }
}

static void man_item(struct buffer *out, const char *term, const char *text)
{
    buffer_add_text(out, ".TP\n.B ");
    add_roff(out, term);
    buffer_add_char(out, '\n');
    add_roff(out, text);
    buffer_add_char(out, '\n');
}

static void man_options(struct buffer *out, const struct cli_option *options)
{
    BUFFER_AUTO struct buffer term;
    buffer_init(&term, 1024);
    for (; options && options->name; options++) {
        option_term(options, &term);
        man_item(out, term.bytes, options->help);
    }
}

static void man_paragraphs(struct buffer *out, const char *text)
{
    struct span rest = span_of(text), line;
    bool example = false;
    ARENA_AUTO struct arena *arena = arena_open(1 << 20);
    while (span_cut(&rest, '\n', &line)) {
        bool indented = line.length > 0 && line.bytes[0] == ' ';
        if (indented != example) buffer_add_text(out, indented ? ".PP\n.nf\n" : ".fi\n");
        example = indented;
        if (line.length == 0)
            buffer_add_text(out, ".PP");
        else
            add_roff(out, arena_strndup(arena, line.bytes, line.length));
        buffer_add_char(out, '\n');
    }
    if (example) buffer_add_text(out, ".fi\n");
}

static void man_command(const struct cli_command *command, struct buffer *out)
{
    BUFFER_AUTO struct buffer usage;
    buffer_init(&usage, 4096);
    add_usage(command, &usage);
    buffer_add_text(out, ".SS ");
    add_roff(out, usage.bytes);
    buffer_add_char(out, '\n');
    add_roff(out, command->summary);
    buffer_add_text(out, ".\n");
    if (command->help) {
        buffer_add_text(out, ".PP\n");
        man_paragraphs(out, command->help);
    }
    man_options(out, command->options);
}

static void man_settings(struct buffer *out)
{
    buffer_add_text(
        out, ".SH THIẾT ĐẶT\nTùy chọn thắng biến môi trường (THIDUA_TÊN), biến môi trường thắng "
             "commune.xml, commune.xml thắng mặc định; thidua config in giá trị và nguồn.\n");
    BUFFER_AUTO struct buffer text;
    buffer_init(&text, 4096);
    for (const struct setting_definition *setting = setting_definitions; setting->name; setting++) {
        buffer_clear(&text);
        buffer_add_text(&text, setting->help);
        if (setting->value && *setting->value)
            buffer_printf(&text, " (mặc định: %s)", setting->value);
        man_item(out, setting->name, text.bytes);
    }
}

static void man_page(const struct cli_command *const *commands, struct buffer *out)
{
    buffer_add_text(out,
                    ".TH THIDUA 1 \"\" \"thidua " THIDUA_VERSION "\"\n.nh\n.SH TÊN\n"
                    "thidua \\- chấm điểm, xếp hạng thi đua các Tổ công nghệ số cộng đồng\n"
                    ".SH CÁCH DÙNG\n.B thidua\n.I LỆNH\n[TÙY\\-CHỌN…] [THAM\\-SỐ…]\n.SH LỆNH\n");
    for (; *commands; commands++) man_command(*commands, out);
    buffer_add_text(out, ".SH TÙY CHỌN CHUNG\n");
    man_options(out, cli_common_options);
    man_settings(out);
    buffer_add_text(out, ".SH MÃ THOÁT\n");
    for (size_t i = 0; i < EXIT_STATUSES; i++)
        man_item(out, exit_statuses[i][0], exit_statuses[i][1]);
}

void cli_reference(const struct cli_command *const *commands, const char *format,
                   struct buffer *out)
{
    if (strcmp(format, "man") == 0) {
        man_page(commands, out);
        return;
    }
    bool markdown = strcmp(format, "markdown") == 0;
    if (!markdown) cli_overview(commands, out);
    for (; *commands; commands++) {
        buffer_printf(out, markdown ? "### thidua %s\n\n```\n" : "\nthidua %s\n\n",
                      (*commands)->name);
        cli_command_help(*commands, out);
        if (markdown) buffer_add_text(out, "```\n\n");
    }
}
