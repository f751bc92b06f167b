/*
 * zip: the container of XLSX and ODS: a ZIP archive read part by part, never unpacked to disk.
 *
 * In:     a descriptor of a regular file; only read, lseek, fstat, dup and fcntl are used on it (no
 *         open by name).
 * Out:    parts as streams; every byte unpacked is counted against the limit, whatever the
 *         directory declares, and the CRC is checked at the end of a part.
 * Owns:   archive_close frees the archive and an open part; both accept NULL.
 * Errors: CODE_UNREADABLE_FILE (not a ZIP, cut, wrong CRC, part missing), CODE_UNSAFE_FILE (too
 *         many entries, names that come twice, entries that overlap, methods other than stored and
 *         deflated), CODE_ENCRYPTED_FILE, CODE_FILE_TOO_LARGE.
 * Source: spec/operations.md "Facts about the libraries", research/reliability.md 2.2.
 */
#ifndef THIDUA_READ_ZIP_H
#define THIDUA_READ_ZIP_H

#include "sheet.h"
#include "xmlpart.h"

#include <stdint.h>

struct archive;

MUST_CHECK bool archive_open(struct archive **ret, int fd, int64_t unpacked_limit_bytes,
                             struct error *err);
void archive_closep(struct archive **archive);
#define ARCHIVE_AUTO __attribute__((cleanup(archive_closep)))

/* Index of a part by its name, in any letter case, with '/' or '\', with or without a leading '/';
 * -1 = none. */
int64_t archive_find(const struct archive *archive, const char *name);

/* Opens one part at a time for reading. */
MUST_CHECK bool archive_part_open(struct archive *archive, int64_t index, struct error *err);
/* Up to capacity bytes; *ret_length 0 at the end, when the CRC has been checked. */
MUST_CHECK bool archive_part_read(struct archive *archive, void *bytes, size_t capacity,
                                  size_t *ret_length, struct error *err);
/* Reads to the end, where the CRC is checked. */
MUST_CHECK bool archive_part_drain(struct archive *archive, struct error *err);
void archive_part_close(struct archive *archive);

/* Gives the bytes unpacked so far back to the budget: for a part that is read twice. */
void archive_forget_unpacked(struct archive *archive, int64_t bytes);
int64_t archive_unpacked(const struct archive *archive);

/* Parses a whole part as XML and checks it to its last byte, unless the handler stopped early. */
MUST_CHECK bool archive_parse(struct archive *archive, int64_t index,
                              const struct xmlpart_handler *handler, struct error *err);

/* What the archive is by its own inventory: KIND_XLSX (macro-enabled and templates too) or
 * KIND_ODS; anything else is refused by its name (opc.c). */
MUST_CHECK bool zip_kind(int fd, enum file_kind *ret, struct error *err);

#endif
