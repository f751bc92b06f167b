/*
 * load: between contract.c (files, order, the whole) and its two helpers that read columns and
 * rules from the XML.
 */
#ifndef THIDUA_CONTRACT_LOAD_H
#define THIDUA_CONTRACT_LOAD_H

#include "base/xml.h"
#include "rules.h"

struct load {
    struct arena *arena;
    const struct xml *doc;
    const struct contract_set *earlier; /* contracts of the files before this one, for like="..." */
    struct contract *contract;
    struct field *fields; /* contract->fields, still to be written */
    struct rules *rules;
};

/* Index of `word` in a NULL-terminated list; -1 = none (the XSD has refused that already). */
int load_word(const char *word, const char *const *words);
/* Fills one column field; contract->field_count fields before it are complete. */
MUST_CHECK bool load_column(struct load *load, const struct xml_node *node, struct field *ret,
                            struct error *err);
/* Reads <derived>, <check> and <forbidden>, appends the derived fields. */
MUST_CHECK bool load_rules(struct load *load, const struct xml_node *root, struct error *err);

#endif
