/*
 * title: what the title block above a table and the file's name tell: village, month, export
 * time.
 *
 * Source: spec/inputs.md "Versions and replacement": words such as "Thời điểm xuất", "Ngày
 *         xuất", "Ngày lập biểu", else a yyyymmdd[_-]HHMM[SS] group in the name; a bare date
 *         means 00:00; a place-and-date line above a signature and a reporting month are none.
 */
#ifndef THIDUA_CONTRACT_TITLE_H
#define THIDUA_CONTRACT_TITLE_H

#include "dates.h"
#include "read/sheet.h"
#include "slip.h"
#include "village.h"

struct title {
    enum village_match village;  /* VILLAGE_NONE = not told */
    const struct village *found; /* VILLAGE_FOUND only */
    char village_text[96];       /* what stands behind thôn, as written; "" = nothing */
    char month[8];               /* "2026-03"; "" = not told */
    char slip[SLIP_BYTES];       /* "Phiếu sửa số: 0a1b2c3d4e5f": corrected rows; "" = none */
    bool exported;
    struct moment exported_at;
};

/* Adds what one row of the title block tells to what earlier rows told (the first one counts). */
void title_row(struct title *title, struct village_index *villages, struct arena *scratch,
               const struct sheet_row *row);
void title_of_name(struct title *title, struct village_index *villages, struct arena *scratch,
                   struct span file_name);

#endif
