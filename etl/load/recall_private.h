/*
 * recall_private: what recall.c (rows of this file) and recall_file.c (the cache) share.
 */
#ifndef THIDUA_LOAD_RECALL_PRIVATE_H
#define THIDUA_LOAD_RECALL_PRIVATE_H

#include "recall.h"

enum { MARK_BYTES = 40 };

/* What stands before the lines in the cache. */
struct recall_head {
    char magic[8];
    char mark[MARK_BYTES];
    uint8_t circumstances[HASH_BYTES]; /* all that decides what a line means, but the heading */
    uint64_t heading;
    int64_t bound; /* UTC seconds: no line told a later time than an export of then allows */
    int32_t as_of;
    uint32_t count;
};

struct recall_line {
    uint64_t line, code;
};

/* Bits of a code's digest that say what this file did to the line. */
enum { LINE_MET = 1, LINE_DEAD = 2, LINE_BITS = LINE_MET | LINE_DEAD };

struct recall {
    struct mix_secret secret;
    struct recall_head old, now;
    struct line_table table, none; /* none: digests are wanted, no line is known */
    uint64_t *codes;               /* of the line at that place */
    uint32_t *by_code;             /* place + 1 of the line with that code */
    bool use;                      /* lines of the table may be left out */
    int fresh;                     /* struct recall_line of this file's own, on disk */
    struct buffer buffer;          /* of those, not yet written */
    uint32_t fresh_count;
    const char *path, *next; /* the cache; the new one, before it is published */
    bool written;
};

/* Room for so many lines, shared with a child to come. */
MUST_CHECK bool recall_make_room(struct recall *recall, uint64_t lines, struct error *err);
void recall_put(struct recall *recall, const struct recall_line *line);
/* Reads the cache where it counts; silent where it does not. */
MUST_CHECK bool recall_read(struct recall *recall, struct load_context *load, bool use,
                            struct error *err);
/* Writes the fresh lines that wait. */
MUST_CHECK bool recall_flush(struct recall *recall, struct error *err);

#endif
