/*
 * verify: see verify.h.
 */
#include "seal/verify.h"

#include <stdarg.h>
#include <stdio.h>

enum { VERIFY_TEXT_BYTES = 1024 };

void verify_tell(struct verify *verify, enum code code, const char *place, const char *format, ...)
{
    char text[VERIFY_TEXT_BYTES];
    va_list values;
    va_start(values, format);
    vsnprintf(text, sizeof text, format, values);
    va_end(values);
    verify->damages++;
    verify->listener(verify->context, code, place, text);
}

bool verify_all(struct verify *verify, struct error *err)
{
    return verify_revisions(verify, err) && verify_results(verify, err) &&
           verify_archive(verify, err) && verify_reports(verify, err) && verify_audit(verify, err);
}
