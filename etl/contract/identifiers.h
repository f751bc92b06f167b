/*
 * identifiers: codes and numbers that are names, not quantities; repairs what a spreadsheet made
 * of them.
 *
 * Out:    CODE_OK, a warning (the value was repaired, or is no such number and stays empty), or
 *         a reject.
 * Source: spec/inputs.md "identifiers that Excel turned into numbers", research/domain.md 1.3,
 *         1.4, 6.4.
 */
#ifndef THIDUA_CONTRACT_IDENTIFIERS_H
#define THIDUA_CONTRACT_IDENTIFIERS_H

#include "choices.h"
#include "rules.h"

/* Blanks inside dropped, ASCII letters upper case, then the field's pattern. memory: of the field
 * in this file, NULL = none. */
enum code identifier_code(struct arena *scratch, const struct field *field,
                          struct choice_memory *memory, struct span text, struct span *ret);
/* Does the pattern treat all digits alike and all capital letters alike? */
bool identifier_is_uniform(const char *pattern);
/* d.dddddd of 1.001193, 3.000181.000.00.00.H22, 2.00088 (padded); empty where there is none. */
enum code identifier_procedure(struct arena *scratch, struct span text, struct span *ret);
/* 12 digits (11 padded), or 9 of an old identity card; empty where there is none, or for the
 * portal's 000000001. */
enum code identifier_citizen(struct arena *scratch, struct span text, struct span *ret);
/* 10 or 11 digits with the leading 0; empty where there is none. */
enum code identifier_phone(struct arena *scratch, struct span text, struct span *ret);
/* Replaces runs of 9 to 12 digits (also written with blanks, dots or dashes between) by
 * asterisks. */
struct span identifier_mask(struct arena *scratch, struct span text);

#endif
