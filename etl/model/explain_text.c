/*
 * explain_text: the explanation as Vietnamese text, from the value down to file, sheet and row.
 */
#include "model/explain.h"

#include "base/unicode.h"

#include <string.h>

static void add_head(const struct explanation *e, struct buffer *out)
{
    bool commune = strcmp(e->unit, "COMMUNE") == 0;
    buffer_printf(out, "%s: %s (kế hoạch, mục %s)\n", e->indicator, e->name, e->plan);
    buffer_printf(out, "Đơn vị: %s (%s). Kỳ: %s (%s), %s.\n", e->unit_name, e->unit, e->period,
                  e->days, e->standing);
    buffer_printf(out, "Giá trị: %s%s; trạng thái: %s.", *e->percent ? e->percent : "không có",
                  *e->percent ? "%" : "", e->state);
    if (*e->target)
        buffer_printf(out, " Mục tiêu: %s%%%s%s.", e->target, *e->reached ? ", " : "", e->reached);
    buffer_add_char(out, '\n');
    buffer_printf(out, "  <- công thức: %s / %s", e->numerator_text, e->denominator_text);
    if (*e->numerator || *e->denominator)
        buffer_printf(out, " = %s / %s", e->numerator, e->denominator);
    if (*e->percent && !*e->method) buffer_printf(out, " = %s%%", e->percent);
    buffer_add_char(out, '\n');
    if (commune)
        buffer_printf(out, "     toàn xã: %s; %s thôn có số liệu\n", e->commune_rule, e->villages);
    if (*e->interval)
        buffer_printf(out, "     khoảng tin cậy 95%%: %s; số hộ kinh doanh: %s\n", e->interval,
                      e->frame);
    if (*e->method) buffer_printf(out, "     cách tính: %s\n", e->method);
    if (*e->bounds) buffer_printf(out, "     bằng chứng cho phép: %s người\n", e->bounds);
    buffer_printf(out, "     căn cứ: %s; lượt tính số %s\n", e->evidence, e->run_id);
}

static void add_place(const struct explain_place *place, struct buffer *out)
{
    buffer_add_text(out, "        ");
    printable(out, span_of(place->file));
    if (*place->sheet) {
        buffer_add_text(out, ", trang \"");
        printable(out, span_of(place->sheet));
        buffer_add_char(out, '"');
    }
    if (place->row > 0) buffer_printf(out, ", dòng %ld", place->row);
    buffer_add_char(out, '\n');
}

static void add_measure(const struct explain_measure *measure, struct buffer *out)
{
    buffer_printf(out, "  <- số đo %s (%s): %s = %s %s%s\n", measure->measure, measure->roles,
                  measure->name, measure->figure, measure->unit,
                  measure->year ? ", cộng từ đầu năm kế hoạch" : "");
    if (!measure->traced) return;
    buffer_printf(out, "     <- %d dòng nguồn%s\n", measure->count, measure->count > 0 ? ":" : "");
    for (int i = 0; i < measure->place_count; i++) add_place(&measure->places[i], out);
    if (measure->place_count < measure->count)
        buffer_printf(out, "        … và %d dòng nữa (xem hết bằng --all)\n",
                      measure->count - measure->place_count);
}

/* The files named above, each once. */
static void add_files(const struct explanation *e, struct buffer *out)
{
    bool first = true;
    for (int m = 0; m < e->measure_count; m++)
        for (int i = 0; i < e->measures[m].place_count; i++) {
            const struct explain_place *place = &e->measures[m].places[i];
            bool seen = false;
            for (int n = 0; n <= m && !seen; n++)
                for (int j = 0; j < (n == m ? i : e->measures[n].place_count) && !seen; j++)
                    seen = strcmp(e->measures[n].places[j].sha256, place->sha256) == 0;
            if (seen) continue;
            if (first) buffer_add_text(out, "  <- tệp gốc trong kho lưu (SHA-256):\n");
            first = false;
            buffer_printf(out, "        %s  ", place->sha256);
            printable(out, span_of(place->file));
            buffer_add_char(out, '\n');
        }
}

void explain_text(const struct explanation *explanation, struct buffer *out)
{
    add_head(explanation, out);
    for (int i = 0; i < explanation->measure_count; i++)
        add_measure(&explanation->measures[i], out);
    add_files(explanation, out);
}
