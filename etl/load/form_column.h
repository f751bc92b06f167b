/*
 * form_column: one column of a form: its heading, what may be typed below it, and how that is said.
 */
#ifndef THIDUA_LOAD_FORM_COLUMN_H
#define THIDUA_LOAD_FORM_COLUMN_H

#include "base/workbook.h"
#include "contract/contract.h"

/* True for fields that the form asks for: not the derived ones, not the village where the title
 * tells it. */
bool form_asks(const struct contract *contract, const struct field *field);
double form_width(const struct field *field);
/* What to type, one or two sentences; "" = nothing needs saying. */
const char *form_note(struct arena *arena, const struct contract *contract,
                      const struct field *field);
/* Drop-down, bounds or note for the cells below the heading. as_of: days since 1970. */
void form_rule(struct worksheet *sheet, struct arena *arena, const struct contract *contract,
               const struct field *field, struct sheet_area area, int64_t as_of);
/* The list of a field as text: "Nam; Nữ". */
const char *form_list(struct arena *arena, const struct field *field);

#endif
