/*
 * catalogue_check: what an XSD cannot say about indicators.xml. Private to catalogue.c.
 *
 * Errors: CODE_CONFIG with file and line of the first element that makes no sense.
 */
#ifndef THIDUA_MODEL_CATALOGUE_CHECK_H
#define THIDUA_MODEL_CATALOGUE_CHECK_H

#include "base/xml.h"

MUST_CHECK bool catalogue_check(const struct xml *doc, struct error *err);

#endif
