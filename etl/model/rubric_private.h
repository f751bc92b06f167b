/*
 * rubric_private: what the files of the rubric share and nobody else sees.
 */
#ifndef THIDUA_MODEL_RUBRIC_PRIVATE_H
#define THIDUA_MODEL_RUBRIC_PRIVATE_H

#include "model/rubric.h"

/* The catalogue's entry of that code (<indicator> or <measure>); NULL = none, or no catalogue. */
const struct xml_node *rubric_catalogue_indicator(const struct rubric *rubric, const char *code);
const struct xml_node *rubric_catalogue_measure(const struct rubric *rubric, const char *code);
const struct xml_node *rubric_catalogue_person(const struct rubric *rubric, const char *code);

/* Reads both files without looking at their meaning. */
MUST_CHECK bool rubric_read(struct arena *arena, const struct rubric_source *source,
                            struct rubric **ret, struct error *err);
/* Tells every problem of meaning and returns how many. */
size_t rubric_check(const struct rubric *rubric, bool strict, xml_report *report, void *context);

#endif
