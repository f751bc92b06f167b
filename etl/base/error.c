/*
 * error: see error.h. Texts are cut at whole characters and kept on one line, because libraries end
 * theirs with line ends.
 */
#include "error.h"

#include "path.h"
#include "text.h"
#include "unicode.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Ends the text between characters and makes every control byte a space. */
static void settle(char *text)
{
    size_t length = utf8_cut(span_of(text), strlen(text));
    while (length > 0 && (unsigned char)text[length - 1] <= ' ') length--;
    text[length] = '\0';
    for (char *c = text; *c != '\0'; c++)
        if ((unsigned char)*c < ' ' || *c == 0x7f) *c = ' ';
}

bool error_set(struct error *err, enum code code, const char *format, ...)
{
    char text[sizeof err->text] = ""; /* apart, since the arguments may point into err; whole, since
                                       * a reader sends it as it stands */
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    settle(text);
    err->code = code;
    memcpy(err->text, text, sizeof text);
    return false;
}

bool error_hint(struct error *err, const char *format, ...)
{
    if (err->hint[0] != '\0') return false;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(err->hint, sizeof err->hint, format, arguments);
    va_end(arguments);
    settle(err->hint);
    return false;
}

/* Fills an empty field with the printable form of text, cut where the field ends. */
static void fill(char *field, size_t field_bytes, const char *text)
{
    if (field[0] != '\0' || text == NULL) return;
    BUFFER_AUTO struct buffer shown;
    buffer_init(&shown, 4 * strlen(text) + 1);
    printable(&shown, span_of(text));
    size_t length = utf8_cut(buffer_span(&shown), field_bytes - 1);
    memcpy(field, shown.bytes, length);
    field[length] = '\0';
}

bool error_at(struct error *err, const char *file, const char *sheet, long row, const char *column)
{
    struct place *place = &err->place;
    fill(place->file, sizeof place->file, file == NULL ? NULL : path_base(file));
    fill(place->sheet, sizeof place->sheet, sheet);
    fill(place->column, sizeof place->column, column);
    if (place->row == 0) place->row = row;
    return false;
}

void error_clear(struct error *err)
{
    memset(err, 0, sizeof *err);
}

int error_exit_status(const struct error *err)
{
    return code_info(err->code)->exit_status;
}
