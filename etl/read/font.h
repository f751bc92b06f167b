/*
 * font: text of spreadsheets set in the fonts of the old encodings (.VnTime = TCVN3, VNI-Times =
 *       VNI).
 *
 * In:     UTF-8 whose characters are the old bytes seen as CP1252, and the name of the font of the
 *         cell or run.
 * Out:    the text that people see, in NFC; text that is already Unicode (only the font was left
 *         behind) stays.
 * Source: research/ingest.md "Vietnamese, tested here"; .VnTimeH draws small letters as capitals.
 */
#ifndef THIDUA_READ_FONT_H
#define THIDUA_READ_FONT_H

#include "base/arena.h"
#include "base/text.h"

enum font_class { FONT_UNICODE, FONT_TCVN3, FONT_TCVN3_CAPITALS, FONT_VNI };

enum font_class font_class(struct span name);
struct span font_decode(struct arena *arena, enum font_class font, struct span text);

#endif
