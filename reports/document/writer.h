/*
 * writer: writes one XML document as a stream. The only file that knows libxml2's text writer.
 *
 * In:     UTF-8; characters that XML 1.0 forbids become U+FFFD. NULL attribute values are left out.
 * Out:    UTF-8, two blanks an indent, one element a line: the same calls give the same bytes.
 *         Memory does not grow with
 *         the document.
 * Errors: the first failure is kept; later calls do nothing; writer_finish tells it
 *         (CODE_FILE_WRITE, CODE_DISK_FULL).
 * Owns:   writer_closep frees; a file that was not finished is left for the caller to remove.
 */
#ifndef THIDUA_REPORTS_DOCUMENT_WRITER_H
#define THIDUA_REPORTS_DOCUMENT_WRITER_H

#include "base/error.h"

struct writer;

/* Makes the file (mode 0640; it must not exist) and writes the XML declaration. */
MUST_CHECK bool writer_open(struct writer **ret, const char *path, struct error *err);
void writer_closep(struct writer **writer);
#define WRITER_AUTO __attribute__((cleanup(writer_closep)))

void writer_begin(struct writer *writer, const char *element);
void writer_attribute(struct writer *writer, const char *name, const char *value);
/* An element that holds text only; NULL text: nothing is written. */
void writer_text(struct writer *writer, const char *element, const char *text);
void writer_end(struct writer *writer);

/* Ends what is open, syncs; true only if every byte is on the disk. */
MUST_CHECK bool writer_finish(struct writer *writer, struct error *err);

#endif
