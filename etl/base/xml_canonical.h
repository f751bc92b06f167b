/*
 * xml_canonical: the digest of a document's canonical form: equal for documents that say the same,
 *                whatever their encoding, layout of tags or order of attributes.
 *
 * In:     a document of ours as xml.h reads it.
 * Out:    SHA-256 over Exclusive XML Canonicalization 1.0 without comments, 64 lower-case digits:
 *         what `xmllint --exc-c14n FILE | sha256sum` prints for a file without comments.
 * Errors: those of xml_load; CODE_MEMORY.
 * Source: W3C Exclusive XML Canonicalization 1.0 (2002).
 */
#ifndef THIDUA_BASE_XML_CANONICAL_H
#define THIDUA_BASE_XML_CANONICAL_H

#include "error.h"
#include "hash.h"

MUST_CHECK bool xml_canonical_digest(const char *path, char ret_hex[HASH_HEX], struct error *err);

#endif
