/*
 * testing: what every unit test includes: cmocka with the headers it needs, and checks for spans.
 */
#ifndef THIDUA_TESTS_TESTING_H
#define THIDUA_TESTS_TESTING_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* The span's bytes are exactly those of the text; prints both where not. */
#define assert_span(span, text) assert_span_at((span), (text), __FILE__, __LINE__)

static inline void assert_span_at(struct span span, const char *text, const char *file, int line)
{
    if (span_equals(span, text)) return;
    print_error("\"%.*s\" is not \"%s\"\n", (int)span.length, span.bytes, text);
    _fail(file, line);
}

#endif
