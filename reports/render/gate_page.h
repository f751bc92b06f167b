/*
 * gate_page: pages of a folder and the links between them.
 *
 * Out:    names of files, ids of elements and links collected file by file; gate_pages_check holds
 *         the links against them.
 * Errors: CODE_OUTPUT_CHECK with page and link.
 */
#ifndef THIDUA_REPORTS_RENDER_GATE_PAGE_H
#define THIDUA_REPORTS_RENDER_GATE_PAGE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"

struct gate_pages;

struct gate_pages *gate_pages_open(struct arena *arena);
/* A file of that name is there. */
void gate_pages_file(struct gate_pages *pages, const char *name);
/* Parses a page, collects its ids and links; an empty page is refused. */
MUST_CHECK bool gate_pages_add(struct gate_pages *pages, const char *folder, const char *name,
                               struct span bytes, struct error *err);
MUST_CHECK bool gate_pages_check(struct gate_pages *pages, struct error *err);

#endif
