/*
 * xml_words: libxml2's problems in Vietnamese. Private to xml.c.
 */
#ifndef THIDUA_BASE_XML_WORDS_H
#define THIDUA_BASE_XML_WORDS_H

#include "error.h"

#include <libxml/xmlerror.h>

/* Sets code, text (Vietnamese) and hint (libxml2's words, one line). */
void xml_words(const xmlError *problem, struct error *ret_err);

#endif
