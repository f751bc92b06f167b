/*
 * rubric: rubric.xml as a tree of groups and criteria, checked for form and meaning.
 *
 * In:     schemas/xsd/rubric.xsd says what each element means. The catalogue (indicators.xml) gives
 *         targets and directions that the rubric leaves out; without one they must stand in the
 *         rubric.
 * Out:    nodes in the order of the file, parents before children; the first is the root, whose
 *         code is TOTAL. Numbers stay the text of the file: they are computed with by PostgreSQL's
 *         numeric.
 * Owns:   strings live until rubric_closep or in the arena given.
 * Errors: CODE_CONFIG with file, line and reason; CODE_FILE_*.
 */
#ifndef THIDUA_MODEL_RUBRIC_H
#define THIDUA_MODEL_RUBRIC_H

#include "base/config.h"
#include "base/xml.h"

#define RUBRIC_TOTAL "TOTAL"

enum rubric_kind { RUBRIC_ROOT, RUBRIC_GROUP, RUBRIC_CRITERION, RUBRIC_BONUS, RUBRIC_PENALTY };

struct rubric_node {
    enum rubric_kind kind;
    const char *code, *name;
    const char *parent; /* code; NULL = the root, bonus, penalty */
    int depth;          /* root, bonus, penalty: 0 */
    const char *max;    /* most points; of bonus and penalty: the cap */
    const char *weight; /* in its parent */
    const char *target; /* NULL = none */
    const char *better; /* "higher" or "lower"; criteria only */
    const char *must;   /* value that must be reached; NULL = none */
    const struct xml_node *element;
    const struct xml_node *function; /* of a criterion: <ratio>, <linear> ... */
};

struct rubric {
    struct arena *arena;
    struct xml *doc;
    struct xml *catalogue; /* NULL = none */
    const char *code, *name;
    int year;
    struct rubric_node *nodes;
    size_t count, capacity;
};

/* Whom it scores: the villages, or the members of their teams. */
enum rubric_scope { RUBRIC_VILLAGES, RUBRIC_INDIVIDUALS };

/* How to read a rubric. */
struct rubric_source {
    const char *path;
    const char *catalogue_path; /* indicators.xml; NULL = none */
    bool strict;                /* every indicator and measure must stand in the catalogue */
};

/* Reads and checks; the first problem becomes the error. */
MUST_CHECK bool rubric_load(struct arena *arena, const struct rubric_source *source,
                            struct rubric **ret, struct error *err);
void rubric_closep(struct rubric **rubric);
#define RUBRIC_AUTO __attribute__((cleanup(rubric_closep)))

/* Tells every problem of form or meaning; false only where the machine fails. For `thidua check`. */
MUST_CHECK bool rubric_problems(struct arena *arena, const struct rubric_source *source,
                                xml_report *report, void *context, size_t *ret_problems,
                                struct error *err);

/* The rubric of a year: THIDUA_HOME/rubric-YEAR.xml (rubric-individuals-YEAR.xml), else the one
 * that came with the program (which may not exist). */
const char *rubric_path(struct arena *arena, const struct config *config, enum rubric_scope scope,
                        int year);
/* Reads it against the catalogue in force, strictly; CODE_CONFIG where there is none or it is of
 * another year. *ret_path may be NULL. */
MUST_CHECK bool rubric_of_year(struct arena *arena, const struct config *config,
                               enum rubric_scope scope, int year, struct rubric **ret,
                               const char **ret_path, struct error *err);

/* The node of that code; NULL = none. */
const struct rubric_node *rubric_find(const struct rubric *rubric, const char *code);
/* "criterion", "group", "total", "bonus", "penalty". */
const char *rubric_kind_name(enum rubric_kind kind);

/* The whole rubric as one JSON object for the database: nodes, bands, ties, grades, floors
 * (score/put_rubric.sql). */
void rubric_json(const struct rubric *rubric, struct buffer *out);

#endif
