/*
 * rubric_check: what an XSD cannot say of a rubric, each problem with its line and reason.
 *
 * Rules:  weights add up to what is declared; indicators exist; targets are there and can be
 *         divided by; goalposts differ and agree with the direction; bands follow one another
 *         without gap or overlap and stay within max; tie-breaks and floors name known codes;
 *         grades descend; no negative points under a geometric mean.
 * Source: spec/scoring.md "The rubric is data".
 */
#include "model/decimal.h"
#include "model/rubric_private.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

struct checking {
    const struct rubric *rubric;
    xml_report *report;
    void *context;
    size_t problems;
};

PRINTF_LIKE(3, 4)
static void problem(struct checking *checking, const struct xml_node *at, const char *format, ...)
{
    struct error err = {.code = CODE_OK};
    char text[sizeof err.text];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    xml_fail(checking->rubric->doc, at, &err, "%s", text);
    checking->report(checking->context, &err);
    checking->problems++;
}

static bool is(const char *text, const char *word)
{
    return text && strcmp(text, word) == 0;
}

static void check_weights(struct checking *checking, const struct rubric_node *group)
{
    const struct rubric *rubric = checking->rubric;
    char sum_text[DECIMAL_TEXT_BYTES], declared_text[DECIMAL_TEXT_BYTES];
    decimal sum = 0, declared = decimal_of(xml_attribute_or(group->element, "weights", group->max));
    for (size_t i = 0; i < rubric->count; i++)
        if (rubric->nodes[i].parent && strcmp(rubric->nodes[i].parent, group->code) == 0)
            sum += decimal_of(rubric->nodes[i].weight);
    if (sum != declared)
        problem(checking, group->element,
                "trọng số trong %s cộng lại là %s, không phải %s như đã khai", group->code,
                decimal_text(sum, sum_text), decimal_text(declared, declared_text));
}

static bool geometric(const struct rubric *rubric, const struct rubric_node *node)
{
    const struct rubric_node *parent = node->parent ? rubric_find(rubric, node->parent) : NULL;
    return parent && is(xml_attribute(parent->element, "aggregation"), "geometric");
}

static void check_indicator(struct checking *checking, const struct rubric_node *node)
{
    const char *kind = xml_attribute_or(node->element, "kind", "indicator");
    const char *code = xml_attribute(node->element, "indicator");
    if (is(kind, "indicator") && !rubric_catalogue_indicator(checking->rubric, code))
        problem(checking, node->element, "tiêu chí %s: không có chỉ số %s trong danh mục",
                node->code, code);
    if (is(kind, "measure") && !rubric_catalogue_measure(checking->rubric, code))
        problem(checking, node->element, "tiêu chí %s: không có số đo %s trong danh mục",
                node->code, code);
    if (is(kind, "person") && !rubric_catalogue_person(checking->rubric, code))
        problem(checking, node->element, "tiêu chí %s: không có số đo cá nhân %s trong danh mục",
                node->code, code);
}

static void check_target(struct checking *checking, const struct rubric_node *node,
                         const char *function)
{
    bool logarithm = is(xml_attribute(node->element, "transform"), "log");
    bool wanted = is(function, "ratio") || is(function, "pass") ||
                  is(xml_attribute(node->element, "must"), "target");
    if (wanted && !node->target)
        problem(checking, node->element,
                "tiêu chí %s: chưa có chỉ tiêu (target) và danh mục cũng không có", node->code);
    if (!node->target) return;
    if (is(function, "ratio") && decimal_of(node->target) <= (logarithm ? decimal_of("1") : 0))
        problem(checking, node->element, "tiêu chí %s: chỉ tiêu phải lớn hơn %d để làm số chia",
                node->code, logarithm);
    else if (is(function, "pass") && logarithm && decimal_of(node->target) <= 0)
        problem(checking, node->element, "tiêu chí %s: chỉ tiêu phải lớn hơn 0 để lấy lôgarit",
                node->code);
}

static void check_linear(struct checking *checking, const struct rubric_node *node)
{
    decimal from = decimal_of(xml_attribute(node->function, "from"));
    decimal to = decimal_of(xml_attribute(node->function, "to"));
    const char *better = xml_attribute(node->element, "better");
    if (from == to)
        problem(checking, node->function, "tiêu chí %s: hai mốc from và to bằng nhau", node->code);
    else if (better && is(better, "lower") != (from > to))
        problem(checking, node->function, "tiêu chí %s: mốc from, to ngược với better=\"%s\"",
                node->code, better);
    if (is(xml_attribute(node->element, "transform"), "log") && (from <= 0 || to <= 0))
        problem(checking, node->function, "tiêu chí %s: mốc phải lớn hơn 0 để lấy lôgarit",
                node->code);
}

static void check_band(struct checking *checking, const struct rubric_node *node,
                       const struct xml_node *band, const struct xml_node *next)
{
    const char *from = xml_attribute(band, "from"), *to = xml_attribute(band, "to");
    decimal points = decimal_of(xml_attribute(band, "points"));
    if (from && to && decimal_of(from) >= decimal_of(to))
        problem(checking, band, "tiêu chí %s: bậc có from không nhỏ hơn to", node->code);
    if (next && (!to || !xml_attribute(next, "from")))
        problem(checking, to ? next : band,
                "tiêu chí %s: chỉ bậc đầu được thiếu from và bậc cuối được thiếu to", node->code);
    else if (next && decimal_of(to) < decimal_of(xml_attribute(next, "from")))
        problem(checking, next, "tiêu chí %s: hở giữa %s và %s", node->code, to,
                xml_attribute(next, "from"));
    else if (next && decimal_of(to) > decimal_of(xml_attribute(next, "from")))
        problem(checking, next, "tiêu chí %s: chồng nhau từ %s đến %s", node->code,
                xml_attribute(next, "from"), to);
    if (xml_attribute_bool(node->function, "clip", true) &&
        (points < 0 || points > decimal_of(node->max)))
        problem(checking, band, "tiêu chí %s: điểm của bậc nằm ngoài 0 đến %s", node->code,
                node->max);
}

static void check_bands(struct checking *checking, const struct rubric_node *node)
{
    const struct xml_node *band = xml_child(node->function, "band"), *next;
    if (decimal_of(xml_attribute(band, "from")) > 0)
        problem(checking, band,
                "tiêu chí %s: hở dưới %s, bậc đầu phải bắt đầu từ 0 hoặc không có from", node->code,
                xml_attribute(band, "from"));
    for (; band; band = next) {
        next = xml_next(band, "band");
        check_band(checking, node, band, next);
        if (!next && xml_attribute(band, "to"))
            problem(checking, band, "tiêu chí %s: hở từ %s trở lên, bậc cuối phải không có to",
                    node->code, xml_attribute(band, "to"));
    }
}

static void check_criterion(struct checking *checking, const struct rubric_node *node, bool strict)
{
    static const char *const states[] = {"inconsistent", "unreliable", "no_report",
                                         "not_applicable", "ok"};
    const char *function = xml_name(node->function),
               *state = xml_attribute(node->element, "indicator");
    bool known = !is(xml_attribute(node->element, "kind"), "state");
    for (size_t i = 0; i < sizeof states / sizeof *states; i++)
        known = known || is(state, states[i]);
    if (!known)
        problem(checking, node->element, "tiêu chí %s: không có trạng thái %s", node->code, state);
    if (strict) check_indicator(checking, node);
    check_target(checking, node, function);
    if (is(function, "linear")) check_linear(checking, node);
    if (is(function, "bands")) check_bands(checking, node);
    if (geometric(checking->rubric, node) &&
        (is(function, "zscore") || is(xml_attribute(node->function, "form"), "difference")))
        problem(checking, node->element,
                "tiêu chí %s: điểm có thể âm nên không dùng được với trung bình nhân", node->code);
}

/* A code that ties or floors name; NULL after telling that it is not known. */
static const struct rubric_node *named(struct checking *checking, const struct xml_node *at,
                                       const char *code, const char *role)
{
    const struct rubric_node *node = rubric_find(checking->rubric, code);
    if (!node || node->kind == RUBRIC_ROOT)
        problem(checking, at, "%s: không có nhóm hay tiêu chí %s", role, code);
    return node && node->kind != RUBRIC_ROOT ? node : NULL;
}

static void check_ties(struct checking *checking)
{
    const struct xml_node *ties = xml_child(xml_root(checking->rubric->doc), "ties");
    const struct xml_node *by = ties ? xml_child(ties, "by") : NULL;
    for (; by; by = xml_next(by, "by")) {
        const struct rubric_node *node =
            named(checking, by, xml_attribute(by, "code"), "thứ tự ưu tiên");
        if (node && is(xml_attribute(by, "on"), "value") && node->kind != RUBRIC_CRITERION)
            problem(checking, by, "thứ tự ưu tiên: %s là nhóm, không có giá trị để so", node->code);
    }
}

static void check_floors(struct checking *checking, const struct xml_node *grade)
{
    for (const struct xml_node *floor = xml_child(grade, "floor"); floor;
         floor = xml_next(floor, "floor")) {
        const struct rubric_node *node =
            named(checking, floor, xml_attribute(floor, "of"), "điều kiện xếp loại");
        bool share = xml_attribute(floor, "share"), value = xml_attribute(floor, "value");
        if (share == value)
            problem(checking, floor, "điều kiện xếp loại: ghi đúng một trong share và value");
        if (node && value && node->kind != RUBRIC_CRITERION)
            problem(checking, floor,
                    "điều kiện xếp loại: %s không phải tiêu chí nên không có giá trị", node->code);
    }
}

static void check_grades(struct checking *checking)
{
    const struct xml_node *grades = xml_child(xml_root(checking->rubric->doc), "grades");
    const struct xml_node *grade = grades ? xml_child(grades, "grade") : NULL, *next, *other;
    for (; grade; grade = next) {
        next = xml_next(grade, "grade");
        const char *from = xml_attribute(grade, "from"), *code = xml_attribute(grade, "code");
        if (next && !from)
            problem(checking, grade, "xếp loại %s: chỉ loại cuối được thiếu from", code);
        else if (next && xml_attribute(next, "from") &&
                 decimal_of(from) <= decimal_of(xml_attribute(next, "from")))
            problem(checking, next, "xếp loại %s: mức điểm phải thấp hơn loại đứng trước",
                    xml_attribute(next, "code"));
        for (other = next; other; other = xml_next(other, "grade"))
            if (is(xml_attribute(other, "code"), code))
                problem(checking, other, "xếp loại %s: mã lặp lại", code);
        check_floors(checking, grade);
    }
}

size_t rubric_check(const struct rubric *rubric, bool strict, xml_report *report, void *context)
{
    struct checking checking = {.rubric = rubric, .report = report, .context = context};
    for (size_t i = 0; i < rubric->count; i++) {
        const struct rubric_node *node = &rubric->nodes[i];
        if (i > 0 && strcmp(node->code, RUBRIC_TOTAL) == 0)
            problem(&checking, node->element, "mã " RUBRIC_TOTAL " dành cho tổng điểm");
        else if (node->kind == RUBRIC_ROOT || node->kind == RUBRIC_GROUP)
            check_weights(&checking, node);
        if (node->kind == RUBRIC_CRITERION) check_criterion(&checking, node, strict);
    }
    check_ties(&checking);
    check_grades(&checking);
    return checking.problems;
}
