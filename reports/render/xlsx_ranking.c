/*
 * xlsx_ranking: xep-hang-YEAR.xlsx (see xlsx.h). A sheet for each top group holds its criteria's
 *               points and their sum; "Xếp
 * hạng" takes the groups' sums from those sheets, adds them up and ranks them by formula. Where the
 * rubric's own total is not that sum (a criterion was left out and the rest rescaled, or levels are
 * weighted), the stored number stands instead, so that what is printed is always what was decided.
 */
#include "base/path.h"
#include "render/xlsx.h"
#include "render/xlsx_book.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_GROUP = 4 }; /* column of the first group in "Xếp hạng" */

static const char *of(const struct xml_node *node, const char *name)
{
    return xml_attribute_or(node, name, "");
}

/* Top groups, then bonus and penalty. */
static bool is_top(const struct xml_node *node)
{
    bool group = strcmp(of(node, "kind"), "group") == 0 && strcmp(of(node, "depth"), "1") == 0;
    bool extra = strcmp(of(node, "kind"), "bonus") == 0 || strcmp(of(node, "kind"), "penalty") == 0;
    return group || (extra && !xml_attribute(node, "parent"));
}

static const struct xml_node *nodes(const struct book *book)
{
    return book_first(book, "scores", "nodes", "node");
}

/* Is the node in the group, at any depth? */
static bool is_below(const struct book *book, const struct xml_node *node, const char *group)
{
    const char *parent = xml_attribute(node, "parent");
    if (!parent) return false;
    if (strcmp(parent, group) == 0) return true;
    for (const struct xml_node *up = nodes(book); up; up = xml_next(up, "node"))
        if (strcmp(of(up, "code"), parent) == 0) return is_below(book, up, group);
    return false;
}

/* Points of a unit in a list of the document; NULL = none. */
static const char *points_of(const struct book *book, const char *list, const char *element,
                             const char *unit, const char *code)
{
    const struct xml_node *node = book_first(book, "scores", list, element);
    for (; node; node = xml_next(node, element))
        if (strcmp(of(node, "unit"), unit) == 0 && strcmp(of(node, "node"), code) == 0)
            return xml_attribute(node, "points");
    return NULL;
}

static double number_of(const char *text)
{
    return text ? strtod(text, NULL) : 0;
}

/* One village in a group's sheet: criteria, then their sum. */
static void put_criteria(struct book *book, struct worksheet *sheet, uint32_t row, const char *unit,
                         const struct xml_node *group)
{
    uint16_t column = 1;
    double sum = 0;
    sheet_text(sheet, row, 0, book_unit_name(book, unit), 0);
    for (const struct xml_node *node = nodes(book); node; node = xml_next(node, "node")) {
        if (strcmp(of(node, "kind"), "criterion") != 0 || !is_below(book, node, of(group, "code")))
            continue;
        const char *points = points_of(book, "points", "criterion", unit, of(node, "code"));
        if (points)
            book_number(sheet, row, column, points, book->points);
        else
            sheet_text(sheet, row, column, "không tính", book->words);
        sum += number_of(points);
        column++;
    }
    const char *stored = points_of(book, "groups", "group", unit, of(group, "code"));
    if (stored && column > 1 && fabs(number_of(stored) - sum) < 1e-9) {
        char end[COLUMN_LETTERS];
        workbook_column((uint16_t)(column - 1), end);
        sheet_formula(sheet, row, column,
                      arena_printf(book->arena, "=SUM(B%u:%s%u)", row + 1, end, row + 1),
                      number_of(stored), book->points);
    } else
        book_number(sheet, row, column, stored, book->points);
}

/* Each criterion from nothing to its most points, the sum likewise. */
static void colour_group(struct book *book, struct worksheet *sheet, uint32_t last,
                         const struct xml_node *group)
{
    uint16_t column = 1;
    if (last == 0) return;
    for (const struct xml_node *node = nodes(book); node; node = xml_next(node, "node"))
        if (strcmp(of(node, "kind"), "criterion") == 0 && is_below(book, node, of(group, "code"))) {
            sheet_scale(sheet, (struct sheet_area){1, last, column, column},
                        fabs(number_of(of(node, "max"))));
            column++;
        }
    sheet_scale(sheet, (struct sheet_area){1, last, column, column},
                fabs(number_of(of(group, "max"))));
}

static const char *write_group(struct book *book, const struct xml_node *group, int place,
                               uint16_t *ret_column)
{
    uint16_t column = 1;
    uint32_t row = 1;
    bool bonus = strcmp(of(group, "kind"), "bonus") == 0,
         penalty = strcmp(of(group, "kind"), "penalty") == 0;
    const char *name = bonus     ? "Điểm thưởng"
                       : penalty ? "Điểm trừ"
                                 : arena_printf(book->arena, "Nhóm %d", place + 1);
    struct worksheet *sheet = workbook_sheet(book->file, name);
    sheet_text(sheet, 0, 0, of(group, "name"), book->head);
    for (const struct xml_node *node = nodes(book); node; node = xml_next(node, "node"))
        if (strcmp(of(node, "kind"), "criterion") == 0 && is_below(book, node, of(group, "code")))
            sheet_text(sheet, 0, column++, of(node, "name"), book->head);
    sheet_text(sheet, 0, column, "Điểm của nhóm", book->head);
    const struct xml_node *total = book_first(book, "scores", "totals", "total");
    for (; total; total = xml_next(total, "total"))
        put_criteria(book, sheet, row++, of(total, "unit"), group);
    colour_group(book, sheet, row - 1, group);
    sheet_width(sheet, 0, column, 24, 0);
    sheet_freeze(sheet, 1, 1);
    *ret_column = column;
    return name;
}

/* The rank by points alone: a rubric with tie-breaks can decide another. */
static double points_rank(const struct book *book, const char *points)
{
    double rank = 1;
    const struct xml_node *total = book_first(book, "scores", "totals", "total");
    for (; total; total = xml_next(total, "total"))
        if (number_of(xml_attribute(total, "points")) > number_of(points)) rank++;
    return rank;
}

/* One village in "Xếp hạng": A rank, B village, C total, D grade, then the groups. */
static void put_total(struct book *book, struct worksheet *sheet, uint32_t row,
                      const struct xml_node *total, uint16_t groups, uint32_t last)
{
    unsigned line = row + 1;
    double sum = 0;
    const char *points = xml_attribute(total, "points"), *rank = xml_attribute(total, "rank");
    for (const struct xml_node *node = nodes(book); node; node = xml_next(node, "node"))
        if (is_top(node))
            sum +=
                number_of(points_of(book, "groups", "group", of(total, "unit"), of(node, "code")));
    sheet_text(sheet, row, 1, book_unit_name(book, of(total, "unit")), 0);
    if (points && groups > 0 && fabs(sum - number_of(points)) < 1e-9) {
        char end[COLUMN_LETTERS];
        workbook_column((uint16_t)(FIRST_GROUP + groups - 1), end);
        sheet_formula(sheet, row, 2, arena_printf(book->arena, "=SUM(E%u:%s%u)", line, end, line),
                      number_of(points), book->points);
    } else
        book_number(sheet, row, 2, points, book->points);
    if (rank && fabs(points_rank(book, points) - number_of(rank)) < 0.5)
        sheet_formula(sheet, row, 0,
                      arena_printf(book->arena, "=1+SUMPRODUCT(--(ROUND(C$2:C$%u,9)>ROUND(C%u,9)))",
                                   last, line),
                      number_of(rank), 0);
    else if (rank)
        book_number(sheet, row, 0, rank, 0);
    else
        sheet_text(sheet, row, 0, "chưa xếp", book->words);
    sheet_text(sheet, row, 3, of(total, "gradeName"), 0);
}

/* The most points of the rubric. */
static double points_at_most(const struct book *book)
{
    double most = 1;
    for (const struct xml_node *node = nodes(book); node; node = xml_next(node, "node"))
        if (strcmp(of(node, "depth"), "0") == 0) most = number_of(of(node, "max"));
    return most;
}

static void write_totals(struct book *book, struct worksheet *sheet, uint16_t groups)
{
    static const char *const heads[] = {"Hạng", "Thôn", "Tổng điểm", "Xếp loại"};
    uint32_t row = 1;
    for (uint16_t i = 0; i < 4; i++) sheet_text(sheet, 0, i, heads[i], book->head);
    const struct xml_node *first = book_first(book, "scores", "totals", "total");
    uint32_t last =
        (uint32_t)xml_count(xml_child(xml_child(book->root, "scores"), "totals"), "total") + 1;
    for (const struct xml_node *total = first; total; total = xml_next(total, "total"))
        put_total(book, sheet, row++, total, groups, last);
    sheet_width(sheet, 0, 0, 8, 0);
    sheet_width(sheet, 1, 1, 24, 0);
    sheet_width(sheet, 2, 2, 11, 0);
    sheet_width(sheet, 3, 3, 32, 0);
    sheet_height(sheet, 0, 60);
    sheet_freeze(sheet, 1, 2);
    sheet_landscape(sheet);
    if (row == 1) return;
    uint16_t end = (uint16_t)(FIRST_GROUP + groups - 1);
    sheet_filter(sheet, (struct sheet_area){0, row - 1, 0, end});
    sheet_scale(sheet, (struct sheet_area){1, row - 1, 2, 2}, points_at_most(book));
}

/* The groups' columns of "Xếp hạng": links to the sums in the groups' sheets. */
static void link_group(struct book *book, struct worksheet *ranking, uint16_t place,
                       const struct xml_node *group)
{
    uint16_t sum = 0, column = (uint16_t)(FIRST_GROUP + place);
    uint32_t row = 1;
    char letters[COLUMN_LETTERS];
    const char *sheet = write_group(book, group, place, &sum);
    workbook_column(sum, letters);
    sheet_text(ranking, 0, column, of(group, "name"), book->head);
    sheet_width(ranking, column, column, 14, 0);
    const struct xml_node *total = book_first(book, "scores", "totals", "total");
    for (; total; total = xml_next(total, "total"), row++) {
        const char *points =
            points_of(book, "groups", "group", of(total, "unit"), of(group, "code"));
        if (!points)
            sheet_text(ranking, row, column, "không tính", book->words);
        else
            sheet_formula(ranking, row, column,
                          arena_printf(book->arena, "='%s'!%s%u", sheet, letters, row + 1),
                          number_of(points), book->points);
    }
    if (row > 1)
        sheet_scale(ranking, (struct sheet_area){1, row - 1, column, column},
                    fabs(number_of(of(group, "max"))));
}

bool xlsx_ranking(struct arena *arena, const struct xml *report, const char *folder,
                  struct error *err)
{
    struct book book;
    uint16_t groups = 0;
    const struct xml_node *scores = xml_child(xml_root(report), "scores");
    if (!scores) return true;
    const char *path =
        path_join(arena, folder, arena_printf(arena, "xep-hang-%s.xlsx", of(scores, "year")));
    if (!book_open(&book, arena, report, path, "Xếp hạng Tổ công nghệ số cộng đồng", err))
        return false;
    WORKBOOK_AUTO struct workbook *file = book.file;
    struct worksheet *ranking = workbook_sheet(file, "Xếp hạng");
    bool detailed = book_first(&book, "scores", "groups", "group") != NULL;
    for (const struct xml_node *node = nodes(&book); detailed && node;
         node = xml_next(node, "node"))
        if (is_top(node)) link_group(&book, ranking, groups++, node);
    write_totals(&book, ranking, groups);
    return workbook_finish(&file, NULL, err);
}
