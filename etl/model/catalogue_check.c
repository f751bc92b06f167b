/*
 * catalogue_check: see catalogue_check.h. Keys and references inside the document are the XSD's.
 */
#include "model/catalogue_check.h"

#include <string.h>

/* The source element that declares a measure; NULL = no such measure. */
static const struct xml_node *source_of(const struct xml *doc, const char *measure)
{
    const struct xml_node *source = xml_child(xml_child(xml_root(doc), "sources"), "source");
    for (; source; source = xml_next(source, "source"))
        for (const struct xml_node *node = xml_child(source, "measure"); node;
             node = xml_next(node, "measure"))
            if (strcmp(xml_attribute(node, "code"), measure) == 0) return source;
    return NULL;
}

static bool check_term(const struct xml *doc, const struct xml_node *term, bool condition,
                       bool unattributed, struct error *err)
{
    bool threshold = xml_attribute(term, "at-least") || xml_attribute(term, "at-least-rule");
    if (condition && !threshold)
        return xml_fail(doc, term, err, "điều kiện thiếu ngưỡng: cần at-least hoặc at-least-rule");
    if (!condition && threshold)
        return xml_fail(doc, term, err, "at-least chỉ dùng với op=\"condition\"");
    if (xml_attribute(term, "at-least") && xml_attribute(term, "at-least-rule"))
        return xml_fail(doc, term, err, "chỉ được ghi một trong hai: at-least, at-least-rule");
    const struct xml_node *source = source_of(doc, xml_attribute(term, "measure"));
    if (unattributed && !xml_attribute_bool(source, "unattributed", false))
        return xml_fail(doc, term, err,
                        "chỉ số tính cả hồ sơ không rõ thôn nhưng số đo %s không có số cho phần đó",
                        xml_attribute(term, "measure"));
    return true;
}

static bool check_side(const struct xml *doc, const struct xml_node *side, bool unattributed,
                       struct error *err)
{
    const char *op = xml_attribute_or(side, "op", "sum");
    bool constant = strcmp(op, "constant") == 0;
    if (constant != (xml_attribute(side, "value") != NULL))
        return xml_fail(doc, side, err, "value phải có khi op=\"constant\", và chỉ khi đó");
    if (constant == (xml_count(side, "term") > 0))
        return xml_fail(doc, side, err,
                        constant ? "hằng số không có term" : "biểu thức cần ít nhất một term");
    for (const struct xml_node *term = xml_child(side, "term"); term; term = xml_next(term, "term"))
        if (!check_term(doc, term, strcmp(op, "condition") == 0, unattributed, err)) return false;
    return true;
}

static bool check_bounds(const struct xml *doc, const struct xml_node *bounds, struct error *err)
{
    static const char *const names[] = {"claim", "direct",  "largest",
                                        "total", "highest", "population"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!source_of(doc, xml_attribute(bounds, names[i])))
            return xml_fail(doc, bounds, err, "không có số đo %s", xml_attribute(bounds, names[i]));
    return true;
}

static bool check_indicator(const struct xml *doc, const struct xml_node *node, struct error *err)
{
    const struct xml_node *commune = xml_child(node, "commune"),
                          *missing = xml_child(node, "missing");
    bool unattributed = xml_attribute_bool(commune, "unattributed", false);
    if (!check_side(doc, xml_child(node, "numerator"), unattributed, err) ||
        !check_side(doc, xml_child(node, "denominator"), unattributed, err))
        return false;
    bool frame = missing && xml_child(missing, "frame");
    if (strcmp(xml_attribute(commune, "rule"), "stratified") == 0 && !frame)
        return xml_fail(doc, node, err, "ước lượng phân tầng cần frame: số đơn vị của mỗi thôn");
    for (const struct xml_node *b = xml_child(node, "bounds"); b; b = xml_next(b, "bounds"))
        if (!check_bounds(doc, b, err)) return false;
    int64_t last = -1;
    for (const struct xml_node *t = xml_child(node, "target"); t; t = xml_next(t, "target")) {
        int64_t year = xml_attribute_int(t, "from-year", 0);
        if (year <= last)
            return xml_fail(doc, t, err,
                            "các mục tiêu phải xếp theo năm tăng dần, mỗi năm một mục tiêu");
        last = year;
    }
    return true;
}

bool catalogue_check(const struct xml *doc, struct error *err)
{
    const struct xml_node *node = xml_child(xml_child(xml_root(doc), "indicators"), "indicator");
    for (; node; node = xml_next(node, "indicator"))
        if (!check_indicator(doc, node, err)) return false;
    return true;
}
