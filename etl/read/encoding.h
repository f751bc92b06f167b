/*
 * encoding: which encoding a text file is in, told from its bytes.
 *
 * In:     the first bytes and a sample of whole lines from across the file.
 * Out:    the choice and why. Order: byte order mark; NUL pattern of UTF-16; UTF-8 where at least
 *         half of the sampled lines beyond ASCII are well-formed; else the old encoding in which
 *         most words are Vietnamese syllables; else CP1252 where its letters make words.
 *         Well-formed UTF-8 whose words are none is tried as double-encoded text.
 * Errors: CODE_BAD_ENCODING where nothing fits; CODE_UNREADABLE_FILE for bytes that are no text.
 * Source: research/domain.md 6.2, research/ingest.md "Vietnamese, tested here".
 */
#ifndef THIDUA_READ_ENCODING_H
#define THIDUA_READ_ENCODING_H

#include "decode.h"

struct encoding_choice {
    enum encoding encoding;
    enum wide wide;
    bool mojibake;
    bool byte_order_mark;
    int64_t skip;        /* bytes of the byte order mark */
    size_t valid, total; /* the words that decided; 0 of 0 = none needed */
};

/* Mark and NUL pattern: what must be known before a sample can be taken. */
MUST_CHECK bool encoding_wide(int fd, int64_t size, struct encoding_choice *ret, struct error *err);
/* The rest, from the sample. */
MUST_CHECK bool encoding_detect(const struct sample *sample, struct encoding_choice *choice,
                                struct error *err);

/* Name as struct file_info shows it: "UTF-8", "UTF-16LE", "TCVN3" ... */
const char *encoding_name(const struct encoding_choice *choice);
void encoding_explain(const struct encoding_choice *choice, struct buffer *text);

#endif
