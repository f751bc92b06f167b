/*
 * contract: a source contract: which headings make which fields of which fact, with types, lists
 * and checks.
 *
 * In:     the XML files of schemas/sources, validated by schemas/xsd/source.xsd, read in the
 *         order of their file names.
 * Out:    read-only structures in the given arena. First the columns of the XML in its order,
 *         then the derived fields. name is what listings show; stage is the column of the stage
 *         table (schema stage, one table a fact), NULL = read and checked, not loaded.
 * Errors: CODE_CONFIG with file and line.
 * Source: spec/inputs.md. The engine is generic: a new export layout is a new XML file, no C.
 */
#ifndef THIDUA_CONTRACT_CONTRACT_H
#define THIDUA_CONTRACT_CONTRACT_H

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"

#include <stdint.h>

enum value_kind {
    VALUE_NULL,
    VALUE_TEXT,
    VALUE_INT,
    VALUE_DATE,
    VALUE_TIME,
    VALUE_BOOL,
    VALUE_BYTES,
    VALUE_LIST
};

/* A typed value. number: VALUE_INT, VALUE_DATE (days since 1970-01-01), VALUE_TIME (UTC
 * microseconds since 1970),
 * VALUE_BOOL, VALUE_LIST (bit v set = value v of the list). text: VALUE_TEXT (UTF-8 NFC) and
 * VALUE_BYTES (keys). */
struct value {
    enum value_kind kind;
    int64_t number;
    struct span text;
};

enum field_type {
    FIELD_TEXT,
    FIELD_FREE_TEXT,
    FIELD_CODE,
    FIELD_PROCEDURE_CODE,
    FIELD_DATE,
    FIELD_BIRTH,
    FIELD_TIME,
    FIELD_COUNT,
    FIELD_MONEY,
    FIELD_YES_NO,
    FIELD_CHOICE,
    FIELD_CHOICES,
    FIELD_ADDRESS,
    FIELD_VILLAGE,
    FIELD_PERSON_NAME,
    FIELD_CITIZEN_NUMBER,
    FIELD_PHONE,
    FIELD_DERIVED, /* made from other fields, has no column of its own */
    FIELD_IGNORED  /* known, read for nothing (STT) */
};

/* label: how people write it (first term of the XML), terms: folded. A number field lists words
 * that stand for numbers. */
struct choice {
    int32_t value;
    const char *label;
    const char **terms;
    size_t term_count;
};

struct field {
    const char *name;
    const char *stage; /* column of the stage table; NULL = not loaded */
    const char
        *title; /* first heading as people write it, "over|under" kept; NULL for derived fields */
    enum field_type type;
    bool required, key, personal;
    bool mandatory;           /* the layout must have the column */
    int64_t minimum, maximum; /* counts and money; maximum characters for text */
    const char *pattern;      /* POSIX extended; NULL = none */
    const struct choice *choices;
    size_t choice_count;
    const char **headings; /* folded; "over|under" for two-row headings */
    size_t heading_count;
    const void *more; /* how to read it: contract/ only */
};

struct contract {
    const char *code;   /* "portal-full" */
    const char *family; /* "portal", "village", "survey", "reference" */
    const char *layout; /* "full", "register", ... */
    const char *fact;   /* "dossier": stage.dossier feeds fact.dossier */
    const char *name;   /* Vietnamese; of a village sheet the sheet's name */
    const struct field *fields;
    size_t field_count; /* at most 64 */
    bool per_village;   /* a sheet is one village's for one month, told above the table */
    bool labels;        /* a form of label and number, no heading row */
    const void *rules;  /* recognition, checks, forbidden headings: contract/ only */
};

struct contract_set {
    const struct contract *contracts;
    size_t count;
    const void *headings; /* what a heading may mean: contract/ only */
};

MUST_CHECK bool contract_set_load(struct arena *arena, const char *folder, const char *xsd_path,
                                  struct contract_set *ret, struct error *err);
/* Those that came with the program. */
MUST_CHECK bool contract_set_open(struct arena *arena, struct contract_set *ret, struct error *err);
const struct contract *contract_named(const struct contract_set *set,
                                      const char *code); /* NULL = none */
/* Index of a field by name; -1 = none. */
int contract_field(const struct contract *contract, const char *name);

#endif
