/*
 * rules: what only contract/ knows of a contract: recognition, checks between fields, derived
 * fields, forbidden headings. Made by contract.c from the XML, used by headings.c, locate.c,
 * derive.c, checks.c and the value parsers.
 */
#ifndef THIDUA_CONTRACT_RULES_H
#define THIDUA_CONTRACT_RULES_H

#include "contract.h"

#include <regex.h>

/* What becomes of several values in one cell (a repeated XML element: one line each). */
enum combine { COMBINE_NONE, COMBINE_SUM, COMBINE_LATEST, COMBINE_ANY };

/* What a term that no list holds does to a list field. */
enum unknown { UNKNOWN_REJECT, UNKNOWN_WARNING, UNKNOWN_OTHER };

struct term { /* one folded term, longest first */
    struct span text;
    int32_t value;
};

struct field_more {
    const struct term *terms; /* of all choices */
    size_t term_count;
    enum unknown unknown;
    int32_t other; /* UNKNOWN_OTHER: the value */
    enum combine combine;
    enum code unknown_code; /* UNKNOWN_WARNING */
    bool utc;               /* a time without zone is UTC, not local */
    bool any_date;          /* no bounds: validity of a reference list */
    bool has_pattern;
    bool uniform; /* the pattern treats all digits alike, and all capital letters */
    bool used;    /* loaded, required, or a source of another field */
    regex_t pattern;
    int option; /* a 0/1 column of one option of a select-multiple: the option's number; 0 = none */
    int instead; /* field that takes what looks like a birth year in a citizen number column; -1 */
    int32_t
        refused; /* this value of the list rejects the row with refused_code; INT32_MIN = none */
    enum code refused_code;
};

enum check_rule {
    CHECK_NOT_BEFORE,
    CHECK_AT_MOST,
    CHECK_REQUIRED_UNLESS,
    CHECK_NOT_AFTER_EXPORT,
    CHECK_SURVEY
};

struct check {
    enum check_rule rule;
    enum code code;
    int field, other; /* -1 = none */
    uint64_t values;  /* required-unless: bit v = the other field's value v excuses */
};

enum derive_rule {
    DERIVE_ADDRESS_VILLAGE,
    DERIVE_ADDRESS_STATE,
    DERIVE_VILLAGE_CODE,
    DERIVE_APPLICANT_KEY,
    DERIVE_NUMBER_KEY,
    DERIVE_NAME_KEY,
    DERIVE_BIRTH_YEAR,
    DERIVE_BIRTH_DATE,
    DERIVE_FIRST_GIVEN,
    DERIVE_LOCAL_DATE,
    DERIVE_RESPONSE_ID,
    DERIVE_BUSINESS_KEY,
    DERIVE_PHONE_KEY,
    DERIVE_CASHLESS,
    DERIVE_FORMS,
    DERIVE_FORMS_ANSWERED,
    DERIVE_MASKED_TEXT
};

enum { DERIVE_FROM = 8 };

struct derive {
    enum derive_rule rule;
    int field;             /* that it makes */
    int from[DERIVE_FROM]; /* fields; -1 = none */
};

struct rules {
    bool labels; /* a form of label and number, no heading row */
    bool
        grouped; /* survey tools put the group's name before the question's: "group/question", "group-question" */
    int minimum;  /* columns that must be recognised at least */
    int priority; /* decides between equals */
    const struct check *checks;
    size_t check_count;
    const struct derive *derives;
    size_t derive_count;
    bool forbidden_file;    /* a forbidden column rejects the file, not the sheet */
    const char **forbidden; /* folded without marks; a heading that holds one of them */
    size_t forbidden_count;
    int village_field; /* FIELD_VILLAGE column, -1 */
    int main_date;     /* the required date, for a file of swapped dates; -1 */
    bool per_village;  /* a sheet belongs to one village and month */
};

static inline const struct rules *rules_of(const struct contract *contract)
{
    return contract->rules;
}

static inline const struct field_more *more_of(const struct field *field)
{
    return field->more;
}

#endif
